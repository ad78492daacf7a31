"""What reading found wrong with the head of a note, as findings."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.diagnostic import Related
from pipeline.model.frontmatter import FrontFault
from pipeline.model.note import Note
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Check, Finding

_BROKEN = frozenset({"syntax", "not-a-mapping", "unclosed", "tab", "unsupported"})
"""Kinds after which some or all values are not known."""


def faults_of_kind(kind: str) -> Check:
    """A check that reports the faults of one kind; their messages say the way out."""

    def check(wiki: Wiki) -> Iterator[Finding]:
        for note in wiki.notes.values():
            for fault in note.front.faults:
                if fault.kind == kind:
                    yield _finding(note, fault)

    return check


def is_whole(note: Note) -> bool:
    """Whether all of the front matter could be read, so that what is missing is really missing."""
    broken = any(fault.kind in _BROKEN for fault in note.front.faults)
    return note.unreadable is None and not note.empty and not broken


def _finding(note: Note, fault: FrontFault) -> Finding:
    related = (Related(note.path, fault.related, "first here"),) if fault.related else ()
    return Finding(note.path, fault.place, fault.message, related)
