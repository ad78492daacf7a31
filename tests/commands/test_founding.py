"""`wikimill init`, `new` and `adopt`: what begins passes, and what is there stays as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from pipeline.__main__ import run
from pipeline.plugin import hosting
from pipeline.project import open_project

from .calling import Caller


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A wiki that has just begun."""
    folder = tmp_path / "neu: 위키"
    assert run(["init", "-C", str(folder)]) == 0
    return folder


def files(folder: Path) -> set[str]:
    every = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    return {path for path in every if not path.startswith("build/")}


def test_a_new_wiki_is_configured_and_passes(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert files(base) == {"mkdocs.yml", "wiki/index.md", ".gitignore"}
    assert open_project(base).root == base / "wiki"
    assert yaml.safe_load((base / "mkdocs.yml").read_text(encoding="utf-8"))["site_name"] == "neu: 위키"
    assert run(["check", "-C", str(base), "--select", "ALL", "--ignore", "GRF"]) == 0
    assert run(["build", "-C", str(base), "--strict"]) == 0
    before = (base / "mkdocs.yml").read_bytes()
    capsys.readouterr()
    assert run(["init", "-C", str(base)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert (base / "mkdocs.yml").read_bytes() == before


def test_a_wiki_begins_in_the_folder_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init", "notes"]) == 0
    assert files(tmp_path) == {"notes/mkdocs.yml", "notes/wiki/index.md", "notes/.gitignore"}
    assert capsys.readouterr().out.startswith("wrote notes/mkdocs.yml\nwrote notes/wiki/index.md\n")
    assert run(["init", "-C", "notes"]) == 2


def test_notes_that_are_there_already_are_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Those that each repository has are no notes."""
    for path in ("README.md", "CHANGELOG.md", "docs/AI.md", "docs/one.md"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("# X\n", encoding="utf-8")
    assert run(["init", "-C", str(tmp_path)]) == 0
    assert "Left alone: 2 notes beside it; `wikimill adopt DIR`" in capsys.readouterr().out


def test_no_wiki_begins_in_an_obsidian_vault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".obsidian").mkdir()
    assert run(["init", "-C", str(tmp_path)]) == 2
    assert "`wikimill check` reads as it is" in capsys.readouterr().err
    assert files(tmp_path) == set()


def test_one_error_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a.md").write_text("[[Nowhere]]\n", encoding="utf-8")
    assert run(["adopt", "-C", str(tmp_path), str(tmp_path / "old")]) == 0
    out = capsys.readouterr().out
    assert ": 1 note in the dialect" in out
    assert "`wikimill check` finds 1 error and 0 warnings;" in out


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("Learning rate", "Learning rate.md"),
        ("학습률 (Learning rate)", "학습률 (Learning rate).md"),
        ("What is *it*? [a|b] #1 ~ $x$", "What is it a b 1 ~ $x$.md"),
        ("on", "on.md"),
        ("0.105", "0.105.md"),
        ("../../etc/passwd", "etc passwd.md"),
        (".hidden", "hidden.md"),
        ("`code` & <b>", "`code` & b.md"),
        ("é" * 200, "é" * 120 + ".md"),
    ],
)
def test_a_new_note_passes_whatever_it_is_called(
    base: Path, title: str, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", "-C", str(base), title]) == 0
    assert files(base / "wiki") == {"index.md", path}
    capsys.readouterr()
    assert run(["check", "-C", str(base), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["diagnostics"] == []


def test_a_name_that_is_taken_is_refused(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = ("-C", str(base))
    assert run(["new", *at, "Parameter", "--in", "ml", "--category", "Basics", "--field", "aliases=[매개변수]"]) == 0
    text = (base / "wiki/ml/Parameter.md").read_text(encoding="utf-8")
    assert "category: Basics\n" in text
    assert "aliases: [매개변수]\n" in text
    there = files(base)
    capsys.readouterr()
    for title in ("Parameter", "parameter", "매개변수", "///", " "):
        assert run(["new", *at, title]) == 2
        assert capsys.readouterr().err.count("\n") == 1
    for arguments in (
        ["x", "--in", "../out"],
        ["x", "--in", ".git"],
        ["x", "--field", "id"],
        ["x", "--field", "id=a b"],
    ):
        assert run(["new", *at, *arguments]) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert files(base) == there


def test_a_schema_s_sections_and_fields_are_there(base: Path) -> None:
    schema = {
        "type": "object",
        "required": ["kind", "title"],
        "properties": {"kind": {"enum": ["x", "draft"]}, "title": {"type": "string"}},
        "additionalProperties": False,
        "x-sections": ["Why", ["How", "Way"]],
    }
    (base / "schemas").mkdir()
    (base / "schemas/own.json").write_text(json.dumps(schema), encoding="utf-8")
    settings = "docs_dir: wiki\nplugins:\n  - wikimill: {schemas: {'**': own.json}}\n"
    (base / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (base / "wiki/index.md").unlink()
    assert run(["new", "-C", str(base), "Thing"]) == 0
    assert (base / "wiki/Thing.md").read_text(encoding="utf-8") == (
        "---\ntitle: Thing\nkind: draft\n---\n\n# Thing\n\n## Why\n\n## How\n"
    )
    assert run(["check", "-C", str(base)]) == 0


def test_a_note_needs_no_configuration(wikimill: Caller) -> None:
    wikimill.write({"a.md": "text\n"})
    assert wikimill("new", "Thing").code == 0
    assert wikimill.contents()["Thing.md"] == b"---\ntitle: Thing\n---\n\n# Thing\n"


def test_a_foreign_vault_is_configured_and_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = {
        f"n{number}.md": f"---\nuid: u{number}\nname: N {number}\naka: [x{number}]\n---\ntext\n" for number in range(5)
    }
    vault = tmp_path / "vault"
    (vault / ".obsidian").mkdir(parents=True)
    (vault / ".obsidian/app.json").write_text(
        '{"newLinkFormat": "relative", "userIgnoreFilters": ["old/"]}', encoding="utf-8"
    )
    for path, text in notes.items():
        (vault / path).write_text(text, encoding="utf-8")
    before = files(vault)
    assert run(["adopt", "-C", str(vault), str(vault)]) == 2
    assert run(["adopt", "-C", str(tmp_path), str(vault), "--dry-run"]) == 0
    assert not (tmp_path / "mkdocs.yml").exists()
    assert run(["adopt", "-C", str(tmp_path), str(vault)]) == 0
    assert files(vault) == before
    project = open_project(tmp_path)
    assert project.root == vault
    assert (project.options.roles.id, project.options.roles.title) == (("uid",), ("name",))
    assert project.options.roles.aliases == ("aka",)
    assert (project.options.link_format, project.options.exclude) == ("relative", ("/old",))
    capsys.readouterr()
    assert run(["links", "-C", str(tmp_path)]) == 0
    assert run(["adopt", "-C", str(tmp_path), str(vault)]) == 2
    assert run(["adopt", "-C", str(tmp_path / "x"), str(tmp_path / "nothing")]) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["new", "-C", "{base}", "a\udcff"],
        ["new", "-C", "{base}", "x", "--category", "\udcff"],
        ["new", "-C", "{base}", "x", "--field", "aliases=[\udcff]"],
        ["init", "-C", "{base}/sub", "--name", "\udcff"],
        ["adopt", "{base}/wiki", "-C", "{base}/sub", "--name", "\udcff"],
    ],
)
def test_words_that_are_not_utf_8_are_refused_in_a_line(
    base: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(base)
    capsys.readouterr()
    assert run([part.replace("{base}", str(base)) for part in arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert files(base) == before


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_a_wiki_whose_name_is_blank_is_called_as_its_folder(base: Path, tmp_path: Path, name: str) -> None:
    assert run(["init", "-C", str(tmp_path / "one"), "--name", name]) == 0
    assert yaml.safe_load((tmp_path / "one/mkdocs.yml").read_text(encoding="utf-8"))["site_name"] == "one"
    assert run(["adopt", str(base / "wiki"), "-C", str(tmp_path / "two"), "--name", name]) == 0
    assert yaml.safe_load((tmp_path / "two/mkdocs.yml").read_text(encoding="utf-8"))["site_name"] == "wiki"


@pytest.mark.parametrize("folder", ["build", "build/deep", "a/node_modules"])
def test_no_note_begins_where_none_would_be_read(base: Path, folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(base)
    capsys.readouterr()
    assert run(["new", "-C", str(base), "x", "--in", folder]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert files(base) == before


@pytest.mark.parametrize(("title", "language"), [("매개변수", "ko"), ("Parameter", "en")])
def test_an_adopted_wiki_looks_as_it_did_without_a_configuration(tmp_path: Path, title: str, language: str) -> None:
    """In the language of its notes, with light and dark: for an author to start from."""
    (tmp_path / "vault").mkdir()
    (tmp_path / f"vault/{title}.md").write_text(f"# {title}\n\nWords.\n", encoding="utf-8")
    assert run(["adopt", "-C", str(tmp_path), str(tmp_path / "vault")]) == 0
    theme = yaml.safe_load((tmp_path / "mkdocs.yml").read_text(encoding="utf-8"))["theme"]
    assert theme == hosting.theme(language)
    assert [palette["scheme"] for palette in theme["palette"]] == ["default", "slate"]
    assert ("전환" in theme["palette"][0]["toggle"]["name"]) is (language == "ko")
    assert run(["build", "-C", str(tmp_path)]) == 0
