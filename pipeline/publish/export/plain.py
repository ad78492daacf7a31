"""The wiki as plain Markdown that other builders read: files keep their paths, links are relative, nothing private is in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.model.document import Document
from pipeline.model.frontmatter import Field, FrontMatter
from pipeline.model.name import folded
from pipeline.model.note import Note
from pipeline.model.suffix import bare
from pipeline.model.wiki import Wiki
from pipeline.publish.edition import NO_PAGE, Edition, edition
from pipeline.publish.export.markdown import markdown
from pipeline.publish.html.scene import Gathered, Scene
from pipeline.publish.privacy import public_attachments, public_notes

_LINE_END = re.compile(r"\r\n?")
_WIKILINK = re.compile(r"\[\[([^\[\]]*)\]\]")


@dataclass(frozen=True, slots=True)
class PlainWiki:
    """What an export consists of."""

    notes: Iterator[tuple[str, str]]
    """Path and text of each note, made one by one."""
    _gathered: Gathered

    @property
    def attachments(self) -> tuple[str, ...]:
        """Paths of the files that the notes made so far link to or show; they are copied as they are."""
        return tuple(sorted(self._gathered.attachments))


def plain(wiki: Wiki, documents: Callable[[str], Document]) -> PlainWiki:
    """The public notes with their links resolved, and the attachments that they use, as on the site."""
    told = _edition(wiki, documents)
    names = _PrivateNames(wiki, told)
    gathered = Gathered()
    texts = ((path, _text(told, note, names, gathered)) for path, note in told.notes.items())
    return PlainWiki(texts, gathered)


def _edition(wiki: Wiki, documents: Callable[[str], Document]) -> Edition:
    """The edition in which each file stands at its own path; a note that points on is one like others if its end is public."""
    told = edition(wiki, documents, "en")
    notes = {path: note for path, note in public_notes(wiki).items() if path in told.notes or _ends(wiki, path, told)}
    files = frozenset(path for path in public_attachments(wiki) if not path.lower().endswith(NO_PAGE))
    return replace(told, notes=dict(sorted(notes.items())), addresses={path: path for path in notes}, attachments=files)


def _ends(wiki: Wiki, path: str, told: Edition) -> bool:
    return wiki.graph.redirects[path].final in told.notes


def _text(told: Edition, note: Note, names: _PrivateNames, gathered: Gathered) -> str:
    """A note's head as its author wrote it, and its body in plain Markdown."""
    document = told.documents(note.path)
    scene = Scene(told, note.path, note, gathered, way=((note.path, None),))
    head = _LINE_END.sub("\n", _head(note.front, document.source, names))
    body = markdown(scene, document, note.title, title_in_body=True)
    if head and not head.endswith("\n"):
        head += "\n"
    return f"{head}\n{body}" if head and body.strip() else head or body


def _head(front: FrontMatter, source: str, names: _PrivateNames) -> str:
    """The front matter without the fields that name a private note; none where they cannot be told apart."""
    whole = source[front.place.start : front.place.end].lstrip("\ufeff")
    naming = {field.pointer[0] for field in front.fields if names.stand_in(field)} if names.known else set()
    if not naming:
        return whole
    tops = [field for field in front.fields if len(field.pointer) == 1 and field.key]
    if front.format != "yaml" or not naming <= {field.pointer[0] for field in tops}:
        return ""
    closing = source.rfind("\n", front.place.start, source.rfind("---", front.place.start, front.place.end)) + 1
    starts = [*(source.rfind("\n", 0, field.key.start) + 1 for field in tops if field.key), closing]
    kept = [
        source[start:end]
        for field, start, end in zip(tops, starts, starts[1:], strict=False)
        if field.pointer[0] not in naming
    ]
    return source[front.place.start : starts[0]].lstrip("\ufeff") + "".join(kept) + source[closing : front.place.end]


@dataclass(frozen=True)
class _PrivateNames:
    """What the notes that stay behind are called."""

    wiki: Wiki
    told: Edition

    @cached_property
    def known(self) -> frozenset[str]:
        """Their names, folded."""
        hidden = (note for path, note in self.wiki.notes.items() if path not in self.told.notes)
        return frozenset(folded(name) for note in hidden for name in _names(note) if folded(name))

    def stand_in(self, field: Field) -> bool:
        """Whether a value is such a name, or has a wikilink with one."""
        if field.raw is None or field.pointer[0] in self.wiki.options.roles.title:
            return False
        words = field.raw.strip().strip("\"'")
        asked = (part for link in _WIKILINK.findall(words) for part in link.split("|"))
        return any(folded(name.partition("#")[0]) in self.known for name in (words.strip("[]"), *asked))


def _names(note: Note) -> Iterator[str]:
    roles = note.roles
    yield from (note.title, note.stem, note.path, bare(note.path))
    yield from (label.text for label in (roles.id, *roles.aliases, *roles.hidden_aliases) if label)


__all__ = ["PlainWiki", "plain"]
