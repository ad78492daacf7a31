"""The ledger of pairs that a person said are different: `.wikimill/rejected.json`, committed with the wiki."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from pipeline.model.failure import CannotRun
from pipeline.model.plan import Rejected
from pipeline.model.project import Project
from pipeline.store.inside import held, located

PATH = ".wikimill/rejected.json"
_VERSION = 1


def rejected(project: Project) -> tuple[Rejected, ...]:
    """All rejected pairs. Raises CannotRun where the ledger is damaged."""
    content = held(located(project, PATH))
    return () if content is None else _loaded(content, project.memory / "rejected.json")


def written(pairs: Iterable[Rejected]) -> bytes:
    """The ledger of some pairs, each once; equal pairs give equal bytes, and one more pair is some more lines."""
    by_members = {pair.members: pair for pair in pairs}
    entries = [
        {"members": list(pair.members), "ids": list(pair.ids), "why": pair.why}
        for _, pair in sorted(by_members.items())
    ]
    return (json.dumps({"version": _VERSION, "pairs": entries}, indent=1, ensure_ascii=False) + "\n").encode()


def _loaded(content: bytes, file: Path) -> tuple[Rejected, ...]:
    try:
        raw = json.loads(content)
        if raw["version"] != _VERSION:
            raise CannotRun(f"{file}: this ledger has version {raw['version']}; use the wikimill that wrote it")
        return tuple(_pair(entry) for entry in raw["pairs"])
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise CannotRun(f"{file}: is no ledger of rejected pairs ({error})") from None


def _pair(entry: dict[str, list[str]]) -> Rejected:
    (one, other), (first, second) = entry["members"], entry["ids"]
    return Rejected((str(one), str(other)), (first, second), str(entry["why"]))
