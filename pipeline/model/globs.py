"""Path globs, as in a `.gitignore`: `*` stays within a folder, `**` crosses folders, a trailing `/` means all below."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache


@lru_cache(maxsize=512)
def pattern(glob: str) -> re.Pattern[str]:
    """The regular expression for one glob; a glob without `/` (but at its end) matches at any depth."""
    body = glob.removeprefix("/").removesuffix("/")
    anywhere = "/" not in body and not glob.startswith("/")
    out = ["(?:.*/)?" if anywhere else ""]
    position = 0
    while position < len(body):
        rest = body[position:]
        if rest.startswith("**/"):
            out.append("(?:.*/)?")
            position += 3
        elif rest == "**":
            out.append(".*")
            position += 2
        elif rest[0] == "*":
            out.append("[^/]*")
            position += 1
        elif rest[0] == "?":
            out.append("[^/]")
            position += 1
        elif rest[0] == "[" and (end := rest.find("]", 2)) > 0:
            inner = rest[1:end].replace("\\", "\\\\").replace("[", "\\[")
            out.append("[" + ("^" + inner[1:] if inner[0] in "!^" else inner) + "]")
            position += end + 1
        else:
            out.append(re.escape(rest[0]))
            position += 1
    try:
        return re.compile("".join(out) + "(?:/.*)?", re.DOTALL)
    except re.error:  # such as the range in "[z-a]": then the glob means itself
        return re.compile(re.escape(body))


def matches(glob: str, path: str) -> bool:
    """Whether a path, relative and with `/`, is one of those that a glob names, or lies below one."""
    return pattern(glob).fullmatch(path.removesuffix("/")) is not None


def matcher(globs: tuple[str, ...]) -> Callable[[str], bool]:
    """A question for many paths: does any of the globs name it?"""
    if not globs:
        return lambda path: False
    return lambda path: any(matches(glob, path) for glob in globs)
