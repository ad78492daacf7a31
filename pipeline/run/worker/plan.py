"""What a server is told at its start: how far to isolate, and what its snippets may see."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """The sandbox of one server."""

    level: str
    """`full`, `namespaces`, `limits` or `none`."""
    binds: tuple[str, ...]
    """Directories and files that are seen, read-only; real paths."""
    symlinks: tuple[tuple[str, str], ...]
    """Target and place of symbolic links to make."""
    scratch: tuple[str, ...]
    """Directories that are empty and writable for each group; the first is the working folder. Empty without namespaces."""
    path: tuple[str, ...]
    """What `sys.path` is."""
    user: int | None
    """The uid to become; None: stay who we are."""
    processes: int = 64
    memory: int = 4 << 30
    """Bytes that one process may hold, and that all of a group may hold together."""
    file_size: int = 64 << 20
    """Bytes of one file."""
    scratch_size: int = 128 << 20
    """Bytes of each scratch directory."""
    descriptors: int = 256
    owner: str = ""
    """A word of the server's own, by which its working folders are known."""

    def dump(self) -> str:
        """As one word of a command line."""
        return json.dumps(asdict(self))

    @staticmethod
    def load(text: str) -> Plan:
        """The inverse of `dump`."""
        data = json.loads(text)
        for name in ("binds", "scratch", "path"):
            data[name] = tuple(data[name])
        data["symlinks"] = tuple((target, place) for target, place in data["symlinks"])
        return Plan(**data)
