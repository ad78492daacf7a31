"""Snippets of other languages: handed to a configured command, in the same isolation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model.failure import CannotRun
from pipeline.model.note import Note
from pipeline.model.options import LanguageCommand, Options, SnippetDefaults
from pipeline.model.run import Run
from pipeline.model.source import Source
from pipeline.project import options_from
from pipeline.read import read
from pipeline.run import programs
from pipeline.run.environment import environment_at
from pipeline.run.groups import groups
from pipeline.run.key import key
from tests.run.notes import played

PARSE = LanguageCommand(("sh", "-n", "{file}"), "parsed")
RUN = LanguageCommand(("sh", "{file}.sh"), "ran")


def note(*fences: str) -> Note:
    return read(Source("note.md", "\n\n".join(f"```{fence}\n```" for fence in fences).encode()), Options())


def found(command: LanguageCommand | None, *fences: str) -> list[Run]:
    """The runs of a note whose `sh` snippets are handed to a command."""
    defaults = SnippetDefaults(languages={"sh": command} if command else {})
    made = groups({"note.md": note(*fences)}, Options(snippets=defaults), {})
    return [run for runs in played(*made) for run in runs]


def test_nothing_of_another_language_is_run_unless_configured() -> None:
    assert found(None, "sh\nexit 1") == []


@pytest.mark.parametrize(
    ("command", "code", "status", "level", "words"),
    [
        (PARSE, "echo never\n", "passed", "parsed", ""),
        (PARSE, "if then\n", "failed", None, "2: "),
        (RUN, "echo out\n", "passed", "ran", ""),
        (RUN, "echo why >&2; exit 3\n", "failed", "parsed", "exit code 3\nwhy"),
        (RUN, "kill -9 $$\n", "failed", "parsed", "ended by signal 9"),
        (
            LanguageCommand(("no-such-program", "{file}"), "ran"),
            "x\n",
            "missing-package",
            None,
            "no-such-program is not",
        ),
    ],
    ids=["parses", "does not parse", "runs", "fails", "is killed", "has no program"],
)
def test_what_becomes_of_it(command: LanguageCommand, code: str, status: str, level: str | None, words: str) -> None:
    """A missing program is a missing package; errors name the note's own line."""
    (run,) = found(command, f"sh\n{code.rstrip()}")
    assert (run.status, run.level) == (status, level)
    assert words in (run.message or "")
    assert run.missing == (("no-such-program",) if status == "missing-package" else ())


def test_output_is_output() -> None:
    """A promise is checked as that of Python is."""
    right, wrong = found(RUN, "sh\necho one", "text {output}\none", "sh\necho two", "text {output}\none")
    assert (right.status, right.level, right.stdout) == ("passed", "checked", "one\n")
    assert (wrong.status, wrong.stdout) == ("failed", "two\n")


def test_marks_hold_for_it() -> None:
    late, left, parsed = found(
        RUN, "sh {timeout=0.3}\nsleep 9", 'sh {test=skip reason="no"}\nx', "sh {test=syntax}\necho x"
    )
    assert [late.status, left.status, parsed.status] == ["timeout", "skipped", "skipped"]
    assert parsed.message is not None
    assert "would run it" in parsed.message


def test_python_beside_it_goes_on() -> None:
    first, other, last = found(RUN, "python\nx = 1", "sh\nexit 1", "python\nassert x == 1")
    assert [first.status, other.status, last.status] == ["passed", "failed", "passed"]


def test_the_key_holds_command_and_program(monkeypatch: pytest.MonkeyPatch) -> None:
    defaults = SnippetDefaults(languages={"sh": RUN})
    (one,) = groups({"note.md": note("sh\necho")}, Options(snippets=defaults), {})
    reached = environment_at([one], "none")
    other = replace(one, cells=(replace(one.cells[0], command=("sh", "-e", "{file}")),))
    assert key(one, reached) != key(other, reached)
    before = key(one, reached)
    programs.identity.cache_clear()
    monkeypatch.setattr(programs, "program", lambda name: __file__)
    assert key(one, reached) != before
    programs.identity.cache_clear()


def test_a_command_that_is_no_command_line_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match=r"languages: sh: .*quotation"):
        options_from({"snippets": {"languages": {"sh": "sh '{file}"}}}, tmp_path)
    options = options_from({"snippets": {"languages": {"SH": {"run": "sh {file}.sh"}}}}, tmp_path)
    assert options.snippets.languages == {"sh": RUN}
