"""How many snippets a second: Wikimill at each isolation level beside a process a snippet, Sybil and pytest-markdown-docs.

All play the same notes in the same run, so the ratios hold whatever the machine. The wiki is made of trivial snippets,
since their own work is not what is measured. Peers are looked for with `--peers PYTHON`, an interpreter that has them.

    python benchmarks/snippets.py --notes 1000 --snippets 5 --peers PYTHON
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
LEVELS = ("full", "namespaces", "limits", "none")
SAMPLE = 200
"""A process for each of thousands of snippets takes minutes; so many of them are measured, and said so."""
SYBIL = """
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser
pytest_collect_file = Sybil(parsers=[PythonCodeBlockParser()], pattern="*.md").pytest()
"""


@dataclass(frozen=True, slots=True)
class Measure:
    """One runner on the whole wiki."""

    name: str
    snippets: int
    seconds: float
    remark: str = ""

    def line(self) -> str:
        """As a row of a Markdown table."""
        rate = self.snippets / self.seconds
        return f"| {self.name} | {self.seconds:.2f} | {rate:,.0f} | {self.remark} |"


def main() -> None:
    """Measures everything that is here, and prints a table."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        wiki = Path(folder) / "wiki"
        make_wiki(wiki, arguments.notes, arguments.snippets)
        total = arguments.notes * arguments.snippets
        print(
            f"{arguments.notes:,} notes of {arguments.snippets} trivial snippets; Python {platform.python_version()},",
            end=" ",
        )
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
        print("| runner | seconds | snippets a second | |\n| --- | ---: | ---: | --- |")
        for measure in (*wikimill(wiki, total), *peers(wiki, total, arguments.peers), processes(wiki)):
            print(measure.line(), flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--snippets", type=int, default=5)
    parser.add_argument(
        "--peers", default=sys.executable, help="an interpreter that has Sybil and pytest-markdown-docs"
    )
    return parser.parse_args()


def make_wiki(folder: Path, notes: int, snippets: int) -> None:
    """Notes whose snippets build on each other and assert something."""
    folder.mkdir()
    for note in range(notes):
        parts = [f"# Note {note}\n"]
        for number in range(snippets):
            before = f"x{number - 1} + " if number else ""
            code = f"x{number} = {before}{note}\nassert x{number} == {note * (number + 1)}\n"
            parts.append(f"Some words.\n\n```python\n{code}```\n")
        (folder / f"note{note}.md").write_text("\n".join(parts))


def wikimill(wiki: Path, total: int) -> Iterator[Measure]:
    """The command, reading included; each level from nothing, then the last one again."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    for level in LEVELS:
        cache = wiki.parent / f"cache-{level}"
        command = [sys.executable, "-m", "pipeline", "test", "-C", str(wiki), "--isolation", level]
        settings = {"env": {**environment, "XDG_CACHE_HOME": str(cache)}, "cwd": wiki.parent}
        done, seconds = timed(command, **settings)
        if done.returncode == 2:
            print(f"| wikimill, {level} | – | – | {done.stderr.strip()} |")
            continue
        _must_pass(done)
        yield Measure(f"wikimill, {level}", total, seconds, "cold")
        done, seconds = timed(command, **settings)
        _must_pass(done)
        yield Measure(f"wikimill, {level}, second run", total, seconds, "nothing is executed")


def peers(wiki: Path, total: int, python: str) -> Iterator[Measure]:
    """Both run everything in one process, without isolation."""
    (wiki / "conftest.py").write_text(SYBIL)
    options = ["-q", "-p", "no:cacheprovider"]
    if _has(python, "sybil"):
        done, seconds = timed([python, "-m", "pytest", *options, "-p", "no:pytest_markdown_docs", "."], cwd=wiki)
        _must_pass(done)
        yield Measure("Sybil, by pytest", total, seconds, "one process, no isolation, no time-outs")
    (wiki / "conftest.py").unlink()
    if _has(python, "pytest_markdown_docs"):
        done, seconds = timed([python, "-m", "pytest", *options, "--markdown-docs", "."], cwd=wiki)
        remark = "one process, no isolation; a namespace a snippet" + (
            "" if done.returncode == 0 else ", so most of them fail"
        )
        yield Measure("pytest-markdown-docs", total, seconds, remark)


def processes(wiki: Path) -> Measure:
    """A fresh interpreter for each snippet, which is given what the ones before it define."""
    code = "x0 = 1\nassert x0 == 1\n"
    start = time.perf_counter()
    for _ in range(SAMPLE):
        subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True, cwd=wiki)
    return Measure(
        "a process a snippet",
        SAMPLE,
        time.perf_counter() - start,
        f"one after the other, {SAMPLE} of them, no isolation",
    )


def timed(command: list[str], **settings: object) -> tuple[subprocess.CompletedProcess[str], float]:
    """Runs a command; with its time in seconds."""
    run: Callable[..., subprocess.CompletedProcess[str]] = subprocess.run
    start = time.perf_counter()
    done = run(command, capture_output=True, text=True, check=False, **settings)
    return done, time.perf_counter() - start


def _has(python: str, module: str) -> bool:
    return subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0


def _must_pass(done: subprocess.CompletedProcess[str]) -> None:
    if done.returncode:
        raise SystemExit(f"{' '.join(done.args)}: exit {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


if __name__ == "__main__":
    main()
