"""The formats that are checked, each told in an author's words."""

from __future__ import annotations

import datetime
import ipaddress
import re
import uuid
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any
from urllib.parse import urlsplit

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(r"\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)", re.ASCII)
_DURATION = re.compile(r"P(?!$)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)", re.ASCII)
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)*")
_HOST = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)(?:\.(?!-)[A-Za-z0-9-]{1,63}(?<!-))*\.?", re.ASCII)
_URI_CHARACTERS = re.compile(r"(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*", re.ASCII)
_IRI_CHARACTERS = re.compile(r"(?:[^\s<>\"{}|\\^`%\x00-\x1f]|%[0-9A-Fa-f]{2})*")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:", re.ASCII)
_POINTER = re.compile(r"(?:/(?:[^/~]|~[01])*)*")

WORDS: Mapping[str, str] = {
    "date": "a date as 2026-05-10",
    "time": "a time as 12:30:45Z",
    "date-time": "a date and time as 2026-05-10T12:30:45Z",
    "duration": "a duration as P3DT12H",
    "email": "an e-mail address",
    "idn-email": "an e-mail address",
    "hostname": "a host name",
    "ipv4": "an IPv4 address",
    "ipv6": "an IPv6 address",
    "uri": "an address with its scheme, as https://example.org/page",
    "iri": "an address with its scheme, as https://example.org/page",
    "uri-reference": "an address or a relative path",
    "iri-reference": "an address or a relative path",
    "uuid": "a UUID",
    "regex": "a regular expression",
    "json-pointer": "a JSON pointer",
}


def is_date(text: str) -> bool:
    """A day of the calendar, `YYYY-MM-DD` and nothing else."""
    return _DATE.fullmatch(text) is not None and _holds(datetime.date.fromisoformat, text)


def is_time(text: str) -> bool:
    """A time of day with its offset, as RFC 3339 has it; a leap second stands at the end of its minute."""
    if _TIME.fullmatch(text) is None:
        return False
    return _holds(datetime.time.fromisoformat, re.sub(r"\A(\d\d:\d\d):60", r"\1:59", text).upper())


def is_date_time(text: str) -> bool:
    """A date, `T` or a blank, and a time with its offset, as RFC 3339 has it."""
    return len(text) > 11 and text[10] in "Tt " and is_date(text[:10]) and is_time(text[11:])


def is_uri(text: str) -> bool:
    """An absolute address in ASCII."""
    return _URI_CHARACTERS.fullmatch(text) is not None and _is_address(text)


def is_iri(text: str) -> bool:
    """An absolute address in any script."""
    return _IRI_CHARACTERS.fullmatch(text) is not None and _is_address(text)


def _is_address(text: str) -> bool:
    return _SCHEME.match(text) is not None and _holds(lambda address: urlsplit(address).port, text)


def _holds(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except (ValueError, re.error, OverflowError, RecursionError):
        return False
    return True


_CHECKS: Mapping[str, Callable[[str], bool]] = {
    "date": is_date,
    "time": is_time,
    "date-time": is_date_time,
    "duration": lambda text: _DURATION.fullmatch(text) is not None,
    "email": lambda text: _EMAIL.fullmatch(text) is not None,
    "idn-email": lambda text: _EMAIL.fullmatch(text) is not None,
    "hostname": lambda text: len(text) < 254 and _HOST.fullmatch(text) is not None,
    "ipv4": lambda text: _holds(ipaddress.IPv4Address, text),
    "ipv6": lambda text: "%" not in text and _holds(ipaddress.IPv6Address, text),
    "uri": is_uri,
    "iri": is_iri,
    "uri-reference": lambda text: _URI_CHARACTERS.fullmatch(text) is not None and _holds(urlsplit, text),
    "iri-reference": lambda text: _IRI_CHARACTERS.fullmatch(text) is not None and _holds(urlsplit, text),
    "uuid": lambda text: len(text) == 36 and text.count("-") == 4 and _holds(uuid.UUID, text),
    "regex": lambda text: _holds(re.compile, text),
    "json-pointer": lambda text: _POINTER.fullmatch(text) is not None,
}


@cache
def checker() -> Any:
    """jsonschema's format checker with these formats; a value that is no text has any format."""
    from jsonschema import FormatChecker

    formats = FormatChecker(formats=())
    for name, check in _CHECKS.items():
        formats.checkers[name] = (_lenient(check), ())
    return formats


def _lenient(check: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or check(value)
