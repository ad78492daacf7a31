"""Whether an expression comes to what the comment beside it shows."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Any

from .compiled import Counter
from .fault import Mismatch

RELATIVE = 1e-9
"""How far a float may be off in any case, as a part of what is shown."""


class ResultDiffers(Mismatch):
    """The expression came to something else."""

    def fault(self) -> dict[str, Any]:
        """As `fault_of` tells exceptions."""
        said = f"`{self.source[:300]}` is {self.got[:2000]}, and the comment says {self.want[:2000]}"
        return {"type": "ResultDiffers", "bases": [], "text": said, "line": self.line}


class Results:
    """Called with each result that a comment shows; counts those that hold."""

    __slots__ = ("counter",)

    def __init__(self, counter: Counter) -> None:
        self.counter = counter

    def __call__(self, value: object, line: int, source: str, shown: str) -> None:
        if not agrees(value, ast.parse(shown, mode="eval").body, shown):
            raise ResultDiffers(line, source, shown, repr(value))
        self.counter.count += 1


def agrees(value: Any, node: ast.expr, text: str) -> bool:
    """Whether a value is what a literal shows.

    A float holds with as many digits as are shown: 0.33 stands for everything from 0.325 to 0.335. Lists, tuples and
    dictionaries hold item by item; everything else must be equal, and True is not 1.
    """
    if hasattr(value, "tolist"):
        value = value.tolist()  # arrays and scalars of NumPy and its like
    match node:
        case ast.List(elts=items) | ast.Tuple(elts=items):
            kind = list if isinstance(node, ast.List) else tuple
            return isinstance(value, kind) and len(value) == len(items) and _each(value, items, text)
        case ast.Dict(keys=keys, values=values):
            names = [ast.literal_eval(key) for key in keys if key is not None]
            same = isinstance(value, Mapping) and len(value) == len(names) and all(name in value for name in names)
            return same and _each([value[name] for name in names], values, text)
        case _:
            return _is(value, ast.literal_eval(node), ast.get_source_segment(text, node) or "")


def _each(values: Any, nodes: list[ast.expr], text: str) -> bool:
    return all(agrees(value, node, text) for value, node in zip(values, nodes, strict=True))


def _is(value: Any, shown: object, digits: str) -> bool:
    if isinstance(shown, float) and isinstance(value, int | float) and not isinstance(value, bool):
        return value == shown or abs(value - shown) <= max(_half_unit(digits), abs(shown) * RELATIVE)
    if isinstance(shown, bool) != isinstance(value, bool):
        return False
    return bool(value == shown)


def _half_unit(digits: str) -> float:
    """Half of what the last digit shown stands for."""
    number, _, exponent = digits.lower().replace("_", "").partition("e")
    places = len(number.partition(".")[2])
    try:
        return 0.5000001 * 10.0 ** (int(exponent or 0) - places)
    except (ValueError, OverflowError):
        return 0.0
