"""A snippet whose marks are mistyped is not run against its author's will."""

from __future__ import annotations

import pytest

from pipeline.model.options import Options
from pipeline.model.run import Run
from pipeline.model.source import Source
from pipeline.read import read
from pipeline.run.groups import groups
from tests.run.notes import played


def of(text: str) -> list[Run]:
    note = read(Source("note.md", text.encode()), Options())
    return played(*groups({"note.md": note}, Options(), {}))[0]


@pytest.mark.parametrize(
    ("marks", "named"),
    [
        ("test=bogus", "`test=bogus`"),
        ("tset=skip test=run", "`tset`"),
        ("timeout=abc", "`timeout=abc`"),
        ("test=syntax raises=", "`raises=`"),
    ],
)
def test_a_wrong_mark_fails_and_nothing_is_run(marks: str, named: str) -> None:
    """What needs its names is blocked; the rest runs."""
    wrong, needs, free = of(
        f"```python {{{marks}}}\nprint(1)\nx = 1\n```\n\n```python\nx\n```\n\n```python\nprint(2)\n```\n"
    )
    assert (wrong.status, wrong.level, wrong.stdout, wrong.fault_line) == ("failed", None, "", 1)
    assert wrong.message is not None
    assert named in wrong.message
    assert (needs.status, needs.message) == ("blocked", "needs `x` of the snippet at line 1, which failed")
    assert free.status == "passed"


def test_data_that_asks_in_a_way_nobody_understands_fails() -> None:
    """It did ask."""
    (one,) = of("```json {test=synatx}\n{}\n```\n")
    assert (one.status, one.level) == ("failed", None)


def test_a_skip_stays_a_skip() -> None:
    """What is wrong beside it is told by `check`: nothing is run either way."""
    one, other = of("```python {test=skip reason=why timeout=abc}\n1 / 0\n```\n\n```python {test=skip}\n1 / 0\n```\n")
    assert (one.status, other.status) == ("skipped", "skipped")
