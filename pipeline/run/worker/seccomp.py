"""A filter of system calls: nothing that reaches the network, other processes' memory or the kernel's own levers."""

from __future__ import annotations

import ctypes
import errno
import platform
import struct

from . import kernel

# name: (x86_64, aarch64); None where the architecture has no such call
DENIED: dict[str, tuple[int | None, int | None]] = {
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_getfd": (438, 438),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "mount_setattr": (442, 442),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "open_by_handle_at": (304, 265),
    "name_to_handle_at": (303, 264),
    "reboot": (169, 142),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "acct": (163, 89),
    "quotactl": (179, 60),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "adjtimex": (159, 171),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "syslog": (103, 116),
    "shmget": (29, 194),
    "msgget": (68, 186),
    "semget": (64, 190),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "fanotify_init": (300, 262),
    "personality": (135, 92),
}
SOCKET, CLONE, CLONE3, KILL, IOCTL = (41, 198), (56, 220), (435, 435), (62, 129), (16, 29)
ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
AF_UNIX = 1
TIOCSTI = 0x5412
NAMESPACES = kernel.NEWNS | kernel.NEWUTS | kernel.NEWIPC | kernel.NEWUSER | kernel.NEWPID | kernel.NEWNET | 0x02000000

LOAD, JUMP_EQUAL, JUMP_GREATER_EQUAL, JUMP_BITS, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, ERROR, DIE = 0x7FFF0000, 0x00050000, 0x80000000
NUMBER, ARCHITECTURE, ARGUMENT_0, ARGUMENT_1 = 0, 4, 16, 24


def _instruction(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)


def _fail(number: int) -> bytes:
    return _instruction(RETURN, ERROR | number)


def _on(number: int, *body: bytes) -> list[bytes]:
    """Runs `body` for one system call; the accumulator holds its number."""
    return [_instruction(JUMP_EQUAL, number, 0, len(body)), *body]


def program() -> bytes | None:
    """The filter in classic BPF; None on an architecture that it has no numbers for."""
    if platform.machine() not in ARCHITECTURES:
        return None
    column, audit = ARCHITECTURES[platform.machine()]
    code = [*_entry(column, audit), *_conditions(column)]
    for numbers in DENIED.values():
        number = numbers[column]
        if number is not None:
            code += _on(number, _fail(errno.EPERM))
    return b"".join([*code, _instruction(RETURN, ALLOW)])


def _entry(column: int, audit: int) -> list[bytes]:
    """Ends a process of another architecture, and loads the number of the call."""
    code = [
        _instruction(LOAD, ARCHITECTURE),
        _instruction(JUMP_EQUAL, audit, 1, 0),
        _instruction(RETURN, DIE),
        _instruction(LOAD, NUMBER),
    ]
    if column == 0:  # the x32 calls, which share the architecture
        code += [_instruction(JUMP_GREATER_EQUAL, 0x40000000, 0, 1), _fail(errno.ENOSYS)]
    return code


def _conditions(column: int) -> list[bytes]:
    """Calls that are allowed or denied by what they are asked."""
    return [
        *_on(CLONE3[column], _fail(errno.ENOSYS)),  # its flags lie in memory; glibc falls back to clone
        *_asked(CLONE, column, ARGUMENT_0, _instruction(JUMP_BITS, NAMESPACES, 0, 1), errno.EPERM),
        *_asked(SOCKET, column, ARGUMENT_0, _instruction(JUMP_EQUAL, AF_UNIX, 1, 0), errno.ENETUNREACH),
        *_asked(KILL, column, ARGUMENT_0, _instruction(JUMP_EQUAL, 0xFFFFFFFF, 0, 1), errno.EPERM),
        *_asked(IOCTL, column, ARGUMENT_1, _instruction(JUMP_EQUAL, TIOCSTI, 0, 1), errno.EPERM),
    ]


def _asked(numbers: tuple[int, int], column: int, argument: int, jump: bytes, error: int) -> list[bytes]:
    """Judges one call by an argument: `jump` goes past the error where it is allowed."""
    return _on(numbers[column], _instruction(LOAD, argument), jump, _fail(error), _instruction(RETURN, ALLOW))


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def restrict(code: bytes) -> None:
    """Installs the filter for this process and all its children, for good. Needs no-new-privileges."""
    held = _Program(len(code) // 8, code)
    kernel.prctl(kernel.SET_SECCOMP, 2, ctypes.addressof(held))
