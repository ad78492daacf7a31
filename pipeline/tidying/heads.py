"""Front matter for a note that is written by us, as its schema wants it; nothing in it claims more than is known."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from pipeline.edit.spelling import spelt
from pipeline.model.frontmatter import Json
from pipeline.model.globs import matches
from pipeline.model.name import folded
from pipeline.model.options import Options, RoleFields

_WORDS = re.compile(r"[^\w]+")
_OURS = "note.schema.json"
_OF_FILES = frozenset(
    {"author", "authors", "created", "cssclass", "cssclasses", "date", "desc", "draft", "modified", "stub", "updated"}
)
"""Fields that other tools keep for every file; none of those that make a page of it, as `layout` does."""
_MODEST = ("draft", "unverified")
"""Values that say of a note only that somebody should look at it."""


@dataclass(frozen=True, slots=True)
class Heads:
    """What schemas ask of new notes."""

    schemas: Mapping[str, Any]
    """File name → schema."""
    options: Options
    now: datetime.date

    @staticmethod
    def of(texts: Mapping[str, str], options: Options, now: datetime.date) -> Heads:
        """By file name → JSON text. Schemas are valid here: they were compiled before."""
        names = {name for _, name in options.schemas} | {_OURS}
        return Heads({name: json.loads(texts[name]) for name in sorted(names & texts.keys())}, options, now)

    def head(
        self,
        path: str,
        title: str,
        category: str | None,
        tags: Sequence[str],
        given: Mapping[str, Json] | None = None,
    ) -> str:
        """The head of a note, both delimiters included, ending in a line end. `given`: fields that are to be so."""
        schema = self._schema(path)
        facts = self._facts(title, category, tags)
        required = list(_required(schema))
        properties = schema.get("properties", {}) if isinstance(schema, dict) else {}
        always = {role[0] for role in (self.options.roles.title, self.options.roles.category, self.options.roles.tags)}
        closed = isinstance(schema, dict) and schema.get("additionalProperties") is False
        always = {key for key in always if facts[key] and (key in properties or not closed)}
        keys = [key for key in facts if key in required or key in always]
        values = {key: _fitting(facts.get(key), properties.get(key, {})) for key in dict.fromkeys((*keys, *required))}
        lines = (f"{key}: {_yaml(value)}\n" for key, value in {**values, **(given or {})}.items())
        return f"---\n{''.join(lines)}---\n"

    def sections(self, path: str) -> tuple[str, ...]:
        """The headings that a note must have."""
        schema = self._schema(path)
        wanted = schema.get("x-sections", ()) if isinstance(schema, dict) else ()
        firsts = (entry[0] if isinstance(entry, list) and entry else entry for entry in wanted)
        return tuple(section for section in firsts if isinstance(section, str))

    def known_fields(self, path: str) -> frozenset[str]:
        """The front-matter fields of a note that say nothing of its concept by themselves."""
        roles = {name for role in fields(RoleFields) for name in getattr(self.options.roles, role.name)}
        schemas = (self._schema(path), self.schemas.get(_OURS, {}))
        properties = {name for schema in schemas if isinstance(schema, dict) for name in schema.get("properties", {})}
        return frozenset(roles | properties | _OF_FILES)

    def _schema(self, path: str) -> Any:
        name = next((name for glob, name in self.options.schemas if matches(glob, path)), "")
        return self.schemas.get(name, {})

    def _facts(self, title: str, category: str | None, tags: Sequence[str]) -> dict[str, Json]:
        roles = self.options.roles
        return {
            roles.id[0]: _WORDS.sub("-", folded(title)).strip("-"),
            roles.title[0]: title,
            roles.category[0]: category,
            roles.status[0]: "draft",
            roles.canonical[0]: "self",
            roles.aliases[0]: [],
            roles.duplicate_of[0]: "none",
            roles.trust[0]: None,
            roles.confidence[0]: 0.5,
            roles.verification[0]: "unverified",
            roles.tags[0]: list(tags),
            roles.sources[0]: [],
            roles.updated[0]: self.now.isoformat(),
        }


def _required(schema: Any) -> Iterator[str]:
    """The fields that a new note must have; those of a condition's other side, since it is no merged note."""
    if isinstance(schema, dict):
        yield from schema.get("required", ())
        if "else" in schema:
            yield from _required(schema["else"])


def _fitting(value: Json, schema: Any) -> Json:
    """The value, or where the schema does not have it the least that it allows."""
    if not isinstance(schema, dict):
        return value
    values = schema.get("x-order") or schema.get("enum") or []
    if values:
        modest = [one for one in values if one in _MODEST]
        return value if value in values else (modest or values)[0]
    if value is not None:
        return value
    kinds = schema.get("type", "string")
    kind = kinds[0] if isinstance(kinds, list) and kinds else kinds
    least: dict[str, Json] = {"array": [], "object": {}, "number": 0, "integer": 0, "boolean": False, "null": None}
    fallback: Json = schema.get("default", schema.get("const", least.get(str(kind), "unknown")))
    return fallback


def _yaml(value: Json) -> str:
    if isinstance(value, list):
        return f"[{', '.join(spelt(item) or '' for item in value)}]"
    return "{}" if isinstance(value, dict) else spelt(value) or ""
