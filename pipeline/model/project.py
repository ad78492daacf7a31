"""Which wiki, where its files are, and what was configured."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.model.options import Options


@dataclass(frozen=True, slots=True)
class Project:
    """A wiki on a disk. All paths are absolute."""

    root: Path
    """The folder of notes."""
    config: Path | None
    """The `mkdocs.yml` that lists the plugin; None: a wiki without configuration."""
    base: Path
    """The folder of `config`; without one, the folder the command was called in."""
    options: Options
    cache: Path
    """The SQLite file of the cache."""
    site: Path
    """Where the site is written."""
    schemas: tuple[Path, ...]
    """Folders in which a schema is looked for, the first hit counts."""

    @property
    def memory(self) -> Path:
        """The folder of what the wiki remembers of itself: ledgers, receipts, baseline, journal."""
        return (self.base if self.config else self.root) / ".wikimill"
