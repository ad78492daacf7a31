"""What public notes say of private ones only because they link to them, and what readers are told instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.model.document import Document
from pipeline.model.link import Resolution
from pipeline.model.note import Note
from pipeline.model.wiki import Wiki
from pipeline.publish.wording.words import Words

_LETTER = r"[^\W\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
"""What goes on with a word; a Korean particle, say, does not."""


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
            if name in text:
                text = re.sub(_as_a_word(name), lambda _, instead=instead: instead, text)  # type: ignore[misc]
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
    veil = Veil(dict(sorted(names.items(), key=lambda item: (-len(item[0]), item[0]))), {})
    anchors = {
        heading.slug: f"section-{number}"
        for number, heading in enumerate(note.body.headings, 1)
        if veil.over(heading.text) != heading.text
    }
    return Veil(veil.names, anchors)


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
    for index, before, shown, after in _shown(documents(path)):
        if index in instead and shown:
            names[shown] = instead[index]
            names[before + shown + after] = before + instead[index] + after
    return dict(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))


def _instead(wiki: Wiki, resolution: Resolution, hidden: frozenset[str], said: Words) -> str:
    """What is said of a link: of one to a public note by the name of a private redirect, the note's title."""
    target = wiki.notes.get(resolution.resolved or "")
    return said.private if target is None or resolution.resolved in hidden else target.title


def _shown(document: Document) -> Iterator[tuple[int, str, str, str]]:
    """Every wikilink and embed: its index, the letters that touch it, its text, and the letters after it."""
    for block in document.tokens:
        children = block.children or ()
        if not any(token.type in {"wikilink", "embed"} for token in children):
            continue
        texts = [token.content if token.type != "softbreak" else " " for token in children]
        for at, token in enumerate(children):
            if token.type in {"wikilink", "embed"}:
                before = re.search(rf"{_LETTER}*\Z", "".join(texts[:at]))
                after = re.match(rf"{_LETTER}*", "".join(texts[at + 1 :]))
                yield token.meta["link"], before[0] if before else "", token.content, after[0] if after else ""


def _as_a_word(name: str) -> str:
    """A pattern for a name where it is no part of a longer word."""
    begins = rf"(?<!{_LETTER})" if re.match(_LETTER, name) else ""
    ends = rf"(?!{_LETTER})" if re.search(rf"{_LETTER}\Z", name) else ""
    return f"{begins}{re.escape(name)}{ends}"
