"""Paths for pages that no note is: a note, a file or a redirect that stands at an address keeps it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.publish.address import fitting

_FORBIDDEN = frozenset('\\:*?"<>|%')
"""What some file system or web host refuses in a name."""


@dataclass(slots=True)
class FreePaths:
    """Hands out each path once; letter case does not tell two apart."""

    taken: set[str]
    """Addresses and folders, case folded."""

    def next(self, path: str) -> str:
        """The path, or where its address is taken one with hyphens behind it; it ends in `.md`."""
        bare = path.removesuffix(".md")
        while not self.taken.isdisjoint({f"{bare}.html".casefold(), f"{bare}.md".casefold()}):
            bare += "-"
        self.taken.add(f"{bare}.html".casefold())
        return f"{bare}.md"

    def is_free(self, address: str) -> bool:
        """Whether nothing stands at an address."""
        return address.casefold() not in self.taken

    def next_file(self, address: str) -> str:
        """The same for a file that is no page."""
        bare, dot, suffix = address.rpartition(".")
        while f"{bare}{dot}{suffix}".casefold() in self.taken:
            bare += "-"
        self.taken.add(f"{bare}{dot}{suffix}".casefold())
        return f"{bare}{dot}{suffix}"


def free_paths(addresses: Iterable[str]) -> FreePaths:
    """All paths but those whose address, or whose clean Markdown's, is among these."""
    taken: set[str] = set()
    for address in addresses:
        taken.add(address.casefold())
        folder = posixpath.dirname(address)
        while folder and folder.casefold() not in taken:
            taken.add(folder.casefold())
            folder = posixpath.dirname(folder)
    return FreePaths(taken)


def as_file_name(name: str) -> str:
    """A name as that of a file; what no file may have in its name becomes a hyphen."""
    plain = name.encode(errors="replace").decode()
    signs = ("-" if sign in _FORBIDDEN or sign.isspace() or not sign.isprintable() else sign for sign in plain)
    joined = "".join(signs)
    return fitting("-" + joined[1:] if joined.startswith(".") else joined or "-")
