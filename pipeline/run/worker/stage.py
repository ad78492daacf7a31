"""A fresh process for each group, and what is taken away from it before it sees a line of a snippet."""

from __future__ import annotations

import fcntl
import gc
import os
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from . import folder as folders
from . import jail, kernel, landlock, limits, seccomp
from .plan import Plan
from .player import Player

Engage: TypeAlias = Callable[[int, int], Player]
"""Makes the player from the descriptors of its orders and its answers."""
HIGH = 100
"""Where the player keeps its descriptors, out of the way."""
WORLD = ("/",)
WRITABLE_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")


@dataclass(frozen=True, slots=True)
class Stage:
    """What all players of a server share."""

    plan: Plan
    processes: int | None
    """Descriptor of the server's own process namespace; None where groups get none."""
    filter: bytes | None
    """The seccomp program; None where there is none."""
    landlock: int
    """Version of the interface; 0: none."""

    @property
    def namespaces(self) -> bool:
        """True where each group has namespaces of its own."""
        return self.processes is not None


@dataclass(frozen=True, slots=True)
class Cast:
    """A player at work, seen from the conductor."""

    pid: int
    orders: int
    answers: int
    out: int
    err: int
    ending: int
    """Where the player's parent writes how it ended; closed where the parent was killed."""
    folder: str | None
    """The working folder to remove afterwards."""


def stage(plan: Plan) -> Stage:
    """Looks at what there is, once for a server that has entered its sandbox."""
    namespaces = plan.level in {"full", "namespaces"}
    processes = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC) if namespaces else None
    if not namespaces:
        leave_nothing(plan.owner)
    if plan.level == "none":
        return Stage(plan, None, None, 0)
    return Stage(plan, processes, seccomp.program(), landlock.version())


def leave_nothing(owner: str) -> None:
    """Without namespaces the server itself ends what a group left behind, and everything when it is told to end."""

    def end(*_: object) -> None:
        _kill_orphans()
        folders.remove_all(owner)
        os._exit(0)

    signal.signal(signal.SIGTERM, end)
    kernel.die_with_parent(signal.SIGTERM)
    try:
        kernel.prctl(kernel.SET_CHILD_SUBREAPER, 1)
    except OSError:
        return


def perform(stage: Stage, player: Engage, seconds: float) -> Cast:
    """Starts a player. `seconds`: of processor time that the whole group may use."""
    pipes = {name: os.pipe() for name in ("orders", "answers", "out", "err", "ending")}
    folder = None if stage.plan.scratch and stage.namespaces else folders.make(stage.plan.owner)
    if stage.processes is not None:
        kernel.unshare(kernel.NEWPID)
    pid = os.fork()
    if pid == 0:
        _never_returns(stage, player, pipes, folder, seconds)
    if stage.processes is not None:
        kernel.setns(stage.processes, kernel.NEWPID)
    for name, (read, write) in pipes.items():
        os.close(read if name == "orders" else write)
    ours = {name: write if name == "orders" else read for name, (read, write) in pipes.items()}
    for name in ("answers", "out", "err", "ending"):
        os.set_blocking(ours[name], False)
    return Cast(pid, folder=folder, **ours)


def dismiss(cast: Cast) -> None:
    """Ends the player, every process that it started, and what it left in its folder."""
    for kill in (os.kill, os.killpg):
        try:
            kill(cast.pid, signal.SIGKILL)
        except OSError:
            continue
    os.waitpid(cast.pid, 0)
    if cast.folder is not None:
        _kill_orphans()
    for descriptor in (cast.orders, cast.answers, cast.out, cast.err, cast.ending):
        os.close(descriptor)
    if cast.folder is not None:
        folders.remove(cast.folder)


def _kill_orphans() -> None:
    """Daemons of a group end up as our own children where it had no process namespace."""
    while (orphans := limits.family(os.getpid())[1:]) != []:
        for pid in orphans:
            try:
                os.kill(pid, signal.SIGKILL)
            except OSError:
                continue
        try:
            os.wait()
        except ChildProcessError:
            return


def _never_returns(
    stage: Stage, engage: Engage, pipes: Mapping[str, tuple[int, int]], folder: str | None, seconds: float
) -> None:
    """In the child, which becomes the first process of the group, and the player."""
    try:
        if not stage.namespaces:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.setsid()
        kernel.die_with_parent()
        _init(stage, pipes)
        _play(stage, engage, pipes, folder or stage.plan.scratch[0], seconds)
    except BaseException:  # nothing may return into the server's loop in a second process
        os._exit(70)
    os._exit(0)


def _init(stage: Stage, pipes: Mapping[str, tuple[int, int]]) -> None:
    """The first process of a group: it waits for the player, and says how that ended. Returns in the player.

    Where there are namespaces it is their process 1: it mounts, and with it everything ends.
    """
    if stage.namespaces:
        kernel.unshare(kernel.NEWNS | kernel.NEWIPC)
        jail.mount_scratch(stage.plan)
        jail.mount_proc()
    player = os.fork()
    if player == 0:
        kernel.die_with_parent()
        return
    os.dup2(pipes["ending"][1], 3)
    os.closerange(4, 1 << 16)
    while True:
        pid, status = os.wait()
        if pid == player:
            os.write(3, str(os.waitstatus_to_exitcode(status)).encode())
            os._exit(0)


def _play(stage: Stage, engage: Engage, pipes: Mapping[str, tuple[int, int]], folder: str, seconds: float) -> None:
    orders, answers = (fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, HIGH) for fd in (pipes["orders"][0], pipes["answers"][1]))
    null = os.open(os.devnull, os.O_RDONLY)
    for target, source in enumerate((null, pipes["out"][1], pipes["err"][1])):
        os.dup2(source, target)
    os.closerange(3, HIGH)
    os.closerange(HIGH + 2, 1 << 16)
    os.chdir(folder)
    if os.environ.get("HOME") != folder:
        os.environ["HOME"] = folder
    if "/tmp" not in stage.plan.scratch:
        os.environ["TMPDIR"] = folder
    gc.enable()
    player = engage(orders, answers)
    if stage.plan.level != "none":
        _fence(stage, folder, seconds)
    player.obey()


def _fence(stage: Stage, folder: str, seconds: float) -> None:
    """Every limit and every filter, the last act before a snippet's first line."""
    plan = stage.plan
    limits.apply(plan, seconds, own_namespace=stage.namespaces)
    try:
        if stage.namespaces:
            kernel.forget_capabilities()
        else:
            kernel.prctl(kernel.SET_NO_NEW_PRIVS, 1)
    except OSError:
        return  # not Linux: the limits are all there is
    if stage.landlock:
        readable = WORLD if stage.namespaces else plan.binds
        landlock.restrict(
            readable, (*(plan.scratch if stage.namespaces else (folder,)), *WRITABLE_DEVICES), stage.landlock
        )
    if stage.filter is not None:
        seccomp.restrict(stage.filter)
