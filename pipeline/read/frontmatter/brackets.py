"""Brackets of YAML that are never closed, and the `#` that began a comment and took their end with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

_COMMENT = re.compile(r"#[^\r\n\x85\u2028\u2029]*")
_PAIRS = ("[]", "{}")


@dataclass(frozen=True, slots=True)
class Swallowed:
    """A comment that holds the end of a list or mapping in brackets."""

    at: int
    """Where its `#` stands."""
    item: str
    """What was meant as one item, from its begin."""


def swallowed(source: str) -> Swallowed | None:
    """The first such comment in a head, None where brackets are missing for another reason."""
    depth = end = item = 0
    for start, token in _tokens(source):
        found = depth and next((one for one in _COMMENT.finditer(source, end, start) if _closes(one[0])), None)
        if found:
            last = re.search(r"[,\]}]", found[0])
            return Swallowed(found.start(), source[item : found.start() + (last.start() if last else 0)].strip())
        depth += isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken)
        depth -= isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken)
        end = token.end_mark.index if token else end
        if not isinstance(token, yaml.ScalarToken | yaml.AnchorToken | yaml.TagToken | yaml.AliasToken | yaml.KeyToken):
            item = end
    return None


def opened(source: str) -> int | None:
    """Where the innermost bracket stands that a head never closes, None where each is."""
    waiting: list[int] = []
    for start, token in _tokens(source):
        if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
            waiting.append(start)
        elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and waiting:
            waiting.pop()
    return waiting[-1] if waiting else None


def _tokens(source: str) -> Iterator[tuple[int, Any]]:
    """Where each token begins, and the token; where the rest cannot be read, its end and None."""
    try:
        for token in yaml.scan(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            yield token.start_mark.index, token
    except (yaml.YAMLError, ValueError):
        yield len(source), None


def _closes(comment: str) -> bool:
    return any(comment.count(pair[1]) > comment.count(pair[0]) for pair in _PAIRS)
