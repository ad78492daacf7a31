"""Law 5: an edit of front matter is a splice of its text, and changes exactly the data that was meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.edit import frontmatter as edits
from pipeline.model.diagnostic import Edit
from pipeline.model.frontmatter import FrontMatter
from pipeline.model.text import Text
from pipeline.read.frontmatter.split import split

HEAD = """\
---
# who it is
id: wiki-1   # kept
title: 'It''s'
aliases:  # names
  - Model Parameter   # first
  - "Weight"
tags: [a, 'b' ]
sources: []
later:
tech_stack: {language: python}
---
# Body
"""
TITLE, ALIASES = "title: 'It''s'", '  - "Weight"\n'

Change = Callable[[str, Text, FrontMatter], Edit | None]


def after(change: Change, head: str = HEAD) -> str:
    text = Text(head)
    edit = change("a.md", text, split(text))
    assert edit is not None
    return text.content[: edit.start] + edit.text + text.content[edit.end :]


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (lambda *a: edits.set_value(*a, "title", "That's"), TITLE, "title: 'That''s'"),
        (lambda *a: edits.set_value(*a, "id", "wiki-2"), "id: wiki-1   # kept", "id: wiki-2   # kept"),
        (lambda *a: edits.set_value(*a, "id", "on"), "id: wiki-1 ", 'id: "on" '),
        (lambda *a: edits.set_value(*a, "later", 5), "later:\n", "later: 5\n"),
        (lambda *a: edits.set_value(*a, "new", True), "\n---\n# Body", "\nnew: true\n---\n# Body"),
        (lambda *a: edits.add_item(*a, "aliases", "매개변수"), ALIASES, ALIASES + "  - 매개변수\n"),
        (lambda *a: edits.add_item(*a, "tags", "c, d"), "'b' ]", "'b', \"c, d\" ]"),
        (lambda *a: edits.add_item(*a, "sources", "x"), "sources: []", "sources: [x]"),
        (lambda *a: edits.add_item(*a, "later", "x"), "later:\n", "later: [x]\n"),
        (lambda *a: edits.add_item(*a, "new", "x"), "\n---\n# Body", "\nnew: [x]\n---\n# Body"),
        (lambda *a: edits.remove_item(*a, "aliases", 0), "  - Model Parameter   # first\n", ""),
        (lambda *a: edits.remove_item(*a, "tags", 0), "[a, 'b' ]", "['b' ]"),
        (lambda *a: edits.remove_item(*a, "tags", 1), "[a, 'b' ]", "[a ]"),
        (lambda *a: edits.remove_key(*a, "later"), "later:\n", ""),
        (lambda *a: edits.remove_key(*a, "id"), "id: wiki-1   # kept\n", ""),
        (lambda *a: edits.remove_key(*a, "aliases"), HEAD[HEAD.index("aliases") : HEAD.index("tags")], ""),
    ],
)
def test_only_what_is_meant_changes(change: Change, old: str, new: str) -> None:
    assert after(change) == HEAD.replace(old, new, 1)


@pytest.mark.parametrize(
    ("change", "head"),
    [
        (lambda *a: edits.set_value(*a, "tags", "x"), HEAD),
        (lambda *a: edits.set_value(*a, "title", ["a list"]), HEAD),
        (lambda *a: edits.add_item(*a, "title", "x"), HEAD),
        (lambda *a: edits.remove_item(*a, "tags", 2), HEAD),
        (lambda *a: edits.remove_item(*a, "tech_stack", 0), HEAD),
        (lambda *a: edits.remove_key(*a, "absent"), HEAD),
        (lambda *a: edits.set_value(*a, "title", "x"), '+++\ntitle = "a"\n+++\n'),
    ],
    ids=[
        "a list is no scalar",
        "nor is the new value",
        "text is no list",
        "no such item",
        "a mapping is no list",
        "no such key",
        "TOML",
    ],
)
def test_what_is_not_understood_is_left_alone(change: Change, head: str) -> None:
    text = Text(head)
    assert change("a.md", text, split(text)) is None


def test_a_note_without_front_matter_gets_one() -> None:
    assert after(lambda *a: edits.set_value(*a, "title", "A"), "# A\r\n") == "---\r\ntitle: A\r\n---\r\n# A\r\n"


def test_the_only_item_of_a_block_list_leaves_an_empty_list() -> None:
    head = "---\naliases: # names\n  - one # the only\nid: x\n---\n"
    assert after(lambda *a: edits.remove_item(*a, "aliases", 0), head) == "---\naliases: []\nid: x\n---\n"


def test_an_edit_that_does_not_do_what_was_meant_is_refused() -> None:
    text = Text("---\ntitle: a\n---\n")
    wrong = Edit("a.md", 11, 12, "b: c")
    assert edits.verified(text, [wrong], {"title": "b: c"}, split) is None
    right = Edit("a.md", 11, 12, '"b: c"')
    assert edits.verified(text, [right], {"title": "b: c"}, split) == Text('---\ntitle: "b: c"\n---\n')
    assert edits.verified(text, [right], {"title": "other"}, split) is None


def test_an_edit_that_reaches_into_the_body_is_refused() -> None:
    text = Text("---\ntitle: a\n---\nbody\n")
    assert edits.verified(text, [Edit("a.md", 17, 21, "BODY")], {"title": "a"}, split) is None


VALUES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "on",
            "1.10",
            "0123",
            "2026-05-10",
            "12:30:45",
            "a: b",
            "a #b",
            "- x",
            "'",
            '"',
            "null",
            "@x",
            "[a]",
            "가중치",
            "",
            " x ",
            "a\nb",
        ]
    ),
)
STYLES = st.sampled_from(["block", "indented block", "flow", "flow, one a line"])
COMMENT = st.sampled_from(["", " # a comment", "   #x: [y"])


@st.composite
def heads(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A head with comments and mixed styles, and its data."""
    data: dict[str, Any] = {}
    lines = []
    for key in draw(st.lists(st.sampled_from(["id", "title", "aliases", "tags", "제목"]), unique=True)):
        comment = draw(COMMENT)
        items = draw(st.lists(st.from_regex(r"[a-z가-힣]{1,5}", fullmatch=True), max_size=3))
        if draw(st.booleans()) or not items:
            data[key] = f"v{draw(st.integers(0, 9))}"
            lines.append(
                f"{key}: {draw(st.sampled_from(['%s', chr(34) + '%s' + chr(34), chr(39) + '%s' + chr(39)])) % data[key]}{comment}"
            )
            continue
        data[key] = [f"x{item}" for item in items]
        match draw(STYLES):
            case "flow":
                lines.append(f"{key}: [{', '.join(data[key])}]{comment}")
            case "flow, one a line":
                lines += [
                    f"{key}: [{comment}",
                    *(f"  {item},{comment}" for item in data[key][:-1]),
                    f"  {data[key][-1]}",
                    " ]",
                ]
            case style:
                indent = "  " if style == "indented block" else ""
                lines += [f"{key}:{comment}", *(f"{indent}- {item}{comment}" for item in data[key])]
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return end.join(["---", *lines, "---", "body", ""]), data


@given(
    heads(),
    st.sampled_from(["id", "title", "aliases", "tags", "제목", "new"]),
    VALUES,
    st.integers(0, 3),
    st.sampled_from(["set", "add", "drop item", "drop key"]),
)
def test_after_any_edit_the_data_differ_by_exactly_what_was_meant(
    head: tuple[str, dict[str, Any]], key: str, value: str, index: int, kind: str
) -> None:
    content, data = head
    text = Text(content)
    front = split(text)
    assert dict(front.data) == data
    meant = dict(data)
    match kind:
        case "set":
            edit = edits.set_value("a.md", text, front, key, value)
            meant[key] = value
        case "add":
            edit = edits.add_item("a.md", text, front, key, value)
            meant[key] = [*(meant.get(key) or []), value] if not isinstance(meant.get(key), str) else meant[key]
        case "drop item":
            edit = edits.remove_item("a.md", text, front, key, index)
            meant[key] = [item for at, item in enumerate(meant.get(key, [])) if at != index]
        case _:
            edit = edits.remove_key("a.md", text, front, key)
            meant.pop(key, None)
    if edit is None:
        return
    assert edits.verified(text, [edit], meant, split) is not None
    untouched = content[: edit.start].splitlines(keepends=True)[:-1]
    result = content[: edit.start] + edit.text + content[edit.end :]
    assert result.startswith("".join(untouched))
    assert ("\r\n" in content) == ("\r\n" in result)
    assert not re.search(r"(?<!\r)\n", result) or "\r\n" not in content
