"""The lock: complete, hashed, and without a word on where packages come from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

REPOSITORY = Path(__file__).parents[2]
LOCK = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
PINS = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK, re.MULTILINE))


def canonical(name: str) -> str:
    """A package's name as indexes spell it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted() -> list[Requirement]:
    """What pyproject.toml asks for, to build, to run and to develop."""
    project = PROJECT["project"]
    asked = [*PROJECT["build-system"]["requires"], *project["dependencies"], *project["optional-dependencies"]["dev"]]
    return [Requirement(text) for text in asked]


@pytest.mark.parametrize("requirement", wanted(), ids=str)
def test_every_requirement_is_locked_at_a_version_it_allows(requirement: Requirement) -> None:
    assert requirement.specifier.contains(PINS[canonical(requirement.name)])


def test_every_pin_has_a_hash() -> None:
    entries = re.split(r"^(?=[a-z0-9-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert len(entries) == len(PINS)
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_holds_no_address() -> None:
    options = set(re.findall(r"(?:^|\s)(--[a-z-]+)", LOCK))
    assert options == {"--hash"}
    assert not re.search(r"://|@ |\bfile:", LOCK)


def test_torch_is_left_to_those_who_want_it() -> None:
    assert not {"torch", "optuna", "numpy"} & PINS.keys()
