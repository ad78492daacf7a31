"""A site from strings."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace

from pipeline.build import card_reader, wiki_of
from pipeline.model.document import Document
from pipeline.model.history import History
from pipeline.model.options import Options
from pipeline.model.page import Site
from pipeline.model.remembered import PageMemory
from pipeline.model.run import Run
from pipeline.model.text import Text
from pipeline.model.wiki import Wiki
from pipeline.publish import Besides, publish
from pipeline.read import decode, document

TODAY = datetime.date(2026, 11, 22)
Files = Mapping[str, str | bytes]


def wiki(files: Files, options: Options | None = None) -> Wiki:
    """A wiki that is judged by no schema."""
    settings = replace(options or Options(), schemas=())
    return wiki_of(files, settings, {}, TODAY)


def site(
    files: Files,
    options: Options | None = None,
    language: str = "en",
    runs: list[Run] | None = None,
    histories: Mapping[str, History] | None = None,
    memory: PageMemory | None = None,
) -> Site:
    """The site of files in memory: path → content."""
    compiled = wiki(files, options)
    by_note: dict[str, dict[int, Run]] = {}
    for run in runs or ():
        by_note.setdefault(run.path, {})[run.index] = run
    return site_of(replace(compiled, runs=by_note), files, language, histories, memory)


def site_of(
    compiled: Wiki,
    files: Files,
    language: str = "en",
    histories: Mapping[str, History] | None = None,
    memory: PageMemory | None = None,
) -> Site:
    """The site of a wiki that was compiled from files."""

    def tokens(path: str) -> Document:
        content = files[path]
        text = decode(content if isinstance(content, bytes) else content.encode())
        assert isinstance(text, Text)
        return document(text, compiled.notes[path].body.place.start, compiled.options)

    def text(path: str) -> str | None:
        content = files[path]
        decoded = decode(content if isinstance(content, bytes) else content.encode())
        return decoded.content if isinstance(decoded, Text) else None

    return publish(compiled, tokens, "A wiki", language, Besides(histories or {}, text, card_reader(compiled), memory))


def html(files: Files | str, options: Options | None = None, path: str = "note.md", language: str = "en") -> str:
    """The HTML of one page; of a string, that of a wiki with this one note."""
    return site({path: files} if isinstance(files, str) else files, options, language).pages[path].html


def every_word(site: Site) -> str:
    """All that a site says anywhere."""
    return repr(site)
