"""Fences of data are parsed where they ask for it, and left alone where they do not."""

from __future__ import annotations

import pytest

from tests.run.notes import run


@pytest.mark.parametrize(
    ("language", "code", "line"),
    [
        ("json", '{"a": [1, 2]}\n', None),
        ("json", '{\n  "a": 1,\n}\n', 13),
        ("json", "// a comment\n{}\n", 11),
        ("json", "[" * 100_000, 11),
        ("json", "1" * 5_000, 11),
        ("toml", f"a = {'1' * 5_000}\n", 11),
        ("yaml", "a: 1\n---\nb: !ENV [X]\n", None),
        ("yml", "a: [1\nb: 2\n", 12),
        ("yaml", "a: 1\n\tb: 2\n", 12),
        ("toml", "a = 1\n[b]\nc = 2\n", None),
        ("toml", "a = 1\nb = \n", 12),
    ],
)
def test_data(language: str, code: str, line: int | None) -> None:
    """Valid data is parsed; a fault names the note's own line."""
    one = run(code, language=language, mode="syntax")
    assert one.status == ("passed" if line is None else "failed"), one.message
    assert one.level == ("parsed" if line is None else None)
    assert line is None or abs((one.fault_line or 0) - line) <= 1
    assert line is None or (one.message or "").startswith(f"not valid {language}: ")
