"""A front-matter value that its schema does not allow."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.frontmatter import Pointer
from pipeline.model.place import Place


@dataclass(frozen=True, slots=True)
class SchemaFault:
    """One violation of a JSON Schema, told in the author's words."""

    path: str
    pointer: Pointer
    """Of the value; for a missing or an unexpected key, of the mapping it belongs to plus the key."""
    keyword: str
    """Of JSON Schema: `type`, `enum`, `required`, `format` …"""
    message: str
    place: Place
    suggestion: str | None = None
    """The allowed value nearest to what is written, where one is near."""
    schema: str = ""
    """Name of the schema file."""
