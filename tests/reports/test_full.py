from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.diagnostic import Diagnostic, Severity
from pipeline.model.place import TOP
from pipeline.model.text import Text
from pipeline.reports import render
from pipeline.reports.excerpt import excerpt
from pipeline.reports.report import Report, summary
from pipeline.reports.terminal import columns, harmless

from .conftest import diagnostic


def test_carets_stand_under_the_place_counted_in_columns_of_a_terminal(report: Report) -> None:
    """Korean takes two columns a character."""
    lines = render(report, "full").splitlines()
    assert lines[0] == "wiki/ml/노트.md:5:9 LNK001 broken"
    assert lines[2] == "  5 | 가중치와 다른 [[Hyper-parameter]] 이다."
    assert lines[3] == "    | " + " " * 14 + "^" * 19 + " error: broken-link"


def test_related_places_help_and_fix_follow(report: Report) -> None:
    lines = render(report, "full").splitlines()
    assert lines[4:7] == [
        "    = wiki/ml/Other.md:5:9: the other one",
        "    = help: mend it",
        "    = fix: write it right",
    ]


def test_a_traceback_follows_the_source(report: Report) -> None:
    """Its lines stand as they are, harmless; the formats of a line a finding never show them."""
    failed = replace(report.diagnostics[0], detail="Traceback:\n  File x\x1b[0m\n\nboom", related=(), fix=None)
    told = replace(report, diagnostics=(failed,))
    assert render(told, "full").splitlines()[4:9] == [
        "    |   Traceback:",
        "    |     File x\u241b[0m",
        "    |",
        "    |   boom",
        "    = help: mend it",
    ]
    assert render(told, "concise").splitlines()[0] == "wiki/ml/노트.md:5:9 LNK001 broken"
    assert all("boom" in render(told, form) for form in ("github", "sarif", "junit"))


def test_the_last_line_counts(report: Report) -> None:
    assert render(report, "full").endswith("\n\nFound 1 error, 1 info in 955 notes. Fixable: 1 with --fix.\n")
    assert summary(Report((), 20)) == "All 20 notes are fine."


def test_much_of_one_rule_for_information_is_counted(report: Report) -> None:
    told = diagnostic("last", severity="info")
    many = [replace(told, path=f"{number}.md") for number in range(9)]
    lines = render(replace(report, diagnostics=(report.diagnostics[0], *many)), "full").splitlines()
    assert lines[-4:-1] == [
        "wiki/0.md:6:2 LNK001 broken",
        "    = and 8 more broken-link in 9 notes; --format concise names the notes",
        "",
    ]
    assert "wiki/8.md" in render(replace(report, diagnostics=tuple(many)), "concise")


def test_colour_only_when_told(report: Report) -> None:
    assert "\x1b" not in render(report, "full")
    assert "\x1b[31m" in render(replace(report, colour=True), "full")


def test_a_finding_about_a_whole_file_shows_no_line() -> None:
    empty = Diagnostic("FM011", "empty-note", "warning", "the note is empty", "a.md", TOP)
    assert render(Report((empty,), 1, {"a.md": Text("x")}.get), "full").splitlines()[:2] == [
        "a.md:1:1 FM011 the note is empty",
        "    = warning: empty-note",
    ]


def test_only_what_may_be_seen_of_a_line_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line may be a megabyte long and hold ten thousand findings."""
    line = "x" * 500_000 + "[[Here]]" + "y" * 500_000
    seen: list[int] = []

    def counting(text: str) -> str:
        seen.append(len(text))
        return harmless(text)

    monkeypatch.setattr("pipeline.reports.excerpt.harmless", counting)
    shown = excerpt(Text(line), Text(line).place(500_000, 500_008), 80)
    assert shown is not None
    assert "[[Here]]" in shown[0]
    assert shown[1].index("^") == shown[0].index("[[Here]]")
    assert sum(seen) < 2_000


def test_a_long_line_is_cut_around_the_place() -> None:
    text = Text("가" * 500 + " [[Hyper-parameter]] " + "b" * 500)
    shown = render(Report((diagnostic(text=text),), 1, lambda path: text, width=60), "full").splitlines()
    assert "[[Hyper-parameter]]" in shown[2]
    assert shown[2].startswith("  1 | …가")
    assert columns(shown[2]) <= 60
    assert columns(shown[3].split("^")[0]) == columns(shown[2].split("[[")[0])


HOSTILE = st.text(st.characters(codec=None), max_size=80)


@given(HOSTILE, HOSTILE, st.data())
def test_no_text_can_command_the_terminal(content: str, message: str, data: st.DataObject) -> None:
    """Control characters, escape sequences and direction marks of notes never reach the terminal."""
    text = Text(content)
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    severity: Severity = "error"
    finding = Diagnostic(
        "LNK001",
        "broken-link",
        severity,
        message,
        f"a{message}.md",
        text.place(start, end),
        help=message,
        detail=message,
    )
    for form in ("full", "concise", "statistics"):
        shown = render(Report((finding,), 1, lambda path: text, width=40), form)
        assert all(character == "\n" or (character.isprintable() or ord(character) > 0x9F) for character in shown)
        assert "\u202e" not in shown
        shown.encode()
