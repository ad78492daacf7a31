"""A kept result holds for the runner, the interpreter and the machine that it came from, and for no other."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from pipeline.model.run import Environment
from pipeline.run import key as module
from pipeline.run.key import digest, key
from tests.run.notes import group

ENVIRONMENT = Environment("3.11.7", "full", {})


@pytest.mark.parametrize(
    ("place", "other"),
    [
        ("runner", lambda: "other"),
        ("platform", SimpleNamespace(machine=lambda: "other")),
        ("sys", SimpleNamespace(implementation=SimpleNamespace(name="other"))),
    ],
)
def test_the_key_hangs_on_the_runner_and_on_what_it_runs_on(
    place: str, other: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to raise a number by hand."""
    one = group("x = 1\n")
    before = key(one, ENVIRONMENT)
    monkeypatch.setattr(module, place, other)
    assert key(one, ENVIRONMENT) != before


def test_the_digest_is_of_every_source(tmp_path: Path) -> None:
    """Also of those on the far side; of nothing else, and not of where they lie."""
    found = set()
    for number, (name, text) in enumerate([("a.py", "x"), ("a.py", "y"), ("b.py", "x"), ("worker/a.py", "x")]):
        path = tmp_path / str(number) / name
        path.parent.mkdir(parents=True)
        path.write_text(text)
        found.add(digest(tmp_path / str(number)))
    assert len(found) == 4
    before = digest(tmp_path)
    (tmp_path / "a.pyc").write_text("z")
    assert digest(tmp_path) == before
    assert module.runner() == digest(Path(module.__file__).parent)
