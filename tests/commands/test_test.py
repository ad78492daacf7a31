"""`wikimill test`: its exit codes, its budget, the receipts it writes, and what it need not run again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pipeline import read
from pipeline.model.receipt import Receipt
from pipeline.model.run import Environment, Run
from pipeline.model.source import Source
from pipeline.project import open_project
from pipeline.run.inputs import inputs
from pipeline.runs import groups_of
from pipeline.store.receipts import save

from .calling import REPOSITORY, Answer, Caller

PASSES = "```python\nx = 2\nassert x == 2\nprint(x)\n```\n"
LACKS = "```python\nimport no_such_package\nassert no_such_package.y\n```\n"
SKIPPED = '```python {test=skip reason="needs a GPU"}\nx = 1\n```\n'
FAILS = "```python\n1 / 0\n```\n"
ENDLESS = "```python {timeout=0.2}\nwhile True: pass\n```\n"
PARSED = "```python {test=syntax}\nx = 1\n```\n"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tested here hangs on no isolation."""
    monkeypatch.setattr("pipeline.run.isolation._best", lambda: "none")


def runs(answer: Answer) -> list[dict[str, Any]]:
    return list(json.loads(answer.out)["runs"])


def receipts(wikimill: Caller) -> list[dict[str, Any]]:
    place = wikimill.folder / ".wikimill" / "receipts.json"
    return list(json.loads(place.read_text(encoding="utf-8"))["receipts"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("# Note\n", 0),
        (PASSES, 0),
        (PASSES + LACKS + SKIPPED, 0),
        (LACKS, 1),
        (SKIPPED, 1),
        (LACKS + SKIPPED, 1),
        (LACKS + PARSED, 1),
        (PARSED, 0),
        (FAILS, 1),
        (PASSES + FAILS, 1),
    ],
)
def test_exit_code(wikimill: Caller, text: str, code: int) -> None:
    """1 where one failed, and where nothing was executed although something was left out."""
    wikimill.write({"note.md": text})
    answer = wikimill("test")
    assert answer.code == code, answer.out
    assert ("nothing was executed" in answer.err) == (code == 1 and text not in {FAILS, PASSES + FAILS})


def test_a_skip_that_nobody_explains_is_told_and_judged_by_check(wikimill: Caller) -> None:
    """Skips fail a run on demand only; that a reason is missing is a fault of the note."""
    wikimill.write({"note.md": PASSES + "\n```python {test=skip}\nx = 1\n```\n"})
    answer = wikimill("test")
    assert answer.code == 0
    assert 'no reason is given; `wikimill check` wants one: reason="…"' in answer.out
    assert wikimill("test", "--max-skipped", "0").code == 1
    assert "SNP008" in wikimill("check").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--max-skipped", "1"], 0),
        (["--max-skipped", "0"], 1),
        (["--max-missing", "1"], 0),
        (["--max-missing", "0"], 1),
        (["--require", "no_such_package"], 1),
        (["--require", "all"], 1),
        (["--require", "torch"], 0),
        (["--max-missing", "-1"], 2),
    ],
)
def test_budget(wikimill: Caller, arguments: list[str], code: int) -> None:
    """What is left unexecuted may be bounded, and the message names the option."""
    wikimill.write({"note.md": PASSES + LACKS + SKIPPED})
    answer = wikimill("test", *arguments)
    assert answer.code == code
    assert (arguments[0] in answer.err) == (code != 0)


def test_a_configured_budget_gives_way_to_the_command_line(wikimill: Caller) -> None:
    """`max_skipped` and `max_missing` stand with the other options of snippets."""
    (wikimill.folder.parent / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: wiki\nplugins:\n  - wikimill:\n      snippets: {max_skipped: 0, max_missing: 1}\n"
    )
    wikimill.write({"note.md": PASSES + LACKS + SKIPPED})
    assert wikimill("test").code == 1
    assert wikimill("test", "--max-skipped", "1").code == 0
    assert wikimill("test", "--max-skipped", "1", "--max-missing", "0").code == 1


def test_the_second_time_nothing_is_run(wikimill: Caller) -> None:
    """Whatever came of it, but for time-outs, which another try may end otherwise."""
    lasting = {f"{number}.md": text for number, text in enumerate((PASSES, LACKS, SKIPPED, FAILS))}
    wikimill.write({**lasting, "endless.md": ENDLESS})
    assert not any(run["cached"] for run in runs(wikimill("test", "--format", "json")))
    again = {run["path"]: run["cached"] for run in runs(wikimill("test", "--format", "json"))}
    assert again == {**dict.fromkeys(lasting, True), "endless.md": False}


def test_what_changed_is_run_and_nothing_else(wikimill: Caller) -> None:
    """Code, marks, fixtures, data files; prose is none of it."""
    notes = {
        "code.md": PASSES,
        "mark.md": PASSES,
        "prose.md": PASSES,
        "fixture.md": "```python {fixture=model}\nassert model\n```\n",
        "data.md": "```python {data=figures/loss.csv}\nassert open('figures/loss.csv').read()\n```\n",
    }
    wikimill.write({**notes, "_fixtures/model.py": "model = 1\n", "figures/loss.csv": "1\n"})
    assert wikimill("test").code == 0
    for path, text in {
        "code.md": PASSES.replace("2", "3"),
        "mark.md": PASSES.replace("```python", "```python {timeout=9}"),
        "prose.md": "Some prose.\n\n" + PASSES,
        "_fixtures/model.py": "model = 2\n",
        "figures/loss.csv": "2\n",
    }.items():
        wikimill.write({path: text})
        owner = {"_fixtures/model.py": "fixture.md", "figures/loss.csv": "data.md", "prose.md": ""}.get(path, path)
        fresh = [run["path"] for run in runs(wikimill("test", "--format", "json")) if not run["cached"]]
        assert fresh == [owner] * bool(owner), path


@pytest.mark.parametrize(
    ("note", "mark", "name"),
    [
        ("a/note.md", "data/loss.csv", "a/data/loss.csv"),
        ("a/note.md", "data/loss.csv", "data/loss.csv"),
        ("note.md", "./loss.csv", "loss.csv"),
        ("note.md", '"my loss.csv"', "my loss.csv"),
    ],
)
def test_data_files_lie_in_the_working_folder(wikimill: Caller, note: str, mark: str, name: str) -> None:
    """Under the name that the snippet declares, looked for from the note and then from the wiki's root."""
    asked = mark.strip('"').removeprefix("./")
    code = f"assert open({asked!r}, 'rb').read() == b'1\\xff'\n"
    wikimill.write({note: f"```python {{data={mark}}}\n{code}```\n", name: b"1\xff"})
    assert wikimill("test").code == 0


def test_only_what_is_declared_and_belongs_to_the_wiki_is_there(wikimill: Caller) -> None:
    """A link out of the wiki, a hidden file, an excluded folder and other notes are not; each is said in words."""
    wikimill.write({"private.md": "---\npublish: false\n---\n\nsecret\n"})
    (wikimill.folder.parent / "secret.csv").write_text("secret")
    wikimill.write({"sub/x.csv": "1", "node_modules/y.csv": "1"})
    (wikimill.folder / "link.csv").symlink_to("../secret.csv")
    (wikimill.folder / "out").symlink_to("..")
    for name in ("link.csv", "out/secret.csv", "node_modules/y.csv", "absent.csv", "private.md"):
        wikimill.write({"note.md": f"```python {{data={name}}}\nopen('{name}')\n```\n"})
        answer = wikimill("test")
        assert answer.code == 1
        assert f"there is no data file {name}" in answer.out
    for name in ("../secret.csv", "/etc/passwd", ".hidden", "a//b"):
        wikimill.write({"note.md": f"```python {{data={name}}}\nopen('{name}')\n```\n"})
        assert "must be files joined by commas" in wikimill("test").out
    wikimill.write({"note.md": "```python\nopen('sub/x.csv')\n```\n"})
    assert "FileNotFoundError" in wikimill("test").out


def test_check_sees_a_changed_data_file(wikimill: Caller) -> None:
    """Also where no note changed, and after a check that found the wiki unchanged."""
    wikimill.write({"note.md": "```python {data=loss.csv}\nopen('loss.csv')\n```\n", "loss.csv": "1"})
    wikimill("test")
    for _ in range(3):
        assert "SNP007" not in wikimill("check").out
    wikimill.write({"loss.csv": "2"})
    assert "SNP007" in wikimill("check").out


def test_receipts_keep_what_was_executed(wikimill: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """With environment and date, as the schema has it; nothing of skips, missing packages and time-outs."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1779000000")
    wikimill.write({"a.md": PASSES + LACKS + SKIPPED, "b.md": FAILS, "c.md": ENDLESS, "d.md": LACKS, "e.md": PARSED})
    wikimill("test", "--write-receipts")
    schema = json.loads((REPOSITORY / "schemas" / "receipts.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate({"version": 1, "receipts": receipts(wikimill)})
    kept = [(one["path"], one["date"], [run["status"] for run in one["runs"]]) for one in receipts(wikimill)]
    assert kept == [("a.md", "2026-05-17", ["passed"]), ("b.md", "2026-05-17", ["failed"])]
    assert receipts(wikimill)[0]["environment"]["packages"] == {"no_such_package": ""}
    assert "Traceback" not in json.dumps(receipts(wikimill))


def test_receipts_that_say_the_same_stay_as_they_are(wikimill: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte for byte, date included; a part of the wiki leaves the rest alone, and what is gone goes."""
    place = wikimill.folder / ".wikimill" / "receipts.json"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1779000000")
    wikimill.write({"a.md": PASSES, "b.md": FAILS})
    wikimill("test", "--write-receipts")
    before = place.read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1789000000")
    wikimill("test", "--write-receipts", "--no-cache")
    assert place.read_bytes() == before
    wikimill.write({"c.md": PASSES.replace("2", "3")})
    wikimill("test", "--write-receipts", str(wikimill.folder / "c.md"))
    assert [(one["path"], one["date"]) for one in receipts(wikimill)] == [
        ("a.md", "2026-05-17"),
        ("b.md", "2026-05-17"),
        ("c.md", "2026-09-10"),
    ]
    (wikimill.folder / "b.md").unlink()
    (wikimill.folder / "a.md").rename(wikimill.folder / "z.md")
    wikimill("test", "--write-receipts", str(wikimill.folder / "c.md"))
    assert [(one["path"], one["date"]) for one in receipts(wikimill)] == [
        ("c.md", "2026-09-10"),
        ("z.md", "2026-05-17"),
    ]


def test_a_wiki_without_results_gets_no_receipts(wikimill: Caller) -> None:
    """No empty file."""
    wikimill.write({"a.md": LACKS})
    wikimill("test", "--write-receipts")
    assert not (wikimill.folder / ".wikimill").exists()


def told(wikimill: Caller) -> None:
    """Writes a note that lacks a package here, and a receipt of a machine that has it."""
    wikimill.write({"note.md": "# Note\n\n" + LACKS})
    project = open_project(wikimill.folder)
    note = read.read(Source("note.md", b"# Note\n\n" + LACKS.encode()), project.options)
    (group,) = groups_of(project, {"note.md": note})
    passed = Run("", 0, 0, "", "", "passed", "checked", None, "tensor\n", 0.0, cached=False)
    ran_in = Environment("3.12.1", "limits", {"no_such_package": "2.13.0"})
    save(project, [Receipt("note.md", "", "2026-05-01", ran_in, inputs(group), {0: passed})])


@pytest.fixture
def elsewhere(wikimill: Caller) -> Caller:
    """A wiki that knows by a receipt what cannot be run here."""
    told(wikimill)
    return wikimill


def test_a_page_shows_a_receipt_and_says_that_it_is_one(wikimill: Caller) -> None:
    """With the output, the date and the environment of that run; once it is void, nothing of it."""
    base = wikimill.folder.parent
    (base / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: wiki\ntheme: {name: material}\nplugins: [search, wikimill]\n"
    )
    told(wikimill)
    assert wikimill("build").code == 0
    page = (base / "build" / "site" / "note.html").read_text(encoding="utf-8")
    assert "Not run here; by a receipt of 1 May 2026: Checked: it ran, and what it asserts holds</p>" in page
    assert "Python 3.12.1, no_such_package 2.13.0 · isolation limits</p>" in page
    assert "tensor" in page
    wikimill.write({"note.md": "# Note\n\n" + LACKS.replace("package.y", "package.z")})
    assert "SNP011" in wikimill("build").out
    page = (base / "build" / "site" / "note.html").read_text(encoding="utf-8")
    assert "Needs no_such_package: not installed where this page was made</p>" in page
    assert "receipt" not in page


def test_a_receipt_speaks_where_nothing_can_be_run(elsewhere: Caller) -> None:
    """Marked as one, with its date and environment; before and after the attempt to run it here."""
    words = "it passed on 2026-05-01 with Python 3.12.1, no_such_package 2.13.0, by its receipt"
    assert f"the snippet has not been run here; {words}" in elsewhere("check").out
    answer = elsewhere("test")
    assert f"note.md:4 missing-package: no_such_package is not installed; {words}" in answer.out
    assert "1 missing-package (1 with a receipt)" in answer.out
    assert f"the snippet has not been run here; {words}" in elsewhere("check").out


def test_a_receipt_is_no_run(elsewhere: Caller) -> None:
    """It does not count as executed, nor for the budget, and JSON tells it apart."""
    answer = elsewhere("test", "--format", "json")
    assert (answer.code, json.loads(answer.out)["summary"]["receipts"]) == (1, 1)
    assert (runs(answer)[0]["status"], runs(answer)[0]["receipt"]) == ("missing-package", "2026-05-01")
    assert elsewhere("test", "--max-missing", "0").code == 1
    schema = json.loads((REPOSITORY / "schemas" / "test.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(answer.out))


def test_a_machine_that_lacks_the_package_takes_no_receipt_away(elsewhere: Caller) -> None:
    """Neither one that holds nor a void one, which is to be mended where the package is."""
    elsewhere("test", "--write-receipts")
    assert receipts(elsewhere)[0]["date"] == "2026-05-01"
    elsewhere.write({"note.md": LACKS.replace("no_such_package.y", "no_such_package.z")})
    elsewhere("test", "--write-receipts")
    assert receipts(elsewhere)[0]["date"] == "2026-05-01"
    assert "SNP011 the receipt of 2026-05-01 is void" in elsewhere("check").out


def test_a_receipt_holds_wherever_its_snippets_stand(elsewhere: Caller) -> None:
    """On another line, and in a note of another name."""
    text = (elsewhere.folder / "note.md").read_text()
    (elsewhere.folder / "note.md").unlink()
    elsewhere.write({"b/other.md": "Prose.\n\n" + text})
    answer = elsewhere("check")
    assert "b/other.md:5:1 SNP007 the snippet has not been run here; it passed on 2026-05-01" in answer.out
    assert "SNP011" not in answer.out


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ({}, {"note.md": LACKS + "\n" + PASSES}, "the code or its marks changed since"),
        ({}, {"note.md": LACKS.replace("python", "python {timeout=3}", 1)}, "the code or its marks changed since"),
        ({}, {"note.md": "# Note\n"}, "its snippets are gone"),
        (
            {"note.md": PASSES.replace("python", "python {fixture=m data=d.csv}", 1)},
            {"_fixtures/m.py": "m = 2\n"},
            "the fixture m changed since",
        ),
        (
            {"note.md": PASSES.replace("python", "python {fixture=m data=d.csv}", 1)},
            {"d.csv": "2"},
            "the data file d.csv changed since",
        ),
    ],
)
def test_a_receipt_is_void_once_what_it_tells_of_changed(
    elsewhere: Caller, before: dict[str, str], after: dict[str, str], why: str
) -> None:
    """That is a finding which names what changed; the receipt is shown nowhere."""
    elsewhere.write({"_fixtures/m.py": "m = 1\n", "d.csv": "1"})
    if before:
        elsewhere.write(before)
        elsewhere("test", "--write-receipts")
    assert "SNP011" not in elsewhere("check").out
    elsewhere.write(after)
    answer = elsewhere("check")
    assert answer.code == 1
    assert f"SNP011 the receipt of {receipts(elsewhere)[0]['date']} is void: {why}" in answer.out
    assert "by its receipt" not in answer.out


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<<<<<<< HEAD\n",
        b"[]",
        b'{"version": 2, "receipts": []}',
        b'{"version": 1, "receipts": [{}]}',
        b'{"version": 1, "receipts": 3}',
        b"\xff",
    ],
)
def test_a_damaged_file_of_receipts_stops_every_command(wikimill: Caller, content: bytes) -> None:
    """With one clear line, and nothing overwritten."""
    wikimill.write({"a.md": PASSES, ".wikimill/receipts.json": content})
    for command in (["check"], ["test"], ["test", "--write-receipts"]):
        answer = wikimill(*command)
        assert answer.code == 2
        assert "receipts.json" in answer.err
        assert len(answer.err.splitlines()) == 1
    assert (wikimill.folder / ".wikimill/receipts.json").read_bytes() == content


def test_receipts_are_written_through_no_link(wikimill: Caller, tmp_path: Path) -> None:
    """Law 8."""
    outside = tmp_path / "outside"
    outside.mkdir()
    wikimill.write({"a.md": PASSES})
    (wikimill.folder / ".wikimill").symlink_to(outside)
    assert wikimill("test", "--write-receipts").code == 2
    assert list(outside.iterdir()) == []
