"""The history of every note, from one `git log`."""

from __future__ import annotations

import datetime
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from pipeline.model.history import Change, History

_COMMIT = re.compile(rb"\x01(?=[0-9a-f]{40,64}\x00)")
_ADDRESS = re.compile(r"<?[^\s<>@]+@[^\s<>@]+>?")
"""What might be an e-mail address: none is ever published."""


def histories(root: Path) -> dict[str, History]:
    """Path of each file of a folder → its history, renames followed.

    Empty where there is no Git, no repository, no commit, or a shallow clone, whose oldest commit only seems to have made all.
    """
    output = _log(root)
    if output is None:
        return {}
    changes: dict[str, list[Change]] = {}
    now: dict[str, str] = {}
    for change, status, paths in _rows(output):
        new = now.get(paths[-1], paths[-1])
        if status == "D":
            now[paths[-1]] = ""  # what stood here before is another file
            continue
        if new:
            changes.setdefault(new, []).append(change)
        if status in {"R", "C", "A"}:
            now[paths[-1]] = ""
        if status == "R":
            now[paths[0]] = new
    return {path: History(tuple(found)) for path, found in changes.items()}


def _log(root: Path) -> bytes | None:
    if _git(root, "rev-parse", "--is-shallow-repository") != b"false\n":
        return None
    return _git(
        root,
        *(
            "log",
            "--use-mailmap",
            "--no-show-signature",
            "--no-color",
            "--no-ext-diff",
            "--format=%x01%H%x00%at%x00%aN",
            "--name-status",
            "-z",
            "-M",
            "-l2000",
            "--relative",
        ),
        *("HEAD", "--", "."),
    )


def _rows(output: bytes) -> Iterator[tuple[Change, str, list[str]]]:
    """Each touched file: the commit, what was done to it (`A`, `M`, `D`, `R`…) and its paths, the former first."""
    for commit in _COMMIT.split(output)[1:]:
        key, seconds, rest = commit.split(b"\0", 2)
        name, _, files = rest.partition(b"\0")
        change = _change(key.decode(), seconds.decode(), name.decode("utf-8", "replace"))
        words = [word.decode("utf-8", "surrogateescape") for word in files.split(b"\0")]
        index = 0
        while index + 1 < len(words):
            status = words[index].strip()[:1]
            count = 2 if status in {"R", "C"} else 1
            if status:
                yield change, status, words[index + 1 : index + 1 + count]
            index += 1 + count if status else 1


def _change(key: str, seconds: str, name: str) -> Change:
    try:
        day = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):  # a commit may claim any time
        day = datetime.date(1970, 1, 1)
    return Change(key, day, " ".join(_ADDRESS.sub("", name).split()))


def _git(root: Path, *arguments: str) -> bytes | None:
    """What a Git command that only reads prints, None where it fails."""
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout if done.returncode == 0 else None
