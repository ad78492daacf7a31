"""The one note that a broken link can have meant: it is spelt almost so, or the file moved."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model.link import Link
from pipeline.model.name import folded
from pipeline.model.wiki import Wiki

_LOOSE = re.compile(r"[\s._-]+")
"""What writers put between words, or leave out. `+`, `#` and `/` keep their meaning."""


@dataclass(frozen=True, slots=True)
class MeantNotes:
    """Names without what stands between their words → the notes that are called so."""

    called: Mapping[str, frozenset[str]]
    stems: Mapping[str, frozenset[str]]

    @staticmethod
    def of(wiki: Wiki) -> MeantNotes:
        """What the notes of a wiki are called."""
        called: dict[str, set[str]] = {}
        stems: dict[str, set[str]] = {}
        for name, claims in wiki.names.claims.items():
            for claim in claims:
                if claim.kind in {"title", "alias", "stem"}:
                    called.setdefault(_LOOSE.sub("", name), set()).add(claim.path)
                if claim.kind == "stem":
                    stems.setdefault(name, set()).add(claim.path)
        return MeantNotes(_frozen(called), _frozen(stems))

    def by(self, link: Link) -> str | None:
        """The path of the only note that a link can mean; None where there is none, or several."""
        asked = link.target or ""
        if link.kind in {"link", "image"} or "/" in asked:
            stem = posixpath.basename(asked).removesuffix(".md").removesuffix(".markdown")
            found = self.stems.get(folded(stem), frozenset())
        else:
            found = self.called.get(_LOOSE.sub("", folded(asked)), frozenset())
        return next(iter(found)) if len(found) == 1 else None


def _frozen(sets: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(paths) for name, paths in sets.items() if name}
