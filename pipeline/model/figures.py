"""Numbers and dates in names: one wrong digit makes another number, not a misspelling."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d+(?:[-–._/:~ ]+\d+)*(?:\.[a-z]\w*)?")
"""A number, a date, a version, and a file called by one."""
_LEADING = re.compile(r"\d+(?:[-–._/:~ ]+\d+)*")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?:\d\d)?(?:\d\d)?(?!\d)")
"""A year, alone or with month and day, as `2024`, `202403` and `20240302`."""
_DIGITS = re.compile(r"\d+")


def is_figure(name: str) -> bool:
    """Whether a folded name is nothing but a number or a date."""
    return _NUMBER.fullmatch(name) is not None


def leading(name: str) -> tuple[str, ...]:
    """The numbers or dates that a name begins with: `2024` and `2024-03-02` of `2024-03-02 meeting`."""
    whole, first = _LEADING.match(name), _DIGITS.match(name)
    return tuple(dict.fromkeys(found[0] for found in (first, whole) if found))


def other_date(asked: str, name: str) -> bool:
    """Whether a name that looks like another tells of another date."""
    return _YEAR.search(asked) is not None and _runs(asked) != _runs(name)


def _runs(name: str) -> list[int]:
    return sorted(int(run) for run in _DIGITS.findall(name) if len(run) < 20)
