"""Redirect maps in the configuration."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.failure import CannotRun
from pipeline.model.options import MappedRedirect
from pipeline.project import open_project


def wiki(folder: Path, option: str, **files: str) -> Path:
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(f"plugins:\n  - wikimill:\n      redirect_maps: {option}\n", encoding="utf-8")
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("option", "text", "target"),
    [
        ("map", "{old/a.md: new/a.md}", "new/a.md"),
        ("[map]", '\ufeff{"old/a.md": "new/a.md#part"}', "new/a.md#part"),
        ("[{file: map, source_root: docs, target_root: /x}]", "{docs/old/a.md: /x/new/a}", "new/a"),
    ],
)
def test_maps_stand_beside_the_configuration(tmp_path: Path, option: str, text: str, target: str) -> None:
    options = open_project(wiki(tmp_path, option, map=text)).options
    assert options.redirect_maps == (MappedRedirect("old/a.md", target, False, "map"),)


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("other", "other cannot be read: no such file"),
        ("[broken]", "broken is neither JSON nor YAML"),
        ("[words]", "words is neither a mapping nor a list"),
        ("[{fil: words}]", 'did you mean "file"'),
        ("3", "redirect_maps"),
    ],
)
def test_a_map_that_cannot_be_read_is_told(tmp_path: Path, option: str, said: str) -> None:
    with pytest.raises(CannotRun, match=said):
        open_project(wiki(tmp_path, option, broken="{a: [", words="words"))
