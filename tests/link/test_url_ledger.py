"""The ledger of published addresses: kept where it is asked for, and held against what would be published."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from pipeline.__main__ import run
from pipeline.model.failure import CannotRun
from pipeline.model.ledger import Ledger, Published
from pipeline.project import open_project
from pipeline.store import git, urls

SCHEMA = Path(__file__).parents[2] / "schemas" / "urls.schema.json"
URLS = {
    "a/한.html": Published("a/한.md", frozenset({"b", "a", "^c"})),
    "categories/x.html": Published("categories/x.md", is_made=True),
    "index.html": Published("README.md"),
}


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    (tmp_path / "docs/ml").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: X\ntheme: material\nplugins: [wikimill: {ledger: true}]\n", encoding="utf-8"
    )
    (tmp_path / "docs/index.md").write_text("# Home\n\n[[Old]]\n", encoding="utf-8")
    (tmp_path / "docs/ml/Old.md").write_text("# Old\n\n## Part\n\nText. ^here\n", encoding="utf-8")
    return tmp_path


def test_what_is_saved_is_read_back_and_fits_its_schema(wiki: Path) -> None:
    project = open_project(wiki)
    assert urls.load(project) == {}
    urls.save(project, URLS)
    assert urls.load(project) == URLS
    text = (wiki / ".wikimill/urls.json").read_text(encoding="utf-8")
    jsonschema.validate(json.loads(text), json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert text.splitlines()[1] == ' "a/한.html": {"note": "a/한.md", "anchors": ["^c", "a", "b"]},'


@pytest.mark.parametrize(
    ("said", "there", "kept"), [(True, False, True), (None, True, True), (None, False, False), (False, True, False)]
)
def test_a_ledger_is_kept_where_it_is_asked_for_or_there(
    wiki: Path, said: bool | None, there: bool, kept: bool
) -> None:
    project = open_project(wiki)
    project = replace(project, options=replace(project.options, ledger=said))
    if there:
        urls.save(project, URLS)
    assert urls.is_kept(project) is kept
    assert (urls.load(project) is not None) is kept
    assert bool(urls.digest(project)) is kept


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"version": 1}', '{"version": 1, "urls": {"a": 3}}', '{"version": 2, "urls": {}}', "[" * 100_000],
)
def test_a_damaged_ledger_is_told(wiki: Path, text: str) -> None:
    (wiki / ".wikimill").mkdir()
    (wiki / ".wikimill/urls.json").write_text(text, encoding="utf-8")
    with pytest.raises(CannotRun, match=r"urls\.json: (is no ledger|has version 2)"):
        urls.load(open_project(wiki))


def test_nothing_is_ever_forgotten() -> None:
    now = {"a.html": Published("new.md", frozenset({"y"})), "b.html": Published("b.md")}
    old = {"a.html": Published("a.md", frozenset({"x"})), "c.html": Published("c.md")}
    assert Ledger(old, now).united == {
        "a.html": Published("new.md", frozenset({"x", "y"})),
        "b.html": Published("b.md"),
        "c.html": Published("c.md"),
    }


@pytest.mark.skipif(shutil.which("git") is None, reason="git is missing")
def test_git_knows_what_was_renamed_and_renamed_again(wiki: Path) -> None:
    def commit(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(wiki), *arguments], check=True, capture_output=True)

    assert git.renames(wiki / "docs") == {}
    commit("init", "-q")
    for path in ("One.md", "Two.md", "한 글.md"):
        commit("add", ".")
        commit("commit", "-qm", "change")
        shutil.move(next((wiki / "docs/ml").iterdir()), wiki / "docs/ml" / path)
    commit("add", ".")
    assert git.renames(wiki / "docs") == {
        "ml/Old.md": "ml/한 글.md",
        "ml/One.md": "ml/한 글.md",
        "ml/Two.md": "ml/한 글.md",
    }


def test_a_build_remembers_and_a_check_reports_until_the_move_is_told(
    wiki: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the first build to a rename by hand, and to `wikimill mv`, which sends the readers on."""
    at = ("-C", str(wiki))
    assert run(["build", *at]) == 0
    known = urls.load(open_project(wiki))
    assert known is not None
    assert known["browse/a-z/index.html"] == Published("browse/a-z/index.md", is_made=True)
    assert {address: was for address, was in known.items() if not address.startswith("browse/")} == {
        "categories/all-notes.html": Published("categories/all-notes.md", is_made=True),
        "index.html": Published("index.md", frozenset({"home"})),
        "ml/Old.html": Published("ml/Old.md", frozenset({"old", "part", "^here"})),
    }
    (wiki / "docs/ml/Old.md").rename(wiki / "docs/New.md")
    assert run(["check", *at, "--select", "PUB", "--format", "concise"]) == 1
    assert "PUB003" in capsys.readouterr().out
    assert run(["build", *at]) == 1
    assert urls.load(open_project(wiki)) == {
        **(known or {}),
        "New.html": Published("New.md", known["ml/Old.html"].anchors),
    }
    assert run(["mv", *at, "ml/Old.md", "New.md"]) == 0
    assert run(["check", *at, "--select", "PUB"]) == 0


def test_a_page_made_of_a_category_is_remembered_and_a_map_takes_its_place(
    wiki: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page of a category is lost once its notes call it otherwise; a map of it may say that it is that page now."""
    at = ("-C", str(wiki))
    for name in ("A", "B"):
        (wiki / f"docs/{name}.md").write_text(f"---\ncategory: Deep nets\n---\n# {name}\n", encoding="utf-8")
    assert run(["build", *at]) == 0
    known = urls.load(open_project(wiki)) or {}
    assert known["categories/deep-nets.html"] == Published("categories/deep-nets.md", is_made=True)
    made = {page.relative_to(wiki / "build/site").as_posix() for page in wiki.glob("build/site/**/*.html")} - {
        "404.html"
    }
    assert made == known.keys()
    (wiki / "docs/Deep nets MOC.md").write_text("# Deep nets MOC\n\n[[A]] [[B]]\n", encoding="utf-8")
    capsys.readouterr()
    assert run(["check", *at, "--select", "PUB003"]) == 1
    told = capsys.readouterr().out
    assert "Deep nets MOC.md:1:1 PUB003 categories/deep-nets.html was made of a category" in told
    assert "say `categories/deep-nets.md: Deep nets MOC.md` under `redirects:`" in told
    (wiki / "mkdocs.yml").write_text(
        "site_name: X\ntheme: material\nplugins:\n  - wikimill:\n      ledger: true\n"
        "      redirects: {categories/deep-nets.md: Deep nets MOC.md}\n",
        encoding="utf-8",
    )
    assert run(["check", *at, "--select", "PUB003"]) == 0
    assert run(["build", *at]) == 0
    assert "Deep%20nets%20MOC.html" in (wiki / "build/site/categories/deep-nets.html").read_text(encoding="utf-8")
