"""The whole pipeline on one screen: files in, a Wiki out; a Wiki in, a Site out."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from pipeline import dedupe, incremental, link, read, validate
from pipeline.model.canvas import Canvas, CardReader, CardText, is_canvas
from pipeline.model.document import Document
from pipeline.model.failure import CannotRun
from pipeline.model.globs import matcher
from pipeline.model.ledger import Ledger, Published
from pipeline.model.note import Note
from pipeline.model.options import Options
from pipeline.model.page import Site
from pipeline.model.progress import Progress, silent
from pipeline.model.project import Project
from pipeline.model.receipt import VoidReceipt
from pipeline.model.schemafault import SchemaFault
from pipeline.model.source import Inventory, Source
from pipeline.model.suffix import is_note
from pipeline.model.text import Text
from pipeline.model.wiki import Wiki
from pipeline.runs import Runs, void_receipts
from pipeline.store import disk, git, schemas, urls
from pipeline.store.cache import Cache
from pipeline.verdict import Snapshot


def assemble(
    notes: Iterable[Note],
    faults: Iterable[SchemaFault],
    inventory: Inventory,
    options: Options,
    now: datetime.date,
    runs: Runs | None = None,
    void: tuple[VoidReceipt, ...] = (),
) -> Wiki:
    """All stages after reading and validating, from values alone; the order of the notes changes nothing (law 1)."""
    by_path = {note.path: note for note in sorted(notes, key=lambda note: note.path)}
    names = dedupe.name_table(by_path)
    graph = link.link(by_path, inventory, names, options)
    ordered = tuple(sorted(faults, key=lambda fault: (fault.path, fault.place.start, fault.keyword, fault.message)))
    return Wiki(
        options=options,
        inventory=inventory,
        notes=by_path,
        faults=ordered,
        names=names,
        clusters=dedupe.clusters(by_path, names, graph),
        graph=graph,
        runs=runs or {},
        now=now,
        void=void,
    )


def drawn_on(wiki: Wiki, canvases: Iterable[Canvas]) -> Wiki:
    """A wiki with its canvases."""
    return replace(wiki, canvases={canvas.path: canvas for canvas in sorted(canvases, key=lambda one: one.path)})


def wiki_of(
    files: Mapping[str, str | bytes], options: Options, schema_texts: Mapping[str, str], now: datetime.date
) -> Wiki:
    """A wiki from files in memory: path → content. Files that are no notes are attachments."""
    notes = sorted(path for path in files if is_note(path))
    inventory = Inventory(tuple(notes), tuple(sorted(set(files) - set(notes))))
    compiled = validate.compile_schemas(schema_texts, names={name for _, name in options.schemas})
    done = [read.read(Source(path, _bytes(files[path])), options) for path in notes]
    faults = [fault for note in done for fault in validate.validate(note, compiled, options)]
    drawn = [read.canvas_of(Source(path, _bytes(files[path]))) for path in inventory.attachments if is_canvas(path)]
    return drawn_on(assemble(done, faults, inventory, options, now), drawn)


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def at_revision(project: Project, tree: Mapping[str, bytes], now: datetime.date) -> Wiki:
    """The wiki as a revision of Git has it."""
    excluded = matcher(project.options.exclude)
    files = {path: data for path, data in tree.items() if disk.belongs(path, excluded)}
    return wiki_of(files, project.options, schemas.texts(project.schemas), now)


def card_reader(wiki: Wiki) -> CardReader:
    """Reads the cards of a wiki's canvases, with the rules by which its notes are read and linked."""
    from pipeline.link.linking import linker

    made = cache(lambda: linker(wiki.notes, wiki.inventory, wiki.names, wiki.options)[0])

    def card(path: str, said: str) -> CardText:
        text = Text(said)
        note = read.read(Source(path, text.encode()), wiki.options)
        links = tuple(made().resolve(note, index) for index in range(len(note.links)))
        return CardText(note, read.document(text, note.body.place.start, wiki.options), links)

    return card


@dataclass(frozen=True, slots=True)
class Built:
    """A wiki and the way back to the text of its notes."""

    wiki: Wiki
    project: Project

    def text(self, path: str) -> Text | None:
        """A note's text, None where it cannot be read."""
        decoded = read.decode(disk.read_source(self.project.root, path).data)
        return decoded if isinstance(decoded, Text) else None

    def content(self, path: str) -> str | None:
        """What stands in a text file, None where it is none."""
        text = self.text(path)
        return text.content if text else None

    def document(self, path: str) -> Document:
        """The tokens of a note's body. Raises CannotRun where the file changed since it was read."""
        source = disk.read_source(self.project.root, path)
        note = self.wiki.notes[path]
        if disk.digest(source) != note.digest:
            raise CannotRun(f"{path}: changed while the wiki was being built; run again")
        decoded = read.decode(source.data)
        if not isinstance(decoded, Text):
            return Document((), {})
        return read.document(decoded, note.body.place.start, self.wiki.options)

    def site(self) -> Site:
        """What is to be published."""
        from pipeline import publish

        return publish.publish(self.wiki, self.document, besides=publish.Besides(cards=card_reader(self.wiki)))


RunStage = Callable[[Project, Cache, Mapping[str, Note]], Runs]
"""Gives the runs of notes: by executing their snippets, or from memory only."""


def compile_wiki(
    project: Project,
    cache: Cache,
    snapshot: Snapshot,
    now: datetime.date,
    runs_of: RunStage,
    progress: Progress = silent,
) -> Built:
    """Read, validate, run, dedupe and link a wiki on a disk."""
    notes = incremental.notes(project, cache, snapshot, progress)
    faults = incremental.faults(project, cache, notes, progress)
    runs, void = runs_of(project, cache, notes), void_receipts(project, notes)
    progress("link", 0, len(notes))
    inventory = snapshot.listing.inventory
    drawn = (read.canvas_of(disk.read_source(project.root, path)) for path in inventory.attachments if is_canvas(path))
    wiki = drawn_on(assemble(notes.values(), faults, inventory, project.options, now, runs, void), drawn)
    published = urls.load(project)
    return Built(
        wiki if published is None else remembering(wiki, published, lambda: git.renames(project.root)), project
    )


def remembering(wiki: Wiki, urls: Mapping[str, Published], renames: Callable[[], Mapping[str, str]]) -> Wiki:
    """A wiki that knows what was published before. `renames`: asked only where something is lost."""
    from pipeline.publish.standing import standing

    now = standing(wiki)
    return replace(wiki, ledger=Ledger(urls, now, renames() if urls.keys() - now.keys() else {}))
