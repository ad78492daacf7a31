"""The text of the note that stays: its own, its links mended, the others' texts and facts joined to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline import edit
from pipeline.dedupe.licences import licence
from pipeline.edit.amend import AddItems, Change, MakeList, amended
from pipeline.link.fragments import Anchors, anchors
from pipeline.merging.bodies import Fate, fates
from pipeline.merging.draft import Draft
from pipeline.merging.group import Group
from pipeline.merging.orders import Orders
from pipeline.merging.references import References
from pipeline.merging.routes import Moved, Routes
from pipeline.merging.section import LEVEL, Section, footnotes_of, section
from pipeline.merging.union import Union, union
from pipeline.model.heading import Heading
from pipeline.model.note import Note
from pipeline.model.text import Text
from pipeline.model.wiki import Wiki
from pipeline.read.frontmatter.split import split

_LINE_END = re.compile(r"\r\n?|\n")
_UNNAMEABLE = frozenset("[]|#^\\")
"""Characters with which a heading cannot stand in a fragment."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The canonical note as it will be."""

    group: Group
    text: Text
    fates: Mapping[str, Fate]
    sections: Mapping[str, Section]
    """What was appended, by the note that it comes from, in order."""
    changes: tuple[Change, ...]
    """Of the front matter."""
    told: tuple[str, ...]


def composed(draft: Draft, group: Group, routes: Routes, references: References, orders: Orders) -> Composed | str:
    """The canonical note of a group; in words, why its front matter does not allow it."""
    note, text = draft.wiki.notes[group.canonical], draft.text(group.canonical)
    assert text is not None
    of_others = fates(draft, group)
    own = edit.apply(text, [*(one for _, one in routes.from_bystander(note)), *references.edits(note)])
    sections = dict(_sections(draft, group, routes, of_others))
    joined = _appended(own, sections)
    unite = _union(draft, group, of_others, orders)
    headed = _headed(group.canonical, joined, [*unite.changes, *references.changes(note)], draft.wiki)
    if isinstance(headed, str):
        return f"{headed}; make another note canonical, or leave the cluster for later"
    whole, left = headed
    opened = _never_closed(note, sections, draft.read(note.path, whole)) if sections else None
    if opened:
        return (
            f"{opened}: leaves a code block or a comment open, which would swallow what is joined to it; close it first"
        )
    told = (*unite.told, *left, *_licences(draft, group, sections))
    return Composed(group, whole, of_others, sections, unite.changes, told)


def _headed(path: str, text: Text, changes: Iterable[Change], wiki: Wiki) -> tuple[Text, list[str]] | str:
    """The text with changes of its front matter, and what does not come along; in words, why it cannot be."""
    left: list[str] = []
    for change in changes:
        changed = amended(path, text, [change], split)
        if not isinstance(changed, str):
            text = changed
        elif isinstance(change, AddItems | MakeList) and change.key not in wiki.options.roles.aliases:
            left.append(f"{changed}; what was to be added stays in the merged notes alone")
        else:
            return changed
    return text, left


def _never_closed(before: Note, sections: Mapping[str, Section], after: Note) -> str | None:
    """The note behind whose text the heading of the next section is not seen; None where all are."""
    at, last = len(before.body.headings), before.path
    for path, one in sections.items():
        found = after.body.headings[at : at + 1 + len(one.headings)]
        if len(found) <= len(one.headings) or found[0].level != LEVEL:
            return last
        at, last = at + len(found), path
    return None if at == len(after.body.headings) else last


def _union(draft: Draft, group: Group, of_others: Mapping[str, Fate], orders: Orders) -> Union:
    notes = draft.wiki.notes
    joined = [notes[path] for path in group.others if of_others[path].bodies != "drop-stub"]
    return union(notes[group.canonical], [notes[path] for path in group.others], joined, draft.wiki, orders)


def _sections(
    draft: Draft, group: Group, routes: Routes, of_others: Mapping[str, Fate]
) -> Iterator[tuple[str, Section]]:
    blocks = {block.id for block in draft.wiki.notes[group.canonical].body.blocks}
    footnotes = set(footnotes_of(draft.body(group.canonical)))
    for path in group.others:
        text = draft.text(path)
        if of_others[path].bodies == "append" and text is not None:
            note = draft.wiki.notes[path]
            one = section(note, text, (moved for _, moved in routes.from_moved(note)), blocks, footnotes)
            blocks |= {new for _, new in one.blocks}
            footnotes |= footnotes_of(one.text)
            yield path, one


def _appended(text: Text, sections: Mapping[str, Section]) -> Text:
    if not sections:
        return text
    found = _LINE_END.search(text.content)
    line_end = found[0] if found else "\n"
    rest = "\n".join(one.text for one in sections.values()).replace("\n", line_end)
    gap = "" if not text.content.strip() else line_end * (2 - _newlines_at_end(text.content))
    return Text(text.content + gap + rest, text.bom)


def _newlines_at_end(content: str) -> int:
    return min(2, len(_LINE_END.findall(content[len(content.rstrip("\r\n")) :])))


def _licences(draft: Draft, group: Group, sections: Mapping[str, Section]) -> Iterator[str]:
    own = licence(draft.wiki.notes[group.canonical])
    for path in sections:
        other = licence(draft.wiki.notes[path])
        if other != own:
            yield (
                f"{group.canonical} ({own or 'no licence named'}) now holds text of {path} ({other or 'no licence named'}); "
                "the section says so"
            )


def whereabouts(draft: Draft, one: Composed, after: Note) -> Iterator[tuple[str, Moved]]:
    """What became of the parts of each merged note, now that the canonical note is known as it will be."""
    notes = draft.wiki.notes
    before = notes[one.group.canonical]
    moved: dict[str, Moved] = {}
    at, known = len(before.body.headings), anchors(after)
    for path, joined in one.sections.items():
        headings = after.body.headings[at : at + 1 + len(joined.headings)]
        at += 1 + len(joined.headings)
        if len(headings) == 1 + len(joined.headings):
            moved[path] = _moved(joined, headings)
    for path, fate in one.fates.items():
        if path not in moved:
            moved[path] = _elsewhere(notes[path], notes[fate.same_as or before.path], moved, known)
    yield from moved.items()


def _elsewhere(note: Note, same: Note, moved: Mapping[str, Moved], known: Anchors) -> Moved:
    """Of a text that was not appended: its parts are those of an equal text, or of the note as a whole."""
    onward = moved.get(same.path, Moved(None, {}))
    ids = _paired(note, same)
    blocks = (f"^{block.id}" for block in note.body.blocks)
    parts = {old: ids.get(old, old) for old in (*(heading.slug for heading in note.body.headings), *blocks)}
    return Moved(onward.section, {old: known.find(onward.anchors.get(new, new)) or "" for old, new in parts.items()})


def _moved(joined: Section, headings: tuple[Heading, ...]) -> Moved:
    first, *rest = headings
    ids = {old: new.slug for old, new in zip(joined.headings, rest, strict=True)}
    ids |= dict.fromkeys(joined.top, first.slug)
    ids |= {f"^{old}": f"^{new}" for old, new in joined.blocks}
    return Moved(first.slug if _UNNAMEABLE & set(joined.heading) else joined.heading, ids)


def _paired(one: Note, other: Note) -> dict[str, str]:
    """Slugs of equal headings in equal texts."""
    texts = {heading.text: heading.slug for heading in reversed(other.body.headings)}
    if [heading.text for heading in one.body.headings] == [heading.text for heading in other.body.headings]:
        return {mine.slug: yours.slug for mine, yours in zip(one.body.headings, other.body.headings, strict=True)}
    return {heading.slug: texts[heading.text] for heading in one.body.headings if heading.text in texts}
