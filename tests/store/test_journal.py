"""An edit of several files is made all or none, whenever the process is killed (law 6)."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.failure import CannotRun
from pipeline.model.options import Options
from pipeline.model.project import Project
from pipeline.store import disk, journal
from pipeline.store.change import Change, Step, dumps, loads
from tests.store.kills import Killed, dying

Files = dict[str, bytes]
OLD: Files = {"a.md": b"old a\r\n", "b/c.md": b"old \xff c", "d.md": b"old d", "untouched.md": b"same"}
EDITS = {"a.md": b"new a\r\n", "b/c.md": None, "b/new/e.md": "새 노트".encode(), ".wikimill/ledger.json": b"{}"}
NEW: Files = {
    "a.md": b"new a\r\n",
    "b/new/e.md": "새 노트".encode(),
    ".wikimill/ledger.json": b"{}",
    "moved.md": b"old d",
    "untouched.md": b"same",
}
RENAMED = {"moved.md": "d.md"}


def wiki(folder: Path, files: Mapping[str, bytes] = OLD) -> Project:
    for path, content in files.items():
        disk.put(folder / path, content)
    return Project(folder, None, folder, Options(), folder.with_suffix(".sqlite"), folder / "build", ())


def contents(folder: Path) -> Files:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return wiki(tmp_path / "wiki")


def test_an_edit_creates_replaces_removes_and_renames(project: Project) -> None:
    """And leaves nothing of its own behind."""
    (project.root / "d.md").chmod(0o640)
    journal.apply(project, EDITS, "mv", renamed=RENAMED)
    assert contents(project.root) == NEW
    assert (project.root / "moved.md").stat().st_mode & 0o777 == 0o640
    assert journal.pending(project) is None


@pytest.mark.parametrize("torn", [False, True], ids=["before a write", "in a write"])
@pytest.mark.parametrize("way", ["complete", "revert"])
@pytest.mark.parametrize("at", range(9))
def test_killed_at_any_write_it_is_completed_or_reverted_whole(
    project: Project, at: int, torn: bool, way: journal.Way
) -> None:
    """The journal is the first write and the last one; what is interrupted between them is pending."""
    try:
        journal.apply(project, EDITS, "mv", renamed=RENAMED, put=dying(at, torn))
    except Killed:
        edit = journal.pending(project)
    else:
        assert at == 8
        return
    assert (edit is None) == (at == 0)
    assert edit is None or (edit.what, edit.files, edit.live) == ("mv", 6, False)
    done = journal.recover(project, way)
    assert (done is None) == (at == 0)
    assert contents(project.root) == (OLD if at == 0 or way == "revert" else NEW)
    assert journal.pending(project) is None
    assert way == "complete" or not (project.root / "b/new").exists()


@pytest.mark.parametrize("at", range(1, 8))
def test_the_next_writer_completes_it_first(project: Project, at: int) -> None:
    with pytest.raises(Killed):
        journal.apply(project, EDITS, "mv", renamed=RENAMED, put=dying(at, torn=True))
    journal.apply(project, {"untouched.md": b"later"}, "check --fix")
    assert contents(project.root) == {**NEW, "untouched.md": b"later"}


@pytest.mark.parametrize("first", range(1, 8))
def test_a_recovery_that_is_killed_is_recovered(project: Project, first: int) -> None:
    with pytest.raises(Killed):
        journal.apply(project, EDITS, "mv", renamed=RENAMED, put=dying(first, torn=True))
    for second in range(9):
        try:
            journal.recover(project, put=dying(second, torn=True))
        except Killed:
            continue
        break
    assert contents(project.root) == NEW


paths = st.sampled_from(["a.md", "b.md", "c/d.md", "c/e/f.md", "긴 이름.md", "g.png"])
some = st.dictionaries(paths, st.binary(max_size=20), max_size=5)


@given(some, st.dictionaries(paths, st.none() | st.binary(max_size=20), min_size=1), st.integers(0, 9), st.booleans())
def test_whatever_is_edited_all_or_nothing_is_done(
    tmp_path_factory: pytest.TempPathFactory, before: Files, edits: dict[str, bytes | None], at: int, torn: bool
) -> None:
    project = wiki(tmp_path_factory.mktemp("w") / "wiki", before)
    project.root.mkdir(exist_ok=True)
    try:
        journal.apply(project, edits, "tidy", put=dying(at, torn))
    except Killed:
        journal.recover(project)
    after = {path: content for path, content in {**before, **edits}.items() if content is not None}
    torn_single = {f".{Path(path).name}.{os.getpid()}.new" for path in edits}  # a rename needs no journal
    seen = {path: content for path, content in contents(project.root).items() if Path(path).name not in torn_single}
    assert seen in (before, after)


def test_a_write_that_fails_takes_the_others_back(project: Project) -> None:
    """One line says which file, and that nothing changed."""

    def put(path: Path, data: bytes | None, bits: int | None = None) -> None:
        if path.name == "e.md" and data is not None:
            raise OSError(28, "No space left on device", str(path))
        disk.put(path, data, bits)

    with pytest.raises(CannotRun, match=r"e\.md: cannot be written: no space left on device; nothing was changed"):
        journal.apply(project, EDITS, "mv", renamed=RENAMED, put=put)
    assert contents(project.root) == OLD
    assert journal.pending(project) is None


def test_stopped_by_ctrl_c_it_is_taken_back(project: Project) -> None:
    def put(path: Path, data: bytes | None, bits: int | None = None) -> None:
        if path.name == "e.md" and data is not None:
            raise KeyboardInterrupt
        disk.put(path, data, bits)

    with pytest.raises(KeyboardInterrupt):
        journal.apply(project, EDITS, "mv", put=put)
    assert contents(project.root) == OLD


def test_a_file_that_changed_in_the_meantime_is_left_alone(project: Project) -> None:
    with pytest.raises(CannotRun, match=r"a\.md: changed in the meantime"):
        journal.apply(project, EDITS, "check --fix", based_on={"a.md": b"older"})
    assert contents(project.root) == OLD


@pytest.mark.parametrize(
    ("renamed", "why"),
    [({"x.md": "gone.md"}, "there is no such file"), ({"a.md": "d.md"}, "a.md exists already")],
    ids=["of nothing", "onto a file"],
)
def test_a_rename_that_cannot_be_is_refused(project: Project, renamed: dict[str, str], why: str) -> None:
    with pytest.raises(CannotRun, match=why):
        journal.apply(project, {}, "mv", renamed=renamed)
    assert contents(project.root) == OLD


def test_two_files_can_swap_their_names(project: Project) -> None:
    journal.apply(project, {}, "mv", renamed={"a.md": "d.md", "d.md": "a.md"})
    assert contents(project.root) == {**OLD, "a.md": b"old d", "d.md": b"old a\r\n"}


@pytest.mark.parametrize(
    "path",
    [
        "../out.md",
        "/etc/out.md",
        ".git/hooks/post-checkout",
        "b/.hidden.md",
        "link/out.md",
        "link.md",
        ".wikimill/../x",
        "",
    ],
)
def test_nothing_is_written_outside_the_wiki(project: Project, path: str) -> None:
    """Not by an edit, and not by a journal that came with a foreign repository (law 8)."""
    outside = project.root.parent / "outside"
    outside.mkdir()
    (project.root / "link").symlink_to(outside)
    (project.root / "link.md").symlink_to(outside / "out.md")
    with pytest.raises(CannotRun, match="outside the wiki"):
        journal.apply(project, {path: b"x", "a.md": b"y"}, "mv")
    forged = Change("mv", 1, (Step("a.md", b"old a\r\n", b"y", None), Step(path, None, b"x", None)), ())
    disk.put(project.memory / "journal/edit.json", dumps(forged).encode())
    with pytest.raises(CannotRun, match="outside the wiki"):
        journal.recover(project)
    assert list(outside.iterdir()) == []
    assert (project.root / "a.md").read_bytes() == b"old a\r\n"


def test_a_name_that_no_file_can_have_is_refused_before_anything_is_written(project: Project) -> None:
    """And a journal that has one, from elsewhere, can be taken back."""
    long = f".wikimill/trash/{'x' * 300}/undo.json"
    with pytest.raises(CannotRun, match="too long for a file; nothing was changed"):
        journal.apply(project, {long: b"x", "a.md": b"y"}, "dedupe apply")
    assert contents(project.root) == OLD
    change = Change("tidy", 1, (Step("a.md", b"old a\r\n", b"y", None), Step(long, None, b"x", None)), ())
    disk.put(project.memory / "journal/edit.json", dumps(change).encode())
    journal.recover(project, "revert")
    assert contents(project.root) == OLD


def test_what_is_written_is_settled_before_the_journal_goes(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a power cut could take files away that no journal knows of any more; new folders count, in theirs."""
    done: list[str] = []
    settle = disk.settle

    def settling(folders: Iterable[Path]) -> None:
        known = [*folders]
        done.extend(f"settle {os.path.relpath(folder, project.root)}" for folder in known)
        settle(known)

    def put(path: Path, data: bytes | None, bits: int | None = None) -> None:
        done.append(f"{'remove' if data is None else 'put'} {path.relative_to(project.root)}")
        disk.put(path, data, bits)

    monkeypatch.setattr(disk, "settle", settling)
    journal.apply(project, EDITS, "mv", renamed=RENAMED, put=put)
    begins, ends = (done.index(f"{verb} .wikimill/journal/edit.json") for verb in ("put", "remove"))
    assert begins == 0
    assert done.index("settle .wikimill/journal") < min(
        at for at, what in enumerate(done) if at and "settle" not in what
    )
    last = max(at for at, what in enumerate(done[:ends]) if not what.startswith("settle"))
    assert {"settle .", "settle b", "settle b/new", "settle .wikimill"} <= set(done[last:ends])


def interrupted(project: Project) -> None:
    with pytest.raises(Killed):
        journal.apply(project, EDITS, "mv", put=dying(2, torn=False))


def test_what_someone_changed_since_is_not_lost(project: Project) -> None:
    """Recovery stops; when told to overwrite, the trash keeps it; when told to forget, all stays as it is."""
    interrupted(project)
    (project.root / "a.md").write_bytes(b"mine")
    with pytest.raises(CannotRun, match=r"a\.md: changed since `wikimill mv` was interrupted"):
        journal.recover(project)
    done = journal.recover(project, "revert", overwrite=True)
    assert done is not None
    assert [kept.read_bytes() for kept in done.kept] == [b"mine"]
    assert {path: content for path, content in contents(project.root).items() if "trash" not in path} == OLD


def test_an_edit_can_be_forgotten(project: Project) -> None:
    interrupted(project)
    (project.root / "a.md").write_bytes(b"mine")
    assert journal.forget(project)
    assert not journal.forget(project)
    assert (project.root / "a.md").read_bytes() == b"mine"
    assert journal.recover(project) is None


def test_readers_stop_at_an_interrupted_edit(project: Project) -> None:
    journal.must_be_whole(project)
    interrupted(project)
    with pytest.raises(CannotRun, match=r"`wikimill mv` was interrupted while it wrote 4 files .* `wikimill recover`"):
        journal.must_be_whole(project)


@contextmanager
def locked(project: Project) -> Iterator[None]:
    folder = os.open(project.root, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(folder)


def test_of_two_writers_one_waits_and_then_says_so(project: Project) -> None:
    with locked(project):
        with pytest.raises(CannotRun, match="another wikimill is writing"):
            journal.apply(project, EDITS, "mv", patience_s=0.1)
        change = Change("tidy", 1, (Step("a.md", b"old a\r\n", b"y", None),), ())
        disk.put(project.memory / "journal/edit.json", dumps(change).encode())
        with pytest.raises(CannotRun, match="`wikimill tidy` is writing 1 file of"):
            journal.must_be_whole(project, patience_s=0.1)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"version": 2}', '{"version": 1, "steps": [1]}', "\0"])
def test_a_damaged_journal_is_named(project: Project, text: str) -> None:
    disk.put(project.memory / "journal/edit.json", text.encode())
    for ask in (journal.pending, journal.recover, journal.must_be_whole):
        with pytest.raises(CannotRun, match=r"edit\.json"):
            ask(project)


@given(st.lists(st.binary(), min_size=2, max_size=2), st.text(alphabet=st.characters(codec="utf-8")))
def test_a_journal_holds_any_bytes(contents: list[bytes], name: str) -> None:
    change = Change("check --fix", 7, (Step(name, *contents, 0o644), Step("b\udcff.md", None, b"", None)), ("b",))
    assert loads(dumps(change), "journal") == change


SCRIPT = """
import sys
from pathlib import Path
from pipeline.model.options import Options
from pipeline.model.project import Project
from pipeline.store import journal
root = Path(sys.argv[1])
project = Project(root, None, root, Options(), root, root, ())
for count in range(10_000):
    content = (b"even" if count % 2 else b"odd") * 1000
    journal.apply(project, {f"{number}.md": content for number in range(8)}, "tidy")
    print(count, flush=True)
"""


@pytest.mark.parametrize("delay_s", [0.0, 0.003, 0.007, 0.012, 0.02, 0.031])
def test_a_process_that_is_killed_leaves_a_wiki_that_recovers(tmp_path: Path, delay_s: float) -> None:
    """By SIGKILL, at moments that nobody chose."""
    project = wiki(tmp_path / "wiki", {f"{number}.md": b"first" for number in range(8)})
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(project.root)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(delay_s)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    journal.recover(project)
    assert len(set(contents(project.root).values())) == 1
    assert sorted(contents(project.root)) == sorted(f"{number}.md" for number in range(8))
