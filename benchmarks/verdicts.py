"""Of every note of the vaults: is our verdict on its front matter that of check-jsonschema?

    python benchmarks/verdicts.py [--tool check-jsonschema] [--schema SCHEMA] [VAULT…]

A vault is a folder; without any, those beside the repository are read. The front matter of each note, as JSON, is given to
`check-jsonschema --regex-variant python`, which has to be installed somewhere else. Notes whose front matter cannot be read
at all are counted and left out: there is nothing to give to it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.model.note import Note
from pipeline.model.options import Options
from pipeline.model.source import Source
from pipeline.read import read
from pipeline.validate import compile_schemas, validate

HERE = Path(__file__).resolve().parents[1]
AT_ONCE = 500
"""Files that one call of the tool is given."""


def notes(vaults: list[Path]) -> Iterator[tuple[str, Note]]:
    for vault in vaults:
        for path in sorted(vault.rglob("*.md")):
            if path.is_file():
                note = read(Source("a.md", path.read_bytes()), Options())
                yield str(path), note


def is_whole(note: Note) -> bool:
    """Whether there is a head, read without a fault that hides some of it."""
    hiding = {"syntax", "tab", "unclosed", "not-a-mapping", "unsupported"}
    return note.unreadable is None and not note.empty and not any(fault.kind in hiding for fault in note.front.faults)


def theirs(tool: str, schema: Path, heads: list[dict[str, Any]]) -> list[bool]:
    """Whether the tool finds each head valid."""
    valid: list[bool] = []
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, len(heads), AT_ONCE):
            files = []
            for number, head in enumerate(heads[start : start + AT_ONCE], start):
                files.append(Path(folder, f"{number}.json"))
                files[-1].write_text(json.dumps(head), encoding="utf-8")
            call = [tool, "--regex-variant", "python", "-o", "json", "--schemafile", str(schema), *map(str, files)]
            answer = json.loads(subprocess.run(call, capture_output=True, text=True, check=False).stdout)
            if answer.get("parse_errors"):
                raise SystemExit(f"the tool could not read: {answer['parse_errors'][:3]}")
            wrong = {Path(fault["filename"]).name for fault in answer["errors"]}
            valid += [file.name not in wrong for file in files]
    return valid


def main() -> None:
    """Count equal and unequal verdicts by schema."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    asked.add_argument("vaults", nargs="*", type=Path)
    asked.add_argument("--tool", default="check-jsonschema")
    asked.add_argument("--schema", type=Path, action="append")
    given = asked.parse_args()
    vaults = given.vaults or [HERE.parent / "shared" / "vaults"]
    every = list(notes(vaults))
    whole = [(path, note) for path, note in every if is_whole(note)]
    print(f"{len(every)} notes, of which {len(every) - len(whole)} cannot be read as a whole")
    for schema in given.schema or [HERE / "schemas" / name for name in ("note.schema.json", "any-note.schema.json")]:
        compiled = compile_schemas(
            {file.name: file.read_text(encoding="utf-8") for file in schema.parent.glob("*.json")}
        )
        options = Options(schemas=(("**", schema.name),))
        ours = [not validate(note, compiled, options) for _, note in whole]
        other = theirs(given.tool, schema, [dict(note.front.data) for _, note in whole])
        print(
            schema.name,
            dict(Counter("equal" if one == two else "unequal" for one, two in zip(ours, other, strict=True))),
        )
        print(f"  valid here {sum(ours)}, valid there {sum(other)}")
        for (path, _), one, two in zip(whole, ours, other, strict=True):
            if one != two:
                print(f"  {path}: {'valid' if one else 'invalid'} here only" if one else f"  {path}: valid there only")


if __name__ == "__main__":
    main()
