"""Plans that people wrote or changed by hand: what is wrong is said in a line, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from pipeline.__main__ import run
from pipeline.store import disk

FILES = {
    "a.md": "---\nid: a1\ntitle: A\n---\nText a.\n",
    "b.md": "---\ntitle: B\n---\nText b.\n",
    "c.md": "---\ntitle: C\n---\nText c. [[b]]\n",
}


def merge(canonical: str, *others: str, decision: str = "merge") -> dict[str, object]:
    members = [canonical, *others]
    return {"members": members, "canonical": canonical, "why": "", "tier": "auto", "evidence": [], "decision": decision}


def plan(*clusters: dict[str, object], **other: object) -> str:
    return yaml.safe_dump({"version": 1, "id": "hand", "clusters": list(clusters), **other}, sort_keys=False)


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        disk.put(tmp_path / "wiki" / path, text.encode())
    return tmp_path / "wiki"


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def dedupe(wiki: Path, *arguments: str) -> int:
    return run(["dedupe", *arguments, "-C", str(wiki)])


def applied(wiki: Path, text: str, name: str = "plan.yaml") -> int:
    (wiki.parent / name).write_text(text, encoding="utf-8")
    return dedupe(wiki, "apply", str(wiki.parent / name))


BOMB = "".join(f"    q{at}: &q{at} [{', '.join([f'*q{at - 1}'] * 10)}]\n" for at in range(1, 12))
ONE = plan(merge("a.md", "b.md"))
RELATED = {"type": "broader", "why": "", "decision": "add"}
SHARED = {"notes": ["a.md", "c.md"], "why": "", "decision": "write"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{ONE}  fields:\n    q0: &q0 [x, x, x, x, x, x, x, x, x, x]\n{BOMB}", "once its aliases are written out"),
        ("[" * 100_000, "more than 50 levels of nesting"),
        (f"version: 1\nid: x\nclusters: {'[' * 5_000}{']' * 5_000}", "more than 50 levels of nesting"),
        (
            ONE.replace("decision: merge\n", "decision: merge\n  decision: later\n"),
            "`decision` stands here for the second",
        ),
        (plan(merge("a.md", "b.md"), id="../../evil"), "expected a name such as a folder can have"),
        (plan(merge("a.md", "b.md"), id="a/b"), "expected a name such as a folder can have"),
        (plan(merge("a.md", "b.md"), id="x" * 400), "plan.schema.json"),
        (
            plan(merge("a.md", "b.md"), merge("b.md", "a.md", decision="keep-apart")),
            "a.md and b.md: the plan keeps them apart",
        ),
        (
            plan(merge("a.md", "b.md"), merge("c.md", "a.md"), merge("b.md", "c.md", decision="keep-apart")),
            "b.md and c.md: the plan keeps them apart",
        ),
        (plan(merge("a.md", "b.md"), relations=[{"source": "b.md", "target": "a.md", **RELATED}]), "of itself"),
        (plan(names=[{"name": "N/M", **SHARED}, {"name": "N M", **SHARED}]), "exists already"),
    ],
    ids=[
        *("values without end", "deep", "deep and closed", "a key twice", "an id outside", "an id of folders"),
        *("a long id", "merged and kept apart", "in two steps", "a relation with itself", "two notes of one path"),
    ],
)
def test_what_a_plan_cannot_say_is_refused_in_a_line(
    wiki: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    before = contents(wiki)
    assert applied(wiki, text) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert contents(wiki) == before


def test_a_relation_with_a_merged_note_is_one_with_the_note_that_stays(wiki: Path) -> None:
    related = {"source": "c.md", "target": "b.md", **RELATED}
    assert applied(wiki, plan(merge("a.md", "b.md"), relations=[related])) == 0
    assert (wiki / "c.md").read_text(encoding="utf-8").startswith("---\ntitle: C\nrelations:\n  broader: [A]\n---\n")


def test_what_cannot_be_merged_is_planned_for_later_and_says_why(wiki: Path) -> None:
    (wiki / "d.md").write_text("+++\ntitle = 'D'\n+++\nText a.\n", encoding="utf-8")
    (wiki / "e.md").write_text("---\ntitle: E\nduplicate_of: d\n---\nMore text.\n", encoding="utf-8")
    assert dedupe(wiki, "plan", "-o", str(wiki.parent / "plan.yaml")) == 0
    made = yaml.safe_load((wiki.parent / "plan.yaml").read_text(encoding="utf-8"))
    (cluster,) = (one for one in made["clusters"] if "e.md" in one["members"])
    assert (cluster["tier"], cluster["decision"]) == ("auto", "later")
    assert "It cannot be merged as it is: d.md: has its front matter in TOML" in cluster["why"]
    assert dedupe(wiki, "apply", str(wiki.parent / "plan.yaml")) == 0


def test_an_older_merge_names_the_later_one_that_stands_on_it(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """B is merged into A, then A into C: links and redirects go straight, and are taken back one by one."""
    states = [contents(wiki)]
    for name, cluster in (("first", merge("a.md", "b.md")), ("second", merge("c.md", "a.md"))):
        assert applied(wiki, plan(cluster, id=name), name) == 0
        states.append(contents(wiki))
    assert "duplicate_of: c\n" in states[2]["b.md"].decode()
    assert dedupe(wiki, "undo", "first") == 2
    assert "take second back first, which changed them" in capsys.readouterr().err
    assert contents(wiki) == states[2]
    for name, state in (("second", states[1]), ("first", states[0])):
        assert dedupe(wiki, "undo", name) == 0
        assert contents(wiki) == state


def test_what_was_changed_before_an_undo_is_kept_each_time(wiki: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in ("mine", "mine too"):
        assert applied(wiki, ONE) == 0
        (wiki / "a.md").write_text(words, encoding="utf-8")
        assert dedupe(wiki, "undo", "--force") == 0
    assert "What was changed since is kept: .wikimill/trash/hand-overwritten-2" in capsys.readouterr().out
    trash = wiki / ".wikimill/trash"
    assert (trash / "hand-overwritten/a.md").read_text(encoding="utf-8") == "mine"
    assert (trash / "hand-overwritten-2/a.md").read_text(encoding="utf-8") == "mine too"
    assert (trash / ".gitignore").read_bytes() == b"*\n"
