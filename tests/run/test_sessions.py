"""Interactive sessions: doctest's own reading, with the note's own lines."""

from __future__ import annotations

import pytest

from tests.run.notes import cell, run, runs


@pytest.mark.parametrize(
    ("code", "status", "level"),
    [
        (">>> 1 + 1\n2\n", "passed", "checked"),
        (">>> 1 + 1\n3\n", "failed", "parsed"),
        (">>> x = 1\n>>> x\n1\n", "passed", "checked"),
        (">>> print([1,\n...        2])\n[1, 2]\n", "passed", "checked"),
        (">>> list(range(100))\n[0, 1, ..., 99]\n", "passed", "checked"),
        (">>> print('a  b')\na b\n", "passed", "checked"),
        (
            ">>> int('x')\nTraceback (most recent call last):\n  ...\nValueError: invalid literal for int() with base 10: 'x'\n",
            "passed",
            "checked",
        ),
        (">>> int('1')\nTraceback (most recent call last):\nValueError: no\n", "failed", "parsed"),
        (">>> 1 / 0\n", "failed", "parsed"),
        (">>> 1 / 0  # doctest: +SKIP\n", "passed", "ran"),
        (">>> x = 1\n", "passed", "ran"),
        (">>> 1 + 1\n", "failed", "parsed"),
        (">>>1\n", "failed", None),
        (">>> model.fit()\n", "missing-name", "parsed"),
        (">>> import no_such_package\n", "missing-package", "parsed"),
        ("Some words.\n\n>>> 2 * 2\n4\n", "passed", "checked"),
    ],
)
def test_session(code: str, status: str, level: str | None) -> None:
    """What each example prints must stand below it."""
    one = run(code, language="pycon")
    assert (one.status, one.level) == (status, level), one.message


def test_prompts_in_python() -> None:
    """A `python` fence that begins with a prompt is a session; there a comment is a comment, and silence promises nothing."""
    assert run("# adds\n>>> 1 + 1\n# 3\n>>> 2 + 2\n4\n").level == "checked"
    assert run(">>> 1 + 1\n").status == "passed"
    assert run(">>> 1 + 1\n3\n").status == "failed"
    assert run("def f():\n    '''\n    >>> f()\n    1\n    '''\n").status == "passed"


def test_a_mismatch_names_its_line() -> None:
    """The example, the note's line, and both outputs."""
    one = run(">>> x = 1\n>>> x + 1\n3\n", language="pycon")
    assert one.fault_line == 12
    assert one.message is not None
    assert one.message.startswith("`x + 1` printed something else\n")
    assert "-3" in one.message
    assert "+2" in one.message


def test_a_session_shares_the_namespace() -> None:
    """With the snippets around it."""
    first, second, third = runs("x = 20\n", cell(">>> y = x + 1\n>>> y\n21\n", 1, language="pycon"), "assert y == 21\n")
    assert [first.status, second.status, third.status] == ["passed"] * 3
    assert second.stdout == "21\n"
