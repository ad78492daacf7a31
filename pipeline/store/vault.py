"""What a vault's own tool says of it: Obsidian's settings, Dendron's files."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model.options import LINK_FORMATS, LinkFormat

_TEMPLATES = (("templates.json", "folder"), ("plugins/templater-obsidian/data.json", "templates_folder"))


@dataclass(frozen=True, slots=True)
class VaultSettings:
    """What can be known of a wiki without configuration."""

    dialect: str = "obsidian"
    exclude: tuple[str, ...] = ()
    attachment_folder: str | None = None
    link_format: LinkFormat = "shortest"
    markdown_links: bool = False
    in_obsidian: bool = False
    line_breaks: bool = False


def settings(root: Path) -> VaultSettings:
    """The settings that hold in a folder; defaults where no tool has left any."""
    if _is_dendron(root):
        return VaultSettings(dialect="dendron")
    stored = _json(root / ".obsidian" / "app.json")
    ignored = stored.get("userIgnoreFilters")
    folder = stored.get("attachmentFolderPath")
    form = stored.get("newLinkFormat")
    entries = [entry for entry in ignored if isinstance(entry, str)] if isinstance(ignored, list) else []
    return VaultSettings(
        exclude=tuple(glob for entry in (*entries, *_template_folders(root)) if (glob := _glob(entry))),
        attachment_folder=folder if isinstance(folder, str) and folder.strip("./") else None,
        link_format=next((known for known in LINK_FORMATS if known == form), "shortest"),
        markdown_links=stored.get("useMarkdownLinks") is True,
        in_obsidian=(in_obsidian := (root / ".obsidian").is_dir()),
        line_breaks=in_obsidian and stored.get("strictLineBreaks") is not True,
    )


def around(folder: Path) -> Path | None:
    """The nearest folder from this one upward that Obsidian has opened as a vault; None where there is none."""
    return next((one for one in (folder, *folder.parents) if os.path.isdir(one / ".obsidian")), None)


def _template_folders(root: Path) -> Iterator[str]:
    """Where the core plugin and Templater keep what notes are made from; their placeholders are no notes' text."""
    for file, key in _TEMPLATES:
        folder = _json(root / ".obsidian" / file).get(key)
        if isinstance(folder, str) and folder.strip("./ "):
            yield folder.strip("./ ")


def _is_dendron(root: Path) -> bool:
    """A Dendron vault stands in a workspace with a `dendron.yml`, or has a root note with Dendron's own fields."""
    if any((folder / "dendron.yml").is_file() for folder in (root, root.parent)):
        return True
    return any(_is_dendron_root(note) for note in (root / "root.md", *sorted(root.glob("*/root.md"))))


def _is_dendron_root(note: Path) -> bool:
    try:
        with open(note, encoding="utf-8", errors="replace") as file:
            head = file.read(1000)
    except OSError:
        return False
    return all(re.search(field, head, re.MULTILINE) for field in (r"^id:", r"^desc:", r"^created: *\d{13}$"))


def _glob(entry: str) -> str:
    """Obsidian's filter as a glob: a path prefix, all of it literal; its regular expressions, between slashes, are not understood."""
    if len(entry) > 1 and entry.startswith("/") and entry.endswith("/"):
        return ""
    return "/" + re.sub(r"([*?\[])", r"[\1]", entry.strip("/")) if entry.strip("/") else ""


def _json(path: Path) -> dict[str, Any]:
    try:
        loaded = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    return loaded if isinstance(loaded, dict) else {}
