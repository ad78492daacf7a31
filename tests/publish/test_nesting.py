"""HTML stays shallow, so that whatever reads it takes time in proportion to its length."""

from __future__ import annotations

import re

from pipeline.publish.html.nesting import no_deeper
from tests.publish.wikis import html


def deepest(page: str) -> int:
    """How many elements stand within each other at most."""
    depth = most = 0
    for closing in re.findall(r"<(/?)[a-z]", re.sub(r"<(?:br|hr|img|input|wbr)\b[^>]*>", "", page)):
        depth += -1 if closing else 1
        most = max(most, depth)
    assert depth == 0
    return most


def test_tags_that_nobody_closes_pile_up_to_a_limit_only() -> None:
    page = html("q " + "<b> word " * 3000 + "\n")
    assert deepest(page) < 250
    assert page.count("word") == 3000


def test_what_is_shallow_stays_as_it_is() -> None:
    whole = '<p title="a > b">x<br>y <b>z</b></p>\n' * 300
    assert no_deeper(whole) == whole


def test_lists_as_deep_as_they_are_read_keep_their_elements() -> None:
    assert html("".join("  " * depth + "- x\n" for depth in range(30))).count("<li>") == 30
