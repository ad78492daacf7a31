"""The wiki compiled for publishing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace

from pipeline import publish, runs
from pipeline.build import Built as Compiled
from pipeline.build import card_reader, compile_wiki
from pipeline.incremental import Pages
from pipeline.model.note import Note
from pipeline.model.page import Site
from pipeline.model.progress import silent
from pipeline.model.project import Project
from pipeline.plugin.manual import with_manual
from pipeline.store import git
from pipeline.store.cache import Cache
from pipeline.store.history import histories
from pipeline.verdict import snapshot

__all__ = ["Compiled", "compiled", "site"]


def compiled(project: Project) -> Compiled:
    """The wiki as it is on the disk; snippets that changed are executed."""
    with Cache(project.cache) as cache:
        return compile_wiki(project, cache, snapshot(project, cache), git.now(project.root), _runs)


def _runs(project: Project, cache: Cache, notes: Mapping[str, Note]) -> runs.Runs:
    return runs.executed(project, cache, notes, silent).shown


def site(
    built: Compiled,
    left_out: Sequence[str],
    title: str,
    language: str,
    addresses: Mapping[str, str],
    cache: Cache | None = None,
) -> Site:
    """What is to be published of a wiki; the files in `left_out` are private.

    `addresses`: of `edit`, `report` and `commit`, for whatever the wiki's own options leave open.
    `cache`: where the pages of the last build are; None: where the project has it.
    """
    options = built.wiki.options
    told = options.publish
    shown = replace(
        told,
        exclude=(*told.exclude, *map(_glob, left_out)),
        edit_address=told.edit_address or addresses.get("edit", ""),
        report_address=told.report_address or addresses.get("report", ""),
        commit_address=told.commit_address or addresses.get("commit", ""),
    )

    wiki = replace(built.wiki, options=replace(options, publish=shown))
    known = histories(built.project.root) if shown.history else {}
    with nullcontext(cache) if cache else Cache(built.project.cache) as kept:
        pages = Pages(kept)
        besides = publish.Besides(known, built.content, card_reader(wiki), pages)
        made = publish.publish(wiki, built.document, title, language, besides)
        pages.keep_only(made.pages.keys())
    return with_manual(made, language, wiki.now) if options.publish.rule_pages else made


def _glob(path: str) -> str:
    """A glob that names one path and no other."""
    return "/" + "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path)
