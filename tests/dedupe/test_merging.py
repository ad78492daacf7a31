"""Notes become one: what comes along, what stays, where links go."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.merging.group import Group, grouped
from pipeline.merging.merge import merge
from pipeline.model.dialect import DIALECTS
from pipeline.model.failure import CannotRun
from pipeline.model.options import Options
from tests.dedupe.drafts import draft, merged, orders, texts

A = """---
id: p1
title: Parameter
aliases: [Model parameter]   # true ones
source_trust_level: A
confidence_score: 0.95
verification_status: applied
status: verified
tags: [x]
---

# Parameter

Text of a. ^blk

## Sec

More.
"""
B = """---
id: p2
title: Parameter two
aliases:
  - Weight
status: draft
source_trust_level: C
confidence_score: 0.5
verification_status: tested
tags: [y, x]
raw_sources: [https://example.org/z]
---

# Parameter two

Text of b. ^blk

## Sec

### Deep
"""
STUB = "---\ntitle: Parameter\naliases: [Learnable parameter]\nsource_trust_level: D\n---\n\n# Parameter\n"


def test_the_merged_note_is_a_redirect_and_the_canonical_note_has_all() -> None:
    done = merged({"a/Parameter.md": A, "b/Parameter two.md": B}, "a/Parameter.md", "b/Parameter two.md")
    new = texts(done)
    assert done.refused == ()
    assert "aliases: [Model parameter, Weight, Parameter two]   # true ones\n" in new["a/Parameter.md"]
    assert 'tags: [x, "y"]\n' in new["a/Parameter.md"]
    assert 'raw_sources: ["https://example.org/z"]\n' in new["a/Parameter.md"]
    assert new["b/Parameter two.md"] == B.partition("---\n\n")[0].replace("status: draft", "status: merged") + (
        "duplicate_of: p1\n---\n\n→ [[Parameter]]\n"
    )
    redirect = done.draft.wiki.graph.redirects["b/Parameter two.md"]
    assert redirect.final == "a/Parameter.md"


def test_the_more_cautious_value_is_taken_where_trust_differs() -> None:
    note = merged({"a.md": A, "b.md": B}, "a.md", "b.md").draft.wiki.notes["a.md"]
    assert (note.roles.trust and note.roles.trust.text, note.roles.confidence) == ("C", 0.5)
    assert (note.roles.verification and note.roles.verification.text) == "tested"
    assert (note.roles.status and note.roles.status.text) == "draft"


def test_a_stub_brings_its_names_and_nothing_of_its_trust() -> None:
    done = merged({"a.md": A, "b/stub.md": STUB}, "a.md", "b/stub.md")
    note = done.draft.wiki.notes["a.md"]
    assert [alias.text for alias in note.roles.aliases] == ["Model parameter", "Learnable parameter", "stub"]
    assert "source_trust_level: A\n" in texts(done)["a.md"]
    assert "Merged" not in texts(done)["a.md"]


def test_a_differing_text_is_appended_under_a_heading_that_says_where_it_is_from() -> None:
    new = texts(merged({"a.md": A, "b/c.md": B}, "a.md", "b/c.md"))["a.md"]
    assert new.endswith(
        "\nMore.\n\n## Merged: Parameter two (b/c.md)\n\n"
        "<!-- merged from b/c.md; aliases: Weight; tags: y, x; sources: https://example.org/z -->\n\n"
        "Text of b. ^blk-2\n\n### Sec\n\n#### Deep\n"
    )


def test_an_equal_text_is_not_joined_again() -> None:
    files = {"a.md": "# A\n\nWords.\n", "b/a.md": "# B\n\nWords.\n", "c/a.md": "Others.\n", "d/a.md": "Others.\n"}
    new = texts(merged(files, "a.md", "b/a.md", "c/a.md", "d/a.md"))["a.md"]
    assert new.count("Words.") == 1
    assert new.count("Others.") == 1


@pytest.mark.parametrize(
    ("written", "now"),
    [
        ("[[Two]]", "[[One|Two]]"),
        ("[[Two|label]]", "[[One|label]]"),
        ("[[b/Two]]", "[[One|b/Two]]"),
        ("[[p2]]", "[[One|p2]]"),
        ("[[Zwei]]", "[[One|Zwei]]"),
        ("[[Two#Own]]", "[[One#Own|Two > Own]]"),
        ("[[Two#Shared]]", "[[One#Merged: Two (b/Two.md)#Shared|Two > Shared]]"),
        ("[[Two#Two]]", "[[One#Merged: Two (b/Two.md)|Two > Two]]"),
        ("[[Two#^id]]", "[[One#^id-2|Two > ^id]]"),
        ("![[Two]]", "![[One#Merged: Two (b/Two.md)]]"),
        ("![[Two#Own]]", "![[One#Own]]"),
        ("| a |\n| --- |\n| [[Two]] |", "| a |\n| --- |\n| [[One\\|Two]] |"),
        ("[x](../b/Two.md)", "[x](../One.md)"),
        ("[x](../b/Two.md#shared)", "[x](../One.md#shared_1)"),
        ("[x](/b/Two)", "[x](/One)"),
        ("[x](../b/Two.html 'title')", "[x](../One.html 'title')"),
        ("[x](<../b/Two.md>)", "[x](<../One.md>)"),
        ("[x][r]\n\n[r]: ../b/Two.md", "[x](../One.md)\n\n[r]: ../b/Two.md"),
        ("[[Redirect]]", "[[One|Redirect]]"),
        ("`[[Two]]` <!-- [[Two]] -->", "`[[Two]]` <!-- [[Two]] -->"),
        ("[[One]] [[Other]] [[Nothing]]", "[[One]] [[Other]] [[Nothing]]"),
    ],
)
def test_links_are_rewritten_across_the_wiki(written: str, now: str) -> None:
    """Names, paths, fragments, embeds, tables, references; what a reader sees stays."""
    files = {
        "One.md": "# One\n\nText. ^id\n\n## Shared\n",
        "b/Two.md": "---\nid: p2\naliases: [Zwei]\n---\n\n# Two\n\nOther. ^id\n\n## Shared\n\n## Own\n",
        "c/From.md": f"{written}\n",
        "Redirect.md": "---\nstatus: merged\nduplicate_of: p2\n---\n",
        "Other.md": "Words.\n",
    }
    done = merged(files, "One.md", "b/Two.md")
    assert done.refused == ()
    assert texts(done).get("c/From.md", files["c/From.md"]) == f"{now}\n"
    assert "duplicate_of: One" in texts(done)["Redirect.md"]


def test_links_of_the_moved_text_lead_where_they_led() -> None:
    files = {
        "One.md": "# One\n\nSee [[Two]], [t](b/Two.md#here) and [[Two|that]].\n",
        "b/Two.md": (
            "# Two\n\n[n](Near.md), ![i](img/x.png), [r][ref], [w](https://example.org), [[One]], [s](#here), "
            "[gone](missing.md), [[Near]], [e][ext].[^1]\n\n## Here\n\n[ref]: ../Far.md\n[ext]: https://example.com\n"
            "[^1]: Foot.\n"
        ),
        "b/Near.md": "",
        "b/img/x.png": b"",
        "Far.md": "",
    }
    done = merged(files, "One.md", "b/Two.md")
    assert done.refused == ()
    new = texts(done)["One.md"]
    assert "See Two, [t](#here) and that." in new
    assert (
        "[n](b/Near.md), ![i](b/img/x.png), [r](Far.md), [w](https://example.org), One, [s](#here), "
        "[gone](b/missing.md), [[Near]], [e](https://example.com).[^1]" in new
    )


def test_a_moved_link_that_the_folder_decided_names_its_note_for_certain() -> None:
    files = {
        "a/One.md": "A.",
        "b/Two.md": "[[Twin]] ![[Twin]] [[./Near]]",
        "a/Twin.md": "",
        "b/Twin.md": "",
        "b/Near.md": "",
    }
    done = merged(files, "a/One.md", "b/Two.md")
    assert done.refused == ()
    assert "[[b/Twin|Twin]] ![[b/Twin]] [[Near|./Near]]" in texts(done)["a/One.md"]


def test_a_head_whose_keys_stand_after_a_blank_keeps_it() -> None:
    files = {"a.md": "---\n title: A\n---\nA.", "b.md": "---\n title: B\n---\nB."}
    new = texts(merged(files, "a.md", "b.md"))
    assert new["a.md"].startswith("---\n title: A\n aliases: [B]\n---\n")
    assert new["b.md"].startswith("---\n title: B\n status: merged\n duplicate_of: a\n---\n")


def test_footnotes_of_one_label_stay_two() -> None:
    files = {"a.md": "A.[^1]\n\n[^1]: First.\n", "b.md": "B.[^1] `[^1]`\n\n```text\n[^1]\n```\n\n[^1]: Second.\n"}
    new = texts(merged(files, "a.md", "b.md"))["a.md"]
    assert "B.[^1-2]" in new
    assert "[^1-2]: Second." in new
    assert "```text\n[^1]\n```" in new


def test_front_matter_references_follow() -> None:
    files = {
        "One.md": "---\nid: p1\nrelations:\n  related: [Two, Other]\n---\nWords.\n",
        "Two.md": "---\nid: p2\n---\nOther words.\n",
        "Other.md": '---\nrelations: {broader: "[[Two]]", related: [p2, One], part_of: Two}\n---\n',
    }
    new = texts(merged(files, "One.md", "Two.md"))
    assert "  related: [Other]\n" in new["One.md"]
    assert 'relations: {broader: "[[One]]", related: [One], part_of: One}' in new["Other.md"]


def test_a_name_of_a_third_note_does_not_become_an_alias() -> None:
    files = {"a.md": "Words.", "b.md": "---\naliases: [Weight, Gewicht]\n---\nOther.", "Weight.md": "Its own."}
    done = merged(files, "a.md", "b.md")
    assert [alias.text for alias in done.draft.wiki.notes["a.md"].roles.aliases] == ["Gewicht", "b"]
    assert done.told == ('a.md: "Weight" does not become an alias: it is the title of Weight.md',)


def test_texts_under_two_licences_meet_only_with_a_word_about_it() -> None:
    files = {"a.md": "---\nlicense: MIT\n---\nA.", "b.md": "---\nlicense: CC BY 4.0\n---\nB."}
    done = merged(files, "a.md", "b.md")
    assert done.told == ("a.md (MIT) now holds text of b.md (CC BY 4.0); the section says so",)
    assert "licence: CC BY 4.0" in texts(done)["a.md"]


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"a.md": "A.", "b.md": "---\npublish: false\n---\nSecret."}, "is private"),
        ({"a.md": "A.", "b.md": b"\xff"}, "cannot be read"),
        ({"a.md": "A.", "b.md": "---\nstatus: merged\nduplicate_of: a\n---\n"}, "is a redirect already"),
        ({"a.md": "A.", "b.md": '+++\nstatus = "draft"\n+++\nB.'}, "front matter in TOML; only YAML is edited"),
        ({"a.md": "---\ntitle: [A\n---\nA.", "b.md": "B."}, "a.md:2: the `[` opened here is not closed"),
        ({"a.md": "---\naliases: &x [q]\ntags: *x\n---\nA.", "b.md": "B."}, "make another note canonical"),
        ({"a.md": "A."}, "there is no such note"),
    ],
    ids=["private", "unreadable", "merged already", "TOML", "broken", "shared values", "gone"],
)
def test_what_cannot_be_merged_whole_is_refused(files: dict[str, str | bytes], why: str) -> None:
    done = merged(files, "a.md", "b.md")
    assert done.draft.changed == {}
    assert [why in one.why for one in done.refused] == [True]


def test_line_ends_and_the_mark_at_the_beginning_stay() -> None:
    done = merged({"a.md": "---\r\ntitle: A\r\n---\r\nA.\r\n", "b.md": "# B\n\nB.\n"}, "a.md", "b.md")
    new = texts(done)["a.md"]
    assert "\n" not in new.replace("\r\n", "")
    assert "# B" in texts(done)["b.md"]


def test_other_dialects_keep_their_order() -> None:
    options = replace(Options(), dialect=DIALECTS["dendron"])
    files = {"x.one.md": "A.", "x.two.md": "B.", "from.md": "[[x.two]] [[label|x.two]]"}
    done = merged(files, "x.one.md", "x.two.md", options=options)
    assert texts(done)["from.md"] == "[[x.two|x.one]] [[label|x.one]]"
    plain = replace(Options(), dialect=DIALECTS["markdown"])
    assert "→ [one](one.md)" in texts(merged({"one.md": "A.", "b.md": "B."}, "one.md", "b.md", options=plain))["b.md"]


def test_chains_of_clusters_end_at_one_note_and_circles_are_refused() -> None:
    assert grouped([("a", ["a", "b"]), ("c", ["c", "a"])]) == (Group("c", ("a", "b")),)
    with pytest.raises(CannotRun, match="circle"):
        grouped([("a", ["b"]), ("b", ["a"])])
    with pytest.raises(CannotRun, match="leave it in one cluster"):
        grouped([("a", ["c"]), ("b", ["c"])])


NAMES = ["Ab", "Cd", "ef/Ab", "ef/Gh", "Ij (kl)"]
LINKS = st.sampled_from(
    [
        *(f"[[{name}]]" for name in NAMES),
        *(f"![[{name}]]" for name in NAMES),
        *(f"[[{name}#Sec|label]]" for name in NAMES),
        *(f"[t](<{name}.md#sec>)" for name in NAMES),
        "[[#Sec]]",
        "[t](../Ab.md)",
        "[[Missing]]",
        "Words.",
        "## Sec",
        "# Ab",
        "A block. ^b",
    ]
)


@given(st.lists(st.lists(LINKS, max_size=4), min_size=5, max_size=5), st.permutations(range(5)), st.integers(1, 3))
def test_no_link_is_ever_lost(bodies: list[list[str]], order: list[int], size: int) -> None:
    """Law: after a merge every link leads where it led, or to the note that stands for that now; else it is refused."""
    files = {f"{name}.md": "\n\n".join(body) + "\n" for name, body in zip(NAMES, bodies, strict=True)}
    paths = [f"{NAMES[number]}.md" for number in order]
    before = draft(files)
    done = merge(before, [Group(paths[0], tuple(sorted(paths[1 : 1 + size])))], orders(before))
    root = dict.fromkeys(paths[1 : 1 + size], paths[0])
    assert done.refused == ()
    for path in set(files) - {*root, paths[0]}:
        for was, now in zip(before.wiki.graph.resolutions[path], done.draft.wiki.graph.resolutions[path], strict=True):
            assert now.resolved == root.get(was.resolved or "", was.resolved)
            assert was.status != "ok" or now.status == "ok"
    assert set(done.draft.wiki.graph.redirects) == set(root)
