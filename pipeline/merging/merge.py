"""Notes become one: new texts for every file that this concerns, held against what was there before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline import edit
from pipeline.edit.amend import amended
from pipeline.link.fragments import anchors
from pipeline.merging.canonical import Composed, composed, whereabouts
from pipeline.merging.draft import Draft
from pipeline.merging.group import Group
from pipeline.merging.held import Harm, harm
from pipeline.merging.orders import Orders
from pipeline.merging.pointer import pointing
from pipeline.merging.references import References
from pipeline.merging.routes import Moved, Routes, rewritten
from pipeline.model.plan import Rewrite
from pipeline.model.text import Text
from pipeline.read.frontmatter.split import split
from pipeline.rules.links.rewrite import SureNames


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging comes to; where something is refused, the draft is as it was."""

    draft: Draft
    rewritten: tuple[Rewrite, ...] = ()
    """Links that name another note from now on, by path and line."""
    told: tuple[str, ...] = ()
    """What a person should know: names that did not come along, licences that meet."""
    refused: tuple[Harm, ...] = ()


def merge(draft: Draft, groups: Iterable[Group], orders: Orders, private: Collection[str] = ()) -> Merged:
    """Make one note of each group. `private`: the notes that no reader sees."""
    groups = tuple(groups)
    refused = tuple(Harm(group.canonical, why) for group in groups if (why := obstacle(draft, group, private)))
    if refused or not groups:
        return Merged(draft, refused=refused)
    root = {path: group.canonical for group in groups for path in group.others}
    names = SureNames.of(draft.wiki)
    work = _Work(draft, groups, orders, Routes(draft.wiki, root, names, {}, {}), References.of(draft.wiki, root, names))
    return work.done()


def obstacle(draft: Draft, group: Group, private: Collection[str]) -> str:
    """What stands in the way of a group before anything is tried; empty where nothing does."""
    paths = (group.canonical, *group.others)
    for path in paths:
        if why := _unfit(draft, path, private):
            return f"{path}{why}"
    hidden = [path for path in paths if path in private]
    if hidden and len(hidden) < len(paths):
        return f"{hidden[0]}: is private, and others of its cluster are not; publish it, or hide them, first"
    return ""


def _unfit(draft: Draft, path: str, private: Collection[str]) -> str:
    """Why a note cannot be merged with any other; empty where it can."""
    note = draft.wiki.notes.get(path)
    if note is None:
        return ": there is no such note"
    if note.unreadable is not None or draft.text(path) is None:
        return f": cannot be read: {note.unreadable}"
    if path in draft.wiki.graph.redirects:
        return ": is a redirect already"
    if note.front.format in {"toml", "json"}:
        return f": has its front matter in {note.front.format.upper()}; only YAML is edited, write it so first"
    fault = note.front.faults[0] if path in private and note.front.faults else None
    return f":{fault.place.line}: {fault.message}; mend that first" if fault else ""


@dataclass(frozen=True, slots=True)
class _Work:
    """One merge under way."""

    draft: Draft
    groups: tuple[Group, ...]
    orders: Orders
    routes: Routes
    references: References

    def done(self) -> Merged:
        """Everything is composed twice, since links name headings that only the first round makes."""
        first = self._composed()
        known, faults = _told_apart(first)
        if not faults:
            second = replace(self, routes=self._routes(known))
            known, faults = _told_apart(second._composed())
            if not faults:
                return second._written(known)
        return Merged(self.draft, refused=tuple(faults))

    def _composed(self) -> list[Composed | Harm]:
        made = []
        for group in self.groups:
            one = composed(self.draft, group, self.routes, self.references, self.orders)
            made.append(Harm(group.canonical, one) if isinstance(one, str) else one)
        return made

    def _routes(self, first: Iterable[Composed]) -> Routes:
        moved: dict[str, Moved] = {}
        known = {}
        for one in first:
            note = self.draft.read(one.group.canonical, one.text)
            moved.update(whereabouts(self.draft, one, note))
            known[note.path] = anchors(note)
        return replace(self.routes, moved=moved, anchors=known)

    def _written(self, canonical: Iterable[Composed]) -> Merged:
        canonical = list(canonical)
        texts: dict[str, Text | None] = {one.group.canonical: one.text for one in canonical}
        faults = []
        for path, end in self.routes.root.items():
            redirect = pointing(self.draft, path, end, self.routes.names)
            if isinstance(redirect, str):
                faults.append(Harm(end, redirect))
            else:
                texts[path] = redirect
        told = [words for one in canonical for words in one.told]
        links = tuple(self._bystanders(texts, told))
        if not faults:
            after = self.draft.having(texts)
            appended = {one.group.canonical: tuple(one.sections) for one in canonical}
            faults = list(harm(self.draft.wiki, after.wiki, self.groups, appended, self.routes.moved))
        return Merged(self.draft, refused=tuple(faults)) if faults else Merged(after, links, tuple(told))

    def _bystanders(self, texts: dict[str, Text | None], told: list[str]) -> Iterator[Rewrite]:
        """Give each note that links or refers to a merged one its new text; says which links changed."""
        graph = self.draft.wiki.graph
        linking = {found.source for path in self.routes.root for found in graph.backlinks.get(path, ())}
        for path in sorted((linking | self.references.sources()) - self.routes.root.keys()):
            note, text = self.draft.wiki.notes[path], self.draft.text(path)
            links = list(self.routes.from_bystander(note))
            yield from (Rewrite(path, link.place.line, link.raw, rewritten(link, one)) for link, one in links)
            if path not in texts and text is not None:
                new = edit.apply(text, [*(one for _, one in links), *self.references.edits(note)])
                changed = amended(path, new, self.references.changes(note), split)
                if isinstance(changed, str):
                    told.append(f"{changed}; it still names a merged note")
                    changed = new
                texts[path] = changed


def _told_apart(made: Iterable[Composed | Harm]) -> tuple[list[Composed], list[Harm]]:
    known = list(made)
    return [one for one in known if isinstance(one, Composed)], [one for one in known if isinstance(one, Harm)]
