"""`wikimill tidy` on the command line: shown, done, done again, taken back; and a mess of known truth."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.__main__ import run
from pipeline.store import disk
from tests.conftest import REPOSITORY

sys.path.append(str(REPOSITORY / "benchmarks"))
FILES = {
    "a/Parameter.md": "---\nid: p-1\ntitle: Parameter\ncategory: Topics\naliases: [매개변수]\n---\n\nText. See [[Weight]].\n",
    "a/Weight.md": "---\ntitle: Weight\ncategory: Topics\n---\n\nText. [[매개변수]] [[copy]] [[old]]\n\n## Graph\n\n- [[Parameters]]\n- [[Nowhere]]\n",
    "b/copy.md": "---\ntitle: On parameters\nduplicate_of: p-1\n---\n\nOther text.\n",
    "b/Parameter.md": "---\ntitle: Parameter\n---\n",
    "b/old.md": "---\nstatus: merged\nduplicate_of: copy\n---\n",
    "c/error.md": "# 403 Forbidden\n\nYou don't have permission to access this resource.\n",
    "c/stub.md": "---\ntitle: Later\n---\n\nTODO\n",
    "c/kept.md": "# Kept\n",
    "d.md": "[[c/kept]]\r\n",
}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    folder = tmp_path / "wiki"
    for path, text in FILES.items():
        disk.put(folder / path, text.encode())
    (folder / "c/error.md").chmod(0o640)
    return folder


def tidy(wiki: Path, *arguments: str) -> int:
    return run(["tidy", *arguments, "-C", str(wiki)])


def test_it_is_shown_with_its_counts_and_nothing_is_written(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(wiki)
    assert tidy(wiki) == 0
    out = capsys.readouterr().out
    for line in (
        "       2  notes removed: 1 captured error page, 1 stub",
        "       1  cluster of duplicates merged: 2 files become redirects",
        "       1  category map written",
        "Left as wanted: 1 unresolved link of Graph sections, to 1 name; --prune takes it out.",
        'c/error.md: the note is a captured error page: "',
        "c/kept.md: the note has nothing to read, only 1 heading; but d.md links to it",
        "b/Parameter.md, b/copy.md → a/Parameter.md",
        "a/Topics MOC.md: new, 2 notes added",
    ):
        assert line in out
    assert out.endswith(f"Nothing was changed. To do it: wikimill tidy --apply -C {wiki}\n")
    assert contents(wiki) == before


def test_done_then_done_again_then_taken_back(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is idempotent, removed files lie in the trash as they were, and undo gives every byte and mode back."""
    before = contents(wiki)
    assert tidy(wiki, "--apply", "--prune") == 0
    after = contents(wiki)
    assert after["a/Weight.md"].decode() == (
        "---\ntitle: Weight\ncategory: Topics\n---\n\nText. [[a/Parameter|매개변수]] [[a/Parameter|copy]] "
        "[[a/Parameter|old]]\n\n## Graph\n\n- [[a/Parameter|Parameters]]\n"
    )
    assert b"duplicate_of: p-1\n" in after["b/old.md"]
    assert after["d.md"] == before["d.md"]
    assert [data for path, data in after.items() if path.endswith("files/c/error.md")] == [before["c/error.md"]]
    capsys.readouterr()
    assert tidy(wiki, "--apply", "--prune") == 0
    assert contents(wiki) == after
    assert "To take it back" not in capsys.readouterr().out
    assert run(["dedupe", "undo", "-C", str(wiki)]) == 0
    assert contents(wiki) == before
    assert (wiki / "c/error.md").stat().st_mode & 0o777 == 0o640


def test_links_that_nothing_answers_to_stay_without_prune(wiki: Path) -> None:
    assert tidy(wiki, "--apply") == 0
    assert b"- [[Nowhere]]" in contents(wiki)["a/Weight.md"]


def test_an_unclean_tree_is_refused_without_force(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    subprocess.run(["git", "init", "-q"], cwd=wiki, check=True)
    before = contents(wiki)
    assert tidy(wiki, "--apply") == 2
    assert "not committed" in capsys.readouterr().err
    assert contents(wiki) == before
    assert tidy(wiki) == 0
    assert tidy(wiki, "--apply", "--force") == 0


def test_a_kill_amidst_it_is_recovered(wiki: Path) -> None:
    """A process killed after some of its writes: the next command says so, and recover makes it whole."""
    before = contents(wiki)
    killed = (
        "import os, sys\n"
        "from pipeline.store import disk\n"
        "real, left = disk.write_whole, iter(range(6))\n"
        "def write(*args, **kept):\n"
        "    if next(left, None) is None: os._exit(9)\n"
        "    return real(*args, **kept)\n"
        "disk.write_whole = write\n"
        "from pipeline.__main__ import main\n"
        f"main(['tidy', '--apply', '-C', {str(wiki)!r}])\n"
    )
    done = subprocess.run([sys.executable, "-c", killed], cwd=REPOSITORY, env=dict(os.environ), check=False)
    assert done.returncode == 9
    assert run(["check", "-C", str(wiki)]) == 2
    assert run(["recover", "--revert", "-C", str(wiki)]) == 0
    assert contents(wiki) == before


def test_a_mess_of_known_truth_is_put_right() -> None:
    """No wrong action; error pages, stubs, declared merges and Graph links found as far as was promised."""
    from mess import mess
    from tidying import draft_of, scores, tidied

    made = mess(400, seed=3)
    before = draft_of(made.files)
    done = tidied(before)
    by_kind = {score.kind: score for score in scores(made, done)}
    for score in by_kind.values():
        assert score.right == score.done, score
    for kind, least in {
        "error pages removed": 0.95,
        "stubs removed": 0.9,
        "declared duplicates merged": 1.0,
        "copies merged": 1.0,
        "broken links mended": 0.9,
        "Graph links recovered": 0.3,
    }.items():
        assert by_kind[kind].right >= least * by_kind[kind].wanted, by_kind[kind]
    assert all(path in done.draft.wiki.notes for path in made.truth.stay)


def test_a_redirect_to_a_redirect_is_pointed_straight_by_its_fields_and_its_link(
    wiki: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    disk.put(wiki / "e/Oldest.md", b"---\nstatus: merged\nduplicate_of: e/Old\n---\n\nMoved to [[Old]].\n")
    disk.put(wiki / "e/Old.md", b"---\nstatus: merged\nduplicate_of: Weight\n---\n\nMoved to [[Weight]].\n")
    before = contents(wiki)
    assert tidy(wiki, "--apply") == 0
    assert "\nRedirects:\n  e/Oldest.md → a/Weight.md\n" in capsys.readouterr().out
    after = contents(wiki)
    assert after["e/Oldest.md"].endswith(b"\n\nMoved to [[Weight|Old]].\n")
    assert after["e/Old.md"] == before["e/Old.md"]
    assert tidy(wiki) == 0
    assert "There is nothing to clean up." in capsys.readouterr().out


def test_the_way_back_names_the_wiki_that_was_named(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    renamed = wiki.rename(wiki.with_name("my wiki"))
    assert tidy(renamed, "--apply") == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("To take it back: wikimill dedupe undo tidy-")
    assert last.endswith(f" -C '{renamed}'")


def test_the_account_counts_what_there_is_and_one_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path, text in {
        "Old.md": "---\nstatus: merged\nduplicate_of: New\n---\n",
        "New.md": "Words.\n",
        "from.md": "See [[Old]].\n",
        "later.md": "TODO\n",
    }.items():
        disk.put(tmp_path / path, text.encode())
    assert tidy(tmp_path) == 0
    assert capsys.readouterr().out.splitlines()[1:3] == [
        "       1  note removed: 1 stub",
        "       1  link name normalised: 1 link to a redirect sent on",
    ]
