"""What notes and old paths declare to stand for them, and the chains that this makes.

A note that says `duplicate_of` and still has a text of its own is no redirect yet; its declaration is judged like one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model.diagnostic import Related
from pipeline.model.graph import Redirect
from pipeline.model.place import Place
from pipeline.model.wiki import Wiki
from pipeline.rules.identity.meant import meant


@dataclass(frozen=True, slots=True)
class Declaration:
    """One step: what stands at `source` says that `asked` stands for it."""

    source: str
    path: str
    """Of the note that says so; `.` where the configuration does, which is no file of the wiki."""
    place: Place
    asked: str
    targets: tuple[str, ...]
    """What that may mean; one path where all is well."""
    configured: str = ""
    """The file of the configuration that says so."""
    by_canonical: bool = False
    """True where the field of the canonical note alone says so."""

    @property
    def target(self) -> str | None:
        """The path it certainly means."""
        return self.targets[0] if len(self.targets) == 1 else None

    @property
    def subject(self) -> str:
        """Who redirects, in words."""
        return "the note redirects" if self.source == self.path else f'{self.said}"{self.source}" redirects'

    @property
    def said(self) -> str:
        """How a message begins that speaks of no note's own words."""
        return f"{self.configured}: " if self.configured else ""

    def related(self) -> tuple[Related, ...]:
        """The place where it is said, beside a finding about another one; the configuration has none."""
        return () if self.configured else (Related(self.path, self.place, f'redirects to "{self.asked}"'),)


def declarations(wiki: Wiki) -> dict[str, Declaration]:
    """Every `duplicate_of`, merged note and old path, by source."""
    found = {
        redirect.source: _declaration(wiki, redirect)
        for redirect in wiki.graph.redirects.values()
        if redirect.address is None  # what leaves the wiki ends where nothing of ours can be missing
    }
    for note in wiki.notes.values():
        label = note.roles.duplicate_of
        if label is not None and note.path not in found:
            targets = meant(wiki, label.text, but=note.path)
            found[note.path] = Declaration(note.path, note.path, label.place, label.text, targets)
    return found


def _declaration(wiki: Wiki, redirect: Redirect) -> Declaration:
    owner = wiki.notes.get(redirect.owner)
    return Declaration(
        redirect.source,
        redirect.owner if owner else ".",
        redirect.place,
        redirect.asked,
        _targets(wiki, redirect),
        "" if owner else redirect.owner,
        by_canonical=redirect.is_note and owner is not None and owner.roles.duplicate_of is None,
    )


def _targets(wiki: Wiki, redirect: Redirect) -> tuple[str, ...]:
    """Where links are sent; of a note whose words may mean several others all of them."""
    called = meant(wiki, redirect.asked, but=redirect.source) if redirect.is_note else ()
    return called if len(called) > 1 or redirect.first is None else (redirect.first,)


def circles(declared: Mapping[str, Declaration]) -> list[tuple[str, ...]]:
    """The circles, each once, beginning with its first member by path. A note that names itself is none."""
    state: dict[str, int] = {}
    found = []
    for number, source in enumerate(declared):
        walk: list[str] = []
        at: str | None = source
        while at is not None and at in declared and at not in state:
            state[at] = number
            walk.append(at)
            at = declared[at].target
        if at in walk and state[at] == number and declared[at].target != at:
            found.append(_from_first(walk[walk.index(at) :]))
    return found


def _from_first(circle: list[str]) -> tuple[str, ...]:
    start = circle.index(min(circle))
    return (*circle[start:], *circle[:start])


def ends(declared: Mapping[str, Declaration]) -> dict[str, str | None]:
    """Where the chain of each source ends; None in a circle and where it breaks off. Each is walked once (law 3)."""
    found: dict[str, str | None] = {}
    for source in declared:
        walk: dict[str, None] = {}
        at: str | None = source
        while at is not None and at in declared and at not in found and at not in walk:
            walk[at] = None
            at = declared[at].target
        final = None if at is None or at in walk else found.get(at, at)
        found.update(dict.fromkeys(walk, final))
    return found
