"""`wikimill check`: exit codes, output, and what goes with what."""

from __future__ import annotations

import json

import pytest

from .calling import Caller

HEAD = "---\ntags: [x]\n---\n"
FINE = {"a.md": f"{HEAD}# A\n\n[[b]]\n", "b.md": f"{HEAD}# B\n\nOf [[a]].\n"}
BROKEN = FINE | {"a.md": f"{HEAD}# A\n\n[[Nowhere]] and [[b]]\n"}


def test_a_fine_wiki_is_0_and_a_fault_is_1(wikimill: Caller) -> None:
    wikimill.write(FINE)
    answer = wikimill("check")
    assert (answer.code, answer.out, answer.err) == (0, "All 2 notes are fine.\n", "")
    wikimill.write(BROKEN)
    answer = wikimill("check")
    assert (answer.code, answer.err) == (1, "")
    assert "LNK001" in answer.out


def test_paths_filter_what_is_reported(wikimill: Caller) -> None:
    wikimill.write(BROKEN)
    assert wikimill("check", "b.md").code == 0
    assert wikimill("check", "a.md").code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("--select", "NOPE"),
        ("--format", "xml"),
        ("--statistics", "--format", "github"),
        ("--baseline", "gone.json"),
        ("--no-baseline", "--write-baseline"),
        ("--write-baseline", "--diff"),
        ("gone.md",),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_2_with_one_line(wikimill: Caller, arguments: tuple[str, ...]) -> None:
    wikimill.write(FINE)
    answer = wikimill("check", *arguments)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)


def test_statistics_are_text_or_json(wikimill: Caller) -> None:
    wikimill.write(BROKEN)
    assert wikimill("check", "--statistics").out.startswith("1  LNK001")
    data = json.loads(wikimill("check", "--statistics", "--format", "json").out)
    assert [(row["code"], row["count"]) for row in data["statistics"]] == [("LNK001", 1)]


def test_the_same_is_said_from_memory_and_without_it(wikimill: Caller) -> None:
    wikimill.write(BROKEN)
    first = wikimill("check")
    assert wikimill("check") == first == wikimill("check", "--no-cache")
