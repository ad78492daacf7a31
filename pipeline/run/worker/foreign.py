"""A snippet of another language: written to a file, handed to the program that the configuration names for it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any

FILE = re.compile(r"\{file\}((?:\.\w+)?)")
LONGEST = 4000
"""Characters of what the program says of an error."""


class CommandFailed(Exception):
    """The program did not end well."""


def play_command(cell: Mapping[str, Any]) -> None:
    """Runs the program; its output is the snippet's. Lines count as in the note. Raises CommandFailed."""
    suffix = next(found[1] for word in cell["command"] if (found := FILE.search(word)))
    name = f"snippet{suffix}"
    with open(name, "w", encoding="utf-8", errors="surrogatepass") as file:
        file.write("\n" * (cell["code_line"] - 1) + cell["code"])
    words = [FILE.sub(name, word) for word in cell["command"]]
    said = os.open("snippet.errors", os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        child = os.posix_spawnp(words[0], words, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, said, 2)])
        _, status = os.waitpid(child, 0)
        text = os.pread(said, LONGEST, 0).decode("utf-8", "replace").strip()
    finally:
        os.close(said)
        for path in (name, "snippet.errors"):
            os.unlink(path)
    code = os.waitstatus_to_exitcode(status)
    if code:
        how = f"ended with exit code {code}" if code > 0 else f"was ended by signal {-code}"
        raise CommandFailed(f"`{' '.join(cell['command'])}` {how}" + (f"\n{text}" if text else ""))
