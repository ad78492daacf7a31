"""Why YAML cannot read a head, in an author's words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import yaml
from yaml.reader import Reader

from pipeline.read.frontmatter.brackets import opened, swallowed


@dataclass(frozen=True, slots=True)
class Trouble:
    """The first thing that keeps a head from being read; offsets from 0 into the head."""

    kind: Literal["syntax", "tab", "multi-document", "unsupported"]
    message: str
    start: int
    end: int
    entry: tuple[int, int] | None
    """The top-level entry without which the rest may be readable."""


@dataclass(frozen=True, slots=True)
class Clue:
    """What PyYAML says, and where."""

    source: str
    said: str
    at: int
    """Where it stopped."""
    origin: int
    """Where the thing began that it could not finish."""

    @property
    def line(self) -> tuple[int, int]:
        """Start and end of the line on which it stopped."""
        return _line(self.source, self.at)

    def rest(self, start: int) -> str:
        """The text from an offset to the end of its line."""
        return self.source[start : _line(self.source, start)[1]].rstrip()


Words: TypeAlias = tuple[str, int]
"""A message, and where the thing stands that it is about."""

_HIDDEN_END = re.compile("[\x85\u2028\u2029]")
_ENTRY = re.compile(r"(?:(?<=[\r\n])|\A)(?=[^\s#\]}-]|-[^\s-]|---)")
_PAIR = re.compile(
    r"(?P<lead>[ \t]*(?:- +)*)(?P<key>[^\s:#][^:\r\n]*+|\"[^\"\r\n]*\"|'[^'\r\n]*'):[ \t]++(?P<value>\S.*)"
)


def trouble(error: Exception, source: str) -> Trouble:
    """What an error of PyYAML means."""
    clue = _clue(error, source)
    if clue.source[clue.at : clue.at + 1] == "\t" or "tab character" in clue.said:
        return _trouble(clue, "tab", "a tab cannot indent YAML; use spaces", _tab(clue))
    if "expected a single document" in clue.said:
        words = (
            "a second document begins here; front matter is one document, so remove this line or put quotes around it"
        )
        return _trouble(clue, "multi-document", words, clue.at)
    for pattern, explain in _EXPLANATIONS:
        found = explain(clue) if re.search(pattern, clue.said) else None
        if found:
            return _trouble(clue, "syntax", *found)
    return _trouble(clue, "syntax", f"this is not valid YAML: {clue.said}", clue.at)


def _clue(error: Exception, source: str) -> Clue:
    strange = Reader.NON_PRINTABLE.search(source)
    if strange and not isinstance(error, yaml.MarkedYAMLError):
        return Clue(source, "unprintable", strange.start(), strange.start())
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    said = " ".join(filter(None, (getattr(error, "context", None), getattr(error, "problem", None)))) or str(error)
    at = problem or context
    index = min(at.index, len(source)) if at else 0
    return Clue(source, said, index, min(context.index, len(source)) if context else index)


def _trouble(clue: Clue, kind: Literal["syntax", "tab", "multi-document"], message: str, start: int) -> Trouble:
    end = max(start + len(clue.rest(start)), min(start + 1, len(clue.source)))
    return Trouble(kind, message, start, end, _entry(clue.source, start))


def _entry(source: str, position: int) -> tuple[int, int] | None:
    """The top-level entry that holds a position, with all its lines; None where nothing but blanks is left to remove."""
    starts = [match.start() for match in _ENTRY.finditer(source)]
    start = max((begin for begin in starts if begin <= position), default=0)
    end = min((begin for begin in starts if begin > start), default=len(source))
    return (start, end) if source[start:end].strip() else None


def _line(source: str, position: int) -> tuple[int, int]:
    start = max(source.rfind("\n", 0, position), source.rfind("\r", 0, position)) + 1
    found = re.compile(r"[\r\n]").search(source, position)
    return start, found.start() if found else len(source)


def _tab(clue: Clue) -> int:
    """The tab that is meant."""
    start, end = clue.line
    found = clue.source.find("\t", start, end)
    return found if found >= 0 else clue.at


def quoted(value: str) -> str:
    """A value in quotes, as YAML reads it back."""
    if set(value) & {'"', "\\"}:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _broken_line(clue: Clue) -> Words | None:
    """A line end of YAML 1.1 that no editor shows as one."""
    start = _line(clue.source, min(clue.origin, clue.at))[0]
    found = _HIDDEN_END.search(clue.source, start, clue.line[1])
    if found is None:
        return None
    code = f"U+{ord(found[0]):04X}"
    return f"the invisible character {code} ends the line here, as YAML reads it; remove it", found.start()


def _unprintable(clue: Clue) -> Words:
    return f"the character U+{ord(clue.source[clue.at]):04X} is not allowed in YAML; remove it", clue.at


def _bad_start(clue: Clue) -> Words:
    value = clue.rest(clue.at)
    return f"`{value[:1]}` cannot begin a value; put quotes around it: {quoted(value)}", clue.at


def _colon(clue: Clue) -> Words | None:
    """A colon where no key can be: a second one in a line, or a line that is no pair, or is indented too far."""
    start, end = clue.line
    pair = _PAIR.match(clue.source, start, end)
    if pair and pair.start("value") <= clue.at:
        value = pair["value"].rstrip()
        return (
            f"a colon inside an unquoted value; put quotes around it: {pair['key'].rstrip()}: {quoted(value)}",
            pair.start("value"),
        )
    above = _above(clue.source, start)
    if above is None:
        return None
    line = clue.source[slice(*above)].strip()
    if re.search(r":(?=\s|$)", line) is None:
        return _no_pair(line), above[1] - len(clue.source[slice(*above)].lstrip())
    return "this line is indented further than the one above, whose value is already complete; remove the spaces", start


def _no_pair(line: str) -> str:
    if re.match(r"[^\s:]+:\S", line):
        key, _, value = line.partition(":")
        return f"a space is missing after the colon: {key}: {value}"
    return f"`{line}` is no `key: value` line; a colon and a space are missing"


def _above(source: str, start: int) -> tuple[int, int] | None:
    """Start and end of the nearest line above that is not blank."""
    position = start - 1
    while position >= 0:
        begin, end = _line(source, position)
        if source[begin:end].strip():
            return begin, end
        position = begin - 1
    return None


def _open_quote(clue: Clue) -> Words:
    mark = clue.source[clue.origin : clue.origin + 1]
    return f"the quote {mark} opened here is never closed", clue.origin


def _after_quote(clue: Clue) -> Words | None:
    """Text right after a closing quote, as in `"a" b` or `'it's'`."""
    start, end = clue.line
    before = clue.source[start : clue.at].rstrip()
    if not before or before[-1] not in "\"'":
        return None
    pair = _PAIR.match(clue.source, start, end)
    begin = pair.start("value") if pair else clue.at
    inner = clue.source[begin:end].strip()
    if inner[0] == "'" and inner.count("'") > 2 and inner[-1] == "'":
        return f"an apostrophe ends the quoted text; double it: '{inner[1:-1].replace(chr(39), chr(39) * 2)}'", begin
    return f"text stands after the closing quote; put quotes around the whole value: {quoted(inner)}", begin


def _misfit(clue: Clue) -> Words:
    return "this line fits neither the list nor the mapping above it; check its indentation", clue.at


def _comment(clue: Clue) -> Words | None:
    """A `#` within brackets, as in `[ml, #attention]`."""
    found = swallowed(clue.source)
    if found is None:
        return None
    way = "the item that holds it" if set(found.item) & set("\"'\r\n") else quoted(found.item)
    return f"`#` begins a comment here, so the bracket before it is never closed; put quotes around {way}", found.at


def _open_bracket(clue: Clue) -> Words:
    mark = clue.source[clue.origin : clue.origin + 1]
    close = {"[": "]", "{": "}"}.get(mark, "]")
    return f"the `{mark}` opened here is not closed by `{close}`, or a comma is missing between its items", clue.origin


def _no_colon(clue: Clue) -> Words:
    line = clue.rest(clue.origin)
    return _no_pair(line), clue.origin


def _alias(clue: Clue) -> Words:
    value = clue.rest(clue.origin)
    return (
        f"`{value[:1]}` at the beginning of a value has a meaning of its own; put quotes around it: {quoted(value)}",
        clue.origin,
    )


def _anchor_twice(clue: Clue) -> Words:
    return f"the anchor `{clue.rest(clue.at).split()[0]}` is defined twice", clue.at


def _tag(clue: Clue) -> Words:
    value = clue.rest(clue.origin)
    return (
        f"`!` at the beginning of a value marks a tag, and this one is unknown; put quotes around it: {quoted(value)}",
        clue.origin,
    )


def _list_in_line(clue: Clue) -> Words:
    return (
        "a list cannot begin on the line of its key; put each `- item` on a line of its own, or write [a, b]",
        clue.at,
    )


def _escape(clue: Clue) -> Words:
    return (
        f"`{clue.source[clue.at - 1 : clue.at + 1]}` means nothing inside double quotes; use single quotes, or double the backslash",
        clue.at - 1,
    )


def _stray_bracket(clue: Clue) -> Words:
    mark = clue.source[clue.at : clue.at + 1]
    if mark not in {"]", "}", ",", "?"}:
        bracket = opened(clue.source)
        return ("a value is missing here", clue.at) if bracket is None else _open_bracket(replace(clue, origin=bracket))
    return f"`{mark}` cannot begin a value; put quotes around it: {quoted(clue.rest(clue.at))}", clue.at


def _block_text(clue: Clue) -> Words:
    mark = clue.source[clue.origin : clue.origin + 1]
    return (
        f"after `{mark}` the text begins on the next line; to begin a value with `{mark}`, put quotes around it",
        clue.origin,
    )


def _directive(clue: Clue) -> Words:
    return (
        "`%` at the beginning of a line is a directive of YAML; put quotes around the text, or remove the line",
        clue.at,
    )


_EXPLANATIONS: tuple[tuple[str, Callable[[Clue], Words | None]], ...] = (
    (r"^unprintable$", _unprintable),
    (r"", _broken_line),
    (r"cannot start any token", _bad_start),
    (r"expected ',' or|node content", _comment),
    (r"mapping values are not allowed", _colon),
    (r"quoted scalar.*unexpected (end of stream|document)", _open_quote),
    (r"duplicate anchor", _anchor_twice),
    (r"(escape char|escape code|hexdecimal|hexadecimal)", _escape),
    (r"undefined alias|scanning an (alias|anchor)", _alias),
    (r"tag", _tag),
    (r"expected ',' or", _open_bracket),
    (r"sequence entries are not allowed", _list_in_line),
    (r"expected (<block end>|key|'-' indicator)|block (mapping|collection|sequence)", _after_quote),
    (r"expected (<block end>|key|'-' indicator)|block (mapping|collection|sequence)", _misfit),
    (r"could not find expected ':'", _no_colon),
    (r"block scalar", _block_text),
    (r"node content", _stray_bracket),
    (r"directive|document start", _directive),
)
"""What PyYAML says, with libyaml or without, and what it means; the first that has words counts."""
