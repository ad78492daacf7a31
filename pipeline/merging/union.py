"""What the front matter of the canonical note takes over from the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.edit.amend import AddItems, Change, MakeList, SetValue
from pipeline.merging.orders import Orders
from pipeline.model.frontmatter import Json
from pipeline.model.merged import MERGED
from pipeline.model.moc import is_door
from pipeline.model.name import NameKind, folded
from pipeline.model.note import Label, Note
from pipeline.model.wiki import Wiki
from pipeline.read.roles import COMMA, COMMA_OR_SPACE

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_OF_THE_FILE = MERGED | {"stub", "deprecated"}
"""Statuses that speak of a file, and not of how far its text can be relied on."""
_NAMES: frozenset[NameKind] = frozenset({"title", "alias", "stem", "id"})


@dataclass(frozen=True, slots=True)
class Union:
    """Changes of the canonical note's front matter, and what did not come along."""

    changes: tuple[Change, ...]
    told: tuple[str, ...]


def union(canonical: Note, others: Sequence[Note], joined: Sequence[Note], wiki: Wiki, orders: Orders) -> Union:
    """Names, tags and sources of all; where trust differs, the more cautious value of those whose texts are joined."""
    roles = wiki.options.roles
    aliases, told = _aliases(canonical, others, wiki)
    taken = _own_names(canonical) | set(map(folded, aliases))
    hidden = _new((label.text for note in others for label in note.roles.hidden_aliases), taken)
    tags = _new(_texts(others, "tags"), {folded(tag.text) for tag in canonical.roles.tags})
    sources = _new(
        (source for note in others for source in note.roles.sources), set(map(folded, canonical.roles.sources))
    )
    lists = (
        (roles.aliases, COMMA, aliases),
        (roles.hidden_aliases, COMMA, hidden),
        (roles.tags, COMMA_OR_SPACE, tags),
        (roles.sources, None, sources),
    )
    added = [_added(canonical, fields, divided, items) for fields, divided, items in lists if items]
    trust = [*_trust(canonical, joined, wiki, orders)]
    changes = (*added, *_described(canonical, others, roles.sources), *trust, *_itself(canonical, wiki))
    return Union(changes, tuple(told))


def _added(
    canonical: Note, fields: tuple[str, ...], divided: re.Pattern[str] | None, items: list[str]
) -> AddItems | MakeList:
    """More items for a list; one text that cannot hold them becomes a list."""
    key = _key(canonical, fields)
    now = canonical.front.data.get(key)
    if not isinstance(now, str) or (now.strip() and divided and not any(map(divided.search, items))):
        return AddItems(key, tuple(items))
    pieces = divided.split(now) if divided else [now]
    return MakeList(key, (*(piece.strip() for piece in pieces if piece.strip()), *items))


def _described(canonical: Note, others: Sequence[Note], fields: Iterable[str]) -> Iterator[AddItems]:
    """Sources that are mappings, as `{url: …, title: …}`, in the field that they come from."""
    for field in fields:
        now = canonical.front.data.get(field)
        known = list(now) if isinstance(now, list) else []
        new: list[Json] = []
        for note in others:
            held = note.front.data.get(field)
            new += [one for one in (held if isinstance(held, list) else ()) if isinstance(one, dict)]
        fresh = [one for at, one in enumerate(new) if one not in known and one not in new[:at]]
        if fresh:
            yield AddItems(field, tuple(fresh))


def changed_fields(changes: Iterable[Change], canonical: Note) -> dict[str, Json]:
    """The fields as they will be, for a reader of the plan."""
    fields: dict[str, Json] = {}
    for change in changes:
        if isinstance(change, AddItems):
            now = fields.get(change.key, canonical.front.data.get(change.key))
            fields[change.key] = [*(now if isinstance(now, list) else [now] if now else []), *change.items]
        elif isinstance(change, MakeList):
            fields[change.key] = [*change.items]
        elif isinstance(change, SetValue):
            fields[change.key] = change.value
    return fields


def _aliases(canonical: Note, others: Iterable[Note], wiki: Wiki) -> tuple[list[str], list[str]]:
    """The names of the others, their titles and file names too; not those that are a third note's."""
    others = list(others)
    group = {canonical.path, *(note.path for note in others)}
    names = (name for note in others for name in _names(note))
    found, told = [], []
    for name in _new(
        names, {*_own_names(canonical), *(folded(label.text) for label in canonical.roles.hidden_aliases)}
    ):
        rivals = [
            claim
            for claim in wiki.names.called(name)
            if claim.path not in group and claim.kind in _NAMES and claim.path not in wiki.graph.redirects
        ]
        if rivals:
            kind = "file name" if rivals[0].kind == "stem" else rivals[0].kind
            told.append(f'{canonical.path}: "{name}" does not become an alias: it is the {kind} of {rivals[0].path}')
        else:
            found.append(name)
    return found, told


def _names(note: Note) -> Iterator[str]:
    if note.title != note.stem:
        yield note.title
    yield from (alias.text for alias in note.roles.aliases)
    if not is_door(note):
        yield note.stem


def _own_names(note: Note) -> set[str]:
    return {folded(note.title), *(folded(alias.text) for alias in note.roles.aliases)}


def _new(names: Iterable[str], known: set[str]) -> list[str]:
    """Each name that is not known yet, once."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(folded(name), " ".join(name.split()))
    return [name for key, name in found.items() if key and key not in known]


def _texts(notes: Iterable[Note], role: str) -> Iterator[str]:
    for note in notes:
        labels: tuple[Label, ...] = getattr(note.roles, role)
        yield from (label.text for label in labels)


def _key(note: Note, fields: tuple[str, ...]) -> str:
    """The field that the note uses for a role, else the first."""
    return next((field for field in fields if field in note.front.data), fields[0])


def _trust(canonical: Note, joined: Sequence[Note], wiki: Wiki, orders: Orders) -> Iterator[SetValue]:
    roles = wiki.options.roles
    if not joined:
        return
    for role, fields in (("trust", roles.trust), ("verification", roles.verification), ("status", roles.status)):
        own, key = getattr(canonical.roles, role), _key(canonical, fields)
        said = [label.text for note in joined if (label := getattr(note.roles, role))]
        said = [value for value in said if role != "status" or folded(value) not in _OF_THE_FILE]
        least = orders.most_cautious(canonical.path, key, [own.text, *said]) if own and said else None
        if own and least is not None and least != own.text:
            yield SetValue(key, least)
    yield from _least_number(canonical, joined, wiki)
    dates = [note.roles.updated.text for note in (canonical, *joined) if note.roles.updated]
    own_date = canonical.roles.updated.text if canonical.roles.updated else None
    if own_date and all(map(_DATE.fullmatch, dates)) and min(dates) != own_date:
        yield SetValue(_key(canonical, roles.updated), min(dates))


def _least_number(canonical: Note, joined: Sequence[Note], wiki: Wiki) -> Iterator[SetValue]:
    own = canonical.roles.confidence
    said = [note.roles.confidence for note in joined if note.roles.confidence is not None]
    if own is not None and said and min(said) < own:
        yield SetValue(_key(canonical, wiki.options.roles.confidence), min(said))


def _itself(canonical: Note, wiki: Wiki) -> Iterator[SetValue]:
    """The note that stays is no duplicate of another."""
    roles = wiki.options.roles
    if canonical.roles.duplicate_of:
        yield SetValue(_key(canonical, roles.duplicate_of), "none")
    if canonical.roles.canonical:
        yield SetValue(_key(canonical, roles.canonical), "self")
