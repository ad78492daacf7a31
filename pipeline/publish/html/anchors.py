"""Ids that stand once on a page, and links that lead only to ids that are there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html import unescape
from urllib.parse import unquote

_TAG = re.compile(r'<[a-z][a-z0-9]*(?:\s+[^\s="<>]+(?:="[^"]*")?)+\s*>')
_ID = re.compile(r'\sid="([^"]*)"')
_NAME = re.compile(r'\sname="([^"]*)"')
_HREF = re.compile(r'\shref="([^":#?]*)#([^"]*)"')


def with_ids_once(html: str) -> tuple[str, frozenset[str]]:
    """The HTML of an article in which every id stands once, and all that a fragment can name there."""
    ids: set[str] = set()

    def first_only(match: re.Match[str]) -> str:
        new = match[1] not in ids
        ids.add(match[1])
        return match[0] if new else ""

    once = _TAG.sub(lambda tag: _ID.sub(first_only, tag[0], count=1), html)
    names = (name for tag in _TAG.findall(once) for name in _NAME.findall(tag))
    return once, frozenset(unescape(id_) for id_ in (*ids, *names))


def without_dead_ends(html: str, address: str, anchors: Mapping[str, frozenset[str]]) -> str:
    """The HTML of the page at an address in which no fragment names what its page has not.

    A link within the page then leads nowhere, one to another page to its top. `anchors` holds those of every page.
    """

    def alive(match: re.Match[str]) -> str:
        path = unquote(unescape(match[1]))
        target = posixpath.normpath(posixpath.join(posixpath.dirname(address), path)) if path else address
        if unquote(unescape(match[2])) in anchors.get(target, _ANY):
            return match[0]
        return f' href="{match[1]}"' if path else ""

    return _TAG.sub(lambda tag: _HREF.sub(alive, tag[0], count=1), html)


class _Anything(frozenset[str]):
    """What a file that is no page may have."""

    def __contains__(self, id_: object) -> bool:
        return True


_ANY = _Anything()
