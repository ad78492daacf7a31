"""A vault says how its links are written; what is written into its notes follows that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.__main__ import run
from pipeline.project import open_project


def vault(folder: Path, **settings: object) -> Path:
    files = {
        ".obsidian/app.json": json.dumps(settings),
        "a/Old.md": "",
        "a/Parameter.md": "---\naliases: [Weight knob]\n---\n",
        "b/Parameter.md": "---\naliases: [Elsewhere]\n---\n",
        "b/c/Note.md": "[[Old]] [x](Old.md) [[Weight knob]]",
        "b/Same.md": "[[Elsewhere]]",
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("form", "moved", "fixed", "beside"),
    [
        ("shortest", "[[New]] [x](New.md)", "[[a/Parameter|Weight knob]]", "[[b/Parameter|Elsewhere]]"),
        ("relative", "[[../d/New]] [x](../d/New.md)", "[[../../a/Parameter|Weight knob]]", "[[./Parameter|Elsewhere]]"),
        ("absolute", "[[b/d/New]] [x](b/d/New.md)", "[[a/Parameter|Weight knob]]", "[[b/Parameter|Elsewhere]]"),
        ("nonsense", "[[New]] [x](New.md)", "[[a/Parameter|Weight knob]]", "[[b/Parameter|Elsewhere]]"),
    ],
)
def test_moves_and_fixes_write_links_as_the_vault_does(
    tmp_path: Path, form: str, moved: str, fixed: str, beside: str
) -> None:
    wiki = vault(tmp_path, newLinkFormat=form)
    assert run(["mv", "-C", str(wiki), "a/Old.md", "b/d/New.md"]) == 0
    assert (wiki / "b/c/Note.md").read_text(encoding="utf-8") == f"{moved} [[Weight knob]]"
    run(["check", "-C", str(wiki), "--fix", "--select", "LNK006"])
    assert (wiki / "b/c/Note.md").read_text(encoding="utf-8") == f"{moved} {fixed}"
    assert (wiki / "b/Same.md").read_text(encoding="utf-8") == beside


@pytest.mark.parametrize(
    ("settings", "suggested"),
    [
        ({}, "[[Same]]"),
        ({"newLinkFormat": "absolute"}, "[[b/Same|Same]]"),
        ({"newLinkFormat": "relative"}, "[[b/Same|Same]]"),
        ({"useMarkdownLinks": True}, "[Same](b/Same.md)"),
        ({"useMarkdownLinks": "yes"}, "[[Same]]"),
    ],
)
def test_mentions_become_links_as_the_vault_writes_them(
    tmp_path: Path, settings: dict[str, object], suggested: str, capsys: pytest.CaptureFixture[str]
) -> None:
    wiki = vault(tmp_path, **settings)
    (wiki / "note.md").write_text("It is the Same thing.", encoding="utf-8")
    assert run(["mentions", "-C", str(wiki)]) == 0
    assert suggested in capsys.readouterr().out


def test_the_configuration_goes_before_the_vault(tmp_path: Path) -> None:
    wiki = vault(tmp_path / "notes", newLinkFormat="absolute", useMarkdownLinks=True)
    (tmp_path / "mkdocs.yml").write_text("docs_dir: notes\nplugins: [wikimill]\n", encoding="utf-8")
    options = open_project(wiki).options
    assert (options.link_format, options.adds_wikilinks) == ("absolute", False)
    said = "docs_dir: notes\nplugins:\n  - wikimill: {link_format: relative, markdown_links: false}\n"
    (tmp_path / "mkdocs.yml").write_text(said, encoding="utf-8")
    options = open_project(wiki).options
    assert (options.link_format, options.adds_wikilinks) == ("relative", True)
