"""The JSON Schemas, in a wheel (beside the package's modules) and in an editable install (beside the package) alike."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pipeline.model.failure import CannotRun


@cache
def shipped() -> Path:
    """The folder of the schemas that came with the program."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "schemas", package.parent / "schemas"):
        if (folder / "note.schema.json").is_file():
            return folder
    raise CannotRun(f"the schemas are missing from {package}: install wikimill anew")


def texts(folders: Sequence[Path]) -> dict[str, str]:
    """File name → text of every `*.json` in the folders; of equal names the first folder's counts."""
    found: dict[str, str] = {}
    for folder in folders:
        for file in sorted(folder.glob("*.json")) if folder.is_dir() else ():
            try:
                found.setdefault(file.name, file.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError) as error:
                raise CannotRun(f"{file}: cannot be read as a schema ({error})") from None
    return found
