"""Notes by when they last changed."""

from __future__ import annotations

from pipeline.model.page import INDEXES, Page
from pipeline.publish.edition import Edition
from pipeline.publish.free import FreePaths
from pipeline.publish.indexes.leaf import LONGEST, Leaf, Line, Stretch, Way, pages

PATH = f"{INDEXES}/recent.md"
_MOST = 500
"""What changed before so many others did is not recent."""


def recent(edition: Edition) -> list[tuple[str, str]]:
    """ISO date and path of the notes that changed last, the newest first; a note without a date is not there."""
    dated = [(changed, path) for path in edition.notes if (changed := edition.changed(path))]
    return sorted(dated, key=lambda pair: (_backwards(pair[0]), pair[1]))[:_MOST]


def _backwards(date: str) -> tuple[int, ...]:
    return tuple(-ord(sign) for sign in date)


def recent_pages(edition: Edition, path: str, above: tuple[Way, ...], free: FreePaths) -> tuple[Page, ...]:
    """Notes under the month in which they changed; no page where no note has a date."""
    months: dict[str, list[Line]] = {}
    for date, note in recent(edition):
        line = Line(Way(edition.title(note), edition.addresses[note]), edition.words.date(date), "date")
        months.setdefault(date[:7], []).append(line)
    stretches = tuple(
        Stretch(tuple(lines), f"month-{month}", edition.words.index.month(month), "wm-dated")
        for month, lines in months.items()
    )
    if not stretches:
        return ()
    return pages(Leaf(path, edition.words.recently_updated, above, stretches), edition.words, free, LONGEST // 2)
