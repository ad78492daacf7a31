"""`x-sections`: the headings that a schema asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.model.merged import is_merged
from pipeline.model.name import folded
from pipeline.model.note import Note
from pipeline.model.schemafault import SchemaFault


def section_faults(note: Note, schema: Any, name: str) -> Iterator[SchemaFault]:
    """A fault for each section that is missing. An entry is a heading, or a list of headings of which one will do."""
    wanted = schema.get("x-sections", []) if isinstance(schema, dict) else []
    if not isinstance(wanted, list) or not wanted or is_merged(note):
        return
    present = {folded(heading.text) for heading in note.body.headings}
    for entry in wanted:
        headings = [entry] if isinstance(entry, str) else [item for item in entry if isinstance(item, str)]
        if headings and not present & {folded(heading) for heading in headings}:
            words = " or ".join(f'"{heading}"' for heading in headings)
            yield SchemaFault(
                note.path,
                ("x-sections", headings[0]),
                "x-sections",
                f"there is no section {words}",
                note.front.head,
                None,
                name,
            )
