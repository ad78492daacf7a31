"""What the runs will run in."""

from __future__ import annotations

import platform
from collections.abc import Iterable

from pipeline.model.run import Environment
from pipeline.run.group import Group
from pipeline.run.isolation import choose
from pipeline.run.key import names_asked
from pipeline.run.packages import requirement_version


def environment(groups: Iterable[Group], isolation: str | None = None) -> Environment:
    """This interpreter, the packages that the groups ask for, and the isolation level reached.

    `isolation` demands a level; None takes the strongest that works. Raises CannotRun where the level cannot be had.
    """
    return environment_at(groups, choose(isolation))


def narrowed(environment: Environment, group: Group) -> Environment:
    """An environment with the packages that one group asks for."""
    asked = {
        name: version for name in sorted(names_asked(group)) if (version := environment.packages.get(name)) is not None
    }
    return Environment(environment.python, environment.isolation, asked)


def environment_at(groups: Iterable[Group], isolation: str) -> Environment:
    """The same for a level that was reached before; nothing is probed."""
    names = sorted(frozenset().union(*(names_asked(group) for group in groups)))
    return Environment(platform.python_version(), isolation, {name: requirement_version(name) for name in names})
