"""An item is taken out of a list by text alone, and nothing else changes (law 5)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.edit import apply
from pipeline.model.options import Options
from pipeline.model.source import Source
from pipeline.model.text import Text
from pipeline.read import read
from pipeline.rules import cut


def without(text: str, index: int, key: str = "aliases") -> str | None:
    """The text without an item, or None where no edit is offered."""
    note = read(Source("a.md", text.encode()), Options())
    edit = cut.item("a.md", note.front, note.front.where(key, index))
    if edit is None:
        return None
    return apply(Text(text), [edit]).content


@pytest.mark.parametrize(
    ("head", "index", "expected"),
    [
        ("aliases: [a, b, c]", 0, "aliases: [b, c]"),
        ("aliases: [a, b, c]", 1, "aliases: [a, c]"),
        ("aliases: [a, b , 'c' ]", 2, "aliases: [a, b ]"),
        ("aliases: [a] # why", 0, "aliases: [] # why"),
        ("aliases: [a,]", 0, "aliases: []"),
        ("aliases:\n  - a # first\n  - b # second\nid: 1", 0, "aliases:\n  - b # second\nid: 1"),
        ("aliases:\n  - a\n  - b # second\nid: 1", 1, "aliases:\n  - a # second\nid: 1"),
        ("aliases:\n- a\n- b", 1, "aliases:\n- a"),
        ("aliases:\r\n- a\r\n- b", 1, "aliases:\r\n- a"),
        ("aliases:\n  - a\nid: 1", 0, "aliases: []\nid: 1"),
        ('"aliases":\n  - "a"\nid: 1', 0, '"aliases": []\nid: 1'),
        ("aliases:\n  - a # first\n  - b", 1, None),
        ("aliases:\n  - a\n\n  - b", 0, None),
        ("aliases: # some\n  - a", 0, None),
        ("aliases: [a,\n  b]", 1, None),
        ("aliases: [a, [b]]", 0, None),
        ("aliases:\n  - a\n  - {b: c}", 0, None),
        ("aliases: a, b", 0, None),
    ],
)
def test_the_shapes_of_lists(head: str, index: int, expected: str | None) -> None:
    """Where a comment or a blank line stands in between, nothing is offered rather than something lost."""
    found = without(f"---\n{head}\n---\nbody\n", index)
    assert found == (None if expected is None else f"---\n{expected}\n---\nbody\n")


WORD = st.sampled_from(["a", "'b c'", '"d"', "가중치", "e # x", "f  ", "'it''s'", "g,h", '"i]"'])


@given(st.lists(WORD, min_size=1, max_size=5), st.booleans(), st.sampled_from(["\n", "\r\n"]), st.data())
def test_the_data_differ_by_that_item_alone(words: list[str], flow: bool, end: str, data: st.DataObject) -> None:
    listed = f" [{', '.join(words)}]" if flow else "".join(f"{end}  - {word}" for word in words)
    text = f"---{end}id: 1 # one{end}aliases:{listed}{end}last: 2{end}---{end}body"
    before = read(Source("a.md", text.encode()), Options()).front
    items = before.data.get("aliases")
    if not isinstance(items, list) or before.faults:
        return
    index = data.draw(st.integers(0, len(items) - 1))
    after_text = without(text, index)
    if after_text is not None:
        after = read(Source("a.md", after_text.encode()), Options()).front
        assert dict(after.data) == {**before.data, "aliases": items[:index] + items[index + 1 :]}
        assert after.faults == before.faults
        assert after_text.startswith(text[: text.index("aliases")])
        assert after_text.endswith(text[text.index("last: 2") :])
