"""YAML heads: values and exact places from one `compose` by PyYAML."""

from __future__ import annotations

import re
from typing import Any

import yaml
from frontmatter.default_handlers import BaseHandler

from pipeline.model.frontmatter import FrontFault
from pipeline.model.text import Text
from pipeline.read.frontmatter.head import INVISIBLE, Bounds, Head
from pipeline.read.frontmatter.nodes import DEEPEST, Reading
from pipeline.read.frontmatter.syntax import Trouble, trouble

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_ATTEMPTS = 12
"""How often a broken head is read again without the entry that broke it."""

_OPEN = re.compile(rf"(?:[ \t]*+(?:\r\n|\r|\n))*+(?P<head>[{INVISIBLE}]*---[ \t]*(?:\r\n?|\n|\Z))")
_CLOSE = re.compile(r"[\r\n](?P<mark>---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)")
_NESTING = re.compile(r"[\[{]|[-?] ")


class YamlHandler(BaseHandler):
    """Between a line `---` and a line `---` (or `...`); blank lines and invisible characters may stand before."""

    FM_BOUNDARY = _OPEN
    START_DELIMITER = END_DELIMITER = "---"

    def opening(self, text: str) -> tuple[int, int] | None:
        """Where the line of the opening delimiter begins, and where the next one does."""
        found = _OPEN.match(text)
        return (found.start("head"), found.end()) if found else None

    def bounds(self, text: str) -> Bounds | None:
        """Where the head stands; None where it does not begin, or does not end."""
        opening = self.opening(text)
        closing = _CLOSE.search(text, opening[1] - 1) if opening else None
        if opening is None or closing is None:
            return None
        return Bounds(*opening, closing.start("mark"), closing.end())

    def split(self, text: str) -> tuple[str, str]:
        """The head without its delimiters, and the rest. Raises ValueError where there is no head."""
        bounds = self.bounds(text)
        if bounds is None:
            raise ValueError("no front matter")
        return text[bounds.inner : bounds.inner_end], text[bounds.end :]

    def load(self, fm: str, *, text: Text | None = None, start: int = 0) -> Head:
        """The values of a head that stands at `start` (characters from 0) in a text. Never raises."""
        whole = text or Text(fm)
        source = fm
        faults: list[FrontFault] = []
        for _ in range(_ATTEMPTS):
            found = _composed(source, whole, start)
            if isinstance(found, Head):
                return Head(found, found.fields, (*faults, *found.faults), is_mapping=found.is_mapping)
            faults.append(FrontFault(found.kind, found.message, whole.place(start + found.start, start + found.end)))
            if found.entry is None:
                break
            source = _blanked(source, *found.entry)
        return Head({}, (), tuple(faults), is_mapping=False)


def _blanked(source: str, start: int, end: int) -> str:
    """The source with one entry made blank, every other character where it was."""
    return source[:start] + re.sub(r"[^\r\n]", " ", source[start:end]) + source[end:]


def _composed(source: str, text: Text, start: int) -> Head | Trouble:
    """The head's values, or the first thing that keeps YAML from reading it."""
    if _too_deep(source):
        return Trouble(
            "unsupported", f"the front matter is nested more than {DEEPEST} levels deep", 0, len(source), None
        )
    try:
        node = yaml.compose(source, Loader=LOADER)
        aliases = _aliases(source) if "*" in source and "&" in source else []
    except (yaml.YAMLError, ValueError) as error:
        return trouble(error, source)
    if node is None:
        return Head({})
    if not isinstance(node, yaml.MappingNode):
        what = "a list" if isinstance(node, yaml.SequenceNode) else "a single value"
        words = f"the front matter is {what}; it must be `key: value` lines"
        span = text.place(start + node.start_mark.index, start + max(node.start_mark.index, len(source.rstrip())))
        return Head({}, (), (FrontFault("not-a-mapping", words, span),), is_mapping=False)
    return Reading(source, text, start, aliases).head(node)


def _too_deep(source: str) -> bool:
    """Whether nesting goes beyond what is read. Asked of suspicious heads only, before the recursive composer sees them."""
    if len(source) < 200_000 and len(_NESTING.findall(source)) < 1_000:
        return False
    depth = 0
    try:
        for event in yaml.parse(source, Loader=LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                return True
    except (yaml.YAMLError, ValueError):
        return False
    return False


def _aliases(source: str) -> list[tuple[int, int]]:
    """Start and end of each `*alias`, in the order of the text."""
    marks = [
        (event.start_mark, event.end_mark)
        for event in yaml.parse(source, Loader=LOADER)
        if isinstance(event, yaml.AliasEvent)
    ]
    return [(start.index, end.index) for start, end in marks if start and end]
