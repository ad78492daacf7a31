"""`.wikimill/receipts.json`: runs that were kept, one a line, so that a change reads well and branches merge."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from pipeline.model.failure import CannotRun
from pipeline.model.project import Project
from pipeline.model.receipt import Inputs, Receipt
from pipeline.model.run import Environment, Run, RunLevel, RunStatus
from pipeline.store import disk
from pipeline.store.inside import held, located

PATH = ".wikimill/receipts.json"
_VERSION = 1


def load(project: Project) -> tuple[Receipt, ...]:
    """All receipts, none where there is no such file. Raises CannotRun for a file that is none of ours."""
    place = located(project, PATH)
    content = held(place)
    if content is None:
        return ()
    try:
        raw = json.loads(content)
        if raw["version"] != _VERSION:
            raise CannotRun(f"{place}: has version {raw['version']}; use the wikimill that wrote it")
        return tuple(_receipt(entry) for entry in raw["receipts"])
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError) as fault:
        raise CannotRun(f"{place}: holds no receipts: {str(fault).splitlines()[0]}") from None


def digest(project: Project) -> str:
    """Of what the file says; empty where there is none."""
    content = held(located(project, PATH))
    return "" if content is None else hashlib.sha256(content).hexdigest()


def save(project: Project, receipts: Iterable[Receipt]) -> None:
    """Write the file, unless it says the same already; where there is nothing to say and no file, there stays none."""
    place = located(project, PATH)
    content, before = _dumped(receipts).encode("utf-8", "backslashreplace"), held(place)
    if content != (before or _dumped(()).encode()):
        place.parent.mkdir(parents=True, exist_ok=True)
        disk.write_whole(place, content)


def _dumped(receipts: Iterable[Receipt]) -> str:
    told = ",\n".join(_entry(one) for one in receipts)
    return f'{{"version": {_VERSION}, "receipts": [\n{told}{chr(10) if told else ""}]}}\n'


def _entry(one: Receipt) -> str:
    ran_in = {
        "python": one.environment.python,
        "isolation": one.environment.isolation,
        "packages": dict(sorted(one.environment.packages.items())),
    }
    fields = {
        "path": one.path,
        "group": one.group,
        "date": one.date,
        "environment": ran_in,
        "code": one.inputs.code,
        "fixtures": dict(sorted(one.inputs.fixtures.items())),
        "data": dict(sorted(one.inputs.data.items())),
    }
    lines = [f"  {_json(name)}: {_json(value)}," for name, value in fields.items()]
    runs = ",\n".join(f"   {_json(_told(at, run))}" for at, run in sorted(one.runs.items()))
    return "\n".join((" {", *lines, '  "runs": [', runs, "  ]", " }"))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _told(at: int, run: Run) -> dict[str, object]:
    return {
        "snippet": at + 1,
        "status": run.status,
        "level": run.level,
        "message": run.message,
        "line": run.fault_line,
        "stdout": run.stdout,
        "values": dict(sorted(run.values.items())),
    }


def _receipt(entry: Mapping[str, Any]) -> Receipt:
    ran_in = entry["environment"]
    environment = Environment(str(ran_in["python"]), str(ran_in["isolation"]), _texts(ran_in["packages"]))
    given = Inputs(str(entry["code"]), _texts(entry["fixtures"]), _texts(entry["data"]))
    date = datetime.date.fromisoformat(entry["date"]).isoformat()
    return Receipt(str(entry["path"]), str(entry["group"]), date, environment, given, dict(_runs(entry["runs"])))


def _runs(entries: Iterable[Mapping[str, Any]]) -> Iterator[tuple[int, Run]]:
    for entry in entries:
        status, level = entry["status"], entry["level"]
        if status not in get_args(RunStatus) or level not in (*get_args(RunLevel), None):
            raise ValueError(f"a run is {status!r}, {level!r}")
        message, line = entry["message"], entry["line"]
        yield (
            int(entry["snippet"]) - 1,
            Run(
                path="",
                index=0,
                line=0,
                language="",
                group="",
                status=status,
                level=level,
                message=None if message is None else str(message),
                stdout=str(entry["stdout"]),
                duration_s=0.0,
                cached=False,
                fault_line=None if line is None else int(line),
                values=_texts(entry["values"]),
            ),
        )


def _texts(entry: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): str(text) for name, text in entry.items()}
