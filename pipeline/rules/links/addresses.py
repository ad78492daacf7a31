"""Where a path written in a link lies, as far as the wiki's own folders tell."""

from __future__ import annotations

import posixpath

from pipeline.model.link import Link
from pipeline.model.name import nfc
from pipeline.model.wiki import Wiki

_NOTES = (".md", ".markdown")


def top_folders(wiki: Wiki) -> frozenset[str]:
    """The folders at the top of the wiki, and the names of the wiki's own folder and those above it."""
    paths = (*wiki.inventory.notes, *wiki.inventory.attachments)
    return frozenset((*(nfc(path.partition("/")[0]) for path in paths if "/" in path), *wiki.options.root_names))


def counted_from_root(link: Link, tops: frozenset[str]) -> bool:
    """Whether a Markdown link is an address from the root of a site, into a folder that the wiki does not have.

    Only the site itself knows what stands there: static files, another part of it, another language.
    """
    target = link.target or ""
    if link.kind not in {"link", "image"} or not target.startswith("/") or target.lower().endswith(_NOTES):
        return False
    return nfc(target.lstrip("/").partition("/")[0]) not in tops


def is_outside(link: Link, source: str) -> bool:
    """Whether a relative path climbs out of the wiki."""
    target = link.target or ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(source), target.lstrip("/")))
    return path.startswith("../") and not target.startswith("/")
