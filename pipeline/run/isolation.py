"""How far snippets are isolated: which levels there are, which of them works here, and how a server of each is started."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from pipeline.model.failure import CannotRun
from pipeline.run.packages import search_path
from pipeline.run.worker.plan import Plan

LEVELS = ("full", "namespaces", "limits", "none")
"""Strongest first. `none` is never chosen by us."""
NOBODY = 65534
WORKER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "worker")
SYSTEM = (
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/libx32",
    "/nix/store",
    "/gnu/store",
    "/etc/ld.so.cache",
    "/etc/alternatives",
    "/etc/localtime",
    "/etc/mime.types",
    "/sys/devices/system/cpu",
)
SCRATCH = ("/snippet", "/tmp", "/dev/shm")
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")
VARIABLES: Mapping[str, str] = MappingProxyType(
    {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "TERM": "dumb",
        "PYTHONHASHSEED": "0",
        **dict.fromkeys(THREADS, "1"),
    }
)
"""All that a snippet sees of the environment, but for HOME. One thread a library, so that results do not hang on the machine."""


def plan(level: str) -> Plan:
    """The sandbox for a level on this machine, with this interpreter."""
    wanted = [*SYSTEM, sys.base_prefix, sys.base_exec_prefix, sys.prefix, sys.exec_prefix, *search_path(), WORKER]
    symlinks = tuple((os.readlink(place), place) for place in wanted if place in SYSTEM and os.path.islink(place))
    linked = {place for _, place in symlinks if not place.startswith("/etc/")}
    real = {
        os.path.realpath(place) if place in SYSTEM else os.path.abspath(place)
        for place in wanted
        if place not in linked
    }
    binds = _outermost(place for place in real | _links_of_interpreter() if os.path.exists(place))
    scratch = tuple(place for place in SCRATCH if not any(_beneath(bind, place) for bind in binds))
    inside = level in {"full", "namespaces"}
    user = NOBODY if os.getuid() == 0 and level != "none" else None
    kept = tuple(link for link in symlinks if link[1] in linked)
    return Plan(level, binds, kept, scratch if inside else (), search_path(), user, memory=_memory())


def _outermost(places: Iterable[str]) -> tuple[str, ...]:
    """Without those that lie beneath another."""
    kept: list[str] = []
    for place in sorted(places):
        if place != "/" and not any(_beneath(place, other) for other in kept):
            kept.append(place)
    return tuple(kept)


def _beneath(place: str, folder: str) -> bool:
    return place == folder or place.startswith(folder.rstrip("/") + "/")


def _links_of_interpreter() -> set[str]:
    """Where the interpreter's symbolic links lead, so that `sys.executable` can be started."""
    found = {os.path.realpath(sys.executable)}
    step = sys.executable
    while os.path.islink(step):
        step = os.path.normpath(os.path.join(os.path.dirname(step), os.readlink(step)))
        found.add(step)
    return {os.path.dirname(os.path.dirname(path)) for path in found} - {"/"}


def _memory() -> int:
    """Bytes: 4 GiB, or three quarters of a smaller machine."""
    installed = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return min(4 << 30, installed * 3 // 4)


def command(plan: Plan) -> list[str]:
    """The command line of a server."""
    interpreter = [sys.executable, "-s", "-P", "-X", "utf8", "-B", WORKER, plan.dump()]
    return [*_bubblewrap(plan), *interpreter] if plan.level == "full" else interpreter


def _bubblewrap(plan: Plan) -> list[str]:
    words = [shutil.which("bwrap") or "bwrap", "--die-with-parent", "--new-session", "--chdir", "/"]
    if plan.user is None:
        words += ["--unshare-user"]
    else:
        words += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    words += ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
    for folder in _folders_above(plan.binds):
        words += ["--perms", "0755", "--dir", folder]  # left to itself bubblewrap makes them its own, closed to others
    for place in plan.binds:
        words += ["--ro-bind", place, place]
    for target, place in plan.symlinks:
        words += ["--symlink", target, place]
    words += ["--dev", "/dev", "--proc", "/proc"]
    for place in plan.scratch:
        words += ["--dir", place]
    return [*words, "--remount-ro", "/", "--"]


def _folders_above(places: Iterable[str]) -> list[str]:
    found: set[str] = set()
    for place in places:
        while (place := os.path.dirname(place)) != "/":
            found.add(place)
    return sorted(found)


def start(plan: Plan) -> subprocess.Popen[bytes]:
    """A server, out of reach of the terminal's signals. It answers `{"ready": true}` once it is in its sandbox."""
    return subprocess.Popen(
        command(plan),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=dict(VARIABLES),
        cwd="/",
        start_new_session=True,
        bufsize=0,
    )


@cache
def works(level: str) -> bool:
    """Whether a server of a level comes up here and plays a snippet."""
    if level == "none":
        return True
    if sys.platform != "linux" and level != "limits":
        return False
    if level == "full" and shutil.which("bwrap") is None:
        return False
    job = (
        b'{"path": "probe.md", "cells": [], "fixtures": {}, "data": {}, "values": [], "preload": [], "at_once": true}\n'
    )
    with start(plan(level)) as process:
        try:
            answer, _ = process.communicate(job, timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            return False
    return b'"values"' in answer


def choose(wanted: str | None) -> str:
    """The strongest level that works; or the one that is demanded. Raises CannotRun where that cannot be had."""
    if wanted in {None, "", "auto"}:
        return _best()
    if wanted not in LEVELS:
        raise CannotRun(f"there is no isolation level {wanted!r}; there are {', '.join(LEVELS)}")
    assert wanted is not None
    if not works(wanted):
        raise CannotRun(f"isolation {wanted!r} cannot be had here{_hint(wanted)}; {_best()!r} can")
    return wanted


def _best() -> str:
    best = next((level for level in LEVELS if level != "none" and works(level)), None)
    if best is None:
        raise CannotRun("snippets cannot be isolated here; `--isolation none` runs them with nothing held back")
    return best


def _hint(level: str) -> str:
    if level == "full" and shutil.which("bwrap") is None:
        return " (bubblewrap is not installed)"
    return " (the system allows no user namespaces)" if level in {"full", "namespaces"} else ""
