"""A wiki before and after files move: whether a link still goes where it went, and how it can be written to do so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.link.moving.respelling import Move, addresses, leads, names
from pipeline.link.moving.slots import Slot
from pipeline.link.paths import folder_of
from pipeline.link.resolve import Resolver, named_across_vaults
from pipeline.model.diagnostic import Edit
from pipeline.model.link import Link, Resolution
from pipeline.model.note import Note
from pipeline.model.options import Options

_BY_FILE = frozenset({"path", "suffix"})
_BY_NAME = frozenset({"id", "title", "alias"})


@dataclass(frozen=True, slots=True)
class Turn:
    """The two sides of a move."""

    moves: Mapping[str, str]
    """Old path → new path."""
    before: Resolver
    after: Resolver

    @property
    def options(self) -> Options:
        """Those of the wiki."""
        return self.before.options

    def now(self, path: str | None) -> str:
        """Where a file stands after the move."""
        return self.moves.get(path or "", path or "")

    def moved(self, note: Note) -> Note:
        """A note after the move."""
        return self.after.notes[self.now(note.path)]

    def kept(self, was: Link, before: Resolution, now: Link, after: Resolution) -> bool:
        """Whether a link goes where it went, by no detour that it did not take, and still by the file if it went so."""
        same_end = after.resolved == self.now(before.resolved) and after.status in ("ok", before.status)
        if not same_end or after.redirected_from not in (None, self.now(before.redirected_from)):
            return False
        if self.options.in_obsidian and before.via in _BY_FILE and after.via in _BY_NAME:
            return False
        if was.kind in ("wikilink", "embed") or not leads(folder_of(before.source), was.target or "", before.resolved):
            return True
        return leads(folder_of(after.source), now.target or "", after.resolved)

    def asked(self, link: Link, before: Resolution) -> str:
        """What a link calls its target, without the dialect's own scheme and without a query."""
        target = named_across_vaults(link, self.options).target or ""
        return target.partition("?")[0] if "?" in target and "?" not in self._step(before) else target

    def respelt(self, link: Link, before: Resolution, slot: Slot | None) -> tuple[str, Edit] | None:
        """The first target that leads where the link led and can be written in its slot, with the edit; None for none."""
        note = self.after.notes[self.now(before.source)]
        for target in self._spellings(link, before) if slot else ():
            now = replace(link, target=target, external=False)
            after = self.after.resolved(now, note, before.index)
            edit = slot.edit(target) if slot and self.kept(link, before, now, after) else None
            if edit:
                return target, edit
        return None

    def _step(self, before: Resolution) -> str:
        """The file that a link names itself."""
        is_note = before.redirected_from in self.before.notes
        return (before.redirected_from if is_note else before.resolved) or ""

    def _spellings(self, link: Link, before: Resolution) -> Iterator[str]:
        step = self._step(before)
        move = Move(self.asked(link, before), step, self.now(step), before.source, self.now(before.source))
        if link.kind in ("wikilink", "embed"):
            yield from names(move, self.options)
            return
        if before.via not in ("path", "redirect"):
            yield from names(move, self.options)
        yield from addresses(move, self.options)


Text = Callable[[str], str]
"""The content of a note by its path before the move."""
