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
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.model.note import Note
from pipeline.model.options import Options
from pipeline.model.source import Source
from pipeline.read import read
from pipeline.validate import compile_schemas, validate

HERE = Path(__file__).resolve().parents[1]
MIXED: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {
        "title": {"type": "string", "maxLength": 24},
        "display_name": {"type": "string", "pattern": "^[A-Z]"},
        "aliases": {"anyOf": [{"type": "string", "maxLength": 40}, {"type": "array", "maxItems": 2}]},
        "tags": {"type": ["array", "string"], "items": {"pattern": "^[a-z ]+$"}, "uniqueItems": True},
        "status": {"enum": ["Completed", "verified"]},
        "created": {"type": "integer", "multipleOf": 2},
        "released": {"type": "string", "minLength": 9},
        "ms.date": {"format": "date"},
        "dateModified": {"format": "date-time"},
        "url": {"format": "uri"},
        "f1_keywords": {"type": "array", "maxItems": 3, "items": {"not": {"pattern": "^C"}}},
    },
    "if": {"required": ["category"]},
    "then": {"required": ["tags"]},
}
"""What about half of the notes break, each in its way."""
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
    shipped = [HERE / "schemas" / name for name in ("note.schema.json", "any-note.schema.json")]
    with tempfile.TemporaryDirectory() as folder:
        mixed = Path(folder, "mixed.schema.json")
        mixed.write_text(json.dumps(MIXED), encoding="utf-8")
        for schema in given.schema or [*shipped, mixed]:
            compare(given.tool, schema, whole)


def compare(tool: str, schema: Path, whole: list[tuple[str, Note]]) -> None:
    """Print how many verdicts are equal, and each that is not."""
    compiled = compile_schemas({file.name: file.read_text(encoding="utf-8") for file in schema.parent.glob("*.json")})
    options = Options(schemas=(("**", schema.name),))
    ours = [not validate(note, compiled, options) for _, note in whole]
    other = theirs(tool, schema, [dict(note.front.data) for _, note in whole])
    unequal = [path for (path, _), one, two in zip(whole, ours, other, strict=True) if one != two]
    print(
        f"{schema.name}: {len(whole) - len(unequal)} equal, {len(unequal)} not; valid here {sum(ours)}, there {sum(other)}"
    )
    for path in unequal:
        print(f"  {path}")


if __name__ == "__main__":
    main()
