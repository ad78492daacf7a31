"""`wikimill recover`, and how the other commands meet an interrupted edit (law 6)."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from pipeline.store.change import Change, Step, dumps

from .calling import Caller, started

HEAD = "---\ntags: [x]\n---\n"
NOTES = {f"{name}.md": f"{HEAD}# {name}\n\n[[a]] [[b]]\n" for name in "ab"}
JOURNAL = ".wikimill/journal/edit.json"


def interrupt(wikimill: Caller) -> None:
    """Leave an edit of two notes behind, one of them made."""
    wikimill.write(NOTES)
    steps = tuple(Step(path, text.encode(), text.upper().encode(), None) for path, text in NOTES.items())
    wikimill.write({JOURNAL: dumps(Change("tidy --apply", 1, steps, ())), "a.md": NOTES["a.md"].upper()})


@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("check", "--diff"),
        ("links",),
        ("graph", "stats"),
        ("test",),
        ("build",),
        ("check", "--write-baseline"),
    ],
    ids=" ".join,
)
def test_commands_that_read_stop(wikimill: Caller, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    interrupt(wikimill)
    monkeypatch.chdir(wikimill.folder)
    before = wikimill.contents()
    first, *rest = command
    answer = wikimill(first, *rest) if first != "graph" else wikimill.plain("graph", *rest, "-C", str(wikimill.folder))
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "`wikimill tidy --apply` was interrupted" in answer.err
    assert "`wikimill recover`" in answer.err
    assert wikimill.contents() == before


def test_recover_completes_it(wikimill: Caller) -> None:
    interrupt(wikimill)
    answer = wikimill("recover")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Completed `wikimill tidy --apply`: 2 files of ")
    assert wikimill.contents() == {path: text.upper().encode() for path, text in NOTES.items()}
    assert wikimill("recover").out == "No edit was interrupted.\n"


def test_recover_can_take_it_back(wikimill: Caller) -> None:
    interrupt(wikimill)
    assert wikimill("recover", "--revert").out.startswith("Took back `wikimill tidy --apply`")
    assert wikimill.contents() == {path: text.encode() for path, text in NOTES.items()}


def test_recover_loses_nothing_that_was_changed_since(wikimill: Caller) -> None:
    interrupt(wikimill)
    wikimill.write({"b.md": "mine"})
    answer = wikimill("recover")
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "b.md: changed since" in answer.err
    answer = wikimill("recover", "--overwrite")
    kept = answer.out.splitlines()[1].removeprefix("Kept what was changed since: ")
    assert Path(kept).read_text() == "mine"


def test_recover_can_leave_all_as_it_is(wikimill: Caller) -> None:
    interrupt(wikimill)
    assert wikimill("recover", "--forget", "--revert").code == 2
    assert wikimill("recover", "--forget").code == 0
    assert wikimill.contents()["b.md"] == NOTES["b.md"].encode()
    assert wikimill("check").code == 0


def test_the_next_fix_completes_it_first(wikimill: Caller) -> None:
    interrupt(wikimill)
    answer = wikimill("check", "--fix")
    assert answer.err == "wikimill: completed `wikimill tidy --apply` first, which was interrupted\n"
    assert wikimill.contents()["b.md"] == NOTES["b.md"].upper().encode()


@pytest.mark.parametrize("delay_s", [0.0, 0.02, 0.05])
def test_a_fix_that_is_killed_is_whole_after_recover(wikimill: Caller, delay_s: float) -> None:
    """By SIGKILL, once its journal stands or a little later."""
    before = {f"{number}.md": f"{HEAD}# {number}\n\n[[Old]] [[old]]\n" for number in range(60)}
    before |= {"Old.md": "---\nduplicate_of: New\nstatus: merged\n---\n", "New.md": f"{HEAD}# New\n"}
    wikimill.write(before)
    process = started(wikimill.folder, "check", "--fix")
    journal = wikimill.folder / JOURNAL
    while process.poll() is None and not journal.exists():
        time.sleep(0.001)
    time.sleep(delay_s)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    wikimill("recover")
    after = wikimill.contents()
    assert set(after) == set(before)
    assert len({after[f"{number}.md"].split(b"\n\n")[1] for number in range(60)}) == 1
    assert wikimill("check").code in (0, 1)
