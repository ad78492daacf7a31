"""Which wiki a command works on: `-C`, a folder named as PATH, the folder it is called in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.commands.parts.arguments import scope

from .calling import Caller

VAULT = {
    ".obsidian/app.json": "{}",
    "Home.md": "# Home\n\n[[Plan]]\n",
    "Projects/Plan.md": "# Plan\n\n[[Home]] and [[Nowhere]]\n",
    "Projects/deep/Detail.md": "# Detail\n\n[[Plan]]\n",
}


@pytest.fixture
def vault(wikimill: Caller, monkeypatch: pytest.MonkeyPatch) -> Caller:
    """Obsidian's vault, called from within it."""
    wikimill.write(VAULT)
    monkeypatch.chdir(wikimill.folder)
    return wikimill


def _broken(caller: Caller, *arguments: str) -> list[tuple[str, str]]:
    report = json.loads(caller.plain("check", "--format", "json", "--select", "LNK001", *arguments).out)
    return [(one["path"], one["message"].partition('"')[2].partition('"')[0]) for one in report["diagnostics"]]


@pytest.mark.parametrize("path", ["Projects", "Projects/", "./Projects"])
def test_a_folder_of_a_vault_filters(vault: Caller, path: str) -> None:
    """Links out of it end where they end in the vault, and only its notes are reported."""
    vault.write({"Other.md": "[[Elsewhere]]\n"})
    assert _broken(vault, path) == [("Projects/Plan.md", "Nowhere")]


def test_a_folder_of_a_vault_filters_from_outside(vault: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(vault.folder.parent)
    assert _broken(vault, "wiki/Projects") == [("Projects/Plan.md", "Nowhere")]
    assert _broken(vault, "wiki/Projects/deep") == []


def test_called_in_a_folder_of_a_vault_the_vault_is_the_wiki(vault: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with a configured wiki: all is reported, `.` filters."""
    vault.write({"Other.md": "[[Elsewhere]]\n"})
    monkeypatch.chdir(vault.folder / "Projects" / "deep")
    assert _broken(vault) == [("Other.md", "Elsewhere"), ("Projects/Plan.md", "Nowhere")]
    assert _broken(vault, ".") == []


def test_a_folder_that_minus_c_names_is_the_wiki(vault: Caller) -> None:
    """Whoever says `-C` means this folder."""
    assert ("Plan.md", "Home") in _broken(vault, "-C", "Projects")


def test_of_two_vaults_around_a_folder_the_nearer_counts(vault: Caller) -> None:
    vault.write({"Projects/.obsidian/app.json": "{}"})
    assert ("deep/Detail.md", "Plan") not in _broken(vault, "Projects/deep")
    assert ("Plan.md", "Home") in _broken(vault, "Projects")
    assert scope(None, (Path("Projects/deep"),)).project.root == vault.folder / "Projects"


def test_a_git_root_is_no_vault(wikimill: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without `.obsidian` or a configuration the folder itself is the wiki."""
    wikimill.write({path: text for path, text in VAULT.items() if not path.startswith(".")} | {".git/HEAD": "x"})
    monkeypatch.chdir(wikimill.folder)
    assert ("Plan.md", "Home") in _broken(wikimill, "Projects")


@pytest.mark.parametrize("folder", [".trash/old", "Templates/new", "build/notes"])
def test_a_folder_that_the_vault_leaves_out_is_a_wiki_of_its_own(vault: Caller, folder: str) -> None:
    """Taken for a part of the vault it would have no note."""
    vault.write(
        {".obsidian/app.json": '{"userIgnoreFilters": ["Templates/"]}', f"{folder}/a.md": "# A\n\n[[Nowhere]]\n"}
    )
    assert _broken(vault, folder) == [("a.md", "Nowhere")]


def test_a_configuration_goes_before_the_vault(vault: Caller) -> None:
    vault.write({"repo/mkdocs.yml": "plugins: [wikimill]\n", "repo/docs/a/b.md": "# B\n\n[[Home]]\n"})
    assert _broken(vault, "repo/docs") == [("a/b.md", "Home")]
    vault.write({"repo/notes/n.md": "# N\n\n[[Home]] [[Nought]]\n"})
    assert _broken(vault, "repo/notes") == [("repo/notes/n.md", "Nought")]


def test_a_site_is_never_written_among_the_notes(vault: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its clean Markdown would be notes of the vault from then on."""
    monkeypatch.chdir(vault.folder / "Projects")
    assert scope(None, ()).project.site == vault.folder / "build" / "site"
    assert scope(Path(".."), ()).project.site == vault.folder / "build" / "site"
    monkeypatch.chdir(vault.folder.parent)
    assert scope(Path("wiki"), ()).project.site == vault.folder.parent / "build" / "site"
