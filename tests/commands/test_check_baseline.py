"""`check --baseline` and `--write-baseline`: a neglected wiki is green at once, and whatever is new shows."""

from __future__ import annotations

import json
from pathlib import Path

from .calling import Caller

HEAD = "---\ntags: [x]\n---\n"
BEFORE = {
    "a.md": f"{HEAD}# A\n\n[[b]], [[Nowhere]] and [[Nothing]]\n",
    "b.md": f"{HEAD}# B\n\n[[a]] and [[Never]]\n",
}
FILE = ".wikimill/baseline.json"


def test_what_is_found_now_is_covered_from_now_on(wikimill: Caller) -> None:
    """The file stands where it is found without being named; the notes stay as they are."""
    wikimill.write(BEFORE)
    answer = wikimill("check", "--write-baseline")
    assert (answer.code, answer.err) == (0, "")
    file = wikimill.folder / FILE
    assert answer.out == f"Nothing new in 2 notes.\n{file} covers 3 findings.\nWrote {file}.\n"
    assert set(wikimill.contents()) == {"a.md", "b.md", FILE}
    answer = wikimill("check")
    assert (answer.code, answer.out.splitlines()[0]) == (0, "Nothing new in 2 notes.")
    assert answer == wikimill("check")


def test_what_is_new_shows(wikimill: Caller) -> None:
    wikimill.write(BEFORE)
    wikimill("check", "--write-baseline")
    wikimill.write({"a.md": BEFORE["a.md"].replace("# A", "# A\n\nA line more.") + "[[New]]\n"})
    answer = wikimill("check", "--format", "json")
    assert [found["message"] for found in json.loads(answer.out)["diagnostics"]] == ['nothing is called "New"']
    assert answer.code == 1


def test_a_note_that_moves_stays_covered(wikimill: Caller) -> None:
    wikimill.write(BEFORE)
    wikimill("check", "--write-baseline")
    (wikimill.folder / "b.md").rename(wikimill.folder / "c.md")
    wikimill.write({"a.md": BEFORE["a.md"].replace("[[b]]", "[[c]]")})
    answer = wikimill("check")
    assert answer.code == 0
    assert "Stale" not in answer.out


def test_what_was_mended_is_stale_until_it_is_dropped(wikimill: Caller) -> None:
    """Only where everything was asked can it be said."""
    wikimill.write(BEFORE)
    wikimill("check", "--write-baseline")
    wikimill.write({"b.md": f"{HEAD}# B\n\n[[a]]\n"})
    answer = wikimill("check")
    assert f"{FILE}, since nobody finds them any more: b.md LNK001;" in answer.out
    assert "Stale" not in wikimill("check", "a.md").out
    assert "Stale" not in wikimill("check", "--select", "FM").out
    wikimill("check", "--write-baseline")
    assert "Stale" not in wikimill("check").out


def test_a_stale_entry_is_told_by_the_path_of_its_note(wikimill: Caller) -> None:
    """Though it is known by the note's id."""
    wikimill.write({"a.md": "---\nid: 7f3a\n---\n[[New]]\n"})
    wikimill("check", "--write-baseline")
    wikimill.write({"a.md": "---\nid: 7f3a\n---\nNew\n"})
    assert "any more: a.md LNK001;" in wikimill("check").out


def test_a_part_can_be_written_anew(wikimill: Caller) -> None:
    """What was not asked keeps its entries."""
    wikimill.write(BEFORE)
    wikimill("check", "--write-baseline")
    wikimill.write({"a.md": f"{HEAD}# A\n\n[[b]] and [[Other]]\n"})
    assert wikimill("check", "--select", "FM", "--write-baseline").code == 0
    assert wikimill("check").code == 1
    assert wikimill("check", "b.md", "--write-baseline").code == 0
    assert wikimill("check").code == 1
    assert wikimill("check", "a.md", "--write-baseline").code == 0
    assert (wikimill("check").code, "Stale" in wikimill("check").out) == (0, False)


def test_a_file_can_be_named_and_left_out(wikimill: Caller, tmp_path: Path) -> None:
    wikimill.write(BEFORE)
    named = str(tmp_path / "debt.json")
    assert wikimill("check", "--write-baseline", "--baseline", named).code == 0
    assert wikimill("check").code == 1
    assert wikimill("check", "--baseline", named).code == 0
    wikimill("check", "--write-baseline")
    assert (wikimill("check").code, wikimill("check", "--no-baseline").code) == (0, 1)


def test_sarif_lists_what_is_known_as_unchanged(wikimill: Caller) -> None:
    wikimill.write(BEFORE)
    wikimill("check", "--write-baseline")
    wikimill.write({"b.md": BEFORE["b.md"] + "[[New]]\n"})
    answer = wikimill("check", "--format", "sarif")
    states = [result["baselineState"] for result in json.loads(answer.out)["runs"][0]["results"]]
    assert (sorted(states), answer.code) == (["new", "unchanged", "unchanged", "unchanged"], 1)


def test_a_damaged_baseline_is_2(wikimill: Caller) -> None:
    wikimill.write({**BEFORE, FILE: "[]"})
    answer = wikimill("check")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
