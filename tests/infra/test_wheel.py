"""A wheel holds all that the program needs, and works away from the repository."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "-qq")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [*PIP, "wheel", "--no-deps", "--no-index", "--no-build-isolation", "-w", str(folder), str(REPOSITORY)]
    subprocess.run(build, check=True, cwd=folder)
    return next(folder.glob("wikimill-*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a new environment that has the wheel, and sees our libraries but not our tree."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    interpreter = folder / "bin" / "python"
    install = ["--python", str(interpreter), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([*PIP, *install], check=True, cwd=folder)
    return interpreter


def run(python: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The new environment's interpreter, with the libraries of this one."""
    libraries = sysconfig.get_path("purelib")
    command = [str(python), *arguments]
    return subprocess.run(
        command, cwd=cwd, env={"PYTHONPATH": libraries, "HOME": str(cwd)}, capture_output=True, text=True, check=False
    )


def test_the_wheel_holds_the_program_and_the_schemas_alone(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"pipeline", "wikimill_pytest.py"}
    schemas = {f"pipeline/schemas/{file.name}" for file in (REPOSITORY / "schemas").iterdir()}
    assert schemas <= set(names)
    assert "pipeline/py.typed" in names


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    """Templates, styles and scripts too, not only modules."""
    listed = subprocess.run(
        ["git", "ls-files", "pipeline"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout.split()
    assert set(listed) <= set(zipfile.ZipFile(wheel).namelist())


def test_an_installed_program_finds_its_own_schemas(python: Path, tmp_path: Path) -> None:
    done = run(python, "-c", "from pipeline.store.schemas import shipped; print(shipped())", cwd=tmp_path)
    assert done.stderr == ""
    folder = Path(done.stdout.strip())
    assert folder.is_relative_to(python.parents[1])
    assert {file.name for file in folder.iterdir()} == {file.name for file in (REPOSITORY / "schemas").iterdir()}


def test_an_installed_program_checks_a_folder(python: Path, tmp_path: Path) -> None:
    (tmp_path / "Note.md").write_text("# Note\n\nA [[Note]] that links to itself.\n", encoding="utf-8")
    done = run(python, "-m", "pipeline", "check", "--format", "json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert '"notes": 1' in done.stdout
