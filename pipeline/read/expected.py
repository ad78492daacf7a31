"""Output that a snippet promises in `#>` lines."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator

_LINE = re.compile(r"[ \t]*#>(?: (.*)|(.*))")


def promises(code: str) -> Iterator[tuple[int, int, str]]:
    """Each run of `#>` lines: its first and last line, from 0, and the text without marks."""
    if "#>" not in code:
        return
    lines = code.split("\n")
    inside = _string_lines(code) if '"""' in code or "'''" in code else frozenset()
    first, texts = 0, list[str]()
    for number, line in enumerate([*lines, ""]):
        match = _LINE.fullmatch(line) if number not in inside else None
        if match:
            first = first if texts else number
            texts.append((match[1] if match[1] is not None else match[2]) + "\n")
        elif texts:
            yield first, number - 1, "".join(texts)
            texts = []


def _string_lines(code: str) -> frozenset[int]:
    """The lines, from 0, that stand within a string of several lines. Code that cannot be read has none."""
    found: set[int] = set()
    try:
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            if token.type != tokenize.NEWLINE and token.end[0] > token.start[0]:
                found.update(range(token.start[0], token.end[0]))
    except (tokenize.TokenError, SyntaxError):
        return frozenset()
    return frozenset(found)
