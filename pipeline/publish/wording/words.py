"""The words that we add to an author's own, in each language that the site speaks."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Final

from pipeline.publish.wording.indexwords import ENGLISH_INDEX, IndexWords
from pipeline.publish.wording.runwords import ENGLISH_RUN, RunWords
from pipeline.publish.wording.searchwords import ENGLISH_SEARCH, SearchWords


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words; a name in braces is filled in."""

    language: str = "en"
    home: str = "Home"
    also_known_as: str = "Also known as"
    status: str = "Status"
    trust: str = "Trust"
    confidence: str = "Confidence"
    verification: str = "Verification"
    updated: str = "Updated"
    kind: str = "Kind"
    tech: str = "Tech stack"
    reading: str = "Reading"
    minutes: str = "{count} min"
    sources: str = "Sources"
    referenced_by: str = "Referenced by"
    relations: str = "Relations"
    in_category: str = "In this category"
    categories: str = "Categories"
    maps: str = "Maps"
    all_notes: str = "All notes"
    other_notes: str = "Other notes"
    recently_updated: str = "Recently updated"
    index: IndexWords = ENGLISH_INDEX
    notes_one: str = "{count} note"
    notes_many: str = "{count} notes"
    private: str = "private note"
    missing: str = "There is no note called “{name}” yet"
    missing_file: str = "There is no file called “{name}”"
    missing_fragment: str = "“{title}” has no heading or block “{fragment}”"
    redirected: str = "“{old}” is now “{title}”"
    ambiguous: str = "“{name}” could mean several notes; this is “{title}”"
    permalink: str = "Link to this section"
    footnote_back: str = "Back to the text"
    cycle: str = "“{title}” is left out here: it would contain itself."
    too_deep: str = "“{title}” is left out here: there are too many embeds within embeds."
    not_shown: str = "This kind of file is not shown on the site"
    edit: str = "Edit this note"
    raw: str = "View as Markdown"
    report: str = "Report a problem"
    history_one: str = "One change"
    history_many: str = "{count} changes"
    since: str = "{changes} since {first}, the last on {last}"
    within_a_day: str = "{changes} on {last}"
    once: str = "Written on {last}"
    contributors: str = "By {names}"
    others: str = "{names} and {count} others"
    more_notes: str = "{count} more notes"
    about_page: str = "About this page"
    redirected_from: str = "Redirected from “{name}”"
    before: str = "Before"
    after: str = "Next"
    open_note: str = "Open the note"
    close: str = "Close"
    open_file: str = "Open {name}"
    moved: str = "This page has moved to"
    moved_parts: str = "Moved from this page"
    task_done: str = "Done"
    task_started: str = "In progress"
    task_cancelled: str = "Cancelled"
    task_forwarded: str = "Forwarded"
    task_open: str = "To do"
    value: str = "Computed by this note’s code"
    value_differs: str = "This note’s code computes something else"
    value_unknown: str = "Not computed: this note’s code has not run"
    run: RunWords = ENGLISH_RUN
    search: SearchWords = ENGLISH_SEARCH
    callouts: dict[str, str] = field(default_factory=dict)
    """The title of a callout that gives none, where it is not its type."""
    relation_types: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)
    trust_levels: dict[str, str] = field(
        default_factory=lambda: {
            "a": "A, primary sources",
            "b": "B, solid secondary sources",
            "c": "C, informal sources",
            "d": "D, unknown sources",
        }
    )
    verifications: dict[str, str] = field(default_factory=dict)
    confidence_levels: tuple[str, str, str, str, str] = ("very low", "low", "moderate", "high", "very high")
    ages: dict[str, tuple[str, str]] = field(
        default_factory=lambda: {
            "day": ("a day ago", "{count} days ago"),
            "week": ("a week ago", "{count} weeks ago"),
            "month": ("a month ago", "{count} months ago"),
            "year": ("a year ago", "{count} years ago"),
        }
    )
    today: str = "today"

    @property
    def of_scripts(self) -> dict[str, str]:
        """Those that scripts of the site show."""
        return {"also_known_as": self.also_known_as, "open": self.open_note, "close": self.close}

    def relation(self, type_: str) -> str:
        """A relation's type as words: `part_of` → “Part of”."""
        plain = self.relation_types.get(type_) or type_.replace("_", " ").replace("-", " ").strip()
        return plain[:1].upper() + plain[1:]

    def notes(self, count: int) -> str:
        """A number of notes."""
        return (self.notes_one if count == 1 else self.notes_many).format(count=f"{count:,}")

    def confident(self, score: float) -> str:
        """A confidence from 0 to 1, in words and in figures."""
        return f"{self.confidence_levels[_level(score)]} ({100 * score:.3g} %)"

    def age(self, days: int) -> str:
        """How long ago a day is that lies so many days back; empty for one yet to come."""
        if days < 0:
            return ""
        if days == 0:
            return self.today
        unit, length = next((unit, length) for unit, length, from_ in _UNITS if days >= from_)
        count = days // length
        return self.ages[unit][count > 1].format(count=count)

    def date(self, written: str) -> str:
        """A date as a reader says it; what is no ISO date stays as written."""
        try:
            return self.index.day(datetime.date.fromisoformat(written[:10]))
        except ValueError:
            return written


_UNITS: Final = (("year", 365, 365), ("month", 30, 60), ("week", 7, 14), ("day", 1, 0))
"""Name, its days, and from how many days on it is what people count in; the largest first."""


def _level(score: float) -> int:
    return sum(score >= bound for bound in (0.4, 0.6, 0.8, 0.95))


ENGLISH: Final = Words()


def words(language: str) -> Words:
    """The words of a language; English where we do not speak it."""
    from pipeline.publish.wording.korean import KOREAN

    spoken = {one.language: one for one in (ENGLISH, KOREAN)}
    return spoken.get(language.lower().replace("_", "-").partition("-")[0], ENGLISH)
