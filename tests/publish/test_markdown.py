"""The Markdown beside a page holds what the page holds, and its links lead to the Markdown beside other pages."""

from __future__ import annotations

import pytest

from tests.publish.wikis import site


def clean(source: str, **others: str | bytes) -> str:
    files = {"a/note.md": source, **{path.replace("__", "/"): text for path, text in others.items()}}
    return site(files).pages["a/note.md"].markdown


FILES: dict[str, str | bytes] = {
    "Weight.md": "# Weight\n\n## Core\n",
    "p.png": b"",
    "secret.md": "---\npublish: false\n---\n",
}


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("[[Weight]]", "[Weight](../Weight.md)"),
        ("[[Weight#Core|the core]]", "[the core](../Weight.md#core)"),
        ("| [[Weight\\|w]] |\n| --- |", "| [w](../Weight.md) |\n| --- |"),
        ("[a **b**](../Weight.md#core)", "[a **b**](../Weight.md#core)"),
        ("[![x](../p.png)](../Weight.md)", "[![x](../p.png)](../Weight.md)"),
        ("![[p.png|300]]", "![300](../p.png)"),
        ("![[Weight]]", "[Weight](../Weight.md)"),
        ("[w][r]\n\n[r]: ../Weight.md", "[w](../Weight.md)"),
        ("[[Nothing]] [x](nothing.md)", "Nothing x"),
        ("[[secret]] [[secret|word]] [*b*](../secret.md) ![[secret]]", "private note word *b*"),
        ("a %%x%% b <!-- y --> c", "a  b  c"),
        ("<!-- value: n -->5<!-- /value --> apples", "5 apples"),
        ("`[[Weight]]` %%x%%", "`[[Weight]]`"),
        ("https://example.org <https://example.org>", "https://example.org <https://example.org>"),
    ],
)
def test_links_and_comments(source: str, shown: str) -> None:
    assert clean(source, **FILES) == f"# note\n\n{shown}\n"


def test_front_matter_and_line_ends() -> None:
    assert clean("---\r\ntitle: T\r\n---\r\n\r\n# T\r\n\r\nline\r\n") == "# T\n\nline\n"
