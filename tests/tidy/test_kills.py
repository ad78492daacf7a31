"""A kill at every write of a clean-up, and of taking it back: recovered, the wiki is as before or as after, byte for byte."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from pipeline.__main__ import run
from pipeline.store import disk, trash
from tests.store.kills import Killed, dying

FILES = {
    "a/Parameter.md": b"---\nid: p-1\ntitle: Parameter\ncategory: Topics\n---\n\nText. [[old]] [[b/copy#Part]]\r\n",
    "a/Weight.md": b"---\ntitle: Weight\ncategory: Topics\n---\n\nText.\n\n## Graph\n\n- [[Parameters]]\n",
    "b/copy.md": "\ufeff---\ntitle: On parameters\nduplicate_of: p-1\n---\n\nOther text.\n\n## Part\n\nMore.".encode(),
    "b/Parameter.md": b"---\ntitle: Parameter\n---\n",
    "b/old.md": b"---\nstatus: merged\nduplicate_of: copy\n---\n",
    "c/error.md": b"# 403 Forbidden\n\nYou don't have permission to access this resource.\n",
    "c/stub.md": b"---\ntitle: Later\n---\n\nTODO\n",
    "d/Other.md": b"---\ncategory: Others\n---\n\nText.\n",
    "d/Others MOC.md": b"# Others MOC\n\nBy hand.",
    "d/Second.md": b"---\ncategory: Others\n---\n\nText.\n",
    "d/bytes.md": b"\xff\xfe no text",
}


def made(folder: Path) -> Path:
    for path, data in FILES.items():
        disk.put(folder / path, data)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


def dies(arguments: list[str], at: int, torn: bool) -> bool:
    """Run a command that is killed at a write; False where it came to its end before."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("apply", "undo"):
            patch.setattr(trash, name, partial(getattr(trash, name), put=dying(at, torn)))
        try:
            assert run(arguments) == 0
        except Killed:
            return True
    return False


@pytest.mark.parametrize(("way", "torn"), [([], True), (["--revert"], False)])
@pytest.mark.parametrize("arguments", [["tidy", "--apply"], ["dedupe", "undo"]])
def test_a_kill_at_any_write_of_a_clean_up_leaves_before_or_after(
    tmp_path: Path, arguments: list[str], way: list[str], torn: bool
) -> None:
    whole = made(tmp_path / "whole")
    states = [contents(whole)]
    for command in (["tidy", "--apply"], ["dedupe", "undo"]):
        shutil.copytree(whole, tmp_path / command[0])
        assert run([*command, "-C", str(whole)]) == 0
        states.append(contents(whole))
    assert states[2] == states[0]
    assert {"a/Topics MOC.md", "d/Others MOC.md"} <= {path for path in states[1] if states[1][path] != FILES.get(path)}
    ends, at = set[bool](), 0
    before, after = states[:2] if arguments[0] == "tidy" else states[1:]
    while True:
        folder = shutil.copytree(tmp_path / arguments[0], tmp_path / str(at))
        if not dies([*arguments, "-C", str(folder)], at, torn):
            break
        assert run(["recover", *way, "-C", str(folder)]) == 0
        now = contents(folder)
        assert now in (before, after)
        ends.add(now == after)
        if now == states[1]:
            assert run(["dedupe", "undo", "-C", str(folder)]) == 0
        assert contents(folder) == states[0]
        at += 1
    assert at > len(states[1]) / 2
    assert ends == ({False} if way else {False, True})
