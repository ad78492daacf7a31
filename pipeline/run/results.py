"""Comments that say what the expression before them comes to: `2 + 2  # 4`. Checked where a snippet asks for it."""

from __future__ import annotations

import ast
import io
import re
import tokenize
import warnings
from collections import Counter

ARROW = re.compile(r"#+\s*(?:=>|->|==|=|→|⇒)?\s*")


def shown_results(code: str) -> dict[int, str]:
    """Line of the code, from 1, → the literal that a comment shows for the expression which ends there.

    Only of expressions that are statements of their own at the top of the snippet; a comment that is no literal is
    prose, and what `print` prints is no result. Nothing of code that does not parse.
    """
    if "#" not in code:
        return {}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            body = ast.parse(code).body
        comments = {
            token.start[0]: ARROW.sub("", token.string, count=1).strip()
            for token in tokenize.generate_tokens(io.StringIO(code).readline)
            if token.type == tokenize.COMMENT
        }
    except (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError):
        return {}
    ends = Counter(line for node in body for line in {node.lineno, node.end_lineno or 0})
    lines = [node.end_lineno or 0 for node in body if isinstance(node, ast.Expr) and not _prints(node.value)]
    return {line: comments[line] for line in lines if ends[line] == 1 and _is_literal(comments.get(line, ""))}


def _prints(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "print"


def _is_literal(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return bool(text) and ast.literal_eval(text) is not ...
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError):
        return False
