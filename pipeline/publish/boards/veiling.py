"""Texts that no parse vouches for, as the label on a canvas or a base's filter: do they name what is private?"""

from __future__ import annotations

import re

from pipeline.publish.edition import Edition

_LINK = re.compile(r"!?\[\[([^\[\]]*)\]\]|!?\[([^\[\]]*)\]\(([^()\s]*)\)")
_COMMENT = re.compile(r"%%.*?(?:%%|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)


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
    """Whether a text is a name, the path or a folder of something private."""
    bare = name.strip().strip("/")
    if not bare:
        return False
    paths = {bare, f"{bare}.md", f"{bare}.markdown"}
    if paths & edition.hidden or any(one.path in edition.hidden for one in edition.wiki.names.called(bare)):
        return True
    return any(path.startswith(bare + "/") or path.endswith((f"/{bare}.md", f"/{bare}")) for path in edition.hidden)
