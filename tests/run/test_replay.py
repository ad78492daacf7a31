"""After a loss what passed is played again in a new process."""

from __future__ import annotations

import pytest

from tests.run.notes import cell, runs


@pytest.mark.parametrize("loss", ["import os\nos._exit(3)\n", "while True: pass\n"])
def test_a_promised_exception_is_no_loss_when_it_comes_again(loss: str) -> None:
    """After a crash or a time-out what passed is played again, what raises as promised too."""
    cells = (
        cell("x = 1\nraise ValueError\n", 0, raises="ValueError"),
        cell("class A:\n", 1, raises="SyntaxError"),
        cell(loss, 2, timeout_s=0.5),
        cell("assert x == 1\n", 3),
    )
    assert [one.status for one in runs(*cells)][::3] == ["passed", "passed"]
