"""`wikimill dedupe` on the command line: plan, review, apply, undo, ledger; and a kill at every write."""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest
import yaml

from pipeline.__main__ import run
from pipeline.merging.planfile import parsed, render
from pipeline.model.failure import CannotRun
from pipeline.project import open_project
from pipeline.reports.terminal import columns
from pipeline.store import disk, journal, trash
from tests.store.kills import Killed, dying

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "plan.schema.json").read_text(encoding="utf-8"))
FILES = {
    "a/Parameter.md": "---\nid: p1\ntitle: Parameter\n---\n\nText of a.\r\n",
    "b/Parameter.md": "---\ntitle: Parameter\naliases: [Weight]\n---\n\nOther text: [[a/Parameter]].\n",
    "b/copy.md": "---\nduplicate_of: p1\n---\n\nCopy.",
    "c/stub.md": "---\ntitle: Parameter\n---\n",
    "from.md": "[[Weight]] [[copy#^x]] [x](b/copy.md)\n",
    "Other.md": "\ufeffWords.",
}
Files = dict[str, bytes]


def contents(folder: Path) -> Files:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    folder = tmp_path / "wiki"
    for path, text in FILES.items():
        disk.put(folder / path, text.encode())
    return folder


def dedupe(wiki: Path, *arguments: str) -> int:
    return run(["dedupe", *arguments, "-C", str(wiki)])


def planned(wiki: Path, **decisions: str) -> Path:
    """A plan with decisions by tier."""
    file = wiki.parent / "plan.yaml"
    assert dedupe(wiki, "plan", "-o", str(file)) == 0
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    for cluster in data["clusters"]:
        cluster["decision"] = decisions.get(cluster["tier"].replace("-", "_"), cluster["decision"])
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return file


def test_a_plan_is_yaml_by_its_schema_and_comes_back_equal(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dedupe(wiki, "plan", "-o", "-") == 0
    text = capsys.readouterr().out
    data = yaml.safe_load(text)
    jsonschema.validate(data, SCHEMA)
    assert [(one["tier"], one["decision"], one["canonical"]) for one in data["clusters"]] == [
        ("auto", "merge", "a/Parameter.md"),
        ("auto-stub", "merge", "a/Parameter.md"),
        ("review", "later", "a/Parameter.md"),
    ]
    assert render(parsed(text, "plan", SCHEMA)) == text
    assert dedupe(wiki, "plan", "-o", "-") == 0
    assert capsys.readouterr().out == text


def test_apply_then_undo_restores_every_byte(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(wiki)
    plan = planned(wiki, review="merge")
    assert dedupe(wiki, "apply", str(plan)) == 0
    out = capsys.readouterr().out
    assert "Merged 3 notes into 1; rewrote 3 links in 1 note." in out
    after = contents(wiki)
    assert after["from.md"].decode() == "[[a/Parameter|Weight]] [[a/Parameter#^x|copy > ^x]] [x](a/Parameter.md)\n"
    assert after["Other.md"] == before["Other.md"]
    assert run(["check", "-C", str(wiki), "--ignore", "LNK003"]) == 0
    capsys.readouterr()
    assert dedupe(wiki, "undo") == 0
    assert contents(wiki) == before
    assert dedupe(wiki, "undo") == 2
    assert "nothing can be taken back" in capsys.readouterr().err


def test_a_plan_is_undone_by_its_file_and_by_its_id(wiki: Path) -> None:
    before = contents(wiki)
    plan = planned(wiki)
    id_ = yaml.safe_load(plan.read_text(encoding="utf-8"))["id"]
    for name in (str(plan), id_):
        assert dedupe(wiki, "apply", str(plan)) == 0
        assert contents(wiki) != before
        assert dedupe(wiki, "undo", name) == 0
        assert contents(wiki) == before


def test_a_stale_plan_is_refused_and_nothing_is_written(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = planned(wiki)
    (wiki / "b/copy.md").write_bytes(b"---\nduplicate_of: p1\n---\nNew.")
    before = contents(wiki)
    assert dedupe(wiki, "apply", str(plan)) == 2
    assert "b/copy.md: changed since the plan was made" in capsys.readouterr().err
    assert contents(wiki) == before


def test_undo_refuses_files_that_changed_since(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(wiki)
    assert dedupe(wiki, "apply", str(planned(wiki))) == 0
    (wiki / "a/Parameter.md").write_bytes(b"Mine.")
    assert dedupe(wiki, "undo") == 2
    assert "a/Parameter.md: changed since" in capsys.readouterr().err
    assert dedupe(wiki, "undo", "--force") == 0
    left = contents(wiki)
    assert {path: left[path] for path in before} == before
    kept = {path: data for path, data in left.items() if path not in before}
    assert kept.pop(".wikimill/trash/.gitignore") == b"*\n"
    assert [*kept.values()] == [b"Mine."]


def test_an_unclean_tree_is_refused_without_force(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The plan itself may be new; outside Git nothing is asked."""
    plan = planned(wiki)
    inside = wiki / "plan.yaml"
    inside.write_bytes(plan.read_bytes())

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=wiki, check=True, capture_output=True)

    git("init", "-q")
    git("add", "a", "b", "c", "from.md", "Other.md")
    git("commit", "-q", "-m", "All")
    (wiki / "Other.md").write_bytes(b"Changed.")
    assert dedupe(wiki, "apply", str(inside)) == 2
    assert "Other.md: not committed" in capsys.readouterr().err
    git("checkout", "Other.md")
    assert dedupe(wiki, "apply", str(inside)) == 0
    assert dedupe(wiki, "undo") == 0
    (wiki / "Other.md").write_bytes(b"Changed.")
    assert dedupe(wiki, "apply", str(inside), "--force") == 0


def test_what_is_kept_apart_is_remembered(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = planned(wiki, auto="later", auto_stub="later", review="keep-apart")
    assert dedupe(wiki, "apply", str(plan)) == 0
    capsys.readouterr()
    assert dedupe(wiki, "ledger") == 0
    assert capsys.readouterr().out.startswith("a/Parameter.md ≠ b/Parameter.md  The same title")
    assert dedupe(wiki, "plan", "-o", "-") == 0
    assert [one["tier"] for one in yaml.safe_load(capsys.readouterr().out)["clusters"]] == ["auto", "review"]
    assert dedupe(wiki, "ledger", "--forget", "b/Parameter.md", "a/Parameter.md") == 0
    assert capsys.readouterr().out == ""


def test_the_review_asks_with_both_notes_in_view(
    wiki: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = planned(wiki)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr("sys.stdin", io.StringIO("x\n2\nm\n"))
    assert dedupe(wiki, "review", str(plan)) == 0
    out = capsys.readouterr().out
    assert "[1] a/Parameter.md (canonical)" in out
    assert "│ [2] b/Parameter.md" in out
    assert "m, k, l, q, or the number of a note" in out
    (cluster,) = (
        one for one in yaml.safe_load(plan.read_text(encoding="utf-8"))["clusters"] if one["tier"] == "review"
    )
    assert (cluster["decision"], cluster["canonical"]) == ("merge", "b/Parameter.md")
    assert [link["to"] for link in cluster["links"]] == ["a/Parameter"]


@pytest.mark.parametrize(("width", "beside"), [(160, True), (80, True), (40, False)])
def test_the_review_fits_the_terminal(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    width: int,
    beside: bool,
) -> None:
    """Long lines are folded, Korean takes two columns, and where there is no room for two notes they stand in a row."""
    words = {"a.md": "Some words of a text. " * 20, "b.md": "가나다라 마바사 아자차카. " * 20}
    for path, text in words.items():
        disk.put(tmp_path / "wiki" / path, f"---\ntitle: One\n---\n{text}\n\n{'x가' * 90}\n".encode())
    plan = planned(tmp_path / "wiki")
    capsys.readouterr()
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setattr("sys.stdin", io.StringIO("merge it\n12\n2\nkeep apart\n"))
    assert dedupe(tmp_path / "wiki", "review", str(plan)) == 0
    out = capsys.readouterr().out
    shown = out[out.index("[1]") : out.index("merge (m)")].splitlines()
    assert max(map(columns, shown)) <= width
    assert {columns(line[: line.index("│")]) for line in shown if "│" in line} == (
        {(width - 3) // 2 + 1} if beside else set()
    )
    assert out.count("or the number of a note") == 2
    assert "words · 0 links to it" in out
    (cluster,) = yaml.safe_load(plan.read_text(encoding="utf-8"))["clusters"]
    assert (cluster["decision"], cluster["canonical"]) == ("keep-apart", "b.md")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is no YAML"),
        ("[]", "is no merge plan"),
        ("version: 2\nid: x\nclusters: []", "plan.schema.json"),
        ("version: 1\nid: x\nclusters: [{members: [a.md, ../b.md]}]", "plan.schema.json"),
        (
            "version: 1\nid: x\nclusters: [{members: [a.md, b.md], canonical: c.md, why: w, tier: auto, evidence: [], decision: merge}]",
            "no member of its cluster",
        ),
    ],
)
def test_what_is_no_plan_is_said_in_one_line(text: str, said: str) -> None:
    with pytest.raises(CannotRun, match=said):
        parsed(text, "plan.yaml", SCHEMA)


def test_a_plan_that_names_a_note_outside_is_refused(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = wiki.parent / "plan.yaml"
    entry = {"members": ["a/Parameter.md", "gone.md"], "canonical": "a/Parameter.md", "why": "", "tier": "auto"}
    data = {"version": 1, "id": "x", "clusters": [{**entry, "evidence": [], "decision": "merge"}]}
    plan.write_text(yaml.safe_dump(data), encoding="utf-8")
    assert dedupe(wiki, "apply", str(plan)) == 2
    assert "gone.md: there is no such note any more" in capsys.readouterr().err


EDITS: Mapping[str, bytes | None] = {
    "a/Parameter.md": b"New.",
    "b/copy.md": None,
    "new/note.md": b"Made.",
    ".wikimill/rejected.json": b"{}",
}


@pytest.mark.parametrize("torn", [False, True])
@pytest.mark.parametrize("way", ["complete", "revert"])
def test_a_kill_at_any_write_leaves_before_or_after(tmp_path: Path, torn: bool, way: journal.Way) -> None:
    """Of an apply and of its undo: recovered, everything is as before or as after, and what was undone is as before."""
    for at in range(20):
        folder = tmp_path / str(at)
        for path, text in FILES.items():
            disk.put(folder / path, text.encode())
        project, before = open_project(folder), contents(folder)
        try:
            trash.apply(project, EDITS, "dedupe apply", "p", {}, put=dying(at, torn))
        except Killed:
            journal.recover(project, way)
        if contents(folder) == before:
            continue
        applied = contents(folder)
        assert applied["a/Parameter.md"] == b"New."
        assert "b/copy.md" not in applied
        assert [record.id for record in trash.records(project)] == ["p"]
        try:
            trash.undo(project, "p", put=dying(at, torn))
        except Killed:
            journal.recover(project, way)
        if contents(folder) == applied:
            trash.undo(project, None)
        assert {path: data for path, data in contents(folder).items() if "/trash/" not in path} == before


def test_the_summary_counts_the_notes_of_its_clusters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in "abcde":
        disk.put(tmp_path / "wiki" / folder / "Note.md", f"---\ntitle: Note\n---\n\nWhat {folder} says.\n".encode())
    file = tmp_path / "plan.yaml"
    assert dedupe(tmp_path / "wiki", "plan", "-o", str(file)) == 0
    assert capsys.readouterr().out == f"1 cluster of 5 notes (1 review): {file}\n"


def test_the_summary_names_one_offer_in_the_singular(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("Gradient descent", "Stochastic gradient descent", "Mercury (planet)", "Mercury (element)"):
        source = "[arXiv:1]" if "descent" in name else "[]"
        text = f"---\ntitle: {name}\nsources: {source}\n---\n\nWhat is to be said of {name}.\n"
        disk.put(tmp_path / "wiki" / f"{name}.md", text.encode())
    file = tmp_path / "plan.yaml"
    assert dedupe(tmp_path / "wiki", "plan", "-o", str(file)) == 0
    said = f"No duplicates were found, 1 relation offered, 1 shared name offered: {file}\n"
    assert capsys.readouterr().out == said
