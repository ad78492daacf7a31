"""The house stands as DESIGN.md draws it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
PIPELINE = REPOSITORY / "pipeline"
MODULES = sorted(PIPELINE.rglob("*.py"))
STAGES = ("read", "validate", "dedupe", "link", "run", "publish", "rules", "reports", "edit")

NOTE = """\
---
id: parameter
title: Parameter
---

# Parameter

A number that [[Training]] finds, as `w` is here.

```python
w = 2.0
assert w > 1
```
"""


def relative(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


def test_imports_go_in_the_direction_of_the_house() -> None:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "name", ["pyproject.toml", "Makefile", "mkdocs.yml", "README.md", "wiki", "schemas", "site", "tests", "pipeline"]
)
def test_what_the_design_names_stands_at_the_top(name: str) -> None:
    assert (REPOSITORY / name).exists()


@pytest.mark.parametrize("name", ["model", *STAGES, "store", "commands"])
def test_the_picture_of_the_stages_names_every_room(name: str) -> None:
    picture = ast.get_docstring(ast.parse((PIPELINE / "__init__.py").read_text(encoding="utf-8")))
    assert (PIPELINE / name / "__init__.py").is_file()
    assert picture is not None
    assert name in picture


def test_no_drawer_without_a_name() -> None:
    drawers = {"util", "utils", "helper", "helpers", "common", "misc"}
    assert [
        relative(module) for module in MODULES if drawers & {module.stem, *module.relative_to(PIPELINE).parts}
    ] == []


def test_no_file_is_longer_than_300_lines() -> None:
    assert [relative(module) for module in MODULES if module.read_text(encoding="utf-8").count("\n") > 300] == []


def test_no_function_is_longer_than_45_lines() -> None:
    long = [
        f"{relative(module)}:{node.lineno} {node.name}"
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > 45
    ]
    assert long == []


def check(folder: Path, *before: str) -> subprocess.CompletedProcess[str]:
    """`wikimill check` in a folder, by a Python with the given options."""
    command = [sys.executable, *before, "-m", "pipeline", "check", "-C", str(folder)]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False, env=dict(os.environ))


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    """A configured wiki of two notes."""
    (tmp_path / "wiki").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: W\ndocs_dir: wiki\nplugins: [wikimill]\n", encoding="utf-8")
    (tmp_path / "wiki" / "Parameter.md").write_text(NOTE, encoding="utf-8")
    (tmp_path / "wiki" / "Training.md").write_text("# Training\n\nIt finds a [[Parameter]].\n", encoding="utf-8")
    return tmp_path


def test_checking_an_unchanged_wiki_imports_no_heavy_library(wiki: Path) -> None:
    first = check(wiki)
    assert first.returncode in (0, 1)
    assert first.stderr == ""
    second = check(wiki, "-X", "importtime")
    assert second.stdout == first.stdout
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in second.stderr.splitlines() if "|" in line}
    assert "pipeline" in imported
    heavy = {"mkdocs", "material", "networkx", "markdown_it", "mdit_py_plugins", "jsonschema", "pygments", "rapidfuzz"}
    assert heavy & imported == set()
