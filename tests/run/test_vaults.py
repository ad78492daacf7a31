"""Snippets that we did not write: real vaults, and the page that this began with."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model.options import Options, SnippetDefaults
from pipeline.model.run import Run
from pipeline.model.source import Source
from pipeline.read import read
from pipeline.run.environment import environment
from pipeline.run.execute import Pool, execute
from pipeline.run.group import Cell, Group
from pipeline.run.groups import groups
from pipeline.run.isolation import choose, plan
from pipeline.run.packages import present

OPTIONS = Options(snippets=SnippetDefaults(timeout_s=3.0))
SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
HEADINGS = (
    "Count parameters",
    "Parameter vs buffer",
    "Freeze parameters (transfer learning)",
    "Memory estimation",
    "Hyperparameter search (Optuna)",
    "MoE active params",
)


def _runs(folder: Path) -> dict[str, list[Run]]:
    notes = {}
    for file in sorted(folder.rglob("*.md")):
        path = file.relative_to(folder).as_posix()
        notes[path] = read(Source(path, file.read_bytes()), OPTIONS)
    found = groups(notes, OPTIONS, {})
    results = execute(found, environment(found), 2)
    return {result.group.path: list(result.runs) for result in results}


def test_30_seconds_of_python(vaults: Path) -> None:
    """At least 157 of 158 notes pass; the other has a fault of its own, and says so."""
    runs = _runs(vaults / "30s-python" / "snippets")
    failing = {path: found for path, found in runs.items() if any(run.status != "passed" for run in found)}
    assert len(runs) == 158
    assert len(failing) <= 1
    for path, found in failing.items():
        assert path == "num_to_range.md"
        assert any((run.message or "").startswith("TypeError: 'int' object is not callable") for run in found)


def test_python_cheatsheet(vaults: Path) -> None:
    """At least 434 of 584 blocks pass with a namespace a note; nothing hangs, every other one says why."""
    runs = [run for found in _runs(vaults / "python-cheatsheet" / "docs").values() for run in found]
    assert len(runs) >= 584
    assert Counter(run.status for run in runs)["passed"] >= 434
    assert all(run.message for run in runs if run.status != "passed")
    assert not [run for run in runs if run.status == "crashed"]


@pytest.fixture(scope="module")
def seed() -> Group:
    """The six snippets of the page, verbatim."""
    files = sorted(SEEDS.glob("000_*.txt"))
    if not files:
        pytest.skip("the seed pages (../shared/seeds) are not here")
    lines = files[0].read_text().splitlines()
    starts = [lines.index(heading) for heading in HEADINGS]
    ends = [*starts[1:], next(at for at in range(starts[-1], len(lines)) if lines[at].startswith("매"))]
    cells = []
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        code = "\n".join(lines[start + 1 : end]).strip("\n") + "\n"
        cells.append(Cell(index, start + 2, "python", code, start + 3, timeout_s=60.0))
    return Group("Parameter.md", "", tuple(cells))


def test_the_seed_page_without_torch_and_optuna(seed: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages are missing, names are missing, arithmetic runs: three different things."""
    monkeypatch.setattr("pipeline.run.triage.present", lambda name: name not in {"torch", "optuna"} and present(name))
    sandbox = plan(choose(None))
    bare = replace(sandbox, path=tuple(path for path in sandbox.path if "-packages" not in path))
    with Pool(bare, 1) as pool:
        (result,) = pool.play([seed])
    assert [run.status for run in result.runs] == [
        "missing-name",
        "missing-package",
        "missing-name",
        "missing-name",
        "missing-package",
        "passed",
    ]
    assert "`model`" in (result.runs[0].message or "")
    assert "torch" in (result.runs[1].message or "")
    assert "optuna" in (result.runs[4].message or "")
    assert result.runs[5].level == "ran"


def test_the_seed_page_with_torch_and_optuna(seed: Group) -> None:
    """What lacked a package runs now, or shows the next thing that is missing."""
    if not (present("torch") and present("optuna")):
        pytest.skip("torch and optuna are not installed")
    (result,) = execute([seed], environment([seed]), 1)
    assert [run.status for run in result.runs] == [
        "missing-name",
        "passed",
        "missing-name",
        "missing-name",
        "missing-name",
        "passed",
    ]
    assert "`train_and_eval`" in (result.runs[4].message or "")
