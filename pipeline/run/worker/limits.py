"""How much a group may use of the machine."""

from __future__ import annotations

import os
import resource

from .plan import Plan


def apply(plan: Plan, seconds: float, own_namespace: bool) -> None:
    """Sets the limits of this process and its children. `seconds`: of processor time, for the whole group."""
    others = 0 if own_namespace else processes_of(os.getuid())
    wanted = {
        "RLIMIT_CORE": 0,
        "RLIMIT_CPU": int(seconds) + 60,
        "RLIMIT_DATA": plan.memory,
        "RLIMIT_AS": plan.memory * 8,
        "RLIMIT_FSIZE": plan.file_size,
        "RLIMIT_NOFILE": plan.descriptors,
        "RLIMIT_NPROC": plan.processes + others,
        "RLIMIT_MSGQUEUE": 0,
    }
    for name, value in wanted.items():
        _lower(name, value)


def _lower(name: str, value: int) -> None:
    kind = getattr(resource, name, None)
    if kind is None:
        return
    _, hard = resource.getrlimit(kind)
    bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
    try:
        resource.setrlimit(kind, (bound, bound))
    except (OSError, ValueError):
        return  # macOS refuses some of them


def processes_of(user: int) -> int:
    """How many threads of a user there are, since the kernel counts those against the limit; 0 where nobody can tell."""
    count = 0
    try:
        entries = [entry for entry in os.listdir("/proc") if entry.isdigit()]
    except OSError:
        return 0
    for entry in entries:
        try:
            if os.stat(f"/proc/{entry}").st_uid == user:
                count += len(os.listdir(f"/proc/{entry}/task"))
        except OSError:
            continue
    return count


def resident(root: int | None) -> int:
    """Bytes in memory of all processes that `/proc` shows, or of one process and its descendants."""
    page = resource.getpagesize()
    return sum(_pages(pid) for pid in (family(root) if root else _everyone())) * page


def _everyone() -> list[int]:
    try:
        return [int(entry) for entry in os.listdir("/proc") if entry.isdigit()]
    except OSError:
        return []


def _pages(pid: int) -> int:
    """Resident pages that no file backs and no parent shares, as far as the kernel counts cheaply."""
    try:
        with open(f"/proc/{pid}/statm") as handle:
            return int(handle.read().split()[1])
    except (OSError, ValueError, IndexError):
        return 0


def family(root: int) -> list[int]:
    """A process and its descendants, as far as `/proc` tells."""
    found, todo = [], [root]
    while todo:
        pid = todo.pop()
        found.append(pid)
        try:
            with open(f"/proc/{pid}/task/{pid}/children") as handle:
                todo += [int(word) for word in handle.read().split()]
        except (OSError, ValueError):
            continue
    return found
