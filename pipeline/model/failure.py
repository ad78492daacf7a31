"""Why the program could not run at all: exit code 2, one line on stderr."""

from __future__ import annotations


class CannotRun(Exception):
    """Bad arguments, an unreadable or invalid configuration. Its text is the one clear line: the file, the thing, the way out."""
