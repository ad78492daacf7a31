"""Which paths a process may see, by Landlock: the second wall behind the namespaces, the first one where there are none."""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Sequence

from . import kernel

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
ALL_BY_VERSION = (0, (1 << 13) - 1, (1 << 14) - 1, (1 << 15) - 1, (1 << 15) - 1, (1 << 16) - 1)
"""File-system rights that each version of the interface knows; later ones know those of the last."""
OF_A_FILE = EXECUTE | WRITE_FILE | READ_FILE | (1 << 14) | (1 << 15)
READ = EXECUTE | READ_FILE | READ_DIR
SCOPES = 3
"""Abstract sockets and signals stay inside."""


def version() -> int:
    """Of the kernel's interface; 0 where there is none."""
    try:
        return kernel.syscall(kernel.LANDLOCK, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    except OSError:
        return 0


def restrict(readable: Sequence[str], writable: Sequence[str], version: int) -> None:
    """Lets this process and its children read and write beneath these paths and nowhere else. Needs no-new-privileges."""
    every = ALL_BY_VERSION[min(version, len(ALL_BY_VERSION) - 1)]
    tcp = 3 if version >= 4 else 0
    attributes = struct.pack("=QQQ", every, tcp, SCOPES if version >= 6 else 0)[
        : 8 if version < 4 else 16 if version < 6 else 24
    ]
    ruleset = kernel.syscall(kernel.LANDLOCK, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0))
    try:
        for path in readable:
            _allow(ruleset, path, READ & every)
        for path in writable:
            _allow(ruleset, path, every)
        kernel.syscall(kernel.LANDLOCK + 2, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there needs no leave
    try:
        if not os.path.isdir(path):
            rights &= OF_A_FILE
        rule = struct.pack("=Qi", rights, place)
        kernel.syscall(kernel.LANDLOCK + 1, ctypes.c_int(ruleset), ctypes.c_int(1), rule, ctypes.c_uint32(0))
    finally:
        os.close(place)
