"""Which files are notes, and that a file changes whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.store import disk


def test_only_regular_visible_markdown_files_are_notes(tmp_path: Path) -> None:
    """Hidden parts, node_modules, the root's build, excluded globs and symlinks are left out; a folder x.md is a stray."""
    for name in (
        "a.md",
        "B.MARKDOWN",
        "c/d.md",
        ".hidden/e.md",
        "c/.f.md",
        "node_modules/g.md",
        "build/h.md",
        "c/build/j.md",
        "drafts/i.md",
        "pic.png",
        "x.md/inner.md",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "link.md").symlink_to(tmp_path / "a.md")
    (tmp_path / "twice").symlink_to(tmp_path / "c")
    os.mkfifo(tmp_path / "pipe.md")
    found = disk.scan(tmp_path, ("drafts/",)).inventory
    assert found.notes == ("B.MARKDOWN", "a.md", "c/build/j.md", "c/d.md", "x.md/inner.md")
    assert found.attachments == ("pic.png",)
    assert [stray.path for stray in found.strays] == ["pipe.md", "x.md"]


def test_reading_never_follows_a_symlink_or_waits_for_a_pipe(tmp_path: Path) -> None:
    """Both say why instead."""
    (tmp_path / "secret").write_text("s")
    (tmp_path / "link.md").symlink_to(tmp_path / "secret")
    os.mkfifo(tmp_path / "pipe.md")
    for name in ("link.md", "pipe.md", "gone.md"):
        source = disk.read_source(tmp_path, name)
        assert source.error
        assert source.data == b""


def test_a_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    """And nothing is left beside it."""
    file = tmp_path / "a.md"
    file.write_text("old")
    file.chmod(0o640)
    disk.write_whole(file, b"new")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["a.md"]
