"""Texts that no parse vouches for, as the label on a canvas or a base's filter: do they name what is private?"""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import unquote

from pipeline.model.name import folded
from pipeline.publish.edition import Edition

_LINK = re.compile(r"!?\[\[([^\[\]]*)\]\]|!?\[([^\[\]]*)\]\(([^()\s]*)\)")
_COMMENT = re.compile(r"%%.*?(?:%%|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)

_DEEPEST = 50
"""Folders above a file by which it may be named."""


def without_links(edition: Edition, text: str) -> str:
    """A text without comments; a link is its label, and one to something private tells no name."""

    def shown(link: re.Match[str]) -> str:
        if link[1] is None:
            return link[2]
        target, _, label = link[1].partition("|")
        name = target.partition("#")[0].strip()
        return label or (edition.words.private if names_hidden(edition, name) else target)

    return _LINK.sub(shown, _COMMENT.sub("", text)).strip()


def names_hidden(edition: Edition, name: str) -> bool:
    """Whether a text is a name, the path, the end of a path or a folder of something private."""
    bare = folded(unquote(name).replace("\\", "/"))
    bare = posixpath.normpath(bare).removeprefix("/") if bare.strip("/") else ""
    while bare.startswith("../"):
        bare = bare[3:]
    if bare in ("", ".", ".."):
        return False
    if bare in _ways_to(frozenset(edition.hidden)):
        return True
    return any(one.path in edition.hidden for one in edition.wiki.names.called(name))


@lru_cache(maxsize=2)
def _ways_to(hidden: frozenset[str]) -> frozenset[str]:
    """All that a look-up of private paths may be asked for: their ends, with and without an ending, and their folders."""
    found: set[str] = set()
    for path in map(folded, hidden):
        parts = path.split("/")
        for length in range(1, min(len(parts), _DEEPEST) + 1):
            end = "/".join(parts[-length:])
            found.update((end, end.removesuffix(".md"), end.removesuffix(".markdown")))
            found.add("/".join(parts[:-length]))
    return frozenset(found)
