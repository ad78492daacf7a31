"""Snippets → runs. Groups of snippets are triaged, keyed, and played by isolated processes.

`worker/` is the other side, which runs inside the sandbox.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.run.group import Cell, Fixture, Group, GroupResult
from pipeline.run.groups import groups

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pipeline.model.run import Environment

__all__ = ["Cell", "Fixture", "Group", "GroupResult", "environment", "environment_at", "execute", "groups", "key"]


def environment(groups: Iterable[Group], isolation: str | None = None) -> Environment:
    """As `pipeline.run.environment.environment`."""
    from pipeline.run.environment import environment as found

    return found(groups, isolation)


def environment_at(groups: Iterable[Group], level: str) -> Environment:
    """As `pipeline.run.environment.environment_at`."""
    from pipeline.run.environment import environment_at as found

    return found(groups, level)


def key(group: Group, environment: Environment) -> str:
    """As `pipeline.run.key.key`."""
    from pipeline.run.key import key as made

    return made(group, environment)


def execute(
    groups: Iterable[Group],
    environment: Environment,
    jobs: int,
    on_done: Callable[[GroupResult], None] | None = None,
) -> Iterator[GroupResult]:
    """As `pipeline.run.execute.execute`."""
    from pipeline.run.execute import execute as played

    return played(groups, environment, jobs, on_done)
