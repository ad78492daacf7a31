"""What the schema chosen for a note says of its front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from pipeline.model.failure import CannotRun
from pipeline.model.frontmatter import Field, FrontMatter, Pointer
from pipeline.model.globs import matches
from pipeline.model.note import Note
from pipeline.model.options import Options
from pipeline.model.place import Place
from pipeline.model.schemafault import SchemaFault
from pipeline.validate.messages import Violation, message, suggestion
from pipeline.validate.schemas import Schemas
from pipeline.validate.sections import section_faults
from pipeline.validate.violations import violations

_BROKEN = frozenset({"syntax", "tab", "unclosed", "not-a-mapping"})
"""Faults after which what is missing may be there all the same."""
_ABSENCE = frozenset({"required", "dependentRequired", "minProperties"})
Fields: TypeAlias = Mapping[Pointer, Field]
_AT_KEY = frozenset({"additionalProperties", "unevaluatedProperties", "propertyNames"})


def validate(note: Note, schemas: Schemas, options: Options) -> tuple[SchemaFault, ...]:
    """What the first schema whose glob matches says of a note, in the order of the text.

    Raises CannotRun where the options name a schema that is not there.
    """
    name = chosen(note.path, options.schemas)
    if name is None or note.unreadable is not None or note.empty:
        return ()
    validator = schemas.validator(name)
    found = {*_faults(note, validator, name), *section_faults(note, validator.schema, name)}
    return tuple(
        sorted(
            found,
            key=lambda fault: (fault.place.start, [str(step) for step in fault.pointer], fault.keyword, fault.message),
        )
    )


def chosen(path: str, globs: tuple[tuple[str, str], ...]) -> str | None:
    """The schema of the first glob that matches a path."""
    return next((name for glob, name in globs if matches(glob, path)), None)


def _faults(note: Note, validator: Any, name: str) -> Iterator[SchemaFault]:
    front = note.front
    broken = any(fault.kind in _BROKEN for fault in front.faults)
    try:
        errors = list(validator.iter_errors(dict(front.data)))
    except RecursionError:
        raise CannotRun(f"schemas/{name}: its $ref go in a circle") from None
    fields = {field.pointer: field for field in front.fields} if errors else {}
    for violation in violations(errors):
        if not (broken and violation.keyword in _ABSENCE):
            yield _fault(note, fields, _of_whole(violation, validator.schema), name)


def _of_whole(violation: Violation, schema: Any) -> Violation:
    """A missing field of the whole head, beside what the whole schema says of it: what demands it may stand in a part."""
    absent = violation.keyword in {"required", "dependentRequired"} and len(violation.pointer) == 1
    return replace(violation, schema=schema) if absent else violation


def _fault(note: Note, fields: Fields, violation: Violation, schema: str) -> SchemaFault:
    field = fields.get(violation.pointer)
    known = replace(violation, field=field)
    place = _place(known, field) if field else _holder(note.front, fields, violation.pointer)
    return SchemaFault(
        note.path, violation.pointer, violation.keyword, message(known), place, suggestion(known), schema
    )


def _place(violation: Violation, field: Field) -> Place:
    """The value's place; of an unexpected or an empty value the key's."""
    at_key = violation.keyword in _AT_KEY or field.value.start == field.value.end
    return field.key if at_key and field.key is not None else field.value


def _holder(front: FrontMatter, fields: Fields, pointer: Pointer) -> Place:
    """The key of the nearest value that holds a pointer; the head's first line where there is none."""
    for length in range(len(pointer) - 1, 0, -1):
        field = fields.get(pointer[:length])
        if field is not None:
            return field.key or field.value
    return front.head
