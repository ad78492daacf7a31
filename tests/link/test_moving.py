"""Files move: every link still goes where it went, and is written as before but for what had to change."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest

from pipeline import edit
from pipeline.build import wiki_of
from pipeline.dedupe import name_table
from pipeline.link.moving.moving import Stuck, moved
from pipeline.model.dialect import DIALECTS
from pipeline.model.options import Options
from pipeline.model.text import Text
from pipeline.model.wiki import Wiki

SCHEMAS = {"any-note.schema.json": "{}"}
NOW = datetime.date(2026, 5, 20)


@dataclass(frozen=True)
class After:
    """What a wiki holds after a move."""

    files: Mapping[str, str]
    """New path → content."""
    stuck: tuple[Stuck, ...]
    before: Wiki
    wiki: Wiki


def wiki(files: Mapping[str, str], **said: Any) -> Wiki:
    dialect = DIALECTS[said.pop("dialect", "obsidian")]
    return wiki_of(files, replace(Options(), dialect=dialect, **said), SCHEMAS, NOW)


def move(files: Mapping[str, str], moves: Mapping[str, str], **said: Any) -> After:
    """Move files of a wiki, and hold every link to where it went."""
    before = wiki(files, **said)
    done = moved(before, moves, name_table, lambda path: files[path])
    texts = {
        moves.get(path, path): edit.apply(Text(text), [one for one in done.edits if one.path == path]).content
        for path, text in files.items()
    }
    after = wiki(texts, **said)
    if not done.stuck:
        held(before, after, moves)
    return After(texts, done.stuck, before, after)


def held(before: Wiki, after: Wiki, moves: Mapping[str, str]) -> None:
    """Every link that went somewhere goes to the same file, at its new place, and says the same."""
    for path, resolutions in before.graph.resolutions.items():
        now = moves.get(path, path)
        for old, new in zip(resolutions, after.graph.resolutions[now], strict=True):
            if old.resolved is not None:
                link, then = after.notes[now].links[new.index], before.notes[path].links[old.index]
                assert (new.resolved, link.fragment, link.kind) == (
                    moves.get(old.resolved, old.resolved),
                    then.fragment,
                    then.kind,
                ), f"{now}: {then.raw} became {link.raw}"
                assert new.status in ("ok", old.status)


def rewritten(written: str, old: str, new: str, source: str = "from.md", **said: Any) -> str:
    """How something written in a note looks after one file moved."""
    files = {old: "## Part\n\nText ^block\n", source: written}
    return move(files, {old: new}, **said).files[source]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[[Old]]", "[[New]]"),
        ("[[Old|label]]", "[[New|label]]"),
        ("[[Old#Part]]", "[[New#Part]]"),
        ("[[ Old #Part | label ]]", "[[ New #Part | label ]]"),
        ("[[Old#^block|x]]", "[[New#^block|x]]"),
        ("![[Old]] ![[Old#Part|300]]", "![[New]] ![[New#Part|300]]"),
        ("[[a/Old]]", "[[b/New]]"),
        ("[[a/Old.md]]", "[[b/New.md]]"),
        ("[[/a/Old]]", "[[/b/New]]"),
        ("[[./a/Old]]", "[[./b/New]]"),
        ("[[old]]", "[[New]]"),
        ("| x |\n| --- |\n| [[Old\\|y]] |\n", "| x |\n| --- |\n| [[New\\|y]] |\n"),
        ("[x](a/Old.md)", "[x](b/New.md)"),
        ("[x](./a/Old.md#part 'title')", "[x](./b/New.md#part 'title')"),
        ("[x](/a/Old.md)", "[x](/b/New.md)"),
        ("[x](a/Old)", "[x](b/New)"),
        ("[x](a/Old.html?plain=1#part)", "[x](b/New.html?plain=1#part)"),
        ("[x](a/Old/)", "[x](b/New/)"),
        ("[x](<a/Old.md>)", "[x](<b/New.md>)"),
        ("![x](a/Old.md)", "![x](b/New.md)"),
        ("[![[Old]]](a/Old.md)", "[![[New]]](b/New.md)"),
        ("[x][ref] [ref]\n\n[ref]: a/Old.md 'title'\n", "[x][ref] [ref]\n\n[ref]: b/New.md 'title'\n"),
        ("[x][]\n\n> [X]: <a/Old.md#part>\n", "[x][]\n\n> [X]: <b/New.md#part>\n"),
        ("> - [[Old]] and\r\n>   [x](a/Old.md)\r\n", "> - [[New]] and\r\n>   [x](b/New.md)\r\n"),
        ("`[[Old]]` <!-- [[Old]] --> [[Other]]", "`[[Old]]` <!-- [[Old]] --> [[Other]]"),
        ("```\n[[Old]]\n[ref]: a/Old.md\n```\n", "```\n[[Old]]\n[ref]: a/Old.md\n```\n"),
    ],
)
def test_a_link_keeps_all_but_its_target(written: str, expected: str) -> None:
    assert rewritten(written, "a/Old.md", "b/New.md") == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[[Same]]", "[[Same]]"),
        ("[[a/Same]]", "[[b/c/Same]]"),
        ("[x](a/Same.md)", "[x](b/c/Same.md)"),
        ("[x](Same)", "[x](Same)"),
    ],
)
def test_what_still_leads_there_stays(written: str, expected: str) -> None:
    """A name survives a move to another folder; in Obsidian's dialect a Markdown link may be a name, too."""
    assert rewritten(written, "a/Same.md", "b/c/Same.md") == expected


@pytest.mark.parametrize(
    ("new", "written", "expected"),
    [
        ("순열 & 조합.md", "[x](Old.md) [[Old]]", "[x](순열%20&%20조합.md) [[순열 & 조합]]"),
        ("a (b).md", "[x](Old.md) [y](<Old.md>)", "[x](a%20%28b%29.md) [y](<a %28b%29.md>)"),
        ("50%.md", "[x](Old.md)", "[x](50%25.md)"),
        ("R&copy;D.md", "[x](Old.md)", "[x](R%26copy;D.md)"),
        ("what?.md", "[x](Old.md)", "[x](what%3F.md)"),
    ],
)
def test_an_address_is_encoded_as_it_must_be(new: str, written: str, expected: str) -> None:
    assert rewritten(written, "Old.md", new) == expected


def test_an_address_that_encodes_its_letters_goes_on_to() -> None:
    assert rewritten("[x](%ED%95%9C.md)", "한.md", "글.md") == "[x](%EA%B8%80.md)"


def test_a_name_that_no_wikilink_can_hold_is_told() -> None:
    after = move({"Old.md": "", "from.md": "[[Old]] [x](Old.md)"}, {"Old.md": "C#.md"})
    assert after.files["from.md"] == "[[Old]] [x](C%23.md)"
    assert [(stuck.path, stuck.written, stuck.meant) for stuck in after.stuck] == [("from.md", "[[Old]]", "C#.md")]


def test_the_links_of_the_note_itself_are_counted_from_its_new_place() -> None:
    files = {
        "a/Note.md": "[x](Other.md) ![p](img/p.png) [y](../top.md) [[Other]] [[./Other]] [self](Note.md) [s](#part)\n## Part",
        "a/Other.md": "",
        "a/img/p.png": "",
        "top.md": "",
    }
    after = move(files, {"a/Note.md": "b/c/Paper.md"})
    assert after.files["b/c/Paper.md"] == (
        "[x](../../a/Other.md) ![p](../../a/img/p.png) [y](../../top.md) [[Other]] [[../../a/Other]] [self](Paper.md) "
        "[s](#part)\n## Part"
    )


def test_attachments_and_whole_folders_move() -> None:
    files = {
        "x.md": "![[p.png]] ![](old/p.png) [n](old/n.md) [f](old/)",
        "old/n.md": "[p](p.png) [x](../x.md)",
        "old/README.md": "",
        "old/p.png": "",
    }
    after = move(files, {path: path.replace("old/", "new/deep/") for path in files if path.startswith("old/")})
    assert after.files["x.md"] == "![[p.png]] ![](new/deep/p.png) [n](new/deep/n.md) [f](new/deep/)"
    assert after.files["new/deep/n.md"] == "[p](p.png) [x](../../x.md)"


def test_a_link_that_the_move_makes_ambiguous_names_more_of_its_path() -> None:
    files = {"a/Weight.md": "", "b/Mass.md": "", "from.md": "[[Weight]] [[Mass]]", "b/near.md": "[[Weight]]"}
    after = move(files, {"b/Mass.md": "b/Weight.md"})
    assert after.files["from.md"] == "[[a/Weight]] [[b/Weight]]"
    assert after.files["b/near.md"] == "[[a/Weight]]"


def test_a_link_by_title_that_a_file_now_bears_keeps_its_words() -> None:
    files = {"p.md": "---\ntitle: Weight\n---\n", "m.md": "", "from.md": "[[Weight]] ![[Weight]] [[Weight|w]]"}
    after = move(files, {"m.md": "Weight.md"})
    assert after.files["from.md"] == "[[p|Weight]] ![[p]] [[p|w]]"


def test_a_name_that_does_not_depend_on_the_path_stays() -> None:
    text = "---\ntitle: Parameter\nid: p-1\naliases: [모수]\n---\n"
    files = {"Old.md": text, "from.md": "[[Parameter]] [[p-1]] [[모수]]"}
    assert move(files, {"Old.md": "New.md"}).files["from.md"] == files["from.md"]


def test_a_link_by_redirect_stays_or_names_the_redirect() -> None:
    files = {
        "P.md": "---\nid: p\naliases: [/was/here]\n---\n",
        "Old.md": "---\nduplicate_of: p\nstatus: merged\n---\n",
        "from.md": "[[Old]] [[was/here]]",
    }
    after = move(files, {"P.md": "deep/Q.md", "Old.md": "deep/Older.md"})
    assert after.files["from.md"] == "[[Older]] [[was/here]]"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("duplicate_of: Old", "duplicate_of: New"),
        ("duplicate_of: 'Old' # why", "duplicate_of: 'New' # why"),
        ('canonical_id: "[[Old]]"', 'canonical_id: "[[New]]"'),
        ("duplicate_of: [[Old]]", "duplicate_of: [[New]]"),
        ("relations:\n  broader: [Old, Other]\n", "relations:\n  broader: [New, Other]\n"),
        ('relations: {related: ["[[Old]]", a/Old]}', 'relations: {related: ["[[New]]", b/New]}'),
    ],
)
def test_references_of_the_front_matter_follow(written: str, expected: str) -> None:
    files = {"a/Old.md": "x", "from.md": f"---\n{written}\n---\nA text.", "Other.md": ""}
    assert move(files, {"a/Old.md": "b/New.md"}).files["from.md"] == f"---\n{expected}\n---\nA text."


@pytest.mark.parametrize(
    ("new", "expected"), [("It: is.md", 'duplicate_of: "It: is"'), ('say "x".md', "duplicate_of: Old")]
)
def test_a_reference_is_quoted_where_it_must_be_and_told_where_that_is_not_enough(new: str, expected: str) -> None:
    after = move({"Old.md": "x", "from.md": "---\nduplicate_of: Old\n---\nText."}, {"Old.md": new})
    assert after.files["from.md"] == f"---\n{expected}\n---\nText."
    assert bool(after.stuck) == ("Old" in expected)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('up: "[[Old]]"', 'up: "[[New]]"'),
        ("up: see [[Old|o]] and [[a/Old#Part]]", "up: see [[New|o]] and [[b/New#Part]]"),
        ("up: a/Old.md", "up: b/New.md"),
        ("up: [[Old]]", "up: [[New]]"),
        ("up:\n- a/Old.md#part\n- '[[Old]]'", "up:\n- b/New.md#part\n- '[[New]]'"),
    ],
)
def test_configured_link_fields_follow(written: str, expected: str) -> None:
    files = {"a/Old.md": "## Part", "from.md": f"---\n{written}\n---\n"}
    after = move(files, {"a/Old.md": "b/New.md"}, link_fields=("up",))
    assert after.files["from.md"] == f"---\n{expected}\n---\n"


@pytest.mark.parametrize("old", ["# Old", "---\ntitle: Old\n---\n", "---\naliases: [Old]\n---\n"])
def test_in_obsidian_a_link_by_the_file_is_not_left_to_a_title_or_an_alias(old: str) -> None:
    files = {"a/Old.md": old, "from.md": "[[Old]] ![[Old]] [[Old|said]]"}
    moves = {"a/Old.md": "b/New.md"}
    assert move(files, moves, in_obsidian=True).files["from.md"] == "[[New]] ![[New]] [[New|said]]"
    assert move(files, moves).files["from.md"] == files["from.md"]


def test_old_paths_counted_from_the_note_are_counted_from_the_root_once_it_leaves() -> None:
    files = {"a/Note.md": "---\naliases: [./was.md, /other.md]\n---\n", "from.md": "[[a/was]]"}
    assert move(files, {"a/Note.md": "b/Note.md"}).files["b/Note.md"] == "---\naliases: [/a/was.md, /other.md]\n---\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[[a.old]]", "[[b.new]]"),
        ("[[label|a.old]]", "[[label|b.new]]"),
        ("[[label|dendron://vault/a.old#part]]", "[[label|dendron://vault/b.new#part]]"),
        ("[[a/old]]", "[[b/new]]"),
        ("![[a.old#part,1:#^end]]", "![[b.new#part,1:#^end]]"),
    ],
)
def test_dendron_s_dialect_keeps_its_order_and_its_dots(written: str, expected: str) -> None:
    assert rewritten(written, "a.old.md", "b.new.md", dialect="dendron") == expected


def test_dots_stand_for_folders_in_dendron_s_dialect() -> None:
    assert rewritten("[[a.old]]", "a/old.md", "b/new.md", dialect="dendron") == "[[b.new]]"


def test_foam_s_definitions_follow_their_wikilinks() -> None:
    """Also where the wikilink itself need not change."""
    written = '[[old]] [[same]]\n\n[old]: a/old.md "Old"\n[same]: a/same.md "Same"\n[else]: a/else.md\n'
    files = {"a/old.md": "", "a/same.md": "", "a/else.md": "", "from.md": written}
    after = move(files, {"a/old.md": "b/new.md", "a/same.md": "b/same.md"}, dialect="foam")
    assert after.files["from.md"] == (
        '[[new]] [[same]]\n\n[new]: b/new.md "Old"\n[same]: b/same.md "Same"\n[else]: a/else.md\n'
    )


def test_an_address_from_the_site_s_root_keeps_its_beginning() -> None:
    said = {"dialect": "markdown", "root_names": ("ko", "content")}
    assert rewritten("[x](/ko/a/) [y](/a/)", "a.md", "b.md", **said) == "[x](/ko/b/) [y](/b/)"


def test_an_address_from_the_note_s_page_is_counted_from_there_again() -> None:
    files = {"one.md": "[x](../two/)", "two.md": ""}
    assert move(files, {"two.md": "three.md"}, dialect="markdown").files["one.md"] == "[x](../three/)"


def test_links_that_were_broken_stay_as_they_are() -> None:
    files = {"a/Old.md": "[[Nowhere]] [x](gone.md) [[#Nothing]]", "from.md": "[[Old#Nothing]]"}
    after = move(files, {"a/Old.md": "b/New.md"})
    assert after.files == {"b/New.md": files["a/Old.md"], "from.md": "[[New#Nothing]]"}
    assert after.stuck == ()


def test_two_notes_may_change_places() -> None:
    files = {"a.md": "[[b]] [b](b.md)", "b.md": "[[a]]", "c.md": "[[a]] [b](b.md)"}
    after = move(files, {"a.md": "b.md", "b.md": "a.md"})
    assert after.files == {"b.md": "[[a]] [b](a.md)", "a.md": "[[b]]", "c.md": "[[b]] [b](a.md)"}


def test_moving_there_and_back_changes_nothing() -> None:
    files = {
        "a/Old.md": "[x](../from.md) [[Other]]",
        "from.md": "[[a/Old|l]] [x](a/Old.md#part) ![[Old]]",
        "a/Other.md": "---\nrelations: {broader: Old}\n---\n[Old](Old.md)",
    }
    there = move(files, {"a/Old.md": "b/c/New.md"})
    assert move(there.files, {"b/c/New.md": "a/Old.md"}).files == files
