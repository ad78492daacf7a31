"""Drafts of small wikis in memory."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from pipeline.build import wiki_of
from pipeline.dedupe.proposal import Proposal, propose
from pipeline.merging.draft import Draft
from pipeline.merging.group import Group
from pipeline.merging.merge import Merged, merge
from pipeline.merging.orders import Orders
from pipeline.merging.planning import hidden_notes
from pipeline.model.options import Options
from pipeline.model.plan import Rejected
from pipeline.model.text import Text
from pipeline.store import schemas

NOW = datetime.date(2026, 5, 20)


def draft(files: Mapping[str, str | bytes], options: Options | None = None) -> Draft:
    texts = {"any-note.schema.json": "{}"} if options is None else schemas.texts([schemas.shipped()])
    wiki = wiki_of(files, options or Options(), texts, NOW)
    contents = {path: Text(content) for path, content in files.items() if isinstance(content, str)}
    return Draft.of(wiki, contents.get)


def orders(of: Draft) -> Orders:
    return Orders.of(schemas.texts([schemas.shipped()]), of.wiki.options)


def proposed(files: Mapping[str, str], rejected: tuple[Rejected, ...] = ()) -> Proposal:
    of = draft(files)
    bodies = {path: of.body(path) for path in of.wiki.notes}
    return propose(of.wiki.notes, of.wiki.names, of.wiki.graph, bodies, hidden_notes(of.wiki), rejected)


def merged(files: Mapping[str, str | bytes], canonical: str, *others: str, options: Options | None = None) -> Merged:
    of = draft(files, options)
    return merge(of, [Group(canonical, others)], orders(of), hidden_notes(of.wiki))


def texts(done: Merged) -> dict[str, str]:
    return {path: text.content for path, text in done.draft.changed.items() if text is not None}
