"""jsonschema's errors as violations: one a value, the best branch of a choice, no error twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.model.frontmatter import Json, Pointer
from pipeline.validate.messages import Violation
from pipeline.validate.unique import repeated


def violations(errors: Any) -> Iterator[Violation]:
    """What jsonschema found in a value, told one by one; fields are not known here."""
    found = [violation for error in errors for violation in _violations(error)]
    listed = {violation.pointer for violation in found if violation.keyword in {"enum", "const"}}
    for violation in found:
        if violation.keyword != "type" or violation.pointer not in listed:  # the allowed values say it better
            yield violation


def _violations(error: Any) -> Iterator[Violation]:
    pointer: Pointer = tuple(error.absolute_path)
    if "propertyNames" in error.absolute_schema_path and not isinstance(error.instance, dict | list):
        yield Violation(
            (*pointer, error.instance), "propertyNames", error.validator_value, error.instance, error.schema, None
        )
        return
    match error.validator:
        case "required":
            yield from _missing(error, pointer, error.validator_value)
        case "dependentRequired":
            yield from _missing(
                error,
                pointer,
                [key for name, needed in error.validator_value.items() if name in error.instance for key in needed],
            )
        case "additionalProperties" | "unevaluatedProperties":
            yield from _unexpected(error, pointer)
        case "anyOf" | "oneOf" if error.context:
            yield from _branch(error, pointer)
        case "uniqueItems":
            for index in repeated(error.instance):
                item = error.instance[index]
                yield Violation((*pointer, index), "uniqueItems", True, item, error.schema, None)
        case _:
            yield Violation(
                pointer, error.validator or "false", error.validator_value, error.instance, error.schema, None
            )


def _missing(error: Any, pointer: Pointer, needed: list[str]) -> Iterator[Violation]:
    for key in needed:
        if key not in error.instance:
            yield Violation((*pointer, key), error.validator, needed, None, error.schema, None)


def _unexpected(error: Any, pointer: Pointer) -> Iterator[Violation]:
    """Each key that the schema does not know. jsonschema names them only in its message."""
    import re

    known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
    patterns = error.schema.get("patternProperties", {}) if isinstance(error.schema, dict) else {}
    for key, value in error.instance.items():
        if key in known or any(re.search(pattern, key) for pattern in patterns):
            continue
        if error.validator == "additionalProperties" or repr(key) in error.message:
            yield Violation((*pointer, key), error.validator, list(known), value, error.schema, None)


def _branch(error: Any, pointer: Pointer) -> Iterator[Violation]:
    """What keeps a value from the branch it comes nearest to; where none is nearer, what all of them together allow."""
    branches: dict[Any, list[Any]] = {}
    for child in error.context:
        branches.setdefault(child.relative_schema_path[0], []).append(child)
    fitting = {index: found for index, found in branches.items() if not any(_of_another_kind(child) for child in found)}
    roots = [child for found in branches.values() for child in found if not child.relative_path]
    if not fitting and all(child.validator == "type" for child in roots):
        kinds = [kind for child in roots for kind in _list(child.validator_value)]
        yield Violation(pointer, "type", list(dict.fromkeys(kinds)), error.instance, error.schema, None)
        return
    choice = fitting or branches
    values = [child for found in choice.values() for child in found]
    if all(child.validator in {"enum", "const"} and not child.relative_path for child in values):
        allowed: list[Json] = [
            value
            for child in values
            for value in (child.validator_value if child.validator == "enum" else [child.validator_value])
        ]
        yield Violation(pointer, "enum", allowed, error.instance, error.schema, None)
        return
    best = min(choice.values(), key=lambda found: (any(child.validator == "const" for child in found), len(found)))
    for child in best:
        yield from _violations(child)


def _of_another_kind(child: Any) -> bool:
    """Whether an error says that a branch is for another type of value altogether."""
    return child.validator == "type" and not child.relative_path


def _list(value: Any) -> list[Any]:
    return [value] if isinstance(value, str) else list(value)
