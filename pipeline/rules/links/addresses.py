"""Where a path written in a link lies, as far as the wiki's own folders and links tell."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.model.globs import matcher
from pipeline.model.link import Link
from pipeline.model.name import nfc
from pipeline.model.suffix import is_note
from pipeline.model.wiki import Wiki

_OUTPUT = "build"
"""What stands in this folder of the root is generated, and no part of the wiki."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """What of one wiki's addresses can be judged."""

    own: frozenset[str]
    """Top folders that the site has from this wiki: links from the root that begin so mostly arrive."""
    excluded: Callable[[str], bool]

    @staticmethod
    def of(wiki: Wiki) -> Addresses:
        """The addresses of a wiki, by its folders and by what became of its links."""
        paths = (*wiki.inventory.notes, *wiki.inventory.attachments)
        tops = {nfc(path.partition("/")[0]) for path in paths if "/" in path} | {*wiki.options.root_names}
        arrived: Counter[str] = Counter()
        for path, resolutions in wiki.graph.resolutions.items():
            for resolution in resolutions:
                link = wiki.notes[path].links[resolution.index]
                if _is_from_root(link):
                    arrived[_first(link)] += {"missing": -1, "ambiguous": 0}.get(resolution.status, 1)
        return Addresses(frozenset(top for top in tops if arrived[top] >= 0), matcher(wiki.options.exclude))

    def is_unknown(self, link: Link) -> bool:
        """Whether only a site that the wiki is a part of can know what stands there.

        It is an address from the site's root, into a folder that the wiki does not have, or that is another one: more
        links lead nowhere there than arrive.
        """
        return _is_from_root(link) and _first(link) not in self.own

    def is_left_out(self, link: Link, source: str) -> bool:
        """Whether a path lies where no file belongs to the wiki: in its output, a hidden folder, an excluded one."""
        target = link.target or ""
        if link.kind not in {"link", "image"} or not target.strip() or target.startswith("/"):
            return False
        path = _from_note(target, source)
        parts = path.split("/")
        hidden = any(part == "node_modules" or (part.startswith(".") and part not in {".", ".."}) for part in parts)
        return hidden or (len(parts) > 1 and parts[0] == _OUTPUT) or self.excluded(path)


def is_outside(link: Link, source: str) -> bool:
    """Whether a relative path climbs out of the wiki."""
    target = link.target or ""
    return _from_note(target.lstrip("/"), source).startswith("../") and not target.startswith("/")


def _is_from_root(link: Link) -> bool:
    target = link.target or ""
    written_so = link.kind in {"link", "image"} and target.startswith("/") and not link.external
    return written_so and not is_note(target)


def _first(link: Link) -> str:
    return nfc((link.target or "").lstrip("/").partition("/")[0])


def _from_note(target: str, source: str) -> str:
    """A path relative to a note, from the wiki's root; backslashes are what a writer on Windows means by slashes."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target.replace("\\", "/")))
