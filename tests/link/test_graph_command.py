"""`wikimill graph` on the command line: answers for people and for programs."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import networkx as nx
import pytest

from pipeline.__main__ import run

SCHEMAS = Path(__file__).parents[2] / "schemas"
QUESTIONS = {
    "orphans": (),
    "hubs": (),
    "wanted": (),
    "backlinks": ("Adam",),
    "path": ("Adam", "Momentum"),
    "stats": (),
    "components": (),
    "cuts": (),
    "circles": (),
    "rank": (),
}


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    for path, text in {
        "Adam.md": "---\naliases: [/old/adam]\nrelations: {broader: Momentum}\n---\nSee [[Momentum]] and [[Nadam]].",
        "Momentum.md": "---\nrelations: {broader: Adam}\n---\n[back](old/adam.md)",
        "Alone.md": "# Alone\n",
        "a/Same.md": "",
        "b/Same.md": "",
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def asked(wiki: Path, *arguments: str) -> int:
    return run(["graph", *arguments, "-C", str(wiki)])


def schema(name: str) -> object:
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_has_an_answer_for_people_and_one_for_programs(
    wiki: Path, question: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(wiki, question, *QUESTIONS[question]) == 0
    assert capsys.readouterr().out.strip()
    assert asked(wiki, question, *QUESTIONS[question], "--format", "json") == 0
    answer = json.loads(capsys.readouterr().out)
    jsonschema.validate(answer, schema("graph-answer.schema.json"))
    assert answer[question]


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_empty_wiki_answers_too(tmp_path: Path, question: str, capsys: pytest.CaptureFixture[str]) -> None:
    if not QUESTIONS[question]:
        assert asked(tmp_path, question, "--format", "json") == 0
        jsonschema.validate(json.loads(capsys.readouterr().out), schema("graph-answer.schema.json"))
        assert asked(tmp_path, question) == 0


@pytest.mark.parametrize("name", ["Adam", "Adam.md", "adam", "old/adam", "/old/adam"])
def test_a_note_is_meant_by_any_name_and_by_where_it_was(
    wiki: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(wiki, "backlinks", name) == 0
    assert capsys.readouterr().out == "Momentum.md:4:1 back  (by old/adam)\n"


def test_a_note_is_meant_by_its_file_as_seen_from_here(
    wiki: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(wiki / "b")
    assert asked(wiki, "backlinks", "Same.md") == 0
    assert capsys.readouterr().err == "Nothing links to b/Same.md.\n"


def test_a_name_of_two_notes_is_told(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked(wiki, "backlinks", "Same")
    assert "'Same' may mean a/Same.md, b/Same.md; taken is the first" in capsys.readouterr().err


def test_nobody_s_name_is_one_line_on_stderr(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(wiki, "path", "Adam", "nobody") == 2
    assert capsys.readouterr().err == "wikimill: nothing is called 'nobody'; `wikimill graph hubs` lists some notes\n"


def test_an_unknown_note_is_told_with_the_nearest(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(wiki, "backlinks", "Momentun") == 2
    assert capsys.readouterr().err == "wikimill: nothing is called 'Momentun'; did you mean 'Momentum' (Momentum.md)?\n"


def test_a_way_may_go_against_the_links_or_not_be(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked(wiki, "path", "Adam", "Alone")
    assert capsys.readouterr().out.startswith("No way leads from Adam to Alone")
    asked(wiki, "path", "Adam", "Alone", "--format", "json")
    assert json.loads(capsys.readouterr().out) == {"version": 1, "path": None}


def test_an_export_goes_to_a_file(wiki: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "graph.json"
    assert asked(wiki, "export", "-o", str(out)) == 0
    assert capsys.readouterr().out == ""
    data = json.loads(out.read_text(encoding="utf-8"))
    jsonschema.validate(data, schema("graph.schema.json"))
    assert "Adam.md" in nx.node_link_graph(data, edges="edges")
    assert asked(wiki, "export", "-o", str(tmp_path / "no" / "where.json")) == 2
    assert "cannot be written: no such file" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("git") is None, reason="git is missing")
def test_a_difference_is_between_two_revisions(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(wiki), *arguments], check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    (wiki / "Adam.md").write_text("", encoding="utf-8")
    git("commit", "-qam", "two")
    assert asked(wiki, "diff", "HEAD~1", "HEAD") == 0
    assert "mended: Nadam" in capsys.readouterr().out
    assert asked(wiki, "diff", "HEAD~1", "HEAD", "--format", "json") == 0
    jsonschema.validate(json.loads(capsys.readouterr().out), schema("graph-answer.schema.json"))
    assert asked(wiki, "diff", "HEAD~9", "HEAD") == 2


@pytest.mark.skipif(shutil.which("git") is None, reason="git is missing")
def test_a_difference_in_a_wiki_with_a_schema_of_its_own(tmp_path: Path) -> None:
    """A schema may be called otherwise than `*.schema.json`."""
    settings = "docs_dir: wiki\nplugins:\n  - wikimill: {schemas: {'**': own.json}}\n"
    for path, text in {"mkdocs.yml": settings, "schemas/own.json": "{}", "wiki/a.md": "[[b]]"}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run(["git", "-C", str(tmp_path), *arguments], check=True, capture_output=True)
    assert run(["graph", "diff", "-C", str(tmp_path), "HEAD", "HEAD"]) == 0


def test_counts_stand_after_what_they_count(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """So that one word does for one thing and for many."""
    assert asked(wiki, "stats") == 0
    told = {line.partition(":")[0]: line.partition(":")[2].strip() for line in capsys.readouterr().out.splitlines()}
    assert told["nodes"] == "missing 1, note 5, redirect 1"


def test_a_missing_file_is_no_name_that_nothing_bears(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (wiki / "Alone.md").write_text("[x](gone.md) [[Nobody]]\n", encoding="utf-8")
    assert run(["links", "-C", str(wiki), str(wiki / "Alone.md")]) == 0
    out = capsys.readouterr().out
    assert "[x](gone.md) → missing: there is no file 'gone.md'" in out
    assert "[[Nobody]] → missing: nothing is called 'Nobody'" in out
