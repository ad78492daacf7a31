"""What Git knows of a wiki. Where Git or a repository is missing, it knows nothing."""

from __future__ import annotations

import datetime
import os
import subprocess
from pathlib import Path

from pipeline.model.failure import CannotRun


def now(root: Path) -> datetime.date:
    """The one clock of a build: SOURCE_DATE_EPOCH, else the date of HEAD, else today; all in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch:
        try:
            return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
        except (ValueError, OverflowError, OSError):
            raise CannotRun(f"SOURCE_DATE_EPOCH is {epoch!r}; it must be whole seconds since 1970") from None
    seconds = _git(root, "log", "-1", "--format=%ct")
    if seconds.isdigit():
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
    return datetime.datetime.now(datetime.UTC).date()


def _git(root: Path, *arguments: str) -> str:
    """What a Git command that only reads prints, empty where it fails."""
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
