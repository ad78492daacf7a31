"""What public notes say of private ones only because they link to them, and what readers are told instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.model.document import Document
from pipeline.model.link import Resolution
from pipeline.model.note import Note
from pipeline.model.wiki import Wiki
from pipeline.publish.wording.words import Words


@dataclass(frozen=True, slots=True)
class Veil:
    """What one public note says of private ones only because it links to them, and what stands there instead."""

    names: Mapping[str, str]
    """Name as shown → what is said instead; longest first."""
    anchors: Mapping[str, str]
    """Slug of a heading that holds such a name → its id on the page."""

    def over(self, text: str) -> str:
        """A text without the names."""
        for name, instead in self.names.items():
            text = text.replace(name, instead)
        return text


def veils(
    wiki: Wiki, pages: Mapping[str, Note], hidden: frozenset[str], documents: Callable[[str], Document], said: Words
) -> dict[str, Veil]:
    """Path → veil of each note that names something private by a link, or a heading of such a note."""
    named = {
        path: names for path, note in pages.items() if (names := _names(wiki, path, note, hidden, documents, said))
    }
    parts = {path: names for path, note in pages.items() if named and (names := _parts(wiki, note, named))}
    return {
        path: _veil(pages[path], {**parts.get(path, {}), **named.get(path, {})})
        for path in pages
        if path in named or path in parts
    }


def _parts(wiki: Wiki, note: Note, named: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Headings that a note's links without a label show, as their own pages show them."""
    found: dict[str, str] = {}
    for resolution in wiki.graph.resolutions.get(note.path, ()):
        link = note.links[resolution.index]
        if (end := resolution.resolved) in named and end and link.fragment and link.label is None:
            veil = Veil(named[end], {})
            found.update({part: veil.over(part) for part in link.fragment.split("#") if veil.over(part) != part})
    return found


def _veil(note: Note, names: Mapping[str, str]) -> Veil:
    ordered = dict(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))
    anchors = {
        heading.slug: f"section-{number}"
        for number, heading in enumerate(note.body.headings, 1)
        if any(name in heading.text for name in ordered)
    }
    return Veil(ordered, anchors)


def _names(
    wiki: Wiki, path: str, note: Note, hidden: frozenset[str], documents: Callable[[str], Document], said: Words
) -> dict[str, str]:
    """What a note's links show of private notes → what is said instead; longest first."""
    instead = {
        resolution.index: _instead(wiki, resolution, hidden, said)
        for resolution in wiki.graph.resolutions.get(path, ())
        if (resolution.resolved in hidden or resolution.redirected_from in hidden)
        and note.links[resolution.index].label is None
    }
    if not instead:
        return {}
    names: dict[str, str] = {}
    for index, words_ in instead.items():
        target = note.links[index].target or ""
        names.update({name: words_ for name in (target, target.rpartition("/")[2]) if name})
    names.update({shown: instead[index] for index, shown in _shown(documents(path)) if index in instead and shown})
    return dict(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))


def _instead(wiki: Wiki, resolution: Resolution, hidden: frozenset[str], said: Words) -> str:
    """What is said of a link: of one to a public note by the name of a private redirect, the note's title."""
    target = wiki.notes.get(resolution.resolved or "")
    return said.private if target is None or resolution.resolved in hidden else target.title


def _shown(document: Document) -> Iterator[tuple[int, str]]:
    """Index and text of every wikilink and embed."""
    for block in document.tokens:
        for token in block.children or ():
            if token.type in {"wikilink", "embed"}:
                yield token.meta["link"], token.content
