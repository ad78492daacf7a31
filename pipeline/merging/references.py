"""What front matter says of merged notes: redirects to them, relations with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pipeline.edit.amend import Change, SetValue, removals
from pipeline.edit.spelling import spelt
from pipeline.model.diagnostic import Edit
from pipeline.model.frontmatter import Field, Pointer
from pipeline.model.graph import RelationEnd
from pipeline.model.name import folded
from pipeline.model.note import Label, Note
from pipeline.model.place import Place
from pipeline.model.wiki import Wiki
from pipeline.rules.links.rewrite import SureNames

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class References:
    """Front-matter references to merged notes, by the note that makes them."""

    wiki: Wiki
    root: Mapping[str, str]
    """Merged note → canonical note."""
    names: SureNames
    ends: Mapping[str, tuple[RelationEnd, ...]]
    """Note → those of its relations that end at a merged note."""
    named: Mapping[str, tuple[tuple[str, str], ...]]
    """Note → type and target of its other relations."""
    concerned: frozenset[str]
    """All merged and canonical notes."""

    @staticmethod
    def of(wiki: Wiki, root: Mapping[str, str], names: SureNames) -> References:
        """All references of a wiki."""
        ends: dict[str, list[RelationEnd]] = {}
        named: dict[str, list[tuple[str, str]]] = {}
        for end in wiki.graph.relations:
            if end.target in root and end.source not in root:
                ends.setdefault(end.source, []).append(end)
            elif end.target is not None:
                named.setdefault(end.source, []).append((end.type, end.target))
        return References(wiki, root, names, _frozen(ends), _frozen(named), frozenset({*root, *root.values()}))

    def sources(self) -> frozenset[str]:
        """The notes that refer to merged ones."""
        return frozenset(
            {*self.ends, *(note.path for note in self.wiki.notes.values() if any(self._declarations(note)))}
        )

    def edits(self, note: Note) -> Iterator[Edit]:
        """Relations that name another note from now on."""
        gone = set(self._gone(note))
        for end in self.ends.get(note.path, ()):
            field = _field_at(note, end.place)
            if field is not None and field.pointer not in gone:
                new = self._renamed(end, field)
                if new is not None:
                    yield Edit(note.path, field.value.start, field.value.end, new)

    def changes(self, note: Note) -> Iterator[Change]:
        """What the note says it is a duplicate of, and relations that would be with itself or twice the same."""
        for key, _ in self._declarations(note):
            yield SetValue(key, reference(self.wiki, self._end(note.path, key)))
        yield from removals(self._gone(note))

    def _declarations(self, note: Note) -> Iterator[tuple[str, str]]:
        """The fields by which a note, which is itself not merged now, names a merged one."""
        if note.path in self.concerned:
            return
        roles = self.wiki.options.roles
        for label, fields in ((note.roles.duplicate_of, roles.duplicate_of), (note.roles.canonical, roles.canonical)):
            target = self._named(note, label) if label else None
            if target is not None and target in self.root:
                yield next(field for field in fields if field in note.front.data), target

    def _named(self, note: Note, label: Label) -> str | None:
        """The note that a declaration names."""
        redirect = self.wiki.graph.redirects.get(note.path)
        if redirect is not None and redirect.asked == label.text:
            return redirect.final
        paths = {claim.path for claim in self.wiki.names.called(label.text) if claim.path != note.path}
        return paths.pop() if len(paths) == 1 else None

    def _end(self, path: str, key: str) -> str:
        return next(self.root[target] for field, target in self._declarations(self.wiki.notes[path]) if field == key)

    def _gone(self, note: Note) -> Iterator[Pointer]:
        """List items that would name the note itself, or what the list names already."""
        kept = set(self.named.get(note.path, ()))
        for end in self.ends.get(note.path, ()):
            field, goal = _field_at(note, end.place), self.root[end.target or ""]
            if field is None or not isinstance(field.pointer[-1], int):
                continue
            if goal == note.path or (end.type, goal) in kept:
                yield field.pointer
            kept.add((end.type, goal))

    def _renamed(self, end: RelationEnd, field: Field) -> str | None:
        goal = self.root[end.target or ""]
        by_id = self.wiki.notes[end.target or ""].roles.id
        name = (
            reference(self.wiki, goal)
            if by_id and folded(by_id.text) == folded(end.asked)
            else self.names.of_note(goal, self.wiki)
        )
        written = f"[[{name}]]" if "[[" in (field.raw or "") else name
        return spelt(written, field)


def _frozen(lists: Mapping[str, list[Item]]) -> dict[str, tuple[Item, ...]]:
    return {path: tuple(items) for path, items in lists.items()}


def reference(wiki: Wiki, path: str) -> str:
    """What a front-matter field calls a note: its id where no other note has it, else its path."""
    label = wiki.notes[path].roles.id
    owners = {claim.path for claim in wiki.names.called(label.text) if claim.kind == "id"} if label else set()
    return label.text if label and owners == {path} else path.rpartition(".")[0]


def _field_at(note: Note, place: Place) -> Field | None:
    """The scalar that a label stands in."""
    holding: Iterable[Field] = (
        field
        for field in note.front.fields
        if field.raw is not None and field.value.start <= place.start and place.end <= field.value.end
    )
    return next(iter(holding), None)
