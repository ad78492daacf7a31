"""An unchanged check is answered from memory, and only an unchanged one."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from .calling import REPOSITORY, Caller

HEAD = "---\ntags: [x]\n---\n"
NOTES = {"a.md": f"{HEAD}# A\n\n[[b]] [[Nowhere]]\n", "b.md": f"{HEAD}# B\n\n[[a]]\n"}
HEAVY = {
    *(
        "jsonschema",
        "markdown_it",
        "mdit_py_plugins",
        "mkdocs",
        "networkx",
        "pygments",
        "rapidfuzz",
        "watchfiles",
        "yaml",
    ),
    *("pipeline.build", "pipeline.read", "pipeline.rules.rule", "pipeline.reports.report", "subprocess"),
}


def test_it_imports_only_what_it_needs(wikimill: Caller) -> None:
    wikimill.write(NOTES)
    wikimill("check")
    command = [sys.executable, "-X", "importtime", "-m", "pipeline", "check", "-C", str(wikimill.folder)]
    for _ in range(2):
        done = subprocess.run(
            command, cwd=REPOSITORY, capture_output=True, text=True, check=False, env=dict(os.environ)
        )
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}
    assert done.stdout.endswith("Found 1 error in 2 notes.\n")
    assert "pipeline.verdict" in imported
    assert {name for name in imported if name in HEAVY or name.partition(".")[0] in HEAVY} == set()


def test_a_change_of_anything_it_hangs_on_is_seen(wikimill: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """A note, a new file, the folder one calls from, the date, a baseline, what is asked."""
    wikimill.write(NOTES)
    first = wikimill("check")
    assert "LNK001" in first.out
    wikimill.write({"a.md": NOTES["a.md"].replace("Nowhere", "Thither")})
    assert "Thither" in wikimill("check").out
    wikimill.write({"Thither.md": f"{HEAD}# T\n"})
    assert wikimill("check").code == 0
    wikimill.write({"a.md": NOTES["a.md"]})
    (wikimill.folder / "Thither.md").unlink()
    assert wikimill("check") == first
    monkeypatch.chdir(wikimill.folder)
    assert wikimill("check").out.startswith("a.md:6:7 LNK001")
    assert wikimill("check", "b.md").out == "The note is fine.\n"
    assert wikimill("check", "--ignore", "LNK001").code == 0
    wikimill("check", "--write-baseline")
    assert wikimill("check").code == 0
    (wikimill.folder / ".wikimill/baseline.json").unlink()
    assert wikimill("check").code == 1


def test_a_note_that_keeps_its_size_and_time_is_read_when_its_inode_is_new(wikimill: Caller) -> None:
    wikimill.write(NOTES)
    wikimill("check")
    place = wikimill.folder / "a.md"
    stamp = place.stat()
    place.unlink()
    wikimill.write({"a.md": NOTES["a.md"].replace("Nowhere", "Thither")})
    os.utime(place, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert "Thither" in wikimill("check").out
