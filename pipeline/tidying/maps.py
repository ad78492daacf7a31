"""Maps of content: one for each category that has none, and those there are completed between their marks."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from urllib.parse import quote

from pipeline.merging.draft import Draft
from pipeline.model.moc import is_door, is_moc
from pipeline.model.name import folded
from pipeline.model.note import Note
from pipeline.model.text import Text
from pipeline.model.wiki import Wiki
from pipeline.rules.identity.languages import languages
from pipeline.rules.links.rewrite import SureNames
from pipeline.tidying.heads import Heads

_BLOCK = re.compile(r"<!-- moc -->(?P<inside>.*?)<!-- /moc -->", re.DOTALL)
_OPEN, _CLOSE = "<!-- moc -->", "<!-- /moc -->"
_LINE_END = re.compile(r"\r\n?|\n")
_UNWRITABLE = frozenset("[]|#^\n\r\\")
_NO_FILE_NAME = re.compile(r"[\\/:*?\"<>|#^\[\]\x00-\x1f]+")
FEWEST = 2
"""Notes of a category that are worth a map."""


@dataclass(frozen=True, slots=True)
class Map:
    """One map that was written or completed."""

    path: str
    category: str
    added: tuple[str, ...]
    """Paths of the notes that it did not list before."""
    new: bool


def knows_maps(wiki: Wiki) -> bool:
    """Whether maps are of use here: there is one, or notes do not link by Markdown alone, as those of other sites do.

    Where they do, a site generator such as Hugo lists the categories itself.
    """
    written = set[str]()
    for path, note in wiki.notes.items():
        if path not in wiki.graph.redirects:
            if is_moc(note):
                return True
            written.update(link.kind for link in note.links if not link.external)
    return "link" not in written or not written.isdisjoint({"wikilink", "embed"})


@dataclass(frozen=True, slots=True)
class _Known:
    """The maps that there are, in the order of paths, and the paths that are taken."""

    titled: Mapping[tuple[str, str], tuple[int, Note]]
    """Language and folded title → the first map that is called so, and its number."""
    owned: Mapping[tuple[str, str], Note]
    """Language and folded category → the first map that has it as its own."""
    taken: frozenset[str]
    """Folded."""

    @staticmethod
    def of(wiki: Wiki, spoken: Mapping[str, str]) -> _Known:
        """What a wiki has."""
        titled: dict[tuple[str, str], tuple[int, Note]] = {}
        owned: dict[tuple[str, str], Note] = {}
        for number, (path, note) in enumerate(wiki.notes.items()):
            if is_moc(note) and path not in wiki.graph.redirects:
                language = spoken.get(path, "")
                titled.setdefault((language, folded(note.title)), (number, note))
                if note.roles.category:
                    owned.setdefault((language, folded(note.roles.category.text)), note)
        return _Known(titled, owned, frozenset(map(folded, (*wiki.notes, *wiki.inventory.attachments))))

    def map_of(self, category: str, language: str) -> Note | None:
        """The map of a category: a map that is called after it, or has it as its own category."""
        titles = {folded(f"{name} MOC") for name in (category, _last(category))}
        named = [self.titled[language, title] for title in titles if (language, title) in self.titled]
        return min(named, key=itemgetter(0))[1] if named else self.owned.get((language, folded(category)))


def mapped(draft: Draft, heads: Heads, hidden: Collection[str], new: bool = True) -> tuple[Draft, tuple[Map, ...]]:
    """A draft in which every category of some notes has a map that lists them. `hidden`: what no map may name.

    `new`: also write maps that are missing; without it only those that are there are completed.
    """
    names = SureNames.of(draft.wiki)
    texts: dict[str, Text | None] = {}
    done: list[Map] = []
    spoken = languages(draft.wiki)
    known = _Known.of(draft.wiki, spoken)
    for (category, language), notes in sorted(_categories(draft.wiki, hidden, spoken).items()):
        map_note = known.map_of(category, language)
        if map_note is None and not new:
            continue
        made = (
            _completed(map_note, notes, draft, names)
            if map_note
            else _written(category, notes, draft.wiki, heads, names, known.taken)
        )
        if made is not None and made[0] not in texts:
            path, text, added = made
            texts[path] = text
            done.append(Map(path, category, tuple(added), map_note is None))
    return draft.having(texts), tuple(done)


def _categories(wiki: Wiki, hidden: Collection[str], spoken: Mapping[str, str]) -> dict[tuple[str, str], list[Note]]:
    """Category, as most of its notes spell it, and language → notes; no redirects, no maps, nothing that no reader sees."""
    found: dict[tuple[str, str], list[Note]] = {}
    spellings: dict[tuple[str, str], Counter[str]] = {}
    for path, note in wiki.notes.items():
        if note.roles.category and path not in wiki.graph.redirects and path not in hidden and not _is_map(note):
            key = folded(note.roles.category.text), spoken.get(path, "")
            found.setdefault(key, []).append(note)
            spellings.setdefault(key, Counter())[note.roles.category.text] += 1
    return {
        (max(spellings[key].items(), key=lambda item: (item[1], item[0]))[0], key[1]): notes
        for key, notes in found.items()
        if len(notes) >= FEWEST
    }


def _is_map(note: Note) -> bool:
    return is_moc(note) or is_door(note)


def _last(category: str) -> str:
    return category.strip("/").rpartition("/")[2].strip() or category


def _completed(note: Note, notes: Sequence[Note], draft: Draft, names: SureNames) -> tuple[str, Text, list[str]] | None:
    """A map with what it lacks between its marks, which go at its end where it has none; None where it lacks nothing."""
    text = draft.text(note.path)
    if text is None:
        return None
    block = _BLOCK.search(text.content, note.body.place.start)
    span = block.span() if block else (0, 0)
    inside, outside = set[str](), set[str]()
    for found in draft.wiki.graph.resolutions[note.path]:
        within = span[0] < note.links[found.index].place.start < span[1]
        (inside if within else outside).add(found.resolved or "")
    listed = [one for one in notes if one.path not in outside]
    added = [one.path for one in listed if one.path not in inside]
    if not added:
        return None
    kept = (draft.wiki.notes[path] for path in inside if path in draft.wiki.notes)
    line_end = ends[0] if (ends := _LINE_END.search(text.content)) else "\n"
    entries = {one.path: one for one in (*listed, *kept)}.values()
    new = _list(entries, note.path, draft.wiki, names).replace("\n", line_end)
    if block:
        content = text.content[: span[0]] + new + text.content[span[1] :]
    else:
        content = f"{text.content.rstrip()}{line_end * 2}{new}{line_end}"
    return note.path, Text(content, text.bom), added


def _written(
    category: str, notes: Sequence[Note], wiki: Wiki, heads: Heads, names: SureNames, taken: Collection[str]
) -> tuple[str, Text, list[str]] | None:
    """A new map in the category's folder; None where something else stands there."""
    folder = _home(category, notes)
    title = f"{_last(category)} MOC"
    name = _NO_FILE_NAME.sub(" ", title).strip()
    path = f"{folder}/{name}.md" if folder else f"{name}.md"
    rivals = (claim.path for claim in wiki.names.called(title))
    if folded(path) in taken or any(
        wiki.notes[rival].folder == folder or not _is_map(wiki.notes[rival]) for rival in rivals
    ):
        return None
    head = heads.head(path, title, category, ["moc"])
    text = Text(f"{head}\n# {title}\n\n{_list(notes, path, wiki, names)}\n")
    return path, text, [note.path for note in notes]


def _home(category: str, notes: Sequence[Note]) -> str:
    """The folder that the category names, if some of its notes stand in it; else that of most of them."""
    folders = Counter(note.folder for note in notes)
    named = [folder for folder in folders if folder and folded(folder) == folded(category.strip("/"))]
    return max(named or folders, key=lambda folder: (folders[folder], folder))


def _list(notes: Iterable[Note], path: str, wiki: Wiki, names: SureNames) -> str:
    """Links to notes by their titles, between marks."""
    ordered = sorted(notes, key=lambda note: (folded(note.title), note.path))
    return "\n".join((_OPEN, "", *(f"- {_link(note, path, wiki, names)}" for note in ordered), "", _CLOSE))


def _link(note: Note, path: str, wiki: Wiki, names: SureNames) -> str:
    name = names.of_note(note.path, wiki, path)
    if wiki.options.adds_wikilinks and not _UNWRITABLE & {*name, *note.title}:
        if folded(name) == folded(note.title):
            return f"[[{name}]]"
        return f"[[{note.title}|{name}]]" if wiki.options.dialect.label_first else f"[[{name}|{note.title}]]"
    relative = posixpath.relpath(note.path, posixpath.dirname(path) or ".")
    plain = note.title.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return f"[{plain}]({quote(relative, safe='/-._~')})"
