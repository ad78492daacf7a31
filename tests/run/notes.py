"""Groups from strings."""

from __future__ import annotations

from pipeline.model.run import Run
from pipeline.run.environment import environment_at
from pipeline.run.execute import execute
from pipeline.run.group import Cell, Fixture, Group


def cell(code: str, index: int = 0, **options: object) -> Cell:
    """A Python cell on line 10 and following; line 20 for the second one, and so on."""
    line = 10 * (index + 1)
    defaults: dict[str, object] = {"language": "python", "timeout_s": 5.0}
    return Cell(index, line, code=code, code_line=line + 1, **(defaults | options))  # type: ignore[arg-type]


def group(
    *cells: str | Cell, fixtures: dict[str, str | None] | None = None, values: tuple[tuple[str, str], ...] = ()
) -> Group:
    """A note's own namespace; a string is a cell without options."""
    made = tuple(cell(one, index) if isinstance(one, str) else one for index, one in enumerate(cells))
    files = tuple(Fixture(name, f"_fixtures/{name}.py", source) for name, source in sorted((fixtures or {}).items()))
    return Group("note.md", "", made, files, values)


def played(*groups: Group, level: str = "none") -> list[list[Run]]:
    """The runs of groups, in the order given."""
    results = {id(result.group): list(result.runs) for result in execute(groups, environment_at(groups, level), 1)}
    return [results[id(one)] for one in groups]


def runs(*cells: str | Cell, fixtures: dict[str, str | None] | None = None) -> list[Run]:
    """The runs of one note."""
    return played(group(*cells, fixtures=fixtures))[0]


def run(code: str, **options: object) -> Run:
    """The run of one cell."""
    return runs(cell(code, **options))[0]
