"""The calls into Linux that Python has no name for. Each raises OSError; where there is no Linux, every one does."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import signal
import sys

NEWNS, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET = 0x00020000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000
RDONLY, NOSUID, NODEV, NOEXEC, REMOUNT, BIND, REC, PRIVATE = 1, 2, 4, 8, 32, 4096, 16384, 1 << 18
DETACH = 2
SET_PDEATHSIG, SET_DUMPABLE, CAPBSET_DROP, SET_CHILD_SUBREAPER, SET_NO_NEW_PRIVS, SET_SECCOMP, SET_KEEPCAPS = (
    1,
    4,
    24,
    36,
    38,
    22,
    8,
)
CAP_DAC_READ_SEARCH, CAP_AMBIENT, CAP_AMBIENT_RAISE = 2, 47, 2
ALL_CAPABILITIES = 64

PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}.get(platform.machine(), -1)
LANDLOCK = 444
"""Number of `landlock_create_ruleset`; `add_rule` and `restrict_self` follow. The same on every architecture."""

_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
if _libc is not None:
    _libc.prctl.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]


def _call(name: str, *arguments: object) -> int:
    if _libc is None:
        raise OSError(errno.ENOSYS, "not Linux", name)
    result: int = getattr(_libc, name)(*arguments)
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), name)
    return result


def unshare(flags: int) -> None:
    """Leaves the namespaces named by `flags` for fresh ones."""
    _call("unshare", flags)


def setns(descriptor: int, kind: int) -> None:
    """Enters the namespace behind a descriptor."""
    _call("setns", descriptor, kind)


def mount(source: str, target: str, kind: str = "", flags: int = 0, data: str = "") -> None:
    """As mount(2)."""
    _call("mount", source.encode(), target.encode(), kind.encode(), ctypes.c_ulong(flags), data.encode())


def pivot_root(new: str, old: str) -> None:
    """As pivot_root(2)."""
    _call("syscall", ctypes.c_long(PIVOT_ROOT), new.encode(), old.encode())


def unmount(target: str) -> None:
    """Detaches a mount now, lets it go when it is no longer used."""
    _call("umount2", target.encode(), DETACH)


def prctl(option: int, value: int = 0, third: int = 0) -> None:
    """As prctl(2). A pointer is given as its address."""
    _call("prctl", option, value, third, 0, 0)


def syscall(number: int, *arguments: object) -> int:
    """Any system call."""
    return _call("syscall", ctypes.c_long(number), *arguments)


class _CapabilityHeader(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


def set_capabilities(capabilities: int) -> None:
    """Makes the effective, the permitted and the inheritable set exactly this mask."""
    low, high = capabilities & 0xFFFFFFFF, capabilities >> 32
    data = (ctypes.c_uint32 * 6)(low, low, low, high, high, high)
    _call("capset", ctypes.byref(_CapabilityHeader(0x20080522, 0)), data)


def keep_capability(capability: int) -> None:
    """Holds nothing but this capability, and lets programs that are started hold it too."""
    set_capabilities(1 << capability)
    prctl(CAP_AMBIENT, CAP_AMBIENT_RAISE, capability)


def bound_capabilities() -> None:
    """No program started from here on gets a capability; what this process holds it keeps."""
    for capability in range(ALL_CAPABILITIES):
        try:
            prctl(CAPBSET_DROP, capability)
        except OSError:
            return


def forget_capabilities() -> None:
    """No capability now, and no way to get one."""
    set_capabilities(0)
    prctl(SET_NO_NEW_PRIVS, 1)


def die_with_parent(how: int = signal.SIGKILL) -> None:
    """The kernel sends this process a signal when its parent is gone; where there is no Linux, it does not."""
    parent = os.getppid()
    try:
        prctl(SET_PDEATHSIG, how)
    except OSError:
        return
    if os.getppid() != parent:
        os._exit(1)
