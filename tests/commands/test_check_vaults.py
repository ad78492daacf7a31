"""Fixes on real vaults: whole, minimal, once (laws 4 and 5)."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from pipeline import read
from pipeline.model.options import Options
from pipeline.model.source import Source

from .calling import Caller

HEAD = "---\ntitle: The new one\n---\n\n# The new one\n"


def merge_the_hub(wikimill: Caller) -> str:
    """Make the note that most links go to a redirect, as a merge leaves it; answers with its path."""
    links = json.loads(wikimill("links", "--format", "json").out)["links"]
    counts = Counter(link["resolved"] for link in links if link["status"] == "ok" and link["fragment"] is None)
    hub = next(path for path, _ in counts.most_common() if path.endswith(".md"))
    wikimill.write({hub: "---\nduplicate_of: The new one\nstatus: merged\n---\n", "The new one.md": HEAD})
    return hub


@pytest.mark.parametrize("vault", ["foam/docs", "obsidian-export/tests", "python-cheatsheet/docs"])
def test_every_fix_is_made_once_and_touches_only_its_line(wikimill: Caller, vaults: Path, vault: str) -> None:
    """Unsafe ones too, of every rule; a note without a fix keeps its bytes, and the head of each its data."""
    shutil.copytree(vaults / vault, wikimill.folder, dirs_exist_ok=True)
    merge_the_hub(wikimill)
    before = wikimill.contents()
    counted = {row["code"]: row["count"] for row in statistics(wikimill)}
    answer = wikimill("check", "--select", "ALL", "--unsafe-fixes")
    after = wikimill.contents()
    changed = [path for path in before if before[path] != after[path]]
    assert f" in {len(changed)} note" in answer.out.rpartition("\nFixed ")[2]
    assert set(after) == set(before)
    assert all(row["count"] <= counted.get(row["code"], 0) for row in statistics(wikimill))
    lines = sum(differing(before[path], after[path]) for path in changed)
    assert lines <= int(answer.out.rpartition("\nFixed ")[2].split()[0])
    for path in changed:
        old, new = (read.read(Source(path, files[path]), Options()) for files in (before, after))
        assert new.unreadable is None
        assert new.front.data == old.front.data
    wikimill("check", "--select", "ALL", "--unsafe-fixes")
    assert wikimill.contents() == after


def statistics(wikimill: Caller) -> list[dict[str, int]]:
    answer = wikimill("check", "--select", "ALL", "--statistics", "--format", "json")
    rows: list[dict[str, int]] = json.loads(answer.out)["statistics"]
    return rows


def differing(old: bytes, new: bytes) -> int:
    """How many lines differ; their ends count."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    matched = sum(block.size for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks())
    return max(len(before), len(after)) - matched
