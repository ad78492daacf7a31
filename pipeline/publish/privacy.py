"""What readers may see (law 9). Where a note's own wish cannot be read, it is kept private."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.model.globs import matcher
from pipeline.model.note import Label, Note
from pipeline.model.options import Options
from pipeline.model.wiki import Wiki

_ASIDE = re.compile(r"%%|<!--")
_LONE = re.compile(r"[\ud800-\udfff]")


def public_notes(wiki: Wiki) -> dict[str, Note]:
    """The notes that readers may see, by path; redirects among them."""
    excluded = matcher(wiki.options.publish.exclude)
    return {
        path: note
        for path, note in wiki.notes.items()
        if not excluded(path) and _has_address(path) and is_public(note, wiki.options)
    }


def _has_address(path: str) -> bool:
    """Whether a URL can name a file; one whose name is not UTF-8 reads as lone surrogates."""
    return not _LONE.search(path)


def is_public(note: Note, options: Options) -> bool:
    """Whether a note itself, wherever it stands, lets itself be seen."""
    if note.unreadable is not None:
        return False
    if not options.publish.drafts and note.roles.status and note.roles.status.text.strip().casefold() == "draft":
        return False
    return note.roles.publish


def without_asides(note: Note) -> Note:
    """A note whose front matter, too, is without the comments of its author."""
    given = note.roles
    roles = replace(
        given,
        aliases=_said(given.aliases),
        hidden_aliases=_said(given.hidden_aliases),
        tags=_said(given.tags),
        status=_said_once(given.status),
        trust=_said_once(given.trust),
        verification=_said_once(given.verification),
        category=_said_once(given.category),
        kind=_said_once(given.kind),
        sources=tuple(filter(None, map(spoken, given.sources))),
        tech=tuple(filter(None, map(spoken, given.tech))),
        summary=spoken(given.summary) if given.summary else given.summary,
    )
    title = spoken(note.title) or note.stem
    return note if roles == given and title == note.title else replace(note, title=title, roles=roles)


def _said(labels: Iterable[Label]) -> tuple[Label, ...]:
    """The labels without comments, and without those that were nothing else."""
    plain = (replace(label, text=spoken(label.text)) for label in labels)
    return tuple(label for label in plain if label.text)


def _said_once(label: Label | None) -> Label | None:
    return next(iter(_said([label])), None) if label else None


def spoken(text: str) -> str:
    """A text of front matter without comments."""
    shorter = _without_comments(text) if "%%" in text or "<!--" in text else text
    return text if shorter == text else " ".join(shorter.split())


def _without_comments(text: str) -> str:
    """What is opened and never closed is no comment, and is looked for once, however often it is opened."""
    parts, at, last = [], 0, {"%%": text.rfind("%%"), "<!--": text.rfind("-->")}
    for opened in _ASIDE.finditer(text):
        if at <= opened.start() and opened.end() <= last[opened[0]]:
            closed = "%%" if opened[0] == "%%" else "-->"
            parts.append(text[at : opened.start()])
            at = text.index(closed, opened.end()) + len(closed)
    return "".join((*parts, text[at:]))


def public_attachments(wiki: Wiki) -> frozenset[str]:
    """The attachments that a page may show."""
    excluded = matcher(wiki.options.publish.exclude)
    return frozenset(path for path in wiki.inventory.attachments if not excluded(path) and _has_address(path))
