"""The repository's own wiki, compiled once with its snippets run."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline import runs
from pipeline.build import Built, compile_wiki
from pipeline.model.note import Note
from pipeline.model.progress import silent
from pipeline.model.project import Project
from pipeline.model.wiki import Wiki
from pipeline.project import open_project
from pipeline.store.cache import Cache
from pipeline.verdict import snapshot

WIKI = Path(__file__).parents[2] / "wiki"


def _run(project: Project, cache: Cache, notes: Mapping[str, Note]) -> runs.Runs:
    return runs.executed(project, cache, notes, silent).runs


@pytest.fixture(scope="session")
def built() -> Built:
    project = open_project(WIKI)
    with Cache(None) as cache:
        return compile_wiki(project, cache, snapshot(project, cache), datetime.date(2026, 11, 22), _run)


@pytest.fixture(scope="session")
def wiki(built: Built) -> Wiki:
    return built.wiki


@pytest.fixture(scope="session")
def concepts(wiki: Wiki) -> list[Note]:
    """The notes that explain a concept: no map, no redirect, nothing private."""
    return [
        note
        for note in wiki.notes.values()
        if note.roles.publish and _status(note) == "verified" and "moc" not in {tag.text for tag in note.roles.tags}
    ]


def _status(note: Note) -> str:
    return note.roles.status.text if note.roles.status else ""
