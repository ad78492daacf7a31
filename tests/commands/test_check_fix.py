"""`check --fix`, `--unsafe-fixes` and `--diff`: laws 4 to 6."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from .calling import Caller

BEFORE: dict[str, str | bytes] = {
    "Parameter.md": "# Parameter\n\nA [[Training|trained]] number.\n",
    "Weights.md": "---\nduplicate_of: Parameter\nstatus: merged\n---\n\nSee [[Parameter]].\n",
    "Training.md": b"\xef\xbb\xbf# Training\r\n\r\nOf [[Weights]], [[Weights]] and | [[Nowhere]].\r\nNo line end",
    "ml/Deep.md": "\n---\n# a comment\ntitle:   'Deep'   # kept\n---\n# Deep\n\n[[Weights]]\n",
}
AFTER = BEFORE | {
    "Training.md": (
        b"\xef\xbb\xbf# Training\r\n\r\nOf [[Parameter|Weights]], [[Parameter|Weights]] and | [[Nowhere]].\r\nNo line end"
    ),
    "ml/Deep.md": "---\n# a comment\ntitle:   'Deep'   # kept\n---\n# Deep\n\n[[Parameter|Weights]]\n",
}


def as_bytes(files: dict[str, str | bytes]) -> dict[str, bytes]:
    return {path: content if isinstance(content, bytes) else content.encode() for path, content in files.items()}


def test_what_can_be_mended_is_mended_and_what_is_left_is_reported(wikimill: Caller) -> None:
    """Line ends, byte-order mark, comments and quotes stay; so does every other file."""
    wikimill.write(BEFORE)
    (wikimill.folder / "Training.md").chmod(0o640)
    answer = wikimill("check", "--fix")
    assert answer.out.endswith("Fixed 4 (3 link-to-redirect, 1 blank-before-front-matter) in 2 notes.\n")
    assert ("LNK001" in answer.out, "LNK004" in answer.out, answer.code, answer.err) == (True, False, 1, "")
    assert wikimill.contents() == as_bytes(AFTER)
    assert (wikimill.folder / "Training.md").stat().st_mode & 0o777 == 0o640


def test_twice_is_once(wikimill: Caller) -> None:
    """The second time nothing is written at all."""
    wikimill.write(BEFORE)
    wikimill("check", "--fix")
    stamps = {file: os.stat(file).st_mtime_ns for file in wikimill.folder.rglob("*.md")}
    answer = wikimill("check", "--fix")
    assert {file: os.stat(file).st_mtime_ns for file in wikimill.folder.rglob("*.md")} == stamps
    assert "Fixed" not in answer.out
    assert answer.out == wikimill("check").out == wikimill("check", "--no-cache").out


def test_paths_say_which_notes_may_change(wikimill: Caller) -> None:
    wikimill.write(BEFORE)
    wikimill("check", "--fix", "ml")
    assert wikimill.contents() == as_bytes({**BEFORE, "ml/Deep.md": AFTER["ml/Deep.md"]})


def test_select_says_which_fixes_are_made(wikimill: Caller) -> None:
    wikimill.write(BEFORE)
    answer = wikimill("check", "--fix", "--select", "FM008")
    assert answer.out == "All 4 notes are fine.\nFixed 1 (1 blank-before-front-matter) in 1 note.\n"
    assert wikimill.contents()["Training.md"] == BEFORE["Training.md"]


def test_a_machine_reads_nothing_but_its_format(wikimill: Caller) -> None:
    wikimill.write(BEFORE)
    answer = wikimill("check", "--fix", "--format", "json")
    assert (answer.out[0], answer.out[-2:], answer.err) == ("{", "}\n", "")


def test_diff_writes_nothing_and_git_can_apply_it(wikimill: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 1 where there is something to change; the patch makes exactly what --fix makes."""
    wikimill.write(BEFORE)
    monkeypatch.chdir(wikimill.folder)
    answer = wikimill("check", "--diff")
    assert answer.code == 1
    assert answer.err == "Would fix 4 (3 link-to-redirect, 1 blank-before-front-matter) in 2 notes.\n"
    assert wikimill.contents() == as_bytes(BEFORE)
    (wikimill.folder / ".git-patch").write_bytes(answer.out.encode())
    subprocess.run(["git", "init", "-q", "."], check=True)
    subprocess.run(["git", "apply", "--whitespace=nowarn", ".git-patch"], check=True)
    (wikimill.folder / ".git-patch").unlink()
    assert wikimill.contents() == as_bytes(AFTER)
    answer = wikimill("check", "--diff")
    assert (answer.code, answer.out, answer.err) == (0, "", "")


SCHEMA = """{
  "properties": {"status": {"enum": ["draft", "verified"]}, "tags": {"items": {"enum": ["ml", "math"]}}},
  "if": {"properties": {"status": {"const": "verified"}}, "required": ["status"]},
  "then": {"required": ["sources"]}
}"""
CONFIGURED: dict[str, str | bytes] = {
    "mkdocs.yml": "site_name: W\ndocs_dir: notes\nplugins:\n  - wikimill:\n      schemas: {'**': s.json}\n",
    "schemas/s.json": SCHEMA,
    "notes/a.md": "---\nstatus: drift  # by hand\ntags: [ml, 'mth']\n---\n# A\n\n[[b]]\n",
    "notes/b.md": "# B\n\n[[a]]\n",
}


def test_unsafe_fixes_are_made_only_when_asked_for(wikimill: Caller) -> None:
    wikimill.write(CONFIGURED)
    wikimill("check", "--fix")
    assert wikimill.contents()["notes/a.md"] == CONFIGURED["notes/a.md"].encode()  # type: ignore[union-attr]
    answer = wikimill("check", "--unsafe-fixes")
    assert "Fixed 2 (2 value-not-allowed) in 1 note." in answer.out
    assert (
        wikimill.contents()["notes/a.md"] == b"---\nstatus: draft  # by hand\ntags: [ml, 'math']\n---\n# A\n\n[[b]]\n"
    )
    assert answer.code == 0


def test_a_fix_that_would_add_a_finding_is_refused(wikimill: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """`verified` demands sources, which the note has not; the other value of the note is mended all the same."""
    note = "---\nstatus: verifed\ntags: [mth]\n---\n# A\n\n[[b]]\n"
    wikimill.write({**CONFIGURED, "notes/a.md": note, "notes/b.md": "---\ntags: [ml]\n---\n# B\n\n[[a]]\n"})
    monkeypatch.chdir(wikimill.folder / "notes")
    answer = wikimill("check", "--unsafe-fixes")
    assert (
        "Fixed 1 (1 value-not-allowed) in 1 note.\nNot fixed: a.md:2:9 SCH004 value-not-allowed: it would add"
        in answer.out
    )
    assert wikimill.contents()["notes/a.md"] == note.replace("mth", "math").encode()
    assert wikimill("check", "--unsafe-fixes").out.count("Not fixed") == 1


def test_a_link_is_never_written_through(wikimill: Caller, tmp_path: Path) -> None:
    """A folder that is a symbolic link is no part of the wiki."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "c.md").write_text("[[Weights]]\n")
    wikimill.write(BEFORE)
    (wikimill.folder / "linked").symlink_to(outside)
    wikimill("check", "--unsafe-fixes")
    assert (outside / "c.md").read_text() == "[[Weights]]\n"


def test_a_read_only_folder_is_one_clear_line(wikimill: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing was changed."""
    from pipeline.store import disk

    def full(path: Path, data: bytes, bits: int | None = None) -> None:
        if path.suffix == ".md":
            raise OSError(30, "Read-only file system", str(path))
        written(path, data, bits)

    written = disk.write_whole
    wikimill.write(BEFORE)
    monkeypatch.setattr(disk, "write_whole", full)
    answer = wikimill("check", "--fix")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "read-only file system; nothing was changed" in answer.err
    assert wikimill.contents() == as_bytes(BEFORE)
