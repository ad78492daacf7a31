"""Mending is text in, text out: each fix whole or not at all, none that does harm (laws 4 and 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import read, rules
from pipeline.build import wiki_of
from pipeline.mending import Judged, Mended, mend
from pipeline.model.diagnostic import Diagnostic, Edit, Fix
from pipeline.model.options import Options, RuleOptions
from pipeline.model.place import TOP
from pipeline.model.source import Source
from pipeline.model.text import Text
from tests.rules.fixture import NOW, fixture

Files = Mapping[str, str | bytes]
Find = Callable[[Mapping[str, str]], list[Diagnostic]]
WIKIS = sorted((Path(__file__).parents[1] / "rules" / "wikis").glob("*.txt"))


def faulty(path: str, code: str, *edits: tuple[str, int, int, str], safe: bool = True) -> Diagnostic:
    fix = Fix(safe, "mend", tuple(Edit(*edit) for edit in edits))
    return Diagnostic(code, code.lower(), "warning", f"{code} in {path}", path, TOP, fix=fix)


def mended(files: Mapping[str, str], find: Find) -> tuple[Mended, dict[str, str]]:
    """The outcome, and the files as they are after it."""

    def judge(texts: Mapping[str, Text]) -> Judged:
        now = {**files, **{path: text.content for path, text in texts.items()}}
        found = tuple(find(now))
        return Judged({path: read.read(Source(path, now[path].encode()), Options()) for path in now}, found, found)

    done = mend(judge({}), lambda path: Text(files[path]), judge, lambda one: True)
    return done, {**files, **{path: text.content for path, text in done.texts.items()}}


def test_fixes_that_overlap_are_made_one_after_the_other() -> None:
    """Each takes one x away and reaches over the next."""

    def find(files: Mapping[str, str]) -> list[Diagnostic]:
        text = files["a.md"]
        return [faulty("a.md", "X", ("a.md", at, at + 2, text[at + 1 : at + 2])) for at in range(len(text) - 1)]

    done, files = mended({"a.md": "xxxxxx"}, find)
    assert files == {"a.md": "x"}
    assert len(done.fixed) == 5


def test_a_fix_that_removes_nothing_is_made_once_and_taken_back() -> None:
    def find(files: Mapping[str, str]) -> list[Diagnostic]:
        return [faulty("a.md", "X", ("a.md", 0, 0, "!")), faulty("b.md", "X", ("b.md", 0, 0, "!"))][
            : len(files["b.md"]) and 2
        ]

    done, files = mended({"a.md": "a", "b.md": "b"}, find)
    assert files == {"a.md": "a", "b.md": "b"}
    assert {refused.why for refused in done.refused} == {"it does not remove the finding"}


def test_one_fix_that_does_harm_elsewhere_is_found_among_many() -> None:
    """Taking the name from note 13 breaks a link of another note; all other fixes are made."""

    def find(files: Mapping[str, str]) -> list[Diagnostic]:
        left = [faulty(path, "BAD", (path, 0, 3, "")) for path, text in files.items() if text.startswith("bad")]
        return left if files["13.md"].startswith("bad") else [*left, faulty("z.md", "LNK")]

    start = {f"{number:02}.md": "bad text" for number in range(40)} | {"z.md": "links"}
    done, files = mended(start, find)
    assert [refused.diagnostic.path for refused in done.refused] == ["13.md"]
    assert done.refused[0].why == "it would add LNK lnk (LNK in z.md)"
    assert files == {path: " text" if path not in ("13.md", "z.md") else text for path, text in start.items()}


HEAD = "---\ntitle: A\ntags: [x, y]\nmore:\n  deep: 1\n---\nText\n"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("title: A", "title: B", None),
        ("A", "'B: c'", None),
        (", y", "", None),
        ("1", "2", None),
        ("tags:", "added: 1\ntags:", None),
        ("Text", "Words", None),
        ("A\n", "A\nother: 1\nthird: 2\n", "it would change `other`, `third` of the front matter as well"),
        ("A", "A\ntags: []", "it would break the front matter"),
        ("A", "&a B", None),
        ("A\n", "A\n---\n", "the front matter would end elsewhere"),
        ("---\nText", "Text", "the front matter would end elsewhere"),
        ("A", "[", "it would break the front matter"),
        (
            "y]\nmore:\n  deep: 1",
            "y]\nmore:\n  deep: 1\n  other: 2",
            "it would change `more` of the front matter as well",
        ),
        ("  deep: 1", "  deep: 1\n  other: 2", None),
        ("tags: [x, y]\nmore", "more", None),
        ("title: A\ntags: [x, y]\n", "", "it would change `tags` of the front matter as well"),
    ],
)
def test_front_matter_changes_where_it_is_meant_to_or_not_at_all(old: str, new: str, why: str | None) -> None:
    at = HEAD.index(old)

    def find(files: Mapping[str, str]) -> list[Diagnostic]:
        return [faulty("a.md", "X", ("a.md", at, at + len(old), new))] if files["a.md"] == HEAD else []

    done, files = mended({"a.md": HEAD}, find)
    assert [refused.why.split(" (")[0] for refused in done.refused] == ([why] if why else [])
    assert files["a.md"] == (HEAD if why else HEAD.replace(old, new, 1))


def test_what_no_file_can_hold_is_refused() -> None:
    def find(files: Mapping[str, str]) -> list[Diagnostic]:
        return [faulty("a.md", "X", ("a.md", 0, 1, "\n---\nb"))] if files["a.md"] == "a" else []

    done, files = mended({"a.md": "a"}, find)
    assert files == {"a.md": "\n---\nb"}
    assert done.refused == ()


def counted(found: tuple[Diagnostic, ...]) -> Counter[tuple[str, str]]:
    return Counter((one.path, one.code) for one in found)


@pytest.mark.parametrize("file", WIKIS, ids=[file.stem for file in WIKIS])
def test_the_fixtures_of_the_rules_are_mended_under_the_laws(file: Path) -> None:
    """Unsafe fixes too: nothing is added, the second time nothing is done, other notes keep every character."""
    given = fixture(file.read_text(encoding="utf-8"), RuleOptions(select=("ALL",)))
    wiki, files = given.wiki, given.files

    def judge(texts: Mapping[str, Text]) -> Judged:
        now: Files = {**files, **{path: text.encode() for path, text in texts.items()}}
        made = wiki_of(now, wiki.options, given.schemas, NOW) if texts else wiki
        found = rules.judge(replace(made, runs=wiki.runs))
        return Judged(made.notes, found, found)

    def original(path: str) -> Text:
        text = read.decode(files[path].encode())
        assert isinstance(text, Text)
        return text

    before = judge({})
    done = mend(before, original, judge, lambda one: True)
    after = judge(done.texts)
    assert after.found == done.left
    assert all(count <= counted(before.found)[kind] for kind, count in counted(after.found).items())
    assert len(after.found) <= len(before.found) - bool(done.fixed)
    again = mend(after, lambda path: done.texts.get(path) or original(path), judge, lambda one: True)
    assert again.texts == {}
    changed = {one.path for diagnostic in done.fixed if diagnostic.fix for one in diagnostic.fix.edits}
    assert set(done.texts) <= changed
