"""What Git knows of a wiki. Where Git or a repository is missing, it knows nothing."""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from pipeline.model.failure import CannotRun


def now(root: Path) -> datetime.date:
    """The one clock of a build: SOURCE_DATE_EPOCH, else the date of HEAD, else today; all in UTC."""
    return told() or committed(root) or datetime.datetime.now(datetime.UTC).date()


def told() -> datetime.date | None:
    """What SOURCE_DATE_EPOCH says, None where it is not set. Raises CannotRun where that is no time."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch:
        try:
            return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
        except (ValueError, OverflowError, OSError):
            raise CannotRun(f"SOURCE_DATE_EPOCH is {epoch!r}; it must be whole seconds since 1970") from None
    return None


def committed(root: Path) -> datetime.date | None:
    """The date of HEAD, None where there is none."""
    seconds = _git(root, "log", "-1", "--format=%ct")
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date() if seconds.isdigit() else None


def _git(root: Path, *arguments: str) -> str:
    """What a Git command that only reads prints, empty where it fails."""
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-C", str(root), *arguments]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def uncommitted(root: Path) -> tuple[Path, ...]:
    """Files of a folder that Git does not have as they are; none where there is no repository."""
    top = _git(root, "rev-parse", "--show-toplevel")
    if not top:
        return ()
    rows = _git_bytes(
        root,
        "--no-optional-locks",
        "status",
        "--porcelain=v1",
        "--untracked-files=all",
        "--no-renames",
        "-z",
        "--",
        ".",
    )
    return tuple(Path(top) / os.fsdecode(row[3:]) for row in rows.split(b"\0") if row)


def tree(root: Path, revision: str) -> dict[str, bytes]:
    """Every regular file of a folder as a revision has it: path relative to the folder → content.

    Raises CannotRun where the folder is in no repository, or the revision does not exist.
    """
    top = _git(root, "rev-parse", "--show-toplevel")
    if not top:
        raise CannotRun(f"{root}: is in no Git repository, so it has no revisions")
    if revision.startswith("-") or not _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{tree}}"):
        raise CannotRun(f"{revision!r} names no revision of {top}; `git log` lists them")
    rows = [row.split(b"\t", 1) for row in _git_bytes(root, "ls-tree", "-r", "-z", revision).split(b"\0") if row]
    files = [
        (name.decode("utf-8", "surrogateescape"), facts.split()[2])
        for facts, name in rows
        if facts.startswith((b"100644", b"100755"))
    ]
    return dict(zip((name for name, _ in files), _blobs(root, [key for _, key in files]), strict=True))


def renames(root: Path, commits: int = 500, since: str | None = None) -> dict[str, str]:
    """Old path → path of each file that was renamed in a folder's last commits or since, chains followed.

    `since`: a revision that exists; only what came after it counts.
    """
    asked = ("-M", "--diff-filter=R", "--name-status", "-z", "--relative")
    try:
        later = _git_bytes(root, "diff", *asked, "HEAD", "--", ".")
        span = () if since is None else (f"{since}..HEAD",)
        committed = _git_bytes(root, "log", f"-{commits}", "--format=", *asked, *span, "--", ".")
    except CannotRun:  # no repository, no commit
        return {}
    words = [word.decode("utf-8", "surrogateescape") for word in (later + committed).split(b"\0") if word.strip()]
    now: dict[str, str] = {}
    for old, new in zip(words[1::3], words[2::3], strict=False):  # the newest first
        now.setdefault(old, now.get(new, new))
    return now


def renamed(root: Path, before: str, after: str) -> dict[str, str]:
    """Old path → path of each file of a folder that was renamed from one revision to another."""
    asked = ("diff", "-M", "--diff-filter=R", "--name-status", "-z", "--relative", before, after, "--", ".")
    words = [word.decode("utf-8", "surrogateescape") for word in _git_bytes(root, *asked).split(b"\0")]
    return dict(zip(words[1::3], words[2::3], strict=False))


def _blobs(root: Path, keys: list[bytes]) -> Iterator[bytes]:
    """The contents of Git's blobs, in order, from one process."""
    out = _git_bytes(root, "cat-file", "--batch", given=b"".join(key + b"\n" for key in keys))
    at = 0
    for _ in keys:
        end = out.index(b"\n", at)
        size = int(out[at:end].rsplit(b" ", 1)[1])
        yield out[end + 1 : end + 1 + size]
        at = end + 2 + size


def _git_bytes(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What a Git command that only reads prints. Raises CannotRun where it fails."""
    command = ["git", "-c", "core.fsmonitor=false", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, input=given, check=False)
    except OSError as error:
        raise CannotRun(f"git cannot be started: {error.strerror}") from None
    if done.returncode:
        raise CannotRun(f"git {arguments[0]}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout
