"""`mkdocs build` publishes what the pipeline compiled, and nothing else."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.__main__ import run
from tests.site.audit import broken, doubled_ids
from tests.site.conftest import Build, environment

CONFIGURATION = """\
site_name: A wiki
site_url: https://example.org/wiki/
docs_dir: wiki
theme: {name: material, font: false}
plugins:
  - search
  - wikimill
"""
FILES: dict[str, str | bytes] = {
    "index.md": "# Welcome\n\n[[Parameter]] and [[ZYXSECRET note]].\n",
    "notes/Parameter.md": "---\ntitle: Parameter\naliases: [매개변수]\nhidden_aliases: [paramter]\n---\n\n![[used.png]] %%ZYXSECRET%%\n",
    "notes/README.md": "# Folder\n\n[[Parameter]]\n",
    "private/ZYXSECRET note.md": "---\npublish: false\naliases: [ZYXSECRET alias]\n---\n\n![[ZYXSECRET-only.png]] ZYXSECRET\n",
    "drafts/ZYXSECRET draft.md": "ZYXSECRET draft\n",
    "templates/Template.md": "# Template\n",
    "used.png": b"used",
    "ZYXSECRET-only.png": b"ZYXSECRET",
    "ZYXSECRET-unused.txt": b"ZYXSECRET",
    "style.css": "body {}",
    "CNAME": "example.org",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A configured wiki."""
    (tmp_path / "mkdocs.yml").write_text(
        CONFIGURATION + "exclude_docs: drafts/\nextra_css: [style.css]\n", encoding="utf-8"
    )
    for path, content in FILES.items():
        file = tmp_path / "wiki" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return tmp_path


def files_in(folder: Path) -> dict[str, bytes]:
    """Everything below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_only_what_is_public_is_in_the_site(project: Path, build: Build) -> None:
    done = build(project)
    assert done.returncode == 0, done.stdout + done.stderr
    site = files_in(project / "build" / "site")
    assert {
        "index.html",
        "index.md",
        "notes/Parameter.html",
        "notes/Parameter.md",
        "notes/index.html",
        "used.png",
        "style.css",
        "CNAME",
        "templates/Template.html",
    } <= site.keys()
    for path, content in site.items():
        plain = gzip.decompress(content) if path.endswith(".gz") else content
        assert "ZYXSECRET" not in path
        assert b"ZYXSECRET" not in plain, path
        assert b"zyxsecret" not in plain, path


def test_the_same_wiki_gives_the_same_bytes(project: Path, build: Build) -> None:
    build(project)
    first = files_in(project / "build" / "site")
    build(project)
    assert files_in(project / "build" / "site") == first
    build(project, "--site-dir", str(project / "elsewhere"))
    assert files_in(project / "elsewhere") == first


def test_sources_in_a_folder_called_site_are_safe(project: Path, build: Build) -> None:
    (project / "site").mkdir()
    (project / "site" / "logo.svg").write_text("<svg/>", encoding="utf-8")
    build(project)
    assert (project / "site" / "logo.svg").exists()
    assert not (project / "build" / "site.new").exists()


def test_a_former_site_is_replaced_whole_and_keeps_its_git(project: Path, build: Build) -> None:
    former = project / "build" / "site"
    (former / ".git").mkdir(parents=True)
    (former / "gone.html").write_text("x", encoding="utf-8")
    build(project)
    assert (former / ".git").is_dir()
    assert not (former / "gone.html").exists()


def test_a_failed_build_leaves_the_former_site(project: Path, build: Build) -> None:
    build(project)
    first = files_in(project / "build" / "site")
    (project / "mkdocs.yml").write_text(CONFIGURATION + "hooks: [hook.py]\n", encoding="utf-8")
    (project / "hook.py").write_text("def on_env(env, **_):\n    raise RuntimeError('on purpose')\n", encoding="utf-8")
    assert build(project).returncode != 0
    assert files_in(project / "build" / "site") == first
    assert not (project / "build" / "site.new").exists()


def test_the_themes_own_search_finds_names_where_an_author_wants_it(project: Path, build: Build) -> None:
    written = CONFIGURATION.replace("- wikimill", "- wikimill: {publish: {search: false}}")
    (project / "mkdocs.yml").write_text(written, encoding="utf-8")
    build(project)
    assert "wm-search-link" not in (project / "build" / "site" / "index.html").read_text(encoding="utf-8")
    assert not (project / "build" / "site" / "assets" / "wikimill" / "search" / "data").exists()
    index = json.loads((project / "build" / "site" / "search" / "search_index.json").read_text(encoding="utf-8"))
    found = next(entry for entry in index["docs"] if entry["location"] == "notes/Parameter.html")
    assert "매개변수" in found["text"]
    assert "paramter" in found["text"]
    assert b"paramter" not in (project / "build" / "site" / "notes" / "Parameter.html").read_bytes()


def test_an_unknown_option_stops_with_a_suggestion(project: Path, build: Build) -> None:
    written = CONFIGURATION.replace("- wikimill", "- wikimill: {dialekt: obsidian}")
    (project / "mkdocs.yml").write_text(written, encoding="utf-8")
    done = build(project)
    assert done.returncode == 2
    assert "dialekt" in done.stderr
    assert "dialect" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_an_error_in_the_wiki_fails_the_build_and_the_site_is_written(project: Path, build: Build) -> None:
    (project / "wiki" / "bad.md").write_bytes(b"\xff\xfe\xff")
    done = build(project)
    assert done.returncode == 1
    assert "bad.md:1:1" in done.stderr
    assert (project / "build" / "site" / "index.html").exists()


def test_strict_counts_warnings(project: Path, build: Build) -> None:
    (project / "wiki" / "other.md").write_text("# Other\n\n[[Same]]\n", encoding="utf-8")
    for folder in ("one", "two"):
        (project / "wiki" / folder).mkdir()
        (project / "wiki" / folder / "Same.md").write_text("text", encoding="utf-8")
    assert "warning" in build(project).stderr.lower()
    assert build(project).returncode == 0
    assert build(project, "--strict").returncode == 1


def test_an_authors_navigation_is_kept_without_the_private(project: Path, build: Build) -> None:
    nav = "nav:\n  - Start: index.md\n  - Notes:\n    - ZYXSECRET title: private/ZYXSECRET note.md\n    - Numbers: notes/Parameter.md\n  - Elsewhere: https://example.org\n"
    (project / "mkdocs.yml").write_text(CONFIGURATION + "exclude_docs: drafts/\n" + nav, encoding="utf-8")
    done = build(project)
    home = (project / "build" / "site" / "index.html").read_text(encoding="utf-8")
    assert "ZYXSECRET" not in home + done.stdout + done.stderr
    assert "Numbers" in home
    assert "Elsewhere" in home


def test_every_link_of_our_own_site_leads_somewhere(own_site: Path) -> None:
    assert broken(own_site) == []
    assert doubled_ids(own_site) == []


def test_no_page_asks_a_stranger_for_anything(own_site: Path) -> None:
    for page in own_site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "fonts.googleapis" not in html
        assert 'src="http' not in html
        assert '<link rel="stylesheet" href="http' not in html


def test_mkdocs_does_not_say_that_a_published_note_is_left_out(tmp_path: Path, build: Build) -> None:
    """Where two notes ask for one address, a rule says so, and both are there."""
    wiki = tmp_path / "wiki"
    wiki.mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    for name in ("index.md", "README.md", "a.md", "a.markdown", "UPPER.MD"):
        (wiki / name).write_text("# A note\n", encoding="utf-8")
    done = build(tmp_path)
    assert "Excluding" not in done.stdout + done.stderr
    site = files_in(tmp_path / "build" / "site")
    assert {"index.html", "README.html", "a.html", "a.markdown.html", "UPPER.html"} <= site.keys()


def test_files_whose_names_are_not_utf8_stop_nothing(tmp_path: Path, build: Build) -> None:
    wiki = tmp_path / "wiki"
    wiki.mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    try:
        for name in (b"caf\xe9.md", b"p\xe9.png"):
            (wiki / os.fsdecode(name)).write_bytes(b"# Coffee\n")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (wiki / "index.md").write_text("# Welcome\n", encoding="utf-8")
    done = build(tmp_path)
    assert "Traceback" not in done.stdout + done.stderr
    assert "index.html" in files_in(tmp_path / "build" / "site")


def test_settings_that_do_nothing_for_notes_are_named_once(project: Path, build: Build) -> None:
    written = CONFIGURATION + "markdown_extensions:\n  - admonition\n  - toc: {permalink: true}\n"
    (project / "mkdocs.yml").write_text(written, encoding="utf-8")
    done = build(project)
    assert (done.stdout + done.stderr).count("markdown_extensions: admonition, toc: not used for notes") == 1
    assert "markdown_extensions" not in build(project, "--quiet").stderr


SEARCH = "plugins:\n  - search: {lang: ko}\n  - wikimill\n"
IGNORED = {
    "use_directory_urls: true\n": "use_directory_urls: true: not used",
    "validation: {links: {anchors: ignore}}\n": "validation: links: not used for notes",
    "hooks: [hook.py]\n": "hook.py: on_page_markdown is not asked for notes",
    "markdown_extensions: [admonition]\n": "markdown_extensions: admonition: not used for notes",
    "theme: {name: material, features: [search.share, toc.follow]}\n": "theme: features: search.share: not used by",
    SEARCH: "plugins: search: lang: not used by",
}


@pytest.mark.parametrize("command", [["mkdocs", "build"], ["pipeline", "build"]], ids=["mkdocs", "wikimill"])
def test_every_setting_that_does_nothing_is_told_once_in_a_line(tmp_path: Path, command: list[str]) -> None:
    """Whichever command builds the site, and none where nothing is ignored."""
    (tmp_path / "wiki").mkdir()
    (tmp_path / "wiki/index.md").write_text("# Welcome\n", encoding="utf-8")
    (tmp_path / "hook.py").write_text("def on_page_markdown(markdown, **rest): return 'HOOK'\n", encoding="utf-8")
    base = "site_name: A wiki\ndocs_dir: wiki\n"

    def told(settings: str) -> list[str]:
        (tmp_path / "mkdocs.yml").write_text(base + settings, encoding="utf-8")
        made = [sys.executable, "-m", *command]
        done = subprocess.run(made, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=True)
        return [line for line in done.stderr.splitlines() if "not used" in line or "not asked" in line]

    plain = "theme: {name: material, features: [toc.follow]}\n"
    lines = told("".join(setting for setting in IGNORED))
    assert [sum(said in line for line in lines) for said in IGNORED.values()] == [1] * len(IGNORED) == [1] * len(lines)
    assert told(plain + "plugins: [search, wikimill]\n") == []


def test_what_is_warned_of_under_strict_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown key, a page of the navigation that is not there, a note that the navigation leaves out."""
    (tmp_path / "wiki").mkdir()
    for name in ("index", "Left", "Meant"):
        (tmp_path / f"wiki/{name}.md").write_text("# Words\n\n[[index]], [[Left]] and [[Meant]].\n", encoding="utf-8")
    settings = "bogus: 1\nnot_in_nav: Meant.md\nvalidation: {nav: {omitted_files: warn}}\nnav: [index.md, nope.md]\n"
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION + settings, encoding="utf-8")
    assert run(["build", "-C", str(tmp_path), "--strict"]) == 1
    said = capsys.readouterr().err
    assert "Unrecognised configuration name: bogus" in said
    assert "'nope.md'" in said
    assert "not in `nav`: Left.md\n" in said


def test_a_hook_may_change_a_notes_html(project: Path, build: Build) -> None:
    """As other plugins may; the names that no page shows are not brought back by it."""
    hook = "def on_page_content(html, **rest):\n    return html.replace('<img', '<img data-hook') + '<p>HOOKED</p>'\n"
    (project / "hook.py").write_text(hook, encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    build(project)
    page = (project / "build/site/notes/Parameter.html").read_text(encoding="utf-8")
    assert "<p>HOOKED</p>" in page
    assert "<img data-hook" in page
    assert "paramter" not in page


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        (
            "own/main.html",
            '{% extends "base.html" %}\n{% block content %}{{ nope.a }}{% endblock %}',
            "main.html:2: Undef",
        ),
        ("own/main.html", '{% extends "base.html" %}\n{% block content %}', "main.html:2: TemplateSyntaxError"),
        (
            "hook.py",
            "def on_page_content(html, **rest):\n    raise ValueError('two\\nlines')\n",
            "ValueError: two lines",
        ),
    ],
)
def test_an_error_in_an_authors_template_or_hook_is_one_line(tmp_path: Path, file: str, text: str, said: str) -> None:
    """Which file and line it is, and not a traceback."""
    for path, content in {"wiki/index.md": "# Welcome\n", "hook.py": "", "own/x": "", file: text}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    settings = "docs_dir: wiki\ntheme: {name: material, custom_dir: own}\nhooks: [hook.py]\nplugins: [wikimill]\n"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A wiki\n{settings}", encoding="utf-8")
    for command in (["build"], ["serve", "-a", "127.0.0.1:8798"]):
        called = [sys.executable, "-m", "pipeline", *command]
        done = subprocess.run(called, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
        err = done.stderr
        assert done.returncode == 2
        assert f"\nwikimill: {tmp_path / file}:" in f"\n{err}"
        assert said in err
        assert "Traceback" not in err


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ("edit_uri: edit/main/wiki/", "https://h.example/me/notes/edit/main/wiki/a%20b/C.md"),
        ("edit_uri: '?file=wiki/'", "https://h.example/me/notes?file=wiki/a%20b/C.md"),
        ("edit_uri: https://other.example/", "https://other.example/a%20b/C.md"),
        ("edit_uri_template: 'edit/{path}'", "https://h.example/me/notes/edit/a%20b/C.md"),
        ("edit_uri_template: 'e/{path_noext!q}?x'", "https://h.example/me/notes/e/a%20b/C?x"),
    ],
)
def test_where_a_note_is_edited_is_what_mkdocs_was_told(tmp_path: Path, settings: str, address: str) -> None:
    (tmp_path / "wiki/a b").mkdir(parents=True)
    (tmp_path / "wiki/a b/C.md").write_text("# C\n\nWords.\n", encoding="utf-8")
    written = f"{CONFIGURATION}repo_url: https://h.example/me/notes/\n{settings}\n"
    (tmp_path / "mkdocs.yml").write_text(written, encoding="utf-8")
    assert run(["build", "-C", str(tmp_path)]) == 0
    page = (tmp_path / "build/site/a b/C.html").read_text(encoding="utf-8")
    assert f'wm-no-preview" href="{address}"' in page
