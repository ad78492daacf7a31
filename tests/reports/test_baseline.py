from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.build import wiki_of
from pipeline.model.diagnostic import Diagnostic
from pipeline.model.failure import CannotRun
from pipeline.model.options import Options, RuleOptions
from pipeline.model.text import Text
from pipeline.reports.baseline import Baseline, Compared, baseline_of, compare, dumps, identities, loads
from pipeline.rules import judge
from tests.rules.fixture import NOW

Files = dict[str, str]
BEFORE: Files = {
    "a.md": "---\nid: wiki-a\n---\n[[gone]] and [[gone]]\n\n```python\nx = 1\n```\n",
    "b.md": "[[lost]]\n",
}


def judged(files: Files) -> tuple[tuple[Diagnostic, ...], dict[str, object], Callable[[str], Text | None]]:
    options = Options(rules=RuleOptions(select=("LNK", "SNP007"), severities={"SNP007": "warning"}))
    wiki = wiki_of(files, options, {"any-note.schema.json": "{}"}, NOW)
    texts = {path: Text(content) for path, content in files.items()}
    return judge(wiki), identities(wiki.notes), texts.get  # type: ignore[return-value]


def baseline() -> Baseline:
    return loads(dumps(baseline_of(*judged(BEFORE))), "baseline.json")  # type: ignore[arg-type]


def against(files: Files) -> Compared:
    found, notes, text = judged(files)
    return compare(found, baseline(), notes, text)  # type: ignore[arg-type]


def changed(path: str, old: str, new: str) -> Files:
    assert old in BEFORE[path]
    return {**BEFORE, path: BEFORE[path].replace(old, new, 1)}


def test_what_was_there_is_known() -> None:
    result = against(BEFORE)
    assert (len(result.new), len(result.known), result.stale) == (0, 4, ())


@pytest.mark.parametrize(
    "files",
    [
        changed("a.md", "[[gone]]", "A line more.\n\n[[gone]]"),
        {"moved/other.md": BEFORE["a.md"], "b.md": BEFORE["b.md"]},
        {"a.md": BEFORE["a.md"], "renamed.md": BEFORE["b.md"]},
        {**BEFORE, "b.md": "---\nid: wiki-b\n---\n" + BEFORE["b.md"]},
        {**BEFORE, "gonne.md": "A note that will now be suggested."},
    ],
    ids=[
        "a line moved",
        "a note with an id was moved",
        "a note without one was renamed",
        "a note was given an id",
        "another suggestion",
    ],
)
def test_what_only_moved_stays_known(files: Files) -> None:
    result = against(files)
    assert (result.new, result.stale) == ((), ())


def test_a_folder_of_notes_without_ids_can_be_renamed() -> None:
    """Though the same is said of each of them."""
    before = {f"old/{number}.md": "[[lost]]\n" for number in range(5)}
    after = {f"new/{number}.md": "[[lost]]\n" for number in range(6)}
    result = compare(*_without_notes(after, baseline_of(*judged(before))))  # type: ignore[arg-type]
    assert (len(result.new), result.stale) == (1, ())


def _without_notes(files: Files, known: Baseline) -> tuple[object, ...]:
    found, called, text = judged(files)
    return found, known, called, text


def test_a_new_violation_of_the_same_rule_in_the_same_note_shows() -> None:
    result = against(changed("b.md", "[[lost]]", "[[lost]] [[other]]"))
    assert [diagnostic.message for diagnostic in result.new] == ['nothing is called "other"']


def test_one_more_of_the_same_shows() -> None:
    assert len(against(changed("b.md", "[[lost]]", "[[lost]] [[lost]]")).new) == 1


def test_a_fix_makes_no_room_for_a_regression() -> None:
    """One link mended, another broken: one new, one stale."""
    result = against(changed("b.md", "[[lost]]", "[[a]] [[worse]]"))
    assert (len(result.new), [entry.code for entry in result.stale]) == (1, ["LNK001"])


def test_snippets_are_told_apart_by_their_code() -> None:
    result = against(changed("a.md", "x = 1", "y = 2"))
    assert ([diagnostic.code for diagnostic in result.new], [entry.code for entry in result.stale]) == (
        ["SNP007"],
        ["SNP007"],
    )


def test_entries_of_a_note_that_was_mended_are_stale() -> None:
    assert len(against({"a.md": "---\nid: wiki-a\n---\n", "b.md": "[[lost]]\n"}).stale) == 3


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 2, "known": []}', '{"version": 1, "known": [{}]}', '{"version": 1}']
)
def test_what_is_no_baseline_is_said_in_one_line(text: str) -> None:
    with pytest.raises(CannotRun, match=r"^\.wikimill/baseline\.json: "):
        loads(text, ".wikimill/baseline.json")
