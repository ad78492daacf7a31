"""Installing, changing or removing a distribution voids exactly the results that hang on it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
NOTES = {
    "plain.md": "assert 1 + 1 == 2\n",
    "leaf.md": "import leaf\nassert leaf.NAME\n",
    "stem.md": "import stem\nassert stem.NAME\n",
    "other.md": "import other\nassert other.NAME\n",
    # which no key can know of; that it lacks something holds for as long as it does
    "late.md": "import importlib\nimportlib.import_module('le' + 'af')\n",
    "fixture.md": "assert NAME\n",
}


@dataclass(frozen=True)
class Machine:
    """An interpreter of its own, and a wiki. `stem` requires `leaf` under another spelling of its name."""

    folder: Path

    @property
    def packages(self) -> Path:
        return next((self.folder / "env" / "lib").glob("python*/site-packages"))

    def install(self, name: str, version: str, requires: str = "") -> None:
        """As an installer leaves it; an older version goes."""
        self.remove(name)
        about = self.packages / f"{name}_dist-{version}.dist-info"
        about.mkdir()
        asks = f"Requires-Dist: {requires}\n" if requires else ""
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-dist\nVersion: {version}\n{asks}")
        (about / "top_level.txt").write_text(f"{name}\n")
        (self.packages / f"{name}.py").write_text(f"NAME = {name!r}\n")

    def remove(self, name: str) -> None:
        """With its metadata."""
        for place in self.packages.glob(f"{name}_dist-*"):
            shutil.rmtree(place)
        (self.packages / f"{name}.py").unlink(missing_ok=True)

    def fresh(self, cached: bool = False) -> dict[str, str]:
        """Path → status of the notes that were run now; of those of the cache where `cached`."""
        command = [self.folder / "env" / "bin" / "python", "-B", "-m", "pipeline", "test", "--format", "json"]
        libraries = os.pathsep.join((str(REPOSITORY), sysconfig.get_path("purelib")))
        where = {"PYTHONPATH": libraries, "HOME": str(self.folder), "PATH": os.environ["PATH"]}
        done = subprocess.run(
            [*command, "--isolation", "none", "-C", self.folder / "wiki"],
            env=where,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in (0, 1), done.stderr
        return {run["path"]: run["status"] for run in json.loads(done.stdout)["runs"] if run["cached"] == cached}


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    folder = tmp_path_factory.mktemp("machine")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "env"], check=True)
    (folder / "wiki" / "_fixtures").mkdir(parents=True)
    (folder / "wiki" / "_fixtures" / "set_up.py").write_text("from leaf import NAME\n")
    for path, code in NOTES.items():
        mark = " {fixture=set_up}" if path == "fixture.md" else ""
        (folder / "wiki" / path).write_text(f"```python{mark}\n{code}```\n")
    return Machine(folder)


def test_what_hangs_on_a_distribution(machine: Machine) -> None:
    """Whoever imports it, through a fixture too; and whoever imports what requires it."""
    lacking = dict.fromkeys(("fixture.md", "late.md", "leaf.md", "other.md", "stem.md"), "missing-package")
    assert machine.fresh() == {"plain.md": "passed", **lacking}
    assert machine.fresh() == {}
    machine.install("leaf", "1.0")
    assert machine.fresh() == dict.fromkeys(("fixture.md", "late.md", "leaf.md"), "passed")
    machine.install("stem", "1.0", "Leaf.Dist>=1")
    assert machine.fresh() == {"stem.md": "passed"}
    machine.install("other", "1.0")
    assert machine.fresh() == {"other.md": "passed"}
    machine.install("unasked", "1.0")
    assert machine.fresh() == {}
    machine.install("leaf", "2.0")
    assert machine.fresh() == dict.fromkeys(("fixture.md", "leaf.md", "stem.md"), "passed")
    machine.install("stem", "2.0")
    assert machine.fresh() == {"stem.md": "passed"}
    machine.install("leaf", "3.0")
    assert machine.fresh() == dict.fromkeys(("fixture.md", "leaf.md"), "passed")
    machine.remove("leaf")
    machine.remove("stem")
    assert machine.fresh() == {}, "all was found out before, when they were absent"
    gone = dict.fromkeys(("fixture.md", "leaf.md", "stem.md"), "missing-package")
    assert machine.fresh(cached=True) == {"late.md": "passed", "other.md": "passed", "plain.md": "passed", **gone}
