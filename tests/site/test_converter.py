"""Whatever a formula does to its converter, a build goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.plugin.formulas import Converter

Start = Callable[[str], Converter]
CHILD = """
import json, os, sys, time
for line in sys.stdin.buffer:
    formula, displayed = json.loads(line)
    if formula == "hang":
        time.sleep(3600)
    if formula == "die":
        os._exit(11)
    print(json.dumps(formula.upper()), flush=True)
"""


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """A converter with a child of ours."""
    started: list[Converter] = []

    def start(child: str) -> Converter:
        path = tmp_path / "child.py"
        path.write_text(child, encoding="utf-8")
        started.append(Converter(patience_s=3, child=path))
        return started[-1]

    yield start
    for converter in started:
        converter.close()


@pytest.mark.parametrize("harm", ["hang", "die"])
def test_one_formula_is_lost_and_no_other(start: Start, harm: str) -> None:
    converter = start(CHILD)
    assert [converter(formula, False) for formula in ("a", harm, "b")] == ["A", None, "B"]


def test_after_some_no_more_is_tried(start: Start) -> None:
    converter = start(CHILD)
    assert [converter("die", False) for _ in range(3)] == [None] * 3
    assert converter("a", False) is None


def test_a_closed_one_begins_anew(start: Start) -> None:
    converter = start(CHILD)
    assert converter("a", False) == "A"
    converter.close()
    assert converter("b", False) == "B"


def test_where_the_converter_is_not_there_all_is_left_alone(start: Start) -> None:
    converter = start("import no_such_module")
    assert [converter("a", False) for _ in range(5)] == [None] * 5


def test_a_formula_that_the_real_one_never_ends_is_given_up() -> None:
    converter = Converter(patience_s=3)
    try:
        assert converter(r"\beta\pmod^" * 165, False) is None
        assert "<mfrac>" in (converter(r"\frac{a}{b}", True) or "")
    finally:
        converter.close()
