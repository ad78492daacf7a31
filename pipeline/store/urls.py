"""`.wikimill/urls.json`: the memory of every address that was published, one a line, so that branches merge well."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from pipeline.model.failure import CannotRun
from pipeline.model.ledger import Published
from pipeline.model.project import Project
from pipeline.store import disk

_NAME = "urls.json"


def place(project: Project) -> Path:
    """Where the ledger lies."""
    return project.memory / _NAME


def is_kept(project: Project) -> bool:
    """Whether the wiki has a ledger: the configuration says so, or, where it says nothing, the file is there."""
    asked = project.options.ledger
    return place(project).is_file() if asked is None else asked


def digest(project: Project) -> str:
    """Of what the ledger says; empty where there is none."""
    return hashlib.sha256(_content(project)).hexdigest() if is_kept(project) else ""


def load(project: Project) -> Mapping[str, Published] | None:
    """Address → what was published there; None where no ledger is kept. Raises CannotRun for a file that is none."""
    if not is_kept(project):
        return None
    content = _content(project)
    if not content:
        return {}
    try:
        read = json.loads(content)
        if read["version"] != 1:
            raise CannotRun(f"{place(project)}: has version {read['version']}, which this wikimill does not know")
        return {
            str(address): Published(str(said["note"]), frozenset(map(str, said["anchors"])), said.get("made") is True)
            for address, said in read["urls"].items()
        }
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as fault:
        raise CannotRun(f"{place(project)}: is no ledger: {str(fault).splitlines()[0]}") from None


def save(project: Project, urls: Mapping[str, Published]) -> None:
    """Write the ledger, unless it says the same already."""
    content = _dumped(urls).encode()
    if content != _content(project):
        place(project).parent.mkdir(parents=True, exist_ok=True)
        disk.write_whole(place(project), content)


def _dumped(urls: Mapping[str, Published]) -> str:
    lines = [
        f" {json.dumps(address, ensure_ascii=False)}: " + json.dumps(_entry(said), ensure_ascii=False)
        for address, said in sorted(urls.items())
    ]
    return '{"version": 1, "urls": {\n' + ",\n".join(lines) + "\n}}\n"


def _entry(said: Published) -> dict[str, object]:
    entry: dict[str, object] = {"note": said.note, "anchors": sorted(said.anchors)}
    return {**entry, "made": True} if said.is_made else entry


def _content(project: Project) -> bytes:
    try:
        return place(project).read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise CannotRun(f"{place(project)}: cannot be read: {(error.strerror or str(error)).lower()}") from None
