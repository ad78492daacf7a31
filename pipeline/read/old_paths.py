"""Which aliases are old addresses of a note, and not names of its concept."""

from __future__ import annotations

import re

_ENDING = re.compile(r"\.(?:md|markdown|html?)(?:#.*)?\Z", re.IGNORECASE)
_SLUG = re.compile(r"[\w.~%-]+(?:/[\w.~%-]+){2,}")
_JOINED = re.compile(r"[^\W\d_][-_]\w|\w[-_][^\W\d_]")
_LETTERS = re.compile(r"[\W_]+")


def is_old_path(alias: str, title: str) -> bool:
    """Whether an alias is a path where the note once stood.

    Obsidian and Hugo keep old addresses under `aliases`, beside true names, and "TCP/IP", "I/O" and "GNU/Linux" are
    names. So a slash alone decides nothing. A path begins with `/`, `./` or `../`, or ends with `/` or with `.md` or
    `.html`; or it has three parts or more, without blanks, of which one is joined by a hyphen or an underscore, or the
    last one is the title. Everything else is a name: as such `[[old/path]]` still finds the note.
    """
    if alias.startswith(("/", "./", "../")) and len(alias) > 2:
        return not re.search(r"\s/|/\s|\A/\s", alias)
    if _ENDING.search(alias):
        return True
    if alias.endswith("/") and alias.count("/") > 1:
        return True
    if not _SLUG.fullmatch(alias):
        return False
    last = alias.rpartition("/")[2]
    return bool(_JOINED.search(alias)) or _plain(last) == _plain(title) != ""


def _plain(text: str) -> str:
    """A title or a path's part without what slugs change."""
    return _LETTERS.sub("", text).casefold()
