"""How far a note can be relied on, in words: the quiet line below its title, and the same in its preview."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pipeline.model.note import Note
from pipeline.model.page import Fact
from pipeline.publish.wording.words import Words

_MINUTE = 60
"""Seconds; of a shorter note nobody asks how long it takes."""


def facts(note: Note, said: Words, now: datetime.date) -> tuple[Fact, ...]:
    """What the front matter says of the note, and how long it takes to read."""
    return tuple(_told(note, said, now))


def _told(note: Note, said: Words, now: datetime.date) -> Iterator[Fact]:
    roles = note.roles
    if roles.status:
        yield Fact("status", said.status, _named(said.statuses, roles.status.text))
    if roles.trust:
        yield Fact("trust", said.trust, _named(said.trust_levels, roles.trust.text))
    if roles.confidence is not None:
        yield Fact("confidence", said.confidence, said.confident(roles.confidence))
    if roles.verification:
        yield Fact("verification", said.verification, _named(said.verifications, roles.verification.text))
    if roles.updated:
        yield from _updated(roles.updated.text, said, now)
    if roles.kind:
        yield Fact("kind", said.kind, roles.kind.text)
    if roles.tech:
        yield Fact("tech", said.tech, ", ".join(roles.tech))
    if note.body.reading_s >= _MINUTE:
        yield Fact("reading", said.reading, said.minutes.format(count=round(note.body.reading_s / _MINUTE)))


def _named(names: dict[str, str], written: str) -> str:
    """A level in words; as its author wrote it where it is none that we know."""
    return names.get(written.casefold(), written)


def _updated(written: str, said: Words, now: datetime.date) -> Iterator[Fact]:
    """The day, and how long ago that is on the day of the build."""
    try:
        day = datetime.date.fromisoformat(written[:10])
    except ValueError:
        yield Fact("updated", said.updated, written)
        return
    age = said.age((now - day).days)
    yield Fact("updated", said.updated, f"{said.date(written)}{f' ({age})' if age else ''}", day.isoformat())
