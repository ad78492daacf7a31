"""The headings that divide a note."""

from __future__ import annotations

from bisect import bisect_right

from pipeline.model.heading import Heading
from pipeline.model.note import Note


def dividing(note: Note) -> tuple[Heading, ...]:
    """The headings without those that name a view of the page, as `# [Linux](#tab/linux)`: they are tabs beside one another."""
    views = [
        link.place.start
        for link in note.links
        if link.kind == "link" and link.target is None and "/" in (link.fragment or "")
    ]
    starts = sorted(views)
    return tuple(
        heading
        for heading in note.body.headings
        if bisect_right(starts, heading.place.end) == bisect_right(starts, heading.place.start)
    )
