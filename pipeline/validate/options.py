"""What is wrong with the plugin's options in `mkdocs.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.validate import words
from pipeline.validate.messages import Violation, message
from pipeline.validate.nearest import nearest
from pipeline.validate.violations import violations


def options_faults(data: Mapping[str, Any], schema: Mapping[str, Any]) -> tuple[str, ...]:
    """A message for each option that is unknown or wrong, in the order of the file."""
    from jsonschema import Draft202012Validator

    from pipeline.validate.formats import checker

    validator = Draft202012Validator(schema, format_checker=checker())
    found = sorted(violations(validator.iter_errors(_plain(data))), key=lambda violation: _order(data, violation))
    return tuple(dict.fromkeys(_words(violation) for violation in found))


def _order(data: Mapping[str, Any], violation: Violation) -> tuple[int, list[str]]:
    keys = [str(key) for key in data]
    first = str(violation.pointer[0]) if violation.pointer else ""
    return (keys.index(first) if first in keys else -1, [str(step) for step in violation.pointer])


def _words(violation: Violation) -> str:
    if violation.keyword in {"additionalProperties", "unevaluatedProperties", "propertyNames"}:
        return _unknown(violation)
    if not violation.pointer:
        return message(violation).replace("the front matter", "the options", 1)
    return message(violation)


def _unknown(violation: Violation) -> str:
    wanted = violation.wanted.get("enum", []) if isinstance(violation.wanted, dict) else violation.wanted
    known = [key for key in wanted if isinstance(key, str)] if isinstance(wanted, list) else []
    near = nearest(str(violation.pointer[-1]), known)
    hint = f'; did you mean "{near}"?' if near else f"; known are {words.listed(known)}" if known else ""
    return f'unknown option "{violation.name}"{hint}'


def _plain(value: Any) -> Any:
    """Options as JSON: keys as text, dates and the like as YAML writes them."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
