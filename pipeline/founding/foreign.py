"""What the notes of a foreign vault say of themselves: which of their fields play which role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields

from pipeline.model.frontmatter import Json
from pipeline.model.note import Note
from pipeline.model.options import RoleFields

_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "id": ("uid", "uuid", "zettel_id"),
    "title": ("name", "display_name", "heading"),
    "aliases": ("aka", "also_known_as", "synonyms", "alternative_names"),
    "hidden_aliases": ("misspellings",),
    "status": ("state", "maturity", "stage"),
    "tags": ("keywords", "topics", "labels"),
    "category": ("categories", "section", "area"),
    "updated": ("modified", "lastmod", "last_modified", "last_updated", "date_modified", "date"),
    "sources": ("references", "citations", "source"),
    "language": ("locale",),
}
"""Fields that other wikis use for a role, the likeliest first; what they relate notes by names too much else."""
_FEW = 0.02
"""The share of notes below which a field is a whim of its author, not a habit of the vault."""


def roles(notes: Iterable[Note]) -> dict[str, Json]:
    """Role → the fields that play it, where those that Wikimill expects do not; several may."""
    counted: Counter[str] = Counter()
    count = 0
    for note in notes:
        counted.update(note.front.data.keys())
        count += 1
    usual = {key for key, number in counted.items() if number > count * _FEW}
    found: dict[str, Json] = {}
    for role in fields(RoleFields):
        known: tuple[str, ...] = getattr(RoleFields(), role.name)
        spelt = {key.lower().replace("-", "_"): key for key in sorted(usual, reverse=True)}
        foreign = [spelt[name] for name in (*known, *_SYNONYMS.get(role.name, ())) if name in spelt]
        if foreign and not usual & set(known):
            found[role.name] = list[Json](foreign if role.name in ("aliases", "tags") else foreign[:1])
    return found
