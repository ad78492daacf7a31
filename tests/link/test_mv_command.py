"""`wikimill mv`: files on a disk move, and every link with them."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.__main__ import run
from pipeline.model.ledger import Published
from pipeline.project import open_project
from pipeline.store import disk, journal, urls

HAS_GIT = pytest.mark.skipif(shutil.which("git") is None, reason="git is missing")
FILES = {
    "ml/Old.md": "---\ntitle: Old\n---\n[up](../index.md) ![p](p.png)\n",
    "ml/p.png": "",
    "index.md": "[[Old]] and [there](ml/Old.md#x 'y')\r\n",
    "other.md": "no links\n",
}


def write(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())


def held(folder: Path) -> dict[str, str]:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and ".git" not in file.parts)
    return {file.relative_to(folder).as_posix(): file.read_bytes().decode() for file in files}


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    folder = tmp_path / "wiki"
    write(folder, FILES)
    return folder


@pytest.fixture
def configured(tmp_path: Path, wiki: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("docs_dir: wiki\nplugins: [wikimill]\n", encoding="utf-8")
    return wiki


def mv(wiki: Path, *arguments: str) -> int:
    return run(["mv", "-C", str(wiki), *arguments])


def git(folder: Path, *arguments: str, given: str = "") -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, input=given).stdout


def test_a_note_moves_and_its_links_follow(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.chmod(wiki / "ml/Old.md", 0o640)
    assert mv(wiki, "ml/Old.md", "deep/er/New.md") == 0
    assert held(wiki) == {
        "deep/er/New.md": "---\ntitle: Old\n---\n[up](../../index.md) ![p](../../ml/p.png)\n",
        "index.md": "[[Old]] and [there](deep/er/New.md#x 'y')\r\n",
        "ml/p.png": "",
        "other.md": "no links\n",
    }
    assert stat.S_IMODE((wiki / "deep/er/New.md").stat().st_mode) == 0o640
    assert capsys.readouterr().out == "ml/Old.md → deep/er/New.md\nRewrote 3 links; 2 notes changed.\n"


def test_a_published_note_keeps_its_old_address(configured: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert mv(configured, "ml/Old.md", "ml/New.md") == 0
    assert held(configured)["ml/New.md"].startswith("---\ntitle: Old\naliases: [ml/Old.md]\n---\n")
    assert "Readers who come to ml/Old.md are sent on." in capsys.readouterr().out
    assert mv(configured, "ml/New.md", "ml/Old.md") == 0
    assert "aliases: [ml/New.md]" in held(configured)["ml/Old.md"]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("", "---\naliases: [ml/Old.md]\n---\n"),
        ("---\naliases:\n  - Elder # true\n---\n", "---\naliases:\n  - Elder # true\n  - ml/Old.md\n---\n"),
        ("---\naliases: a, b\n---\n", "---\naliases: a, b\nalias: [ml/Old.md]\n---\n"),
        ("---\npublish: false\n---\n", "---\npublish: false\n---\n"),
        ("---\naliases: {a: b}\nalias: 3\n---\n", "---\naliases: {a: b}\nalias: 3\n---\n"),
    ],
)
def test_the_front_matter_keeps_all_else(configured: Path, front: str, expected: str) -> None:
    """What is private has no address to keep, and what cannot be edited for certain stays."""
    (configured / "ml/Old.md").write_text(front + "Text\n", encoding="utf-8")
    assert mv(configured, "ml/Old.md", "ml/New.md") == 0
    assert held(configured)["ml/New.md"] == expected + "Text\n"


def test_the_old_address_of_a_merged_note_goes_where_the_note_goes(configured: Path) -> None:
    """To the canonical note itself, so that no redirect leads to another."""
    write(configured, {"Gone.md": "---\nduplicate_of: Old\nstatus: merged\n---\n"})
    assert mv(configured, "Gone.md", "ml/Gone.md") == 0
    assert "aliases: [Gone.md]" in held(configured)["ml/Old.md"]
    assert "aliases" not in held(configured)["ml/Gone.md"]


def test_where_a_ledger_is_kept_only_what_was_published_has_an_address_to_keep(configured: Path) -> None:
    config = "site_name: x\ndocs_dir: wiki\nplugins: [wikimill: {ledger: true}]\n"
    (configured.parent / "mkdocs.yml").write_text(config, encoding="utf-8")
    urls.save(open_project(configured), {"ml/Old.html": Published("ml/Old.md")})
    assert mv(configured, "ml/Old.md", "New.md") == 0
    assert mv(configured, "New.md", "Newer.md") == 0
    assert held(configured)["Newer.md"].startswith("---\ntitle: Old\naliases: [ml/Old.md]\n---\n")


def test_whether_the_address_is_kept_can_be_said(configured: Path) -> None:
    assert mv(configured, "ml/Old.md", "ml/New.md", "--no-forward") == 0
    assert "aliases" not in held(configured)["ml/New.md"]


def test_a_folder_moves_with_all_that_is_in_it(wiki: Path) -> None:
    assert mv(wiki, "ml", "science") == 0
    assert sorted(held(wiki)) == ["index.md", "other.md", "science/Old.md", "science/p.png"]
    assert "(science/Old.md#x 'y')" in held(wiki)["index.md"]
    assert held(wiki)["science/Old.md"] == FILES["ml/Old.md"]
    assert not (wiki / "ml").exists()


def test_an_attachment_moves(wiki: Path) -> None:
    assert mv(wiki, "ml/p.png", "img/") == 0
    assert (wiki / "img/p.png").exists()
    assert "(../img/p.png)" in held(wiki)["ml/Old.md"]


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("Old", "ml/New.md", "ml/New.md"),
        ("ml/Old.md", "ml/New", "ml/New.md"),
        ("ml/Old.md", "ml/Version 1.2", "ml/Version 1.2.md"),
        ("ml/Old.md", ".", "Old.md"),
        ("ml/Old.md", "deep/", "deep/Old.md"),
    ],
)
def test_what_is_meant_by_old_and_new(wiki: Path, old: str, new: str, path: str) -> None:
    """A note by any of its names, a folder that takes the file in, an ending that goes without saying."""
    assert mv(wiki, old, new) == 0
    assert path in held(wiki)


def test_paths_are_seen_from_here(wiki: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(wiki / "ml")
    assert mv(wiki, "Old.md", "New.md") == 0
    assert "ml/New.md" in held(wiki)


def test_where_a_named_note_goes_is_seen_from_here_if_that_is_in_the_wiki(
    wiki: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(wiki.parent)
    assert mv(wiki, "Old", "wiki/deep/New.md") == 0
    assert mv(wiki, "New", "Newer.md") == 0
    assert {"Newer.md"} == {path for path in held(wiki) if "New" in path}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nobody", "x.md"), "nobody: there is no such file, and no note is called so"),
        (("ml/Old.md", "index.md"), "index.md: exists already; nothing was changed"),
        (("ml/Old.md", "../x.md"), "../x.md: lies outside the wiki"),
        (("ml/Old.md", ".hidden/x.md"), "would not belong to the wiki"),
        (("ml/Old.md", "build/x.md"), "would not belong to the wiki"),
        (("ml/p.png", "p.md"), "p.md: a note ends in .md"),
        (("ml/Old.md",), "name a file and its new path"),
        ((), "name a file and its new path"),
        (("a", "b", "--found"), "name a file and its new path"),
        (("--found",), "is in no Git repository"),
    ],
)
def test_what_cannot_be_is_one_line_and_changes_nothing(
    wiki: Path, arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mv(wiki, *arguments) == 2
    assert said in capsys.readouterr().err
    assert held(wiki) == FILES


def test_a_link_that_cannot_follow_is_told(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(wiki, {"index.md": "[[Bare]]\n", "Bare.md": ""})
    assert mv(wiki, "Bare.md", "C#.md") == 0
    assert capsys.readouterr().err == "Not rewritten: index.md:1:1 [[Bare]], which should lead to C#.md.\n"


def test_a_note_that_was_moved_by_hand_is_followed(configured: Path) -> None:
    (configured / "ml/Old.md").rename(configured / "New.md")
    assert mv(configured, "ml/Old.md", "New.md") == 0
    assert held(configured)["New.md"] == "---\ntitle: Old\naliases: [ml/Old.md]\n---\n[up](index.md) ![p](ml/p.png)\n"
    assert held(configured)["index.md"] == "[[Old]] and [there](New.md#x 'y')\r\n"


def test_links_that_were_mended_by_hand_stay(wiki: Path) -> None:
    (wiki / "ml/Old.md").rename(wiki / "New.md")
    mended = {"New.md": "---\ntitle: Old\n---\n[up](index.md) ![p](ml/p.png)\n", "index.md": "[[New]] [x](New.md)\n"}
    write(wiki, mended)
    assert mv(wiki, "ml/Old.md", "New.md") == 0
    assert {path: text for path, text in held(wiki).items() if path in mended} == mended


@HAS_GIT
def test_a_dry_run_is_a_patch_that_git_applies(configured: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(configured, "init", "-q")
    write(configured, {"Bare.md": "x"})
    git(configured, "add", ".")
    before = held(configured)
    for old, new in (("ml/Old.md", "New.md"), ("Bare.md", "ml/Bare.md")):
        capsys.readouterr()
        assert mv(configured, old, new, "--dry-run") == 0
        patch = capsys.readouterr().out
        assert held(configured) == before
        git(configured, "apply", "-", given=patch)
        patched = held(configured)
        git(configured, "apply", "-R", "-", given=patch)
        assert mv(configured, old, new) == 0
        assert held(configured) == patched
        shutil.rmtree(configured / "ml", ignore_errors=True)
        (configured / "New.md").unlink(missing_ok=True)
        write(configured, before)


@HAS_GIT
def test_renames_by_hand_are_found_since_the_last_commit(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(wiki, "init", "-q")
    git(wiki, "add", ".")
    git(wiki, "commit", "-qm", "one")
    assert mv(wiki, "--found") == 0
    assert "No file was renamed" in capsys.readouterr().err
    (wiki / "ml/Old.md").rename(wiki / "New.md")
    (wiki / "New.md").write_text(FILES["ml/Old.md"] + "One more line.\n", encoding="utf-8")
    (wiki / "other.md").rename(wiki / "ml/other.md")
    assert mv(wiki, "--found") == 0
    assert "ml/Old.md → New.md\nother.md → ml/other.md\n" in capsys.readouterr().out
    assert held(wiki)["index.md"] == "[[Old]] and [there](New.md#x 'y')\r\n"
    assert held(wiki)["New.md"].endswith("[up](index.md) ![p](ml/p.png)\nOne more line.\n")


@HAS_GIT
def test_renames_that_are_staged_or_committed_are_found_too(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where a file was rewritten after its rename, and where links were mended since."""
    git(wiki, "init", "-q")
    git(wiki, "add", ".")
    git(wiki, "commit", "-qm", "one")
    git(wiki, "tag", "before")
    git(wiki, "mv", "ml/Old.md", "Middle.md")
    git(wiki, "commit", "-qm", "two")
    write(wiki, {"Middle.md": "all new text\n", "other.md": "no links\n[m](Middle.md)\n"})
    git(wiki, "commit", "-qam", "three")
    git(wiki, "mv", "Middle.md", "New.md")
    assert mv(wiki, "--since", "before") == 0
    assert capsys.readouterr().out.startswith("ml/Old.md → New.md\n")
    assert held(wiki)["index.md"] == "[[New]] and [there](New.md#x 'y')\r\n"
    assert held(wiki)["other.md"] == "no links\n[m](Middle.md)\n"
    assert mv(wiki, "--found") == 0
    assert capsys.readouterr().out.startswith("Middle.md → New.md\n")
    assert held(wiki)["other.md"] == "no links\n[m](New.md)\n"
    assert mv(wiki, "--since", "nowhere") == 2
    assert mv(wiki, "--since", "--all") == 2


def test_an_interrupted_move_is_completed_first(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A kill between two writes, as the next command finds it."""
    project = open_project(wiki)

    def killed(path: Path, content: bytes | None, mode: int | None) -> None:
        if path.name == "index.md":
            raise SystemExit
        disk.put(path, content, mode)

    renamed = {"ml/New.md": "ml/Old.md"}
    with pytest.raises(SystemExit):
        journal.apply(project, {"index.md": b"[[New]]\n"}, "mv", renamed=renamed, put=killed)
    assert mv(wiki, "ml/New.md", "Newer.md", "--dry-run") == 2
    assert "was interrupted" in capsys.readouterr().err
    assert mv(wiki, "ml/New.md", "Newer.md") == 0
    assert "completed `wikimill mv` first" in capsys.readouterr().err
    assert held(wiki)["index.md"] == "[[Newer]]\n"
    assert sorted(held(wiki)) == ["Newer.md", "index.md", "ml/p.png", "other.md"]


def test_what_can_be_rewritten_is_though_something_beside_it_cannot(
    wiki: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No wikilink can name `A|B`; a Markdown link can."""
    write(wiki, {"index.md": "[[ml/Old]] and [there](ml/Old.md#x 'y')\r\n"})
    assert mv(wiki, "ml/Old.md", "ml/A|B.md") == 0
    assert held(wiki)["index.md"] == "[[ml/Old]] and [there](ml/A|B.md#x 'y')\r\n"
    told = capsys.readouterr()
    assert told.err == "Not rewritten: index.md:1:1 [[ml/Old]], which should lead to ml/A|B.md.\n"


@pytest.mark.parametrize("new", ["\udcff.md", "a/\udcff/x.md", "n\nl.md", "\x1b[31m.md"])
def test_a_path_that_no_link_can_name_is_refused(wiki: Path, new: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert mv(wiki, "ml/Old.md", new) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert held(wiki) == FILES


@HAS_GIT
@pytest.mark.parametrize("ends", [("", "x.md"), ("ml/New.md", ""), ("", "")])
def test_a_blank_name_does_not_mean_what_was_renamed_by_hand(wiki: Path, ends: tuple[str, str]) -> None:
    git(wiki, "init", "-q")
    git(wiki, "add", ".")
    git(wiki, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x")
    (wiki / "ml/Old.md").rename(wiki / "ml/New.md")
    before = held(wiki)
    assert mv(wiki, *ends) == 2
    assert held(wiki) == before


def test_the_old_address_of_a_name_that_is_not_utf_8_cannot_be_kept(wiki: Path) -> None:
    try:
        (wiki / "\udcff.md").write_bytes(b"# Z\n\n[[Old]]\n")
    except OSError:
        pytest.skip("this file system holds only UTF-8 names")
    assert mv(wiki, "--forward", "\udcff.md", "Z.md") == 0
    assert (wiki / "Z.md").read_bytes() == b"# Z\n\n[[Old]]\n"


def test_the_links_of_an_obsidian_vault_follow_the_file(tmp_path: Path) -> None:
    """Texts of front matter stay, unless `link_fields` names them: they are no links."""
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / "Old.md").write_text("# Old\n", encoding="utf-8")
    (tmp_path / "from.md").write_text('---\nup: ["[[Old]]"]\n---\n[[Old]]\n', encoding="utf-8")
    assert mv(tmp_path, "Old.md", "New.md") == 0
    assert (tmp_path / "from.md").read_text(encoding="utf-8") == '---\nup: ["[[Old]]"]\n---\n[[New]]\n'
