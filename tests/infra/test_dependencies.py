"""What the program imports, an installation brings."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement

REPOSITORY = Path(__file__).parents[2]


def tops(tree: ast.Module) -> Iterator[str]:
    """The first part of every imported module's name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@cache
def imported() -> frozenset[str]:
    """Distributions that the program imports."""
    files = (REPOSITORY / "pipeline").rglob("*.py")
    names = {name for file in files for name in tops(ast.parse(file.read_text(encoding="utf-8")))}
    foreign = names - sys.stdlib_module_names - {"pipeline"}
    owners = packages_distributions()
    return frozenset(canonical(owners.get(name, [name])[0]) for name in foreign)


@cache
def declared() -> frozenset[str]:
    """Distributions that an installation without extras brings."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return frozenset(canonical(Requirement(text).name) for text in project["dependencies"])


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_whatever_is_imported_is_declared() -> None:
    assert imported() - declared() == set()
