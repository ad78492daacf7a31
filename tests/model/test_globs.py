"""Globs mean what they mean in a .gitignore."""

from __future__ import annotations

import pytest

from pipeline.model.globs import matches


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        ("**", "a/b.md", True),
        ("*.md", "a/b.md", True),
        ("/x.md", "a/x.md", False),
        ("/x.md", "x.md", True),
        ("a/*.md", "a/b/c.md", False),
        ("a/**", "a/b/c.md", True),
        ("a/**/c.md", "a/c.md", True),
        ("drafts/", "x/drafts/y.md", True),
        ("a/*", "a/b/c.md", True),
        ("[!a]x.md", "bx.md", True),
        ("[!a]x.md", "ax.md", False),
        ("[a", "[a", True),
        ("[z-a]", "b", False),
        ("topics/**/*.md", "topics/x/y.md", True),
        ("한*/?.md", "한글/b.md", True),
        ("a.md", "aXmd", False),
    ],
)
def test_a_glob_names_a_path_or_what_is_below_it(glob: str, path: str, expected: bool) -> None:
    assert matches(glob, path) is expected
