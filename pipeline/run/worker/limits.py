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


def exceeds(limit: int, root: int | None) -> bool:
    """Whether all processes that `/proc` shows, or one process and its descendants, hold more than so many bytes.

    The cheap count takes pages that processes share for each of them; only where it is too high are they told apart.
    """
    members = family(root) if root else _everyone()
    page = resource.getpagesize()
    return sum(map(_pages, members)) * page > limit and sum(map(_share, members)) > limit


def _everyone() -> list[int]:
    try:
        return [int(entry) for entry in os.listdir("/proc") if entry.isdigit()]
    except OSError:
        return []


def _pages(pid: int) -> int:
    """Resident pages, shared ones included."""
    try:
        with open(f"/proc/{pid}/statm") as handle:
            return int(handle.read().split()[1])
    except (OSError, ValueError, IndexError):
        return 0


def _share(pid: int) -> int:
    """Bytes in memory, each page divided by the number of processes that share it."""
    try:
        with open(f"/proc/{pid}/smaps_rollup") as handle:
            return sum(int(line.split()[1]) * 1024 for line in handle if line.startswith("Pss:"))
    except (OSError, ValueError, IndexError):
        return _pages(pid) * resource.getpagesize()


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
