"""The ways into the sandbox: a view of the file system of our own, and namespaces of our own."""

from __future__ import annotations

import os

from . import kernel
from .plan import Plan

ALL_NAMESPACES = kernel.NEWNS | kernel.NEWPID | kernel.NEWNET | kernel.NEWIPC | kernel.NEWUTS
KEPT_FLAGS = {2: 2, 4: 4, 8: 8, 1024: 1024, 2048: 2048, 4096: 1 << 21}
"""Flags of statvfs(3) → flags of mount(2) that a user namespace may not take away."""
DEVICES = ("null", "zero", "full", "random", "urandom")
NOBODY = "snippet:x:{uid}:{gid}:snippet:{home}:/bin/sh\n"


def enter(plan: Plan) -> None:
    """Takes this process into the sandbox that its plan asks for. On return it is another process, and unprivileged."""
    if plan.level == "namespaces":
        _own_view(plan)
    if plan.level != "none" and plan.user is not None:
        become(plan.user, keep_reading=plan.level == "limits" and not _readable_to_all(plan.binds))
    if plan.level in {"full", "namespaces"}:
        _own_namespaces()
        mount_scratch(plan)


def become(user: int, keep_reading: bool) -> None:
    """Gives up root for good. `keep_reading`: the interpreter lies in a folder that only root may enter."""
    if keep_reading:
        kernel.prctl(kernel.SET_KEEPCAPS, 1)
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
    if keep_reading:
        kernel.keep_capability(kernel.CAP_DAC_READ_SEARCH)
    kernel.prctl(kernel.SET_DUMPABLE, 1)  # else /proc/self is root's, and no uid can be mapped
    kernel.die_with_parent()  # again: whoever changes his identity is forgotten


def _readable_to_all(paths: tuple[str, ...]) -> bool:
    return all(_open_to_others(part) for path in paths for part in _parents(path))


def _parents(path: str) -> list[str]:
    parts = [path]
    while parts[-1] != os.path.dirname(parts[-1]):
        parts.append(os.path.dirname(parts[-1]))
    return parts


def _open_to_others(path: str) -> bool:
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return True
    return mode & 0o5 == 0o5 if os.path.isdir(path) else bool(mode & 0o4)


def _continue_in_child() -> None:
    """Forks; the child goes on, the parent lives exactly as long as it."""
    child = os.fork()
    if child == 0:
        kernel.die_with_parent()
        return
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    _, status = os.waitpid(child, 0)
    os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


def _map_user(uid: int, gid: int) -> None:
    for file, text in (("setgroups", "deny"), ("uid_map", f"{uid} {uid} 1"), ("gid_map", f"{gid} {gid} 1")):
        with open(f"/proc/self/{file}", "w") as handle:
            handle.write(text)
    kernel.die_with_parent()  # again, see `become`


def _own_namespaces() -> None:
    """A user namespace in which we may make process, mount and IPC namespaces for each group."""
    uid, gid = os.getuid(), os.getgid()
    kernel.unshare(kernel.NEWUSER | kernel.NEWNS | kernel.NEWPID | kernel.NEWIPC)
    _map_user(uid, gid)
    _continue_in_child()
    kernel.bound_capabilities()
    kernel.mount("none", "/", flags=kernel.REC | kernel.PRIVATE)
    mount_proc()


def mount_proc() -> bool:
    """Shows the processes of this namespace, and no others, under `/proc`; False where the kernel does not let us."""
    try:
        kernel.mount("proc", "/proc", "proc", kernel.NOSUID | kernel.NODEV | kernel.NOEXEC)
    except OSError:
        return False
    return True


def mount_scratch(plan: Plan) -> None:
    """Empty folders to write in, for this mount namespace alone."""
    for place in plan.scratch:
        options = f"mode=700,size={plan.scratch_size},nr_inodes=16k"
        kernel.mount("tmpfs", place, "tmpfs", kernel.NOSUID | kernel.NODEV, options)


def _own_view(plan: Plan) -> None:
    """Namespaces, and a root that holds nothing but what the plan lists."""
    if os.getuid() == 0:
        kernel.unshare(ALL_NAMESPACES)
    else:
        uid, gid = os.getuid(), os.getgid()
        kernel.unshare(ALL_NAMESPACES | kernel.NEWUSER)
        _map_user(uid, gid)
    _continue_in_child()
    kernel.mount("none", "/", flags=kernel.REC | kernel.PRIVATE)
    kernel.mount("tmpfs", "/tmp", "tmpfs", kernel.NOSUID | kernel.NODEV, "mode=755,size=1m")
    os.mkdir("/tmp/new")
    os.mkdir("/tmp/old")
    kernel.pivot_root("/tmp", "/tmp/old")
    os.chdir("/")
    kernel.mount("/new", "/new", flags=kernel.BIND)
    _furnish(plan)
    os.chdir("/new")
    kernel.pivot_root(".", ".")
    kernel.unmount(".")
    os.chdir("/")
    kernel.mount("none", "/", flags=kernel.REMOUNT | kernel.BIND | kernel.RDONLY | kernel.NOSUID | kernel.NODEV)


def _furnish(plan: Plan) -> None:
    """Fills `/new` from `/old`."""
    for place in plan.binds:
        _bind(place)
    for target, place in plan.symlinks:
        os.makedirs(os.path.dirname("/new" + place), exist_ok=True)
        os.symlink(target, "/new" + place)
    os.makedirs("/new/dev/shm", exist_ok=True)
    os.makedirs("/new/proc", exist_ok=True)
    for place in plan.scratch:
        os.makedirs("/new" + place, exist_ok=True)
    for name in DEVICES:
        _bind(f"/dev/{name}", read_only=False)
    os.symlink("/proc/self/fd", "/new/dev/fd")
    os.makedirs("/new/etc", exist_ok=True)
    uid = os.getuid() if plan.user is None else plan.user
    with open("/new/etc/passwd", "w") as handle:
        handle.write(NOBODY.format(uid=uid, gid=uid, home=plan.scratch[0]))
    kernel.mount("proc", "/new/proc", "proc", kernel.NOSUID | kernel.NODEV | kernel.NOEXEC)


def _bind(place: str, read_only: bool = True) -> None:
    source, target = "/old" + place, "/new" + place
    if os.path.isdir(source):
        os.makedirs(target, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY))
    kernel.mount(source, target, flags=kernel.BIND | kernel.REC)
    if read_only:
        held = os.statvfs(target).f_flag
        kept = sum(flag for bit, flag in KEPT_FLAGS.items() if held & bit)
        kernel.mount(
            "none", target, flags=kernel.REMOUNT | kernel.BIND | kernel.RDONLY | kernel.NOSUID | kernel.NODEV | kept
        )
