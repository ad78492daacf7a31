"""The process that converts formulas: a line of JSON in, a line of JSON out. It imports nothing of ours."""

from __future__ import annotations

import json
import sys


def main() -> None:
    """Answer until nobody asks any more."""
    from math_core import LatexToMathML

    convert = LatexToMathML(fancy_error=False, annotation=True).convert_with_local_state
    for line in sys.stdin.buffer:
        formula, displayed = json.loads(line)
        try:
            made: str | None = convert(formula, displaystyle=displayed)
        except Exception:  # LatexError, and what the binding raises for lone surrogates; both are KaTeX's to tell of
            made = None
        sys.stdout.buffer.write(json.dumps(made).encode() + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
