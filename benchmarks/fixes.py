"""Every fix that `wikimill check` offers on a vault, made alone: does the file change by exactly what the fix says?

    python benchmarks/fixes.py VAULT…

Of each fix of any rule, safe or not, under the schema for any note and under this wiki's strict one: the bytes outside of its
edits stay; the front matter, read by PyYAML alone, differs at most in the fields that the edits stand in; of the links at most
those that the edits touch are others. Then all fixes on a copy, twice: the second time changes nothing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from pipeline import read
from pipeline.commands.parts.checking import checking
from pipeline.model.diagnostic import Diagnostic, Edit
from pipeline.model.note import Note
from pipeline.model.project import Project
from pipeline.model.source import Source
from pipeline.model.text import Text
from pipeline.project import open_project
from pipeline.store import disk

SCHEMAS = ("any-note.schema.json", "note.schema.json")


def judged(project: Project) -> tuple[dict[str, Note], Sequence[Diagnostic]]:
    with checking(project, no_cache=True) as check:
        return dict(check.built.wiki.notes), check.found


def text_of(project: Project, path: str) -> Text:
    text = read.decode(disk.read_source(project.root, path).data)
    assert isinstance(text, Text)
    return text


def spliced(content: str, edits: Sequence[Edit]) -> str:
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        content = content[: edit.start] + edit.text + content[edit.end :]
    return content


def head(note: Note, content: str) -> dict[str, Any]:
    """The front matter as PyYAML reads it; of a head that it cannot read, nothing."""
    inner = content[note.front.place.start : note.front.place.end].strip().strip("-")
    try:
        data = yaml.load(inner, Loader=yaml.BaseLoader) if note.front.format == "yaml" else None
    except yaml.YAMLError:
        return {}
    return {str(key): value for key, value in data.items()} if isinstance(data, dict) else {}


def wrong(project: Project, notes: dict[str, Note], one: Diagnostic) -> Iterator[str]:
    """What a fix changes that it should not, or fails to change."""
    assert one.fix is not None
    for path in sorted({edit.path for edit in one.fix.edits}):
        edits, before = [edit for edit in one.fix.edits if edit.path == path], text_of(project, path)
        after = replace(before, content=spliced(before.content, edits))
        if before.content == after.content:
            yield "nothing changes"
        old, new = notes[path], read.read(Source(path, after.encode()), project.options)
        touched = {
            str(field.pointer[0])
            for edit in edits
            for field in old.front.fields
            if field.key and field.key.start <= edit.end and edit.start <= max(field.value.end, field.key.end)
        }
        was, now = head(old, before.content), head(new, after.content)
        if others := {key for key in {*was, *now} if was.get(key) != now.get(key)} - touched:
            yield f"{path}: front matter: {', '.join(sorted(others))} changes, too"
        if any(edit.start >= old.front.place.end for edit in edits) or not edits:
            kept = [link.raw for link in old.links if not any(_meet(link.place, edit) for edit in edits)]
            if Counter(kept) - Counter(link.raw for link in new.links):
                yield f"{path}: another link changes"


def _meet(place: Any, edit: Edit) -> bool:
    return bool(place.start <= edit.end and edit.start <= place.end)


def main() -> None:
    """Print, for each vault, how many fixes are right, and each that is not."""
    for vault in map(Path, sys.argv[1:]):
        for schema in SCHEMAS:
            project = open_project(vault.resolve())
            rules = replace(project.options.rules, select=("ALL",))
            project = replace(project, options=replace(project.options, rules=rules, schemas=(("**", schema),)))
            notes, found = judged(project)
            fixable = [one for one in found if one.fix]
            bad = [(one, words) for one in fixable for words in wrong(project, notes, one)]
            print(
                f"{vault.name}, {schema}: {len(fixable)} fixes, {len(bad)} wrong",
                dict(Counter(one.code for one in fixable)),
            )
            for one, words in bad[:20]:
                print(f"  {one.path}:{one.place.line} {one.code} {words}")
        print(f"  all at once: {twice(vault)}")


def twice(vault: Path) -> str:
    """All fixes made on a copy, and made again."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, vault.name)
        shutil.copytree(vault, copy, symlinks=True)
        call = [
            sys.executable,
            "-m",
            "pipeline",
            "check",
            "-C",
            str(copy),
            "--select",
            "ALL",
            "--unsafe-fixes",
            "--no-cache",
        ]
        first = subprocess.run([*call, "--statistics"], capture_output=True, text=True, check=False)
        texts = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
        subprocess.run(call, capture_output=True, check=False)
        changed = [path for path, data in texts.items() if path.read_bytes() != data]
        told = [line for line in first.stdout.splitlines() if line.startswith(("Fixed", "Not fixed"))]
        return f"{'; '.join(told[:3]) or 'nothing to fix'}; again: {len(changed)} files change"


if __name__ == "__main__":
    main()
