"""A file whose name is not UTF-8 is told, since no page can stand for it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.__main__ import run


def test_a_name_in_another_encoding_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        for name in (b"caf\xe9.md", b"p\xff.png"):
            Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("# Caf\n", encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes UTF-8 only")
    (tmp_path / "Café.md").write_text("# Café\n", encoding="utf-8")
    assert run(["check", "-C", str(tmp_path), "--format", "concise", "--select", "PUB"]) == 1
    told = capsys.readouterr().out
    assert [line.split()[1] for line in told.splitlines() if "PUB" in line] == ["PUB006", "PUB006"]
    assert "Café" not in told


def test_what_is_written_of_such_a_file_can_be_read_again(tmp_path: Path) -> None:
    """A baseline takes its findings, and an export of the graph to a file is what goes to the terminal."""
    folder = tmp_path / "wiki"
    folder.mkdir()
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.md")).write_text("[[nowhere]]\n", encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes UTF-8 only")
    baseline = ("--baseline", str(tmp_path / "b.json"))
    assert run(["check", "-C", str(folder), "--write-baseline", *baseline]) == 0
    assert run(["check", "-C", str(folder), *baseline]) == 0
    for form in ("json", "graphml", "gexf", "dot", "turtle"):
        assert run(["graph", "export", "-C", str(folder), "--format", form, "-o", str(tmp_path / "graph")]) == 0
        assert "caf" in (tmp_path / "graph").read_text(encoding="utf-8")
