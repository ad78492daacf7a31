"""`pytest -p wikimill_pytest` collects and runs what `wikimill test` does."""

from __future__ import annotations

import jsonschema
import pytest
import yaml

from pipeline import incremental, runs
from pipeline.run import isolation

KEPT = (jsonschema, yaml, incremental, runs, isolation)
"""Modules that a session within this one must not import a second time."""

pytest_plugins = ["pytester"]

NOTE = """# Note

```python
total = 2
```

```python
print("heard")
assert total == 3
```

```python
import no_such_package
```

```python {test=skip reason="needs a GPU"}
x = 1
```

```python {group=b}
assert 1 + 1 == 2
```

```bash
ls
```
"""
CONFIGURATION = "site_name: x\ndocs_dir: wiki\nplugins:\n  - wikimill:\n      exclude: [left_out.md]\n"
FINE = "```python\nx = 1\nassert x\n```\n"


@pytest.fixture
def wiki(pytester: pytest.Pytester) -> pytest.Pytester:
    """A configured wiki beside files that are none of it."""
    for path, text in {
        "mkdocs.yml": CONFIGURATION,
        "README.md": FINE,
        "wiki/note.md": NOTE,
        "wiki/sub/fine.markdown": FINE,
        "wiki/left_out.md": FINE,
        "wiki/prose.md": "Text.\n",
    }.items():
        place = pytester.path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return pytester


def called(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """In this process, with the least isolation, which is quick."""
    return pytester.runpytest_inprocess("-p", "wikimill_pytest", "--wikimill-isolation", "none", *arguments)


ITEMS = ["wiki/note.md::note.md:3", "wiki/note.md::note.md:7", "wiki/note.md::note.md:12", "wiki/note.md::note.md:16"]
ITEMS += ["wiki/note.md::note.md:20", "wiki/sub/fine.markdown::fine.markdown:1"]


def test_the_same_items(wiki: pytest.Pytester) -> None:
    """One for each snippet that is run, of the notes that the wiki's configuration counts; and nothing is run."""
    done = called(wiki, "--collect-only", "-q")
    assert [line for line in done.outlines if "::" in line] == ITEMS


def test_collecting_runs_nothing(wiki: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even a probe of the isolation."""
    monkeypatch.setattr(runs, "executed", None)
    assert called(wiki, "--collect-only").ret == pytest.ExitCode.OK


def test_the_same_outcomes(wiki: pytest.Pytester) -> None:
    """A failure shows the note's own line; a skip and a missing package are skips with their reason and their place."""
    done = called(wiki, "-rs")
    done.assert_outcomes(passed=3, failed=1, skipped=2)
    done.stdout.fnmatch_lines(
        [
            "*_ note.md:7 _*",
            "wiki/note.md:9 failed: AssertionError",
            ">    9 | assert total == 3",
            "      total = 2",
            "*Captured stdout*",
            "heard",
            "SKIPPED [[]1[]] wiki/note.md:12: no_such_package is not installed",
            "SKIPPED [[]1[]] wiki/note.md:16: needs a GPU",
        ]
    )
    assert "wikimill_pytest.py" not in done.stdout.str()


@pytest.mark.parametrize(
    ("arguments", "outcomes"),
    [
        (["wiki/note.md"], {"passed": 2, "failed": 1, "skipped": 2}),
        (["wiki/sub"], {"passed": 1}),
        (["wiki/note.md::note.md:20"], {"passed": 1}),
        (["wiki/note.md::note.md:7"], {"failed": 1}),
        (["-k", "fine or note.md:3"], {"passed": 2}),
        (["README.md"], {}),
    ],
)
def test_a_part(wiki: pytest.Pytester, arguments: list[str], outcomes: dict[str, int]) -> None:
    """By path, by id and by keyword; what a snippet needs of those before it is there."""
    done = called(wiki, *arguments)
    assert done.parseoutcomes().keys() - {"deselected", "warnings"} == outcomes.keys() or not outcomes
    done.assert_outcomes(**outcomes, deselected=4 if "-k" in arguments else 0)


def test_every_group_is_run_once(wiki: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """And not again the next time, since the cache is the same."""
    played: list[str] = []
    before = runs.execute

    def counted(groups, *others):  # type: ignore[no-untyped-def]
        listed = list(groups)
        played.extend(group.path for group in listed)
        return before(listed, *others)

    monkeypatch.setattr(runs, "execute", counted)
    called(wiki)
    assert sorted(played) == ["note.md", "note.md", "sub/fine.markdown"]
    called(wiki)
    assert len(played) == 3


def test_in_a_worker_a_note_is_run_when_it_is_asked_for(wiki: pytest.Pytester) -> None:
    """As under xdist, where each process has all items and runs some of them."""
    wiki.makeconftest("def pytest_configure(config):\n    config.workerinput = {}\n")
    called(wiki, "-p", "no:cacheprovider").assert_outcomes(passed=3, failed=1, skipped=2)


def test_without_configuration(pytester: pytest.Pytester) -> None:
    """The folder in which pytest was called is the wiki."""
    (pytester.path / "_fixtures").mkdir()
    (pytester.path / "_fixtures" / "model.py").write_text("model = 1\n")
    (pytester.path / "sub").mkdir()
    (pytester.path / "sub" / "note.md").write_text("```python {fixture=model}\nassert model\n```\n")
    called(pytester).assert_outcomes(passed=1)


def test_nothing_happens_unasked(wiki: pytest.Pytester) -> None:
    """The plugin is loaded by name alone."""
    assert wiki.runpytest_inprocess().ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_a_wrong_configuration_is_one_clear_line(wiki: pytest.Pytester) -> None:
    """Once for all notes, without a traceback."""
    (wiki.path / "mkdocs.yml").write_text(CONFIGURATION.replace("exclude", "exlude"))
    done = called(wiki)
    assert done.ret == pytest.ExitCode.INTERRUPTED
    assert len([line for line in done.outlines if "did you mean" in line and not line.startswith("ERROR")]) == 1
    assert "Traceback" not in done.stderr.str() + done.stdout.str()


def test_an_isolation_that_cannot_be_had_ends_the_session(
    wiki: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once, and not once for each item."""
    monkeypatch.setattr(isolation, "works", lambda level: level != "full")
    done = wiki.runpytest_inprocess("-p", "wikimill_pytest", "--wikimill-isolation", "full")
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    assert done.stdout.str().count("cannot be had here") == 1
