"""YAML 1.1 scalars as JSON values, as PyYAML's SafeLoader reads them; dates stay the string as written."""

from __future__ import annotations

import functools
import math

_TRUE = frozenset({"yes", "true", "on"})
_INFINITE = {".inf": math.inf, "+.inf": math.inf, "-.inf": -math.inf, ".nan": math.nan}

LONGEST = 400
"""Characters of a number that is read; JSON writers refuse far longer ones, and floats end before."""

PREFIX = "tag:yaml.org,2002:"
SCALAR_TAGS = frozenset({"str", "int", "float", "bool", "null", "timestamp", "value", "merge"})


def short_tag(tag: str) -> str:
    """`int` for `tag:yaml.org,2002:int`, `!!binary` for one that has no JSON value, `!x` as it is."""
    name = tag.removeprefix(PREFIX)
    if name == tag or name in SCALAR_TAGS or name in {"seq", "map"}:
        return name
    return "!!" + name


def scalar(tag: str, text: str) -> None | bool | int | float | str:
    """The JSON value of a scalar. Raises ValueError where the text does not fit an explicit tag."""
    match tag:
        case "int":
            return integer(text)
        case "float":
            return real(text)
        case "bool":
            return boolean(text)
        case "null":
            return None
        case _:
            return text


def boolean(text: str) -> bool:
    """A YAML 1.1 boolean. Raises ValueError for anything else."""
    lowered = text.lower()
    if lowered in _TRUE:
        return True
    if lowered in {"no", "false", "off"}:
        return False
    raise ValueError(text)


def integer(text: str) -> int:
    """A YAML 1.1 integer: decimal, `0b`, `0x`, octal by a leading zero, or of base 60. Raises ValueError."""
    if len(text) > LONGEST:
        raise ValueError(text)
    digits = text.replace("_", "")
    sign = -1 if digits.startswith("-") else 1
    digits = digits.lstrip("+-")
    if digits.startswith(("0b", "0x")):
        return sign * int(digits[2:], 2 if digits[1] == "b" else 16)
    if digits != "0" and digits.startswith("0"):
        return sign * int(digits, 8)
    if ":" in digits:
        return sign * functools.reduce(lambda value, part: value * 60 + int(part), digits.split(":"), 0)
    return sign * int(digits)


def real(text: str) -> float:
    """A YAML 1.1 floating-point number, of base 60 too. Raises ValueError."""
    if len(text) > LONGEST and ":" in text:
        raise ValueError(text)
    digits = text.replace("_", "").lower()
    if digits in _INFINITE:
        return _INFINITE[digits]
    sign = -1.0 if digits.startswith("-") else 1.0
    digits = digits.lstrip("+-")
    if ":" in digits:
        parts = [float(part) for part in reversed(digits.split(":"))]
        return sign * sum(part * 60.0**power for power, part in enumerate(parts))
    return sign * float(digits)
