"""What is said about a snippet: in its info string, in the comment before it, in the note's defaults."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from pipeline.model.frontmatter import FrontMatter, Json
from pipeline.model.place import Place
from pipeline.model.snippet import SnippetFault
from pipeline.read.infostring import Item

MODES = ("run", "syntax", "skip")
OTHERS = frozenset(
    (
        *("title", "linenums", "linenostart", "linenostep", "linenospecial", "hl_lines", "auto_title"),
        *("anchor_linenums", "lineanchors", "linespans", "pygments_lang_class", "output"),
    )
)
"""Keys of Material, PyMdown and ours that say nothing about running."""

_NAME = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_GROUP = re.compile(r"[\w.-]+")
_Where = Callable[[int, int], Place]


class _WrongError(ValueError):
    """A value that a key cannot have; its text says why, after the key."""


def _mode(value: str) -> str:
    if value not in MODES:
        near = get_close_matches(value, MODES, 1)
        raise _WrongError("must be run, syntax or skip" + (f"; did you mean `{near[0]}`?" if near else ""))
    return value


def _results(value: str) -> str:
    if value not in {"check", "ignore"}:
        raise _WrongError("must be check or ignore")
    return value


def _text(value: str) -> str:
    if not value.strip():
        raise _WrongError("is empty")
    return value.strip()


def _packages(value: str) -> tuple[str, ...]:
    names = [name.strip() for name in value.split(",")]
    wrong = next((name for name in names if not _NAME.fullmatch(name)), None)
    if wrong is not None:
        raise _WrongError(f"must be import names joined by commas, as torch,optuna; `{wrong}` is none")
    return tuple(dict.fromkeys(names))


def _files(value: str) -> tuple[str, ...]:
    names = [name.strip().removeprefix("./") for name in value.split(",")]
    for name in names:
        if not name or "\\" in name or any(not part or part.startswith(".") for part in name.split("/")):
            raise _WrongError(
                "must be files joined by commas, relative to the note or to the wiki, as data/loss.csv; "
                f"`{name}` is none"
            )
    return tuple(dict.fromkeys(names))


def _seconds(value: str) -> float:
    try:
        seconds = float(value.removesuffix("s"))
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < math.inf:
        raise _WrongError("must be a number of seconds above 0, as 10")
    return seconds


def _exception(value: str) -> str:
    if not _NAME.fullmatch(value):
        raise _WrongError("must be the name of an exception, as ValueError")
    return value


def _group(value: str) -> str:
    if not _GROUP.fullmatch(value):
        raise _WrongError("must be a word of letters, digits, `.`, `-` and `_`")
    return value


KEYS: dict[str, Callable[[str], Any]] = {
    "test": _mode,
    "reason": _text,
    "requires": _packages,
    "fixture": _text,
    "timeout": _seconds,
    "raises": _exception,
    "group": _group,
    "data": _files,
    "results": _results,
}


@dataclass(slots=True)
class Settings:
    """Values by key, and what is wrong with what was said. Filled while reading, then only read."""

    values: dict[str, Any] = field(default_factory=dict)
    options: list[tuple[str, str]] = field(default_factory=list)
    faults: list[SnippetFault] = field(default_factory=list)

    def take(self, key: str, value: str, place: Place) -> None:
        """One key of ours with its value."""
        if key in self.values:
            self.faults.append(SnippetFault(f"`{key}` is set twice; keep one of them", place))
            return
        try:
            self.values[key] = KEYS[key](value)
        except _WrongError as wrong:
            self.faults.append(SnippetFault(f"`{key}={value}` {wrong}", place))

    def need_reason(self, place: Place) -> None:
        """A skip that nobody explains is a fault."""
        if self.values.get("test") == "skip" and "reason" not in self.values:
            self.faults.append(SnippetFault('`test=skip` needs a reason; add reason="…"', place))


def take_items(settings: Settings, found: Iterable[Item], where: _Where, *, ours_only: bool) -> None:
    """What words and keys say. Strange keys pass through unless one of ours stands beside them."""
    known = [(item, item.braced or ours_only) for item in found]
    strict = ours_only or any(braced and (item.key in KEYS or _is_mistyped(item)) for item, braced in known)
    for item, braced in known:
        place = where(item.start, item.end)
        if item.key in KEYS and braced:
            if item.value is None:
                settings.faults.append(SnippetFault(f"`{item.key}` needs a value, as {item.key}=…", place))
            else:
                settings.take(item.key, item.value, place)
        elif strict and braced and not _is_anothers(item.key):
            settings.faults.append(SnippetFault(_unknown(item), place))
        else:
            settings.options.append((item.key, item.value or ""))


_COMMON_WORDS = {"data", "group", "reason"}
"""Keys of ours that others have much like: `date`, `groups`, `season`."""


def _is_mistyped(item: Item) -> bool:
    """Whether a key is nearly one of ours, and its value one that ours may have: `tset=skip`, but not `text=shadow`."""
    if item.value is None or _is_anothers(item.key):
        return False
    near = get_close_matches(item.key, KEYS.keys() - _COMMON_WORDS, 1, 0.75)
    try:
        return bool(near) and KEYS[near[0]](item.value) is not None
    except _WrongError:
        return False


def _is_anothers(key: str) -> bool:
    return key[0] in ".#" or key in OTHERS or key.startswith("data-")


def _unknown(item: Item) -> str:
    if item.value is None and item.key in MODES:
        return f"`{item.key}` stands alone; write test={item.key}"
    near = get_close_matches(item.key, [*KEYS, *OTHERS], 1)
    return f"`{item.key}` is no key of a snippet; " + (
        f"did you mean `{near[0]}`?" if near else f"there are {', '.join(KEYS)}"
    )


def note_defaults(front: FrontMatter) -> Settings:
    """What the front matter says under `snippets`, for all snippets of the note."""
    settings = Settings()
    said = front.data.get("snippets")
    if said is None:
        return settings
    if not isinstance(said, dict):
        settings.faults.append(SnippetFault("`snippets` must be a mapping, as {timeout: 20}", front.where("snippets")))
        return settings
    for key, value in said.items():
        place = front.where("snippets", key)
        text = _as_text(value)
        if key not in KEYS:
            settings.faults.append(SnippetFault(_unknown(Item(key, "", 0, 0, True)), place))
        elif text is None:
            settings.faults.append(SnippetFault(f"`snippets: {key}` must be a text or a number", place))
        else:
            settings.take(key, text, place)
    settings.need_reason(front.where("snippets", "test"))
    return settings


def _as_text(value: Json) -> str | None:
    """The value as an info string would say it; None where it cannot."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ",".join(map(str, value))
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    return None
