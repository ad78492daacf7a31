"""Interactive sessions: each example runs as at the prompt, and must print what stands below it."""

from __future__ import annotations

import contextlib
import doctest
import io
import sys
import traceback
from typing import Any

from .compiled import compiled
from .fault import Mismatch

LOOSE = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def play_session(code: str, path: str, line: int, namespace: dict[str, Any], strict: bool) -> int:
    """Runs all examples; the number of those that kept a promise. Raises Mismatch, or what an example raised.

    `strict`: as doctest has it. Otherwise an example with nothing below it promises nothing, and comments are comments.
    """
    checker, kept = doctest.OutputChecker(), 0
    for example in doctest.DocTestParser().get_examples(code):
        options = sum(flag for flag, on in example.options.items() if on)
        if options & doctest.SKIP:
            continue
        got = _play(example, path, line + example.lineno, namespace)
        want = example.want if example.exc_msg is None else example.exc_msg
        if checker.check_output(want, got, LOOSE | options):
            kept += bool(want)
            continue
        promised = want if strict else without_comments(want)
        if promised or strict:
            if not checker.check_output(promised, got, LOOSE | options):
                raise Mismatch(line + example.lineno, example.source, promised, got)
            kept += 1
    return kept


def without_comments(text: str) -> str:
    """What an example promises where comments may stand below it."""
    return "".join(
        line for line in text.splitlines(keepends=True) if line.strip() and not line.lstrip().startswith("#")
    )


def _play(example: doctest.Example, path: str, line: int, namespace: dict[str, Any]) -> str:
    """What the example printed; where an exception is expected and comes, its last line."""
    heard, outside = io.StringIO(), sys.stdout
    try:
        with contextlib.redirect_stdout(heard):
            exec(compiled(example.source, path, line, "single"), namespace)
    except Exception as error:  # the example's own code: it may raise anything, and may be meant to
        if example.exc_msg is None:
            raise
        return traceback.format_exception_only(type(error), error)[-1]
    finally:
        outside.write(heard.getvalue())
    return heard.getvalue()
