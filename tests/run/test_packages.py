"""Presence and versions of packages are found without importing any; absence counts."""

from __future__ import annotations

import sys

import pytest

from pipeline.run.packages import (
    asked,
    installed,
    present,
    requirement_version,
    script_requirements,
    search_path,
    version,
)


def test_present() -> None:
    """The standard library and installed packages are there, made-up ones and our own are not."""
    assert present("json")
    assert present("sys")
    assert present("yaml")
    assert not present("no_such_package_anywhere")


def test_neither_the_working_directory_nor_what_is_on_sys_path_counts(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A module that only this process can import is not there."""
    monkeypatch.syspath_prepend(str(tmp_path))
    assert str(tmp_path) in sys.path
    assert str(tmp_path) not in search_path()


def test_version() -> None:
    """A distribution is found under its import name, whatever it is called; absent is the empty string."""
    assert version("yaml")[0].isdigit()
    assert version("no_such_package_anywhere") == ""
    assert requirement_version("PyYAML>=1") == version("yaml")


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("import torch.nn as nn", {"torch"}),
        ("import os, numpy as np, torch", {"numpy", "torch"}),
        ("from optuna.samplers import TPE", {"optuna"}),
        ("def f():\n    import later", {"later"}),
        (">>> import numpy", {"numpy"}),
        ("from . import x", set()),
        ("x = 'no imports'", set()),
        ("imported = 1", set()),
    ],
)
def test_asked(code: str, names: set[str]) -> None:
    """Every import that the text may hold, the standard library's left out."""
    assert asked(code) == names


def test_script_requirements() -> None:
    """A PEP 723 block is honoured; one that is no TOML asks for nothing."""
    block = '# /// script\n# requires-python = ">=3.11"\n# dependencies = [\n#   "torch>=2",\n#   "rich",\n# ]\n# ///\nimport torch\n'
    assert script_requirements(block) == ("torch>=2", "rich")
    assert script_requirements("# /// script\n# dependencies = [\n# ///\n") == ()
    assert script_requirements("import torch\n") == ()


def test_installed_minds_the_version() -> None:
    """A distribution that is too old is not the one that was asked for."""
    assert installed("PyYAML")
    assert installed("PyYAML>=1.0")
    assert not installed("PyYAML>=1000")
    assert not installed("no-such-distribution")
