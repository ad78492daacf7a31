"""Which baseline counts, and what is in its file."""

from __future__ import annotations

from pathlib import Path

from pipeline.model.failure import CannotRun
from pipeline.model.project import Project


def own(project: Project) -> Path:
    """Where a wiki's own baseline stands, if it has one."""
    return project.memory / "baseline.json"


def chosen(project: Project, named: Path | None) -> tuple[Path, str] | None:
    """The baseline that is named, else the wiki's own if there is one: file and content."""
    file = named or (own(project) if own(project).is_file() else None)
    return (file, content_of(file)) if file else None


def content_of(file: Path) -> str:
    """The text of a baseline. Raises CannotRun where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CannotRun(f"{file}: there is no such baseline; `wikimill check --write-baseline` writes one") from None
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(f"{file}: cannot be read as a baseline: {error}") from None
