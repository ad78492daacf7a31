"""Notes that say themselves which note they repeat."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.graph import LinkGraph
from pipeline.model.name import NameKind, NameTable
from pipeline.model.note import Note

_RANKS: tuple[NameKind, ...] = ("id", "stem", "title", "alias")
"""`duplicate_of` holds an id; a name is understood as well."""


def declared(notes: Mapping[str, Note], names: NameTable, graph: LinkGraph) -> Mapping[str, str]:
    """Each note with a body of its own that declares itself a duplicate → the canonical note, where that is certain.

    Left out are circles, names that nothing or that several notes are called, and notes that are merged already.
    """
    said = {}
    for path, note in notes.items():
        label = note.roles.duplicate_of or note.roles.canonical
        target = _called(label.text, path, notes, names) if label and path not in graph.redirects else None
        if target is not None:
            said[path] = _after_redirects(target, graph)
    ends: dict[str, str | None] = {}
    for path in said:
        _follow(path, said, ends)
    return {path: end for path in said if (end := ends[path]) is not None and end != path and end in notes}


def _called(name: str, path: str, notes: Mapping[str, Note], names: NameTable) -> str | None:
    """The one other note of this name, None where there is none or more than one."""
    if name in notes:
        return name if name != path else None
    claims = names.called(name)
    for rank in _RANKS:
        others = {claim.path for claim in claims if claim.kind == rank and claim.path != path}
        if others:
            return others.pop() if len(others) == 1 else None
    return None


def _after_redirects(path: str, graph: LinkGraph) -> str:
    redirect = graph.redirects.get(path)
    return redirect.final or path if redirect else path


def _follow(path: str, said: Mapping[str, str], ends: dict[str, str | None]) -> None:
    """Write down where each declaration on the way from a note ends, None for those in or before a circle."""
    way: dict[str, None] = {}
    at = path
    while at in said and at not in ends and at not in way:
        way[at] = None
        at = said[at]
    end = None if at in way else ends.get(at, at)
    ends.update(dict.fromkeys(way, end))
