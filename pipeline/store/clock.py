"""The one clock of a build, without asking Git again while HEAD stays where it is."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from pipeline.store.cache import Cache


def now(root: Path, cache: Cache) -> datetime.date:
    """As `git.now`. Raises CannotRun where SOURCE_DATE_EPOCH is no time."""
    head = None if os.environ.get("SOURCE_DATE_EPOCH", "").strip() else _head(root)
    if head == "":
        return datetime.datetime.now(datetime.UTC).date()
    kept = cache.get("head", head) if head else None
    if kept:
        return datetime.date.fromisoformat(kept)
    from pipeline.store import git

    committed = git.committed(root) if head else None
    if head and committed:
        cache.put("head", head, committed.isoformat())
        cache.keep_only("head", [head])
    return committed or git.now(root)


def today() -> datetime.date:
    """The day on which something is done: SOURCE_DATE_EPOCH, else today, in UTC. Raises CannotRun where that is no time."""
    from pipeline.store import git

    return git.told() or datetime.datetime.now(datetime.UTC).date()


def _head(root: Path) -> str | None:
    """The commit that HEAD names, empty where there is no repository; None where only Git itself can tell."""
    if any(name.startswith("GIT_") and name.endswith(("DIR", "TREE", "DIRS", "FILESYSTEM")) for name in os.environ):
        return None
    folder = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), None)
    if folder is None:
        return ""
    try:
        return _commit(folder / ".git")
    except (OSError, UnicodeDecodeError):  # a worktree, a submodule, a branch without commits
        return None


def _commit(git: Path) -> str | None:
    head = (git / "HEAD").read_text().strip()
    reference = head.removeprefix("ref: ")
    if reference == head:
        return head
    if (git / reference).is_file():
        return (git / reference).read_text().strip()
    lines = (git / "packed-refs").read_text().splitlines()
    return next((line.split(" ", 1)[0] for line in lines if line.endswith(f" {reference}")), None)
