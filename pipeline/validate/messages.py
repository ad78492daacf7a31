"""One message a keyword: what was found, what was expected, the way out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.model.frontmatter import Field, Json, Pointer
from pipeline.validate import words
from pipeline.validate.formats import WORDS as FORMATS
from pipeline.validate.nearest import nearest


@dataclass(frozen=True, slots=True)
class Violation:
    """A value that breaks one keyword of its schema."""

    pointer: Pointer
    keyword: str
    wanted: Any
    """The keyword's value."""
    value: Json
    schema: Any
    """The schema that the keyword stands in."""
    field: Field | None
    """Where the value stands, None where it has no place of its own."""

    @property
    def name(self) -> str:
        """The value's name in a message."""
        return words.name(self.pointer)


def message(violation: Violation) -> str:
    """What is wrong, in an author's words."""
    explain = _EXPLANATIONS.get(violation.keyword, _other)
    return explain(violation)


def suggestion(violation: Violation) -> str | None:
    """The allowed value nearest to what is written; of a number or a truth value where text is due, the text itself."""
    if violation.keyword == "type" and "string" in violation.wanted and words.quoting(violation.value, violation.field):
        return violation.field.raw if violation.field else None
    if not isinstance(violation.value, str):
        return None
    if violation.keyword == "type":
        return words.as_list(violation.value) if violation.wanted in ("array", ["array"]) else None
    allowed = (
        violation.wanted if violation.keyword == "enum" else [violation.wanted] if violation.keyword == "const" else []
    )
    return nearest(violation.value, [value for value in allowed if isinstance(value, str)])


def _type(it: Violation) -> str:
    kinds = [it.wanted] if isinstance(it.wanted, str) else list(it.wanted)
    hint = words.quoting(it.value, it.field) if "string" in kinds else ""
    if kinds == ["array"] and isinstance(it.value, str) and (listed := words.as_list(it.value)):
        hint = f"; write {listed}"
    return f"{it.name} is {words.described(it.value, it.field)}; expected {words.types(kinds)}{hint}"


def _enum(it: Violation) -> str:
    near = suggestion(it)
    hint = f'; did you mean "{near}"?' if near else ""
    return f"{it.name} is {words.shown(it.value, it.field)}; allowed are {words.listed(it.wanted)}{hint}"


def _const(it: Violation) -> str:
    return f"{it.name} is {words.shown(it.value, it.field)}; expected {words.plain(it.wanted)}"


def _format(it: Violation) -> str:
    return f"{it.name} is {words.shown(it.value)}; expected {FORMATS.get(it.wanted, it.wanted)}"


def _pattern(it: Violation) -> str:
    expected = words.expectation(it.schema) or f"text that matches {it.wanted}"
    examples = it.schema.get("examples") if isinstance(it.schema, dict) else None
    example = f", as {words.plain(examples[0])}" if examples else ""
    return f"{it.name} is {words.shown(it.value)}; expected {expected}{example}"


def _length(it: Violation) -> str:
    size = len(it.value) if isinstance(it.value, str) else 0
    if it.keyword == "minLength":
        if size == 0:
            return f"{it.name} is empty; expected text"
        return f"{it.name} has {words.count(size, 'character')}; expected at least {it.wanted}"
    return f"{it.name} has {words.count(size, 'character')}; expected at most {it.wanted}"


def _items(it: Violation) -> str:
    size, thing = (
        (len(it.value), "item")
        if isinstance(it.value, list)
        else (len(it.value) if isinstance(it.value, dict) else 0, "field")
    )
    bound = "at least" if it.keyword.startswith("min") else "at most"
    return f"{it.name} has {words.count(size, thing) if size else f'no {thing}'}; expected {bound} {it.wanted}"


def _bound(it: Violation) -> str:
    low, high = it.schema.get("minimum"), it.schema.get("maximum")
    if low is not None and high is not None:
        expected = f"a number from {low} to {high}"
    else:
        expected = {
            "minimum": f"at least {it.wanted}",
            "maximum": f"at most {it.wanted}",
            "exclusiveMinimum": f"more than {it.wanted}",
            "exclusiveMaximum": f"less than {it.wanted}",
            "multipleOf": f"a multiple of {it.wanted}",
        }[it.keyword]
    return f"{it.name} is {words.shown(it.value, it.field)}; expected {expected}"


def _required(it: Violation) -> str:
    within = it.schema.get("properties") if isinstance(it.schema, dict) else None
    expected = words.demand(within.get(it.pointer[-1])) if isinstance(within, dict) else ""
    return f"{it.name} is missing{expected}"


def _unknown(it: Violation) -> str:
    known = [key for key in it.wanted if isinstance(key, str)]
    near = nearest(str(it.pointer[-1]), known)
    hint = f'; did you mean "{near}"?' if near else f"; known are {words.listed(known)}" if known else ""
    return f"{it.name} is not a known field{hint}"


def _duplicate(it: Violation) -> str:
    whole = words.name(it.pointer[:-1])
    return f"{it.name}, {words.shown(it.value)}, stands in {whole} twice"


def _forbidden(it: Violation) -> str:
    expected = words.expectation(it.wanted) if it.keyword == "not" else None
    reason = f": {expected}" if expected else ""
    return f"{it.name} is {words.shown(it.value, it.field)}, which is not allowed{reason}"


def _several(it: Violation) -> str:
    return f"{it.name} is {words.shown(it.value, it.field)}, which fits more than one of the forms that are allowed; expected exactly one"


def _contains(it: Violation) -> str:
    expected = words.expectation(it.wanted) or "an item that the schema asks for"
    return f"{it.name} lacks {expected}"


def _other(it: Violation) -> str:
    expected = words.expectation(it.schema)
    return f"{it.name} is {words.shown(it.value, it.field)}; expected {expected or f'what the schema says under {it.keyword}'}"


_EXPLANATIONS: Mapping[str, Callable[[Violation], str]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "format": _format,
    "pattern": _pattern,
    "minLength": _length,
    "maxLength": _length,
    "minItems": _items,
    "maxItems": _items,
    "minProperties": _items,
    "maxProperties": _items,
    "minimum": _bound,
    "maximum": _bound,
    "exclusiveMinimum": _bound,
    "exclusiveMaximum": _bound,
    "multipleOf": _bound,
    "required": _required,
    "dependentRequired": _required,
    "additionalProperties": _unknown,
    "unevaluatedProperties": _unknown,
    "uniqueItems": _duplicate,
    "not": _forbidden,
    "false": _forbidden,
    "oneOf": _several,
    "contains": _contains,
    "minContains": _contains,
}
"""By keyword of JSON Schema; `false` is the schema that allows nothing."""
