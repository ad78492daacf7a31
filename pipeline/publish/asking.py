"""What making a page asks of the wiki, written down, so that the page need not be made again while the answers stay (law 2).

A page is made from a view of the edition that overhears every question. What the view does not show, no page can hang on;
and whatever it shows is either a table that is listened to, or the same for all pages and part of every digest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from typing import TypeVar

from pipeline.model.document import Document
from pipeline.model.name import NameTable
from pipeline.model.remembered import Question
from pipeline.model.run import Run
from pipeline.model.source import Inventory
from pipeline.model.wiki import Wiki
from pipeline.publish.edition import Edition, no_source
from pipeline.publish.free import FreePaths
from pipeline.publish.shelf import Facet

Value = TypeVar("Value")
_UNFOLLOWED: Question = ("", "")
"""That somebody went through a whole table: a page of which that is known is made anew every time."""
_FILE = "file"
"""The table of all that is known of one file by its path."""


class _Heard(Mapping[str, Value]):
    """A table that writes down which keys it is asked for."""

    def __init__(self, table: str, inner: Mapping[str, Value], questions: dict[Question, None]) -> None:
        self._table, self._inner, self._questions = table, inner, questions

    def __getitem__(self, key: str) -> Value:
        self._questions[self._table, key] = None
        return self._inner[key]

    def __iter__(self) -> Iterator[str]:
        self._questions[_UNFOLLOWED] = None
        return iter(self._inner)

    def __len__(self) -> int:
        self._questions[_UNFOLLOWED] = None
        return len(self._inner)


class _HeardSet(Set[str]):
    """The same of a set of paths."""

    def __init__(self, inner: Set[str], questions: dict[Question, None]) -> None:
        self._inner, self._questions = inner, questions

    def __contains__(self, path: object) -> bool:
        if isinstance(path, str):
            self._questions[_FILE, path] = None
        return path in self._inner

    def __iter__(self) -> Iterator[str]:
        self._questions[_UNFOLLOWED] = None
        return iter(self._inner)

    def __len__(self) -> int:
        self._questions[_UNFOLLOWED] = None
        return len(self._inner)


class Asking:
    """An edition that pages can ask, and digests of what it answers, each made once."""

    def __init__(self, told: Edition) -> None:
        self._told = replace(
            told,
            wiki=_plain(told.wiki),
            facets=_without_notes(told.facets),
            free=FreePaths(set()),
            sources=no_source,
        )
        self._tables = self._of_tables()
        self._digests: dict[Question, bytes] = {}
        self._common = _digest(self._of_all())

    def view(self, questions: dict[Question, None]) -> Edition:
        """The edition as a page sees it; what is asked of it is put into `questions`."""

        def heard(table: str, inner: Mapping[str, Value]) -> Mapping[str, Value]:
            return _Heard(table, inner, questions)

        def document(path: str) -> Document:
            questions[_FILE, path] = None
            return told.documents(path)

        told, wiki, graph = self._told, self._told.wiki, self._told.wiki.graph
        return replace(
            told,
            wiki=replace(
                wiki,
                notes=heard(_FILE, wiki.notes),
                names=NameTable(heard("claims", wiki.names.claims)),
                runs=heard("runs", wiki.runs),
                graph=replace(
                    graph,
                    resolutions=heard("resolutions", graph.resolutions),
                    redirects=heard("redirects", graph.redirects),
                    backlinks=heard("backlinks", graph.backlinks),
                ),
            ),
            documents=document,
            notes=heard(_FILE, told.notes),
            attachments=_HeardSet(told.attachments, questions),
            hidden=_HeardSet(told.hidden, questions),
            addresses=heard(_FILE, told.addresses),
            veils=heard(_FILE, told.veils),
            boards=heard(_FILE, told.boards),
            relations=heard("relations", told.relations),
            moved=heard("moved", told.moved),
            histories=heard("histories", told.histories),
            facets={id_: replace(one, shelves=heard(f"shelf {id_}", one.shelves)) for id_, one in told.facets.items()},
        )

    def answers(self, questions: Iterable[Question], besides: object) -> str | None:
        """Digest of what questions are told now; None where they cannot all be followed.

        `besides`: what making the page was given beside the edition.
        """
        made = hashlib.sha256(self._common + _digest(besides))
        for question in questions:
            if question == _UNFOLLOWED:
                return None
            made.update(self._digests.get(question) or self._of(question))
        return made.hexdigest()

    def _of(self, question: Question) -> bytes:
        table = self._tables.get(question[0])
        self._digests[question] = found = _digest(table(question[1]) if table else None)
        return found

    def _of_tables(self) -> Mapping[str, Callable[[str], object]]:
        """Table → how to look up an answer in it, or what stands for one."""
        told, wiki, graph = self._told, self._told.wiki, self._told.wiki.graph
        shelves = {f"shelf {id_}": one.shelves.get for id_, one in told.facets.items()}
        return {
            _FILE: self._of_file,
            "claims": wiki.names.claims.get,
            "runs": wiki.runs.get,
            "resolutions": graph.resolutions.get,
            "redirects": graph.redirects.get,
            "backlinks": graph.backlinks.get,
            "relations": told.relations.get,
            "moved": told.moved.get,
            "histories": told.histories.get,
            **shelves,
        }

    def _of_file(self, path: str) -> object:
        """A note is what its bytes are, where all notes are read in the same way."""
        told = self._told
        note = told.wiki.notes.get(path)
        return (
            note and note.digest,
            path in told.notes,
            path in told.attachments,
            path in told.hidden,
            told.addresses.get(path),
            told.veils.get(path),
            told.boards.get(path),
        )

    def _of_all(self) -> object:
        """What is the same for all pages."""
        told = self._told
        facets = [(id_, one.path) for id_, one in told.facets.items()]
        return told.wiki.options, told.wiki.now, told.words.language, told.name, facets


def _digest(answer: object) -> bytes:
    return hashlib.sha256(repr(answer).encode("utf-8", "surrogatepass")).digest()


def _plain(wiki: Wiki) -> Wiki:
    """A wiki without what no page tells: of a run, how long it took and whether it was one of now."""
    graph = replace(wiki.graph, relations=(), nodes={}, edges=(), shadowed=(), sections={})
    runs = {path: {index: _timeless(run) for index, run in by.items()} for path, by in wiki.runs.items()}
    nothing = Inventory((), ())
    return replace(
        wiki, inventory=nothing, faults=(), clusters=(), graph=graph, runs=runs, void=(), ledger=None, canvases={}
    )


def _timeless(run: Run) -> Run:
    return replace(run, duration_s=0.0, cached=False)


def _without_notes(facets: Mapping[str, Facet]) -> dict[str, Facet]:
    """Facets of which only names and addresses are known."""
    return {
        id_: replace(
            one, shelves={key: replace(shelf, notes=frozenset(), below=()) for key, shelf in one.shelves.items()}
        )
        for id_, one in facets.items()
    }
