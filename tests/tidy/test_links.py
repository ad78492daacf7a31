"""Link names made normal, Graph links recovered and pruned."""

from __future__ import annotations

import pytest

from pipeline.tidying.graphsections import pruned, unresolved, wanted
from pipeline.tidying.linknames import normalised
from pipeline.tidying.recovery import Recovery
from tests.dedupe.drafts import draft

NOTES = {
    "ml/Gradient descent.md": "---\ntitle: Gradient descent (경사 하강법)\naliases: [GD]\nhidden_aliases: [Gradiant]\n---\nWords.",
    "ml/Parameter.md": "---\nid: w-1\naliases: [매개변수]\n---\nWords.",
    "ml/Policy.md": "Words.",
    "ml/Normalization.md": "Words.",
    "ml/Affective computing.md": "Words.",
    "ml/C++.md": "Words.",
    "Old.md": "---\nstatus: merged\nduplicate_of: ml/Parameter\n---\n",
    "a/Twin.md": "One.",
    "b/Twin.md": "Two.",
}


@pytest.mark.parametrize(
    ("written", "now"),
    [
        ("[[gradient-descent]]", "[[Gradient descent|gradient-descent]]"),
        ("[[경사 하강법]]", "[[Gradient descent|경사 하강법]]"),
        ("[[경사하강법]]", "[[Gradient descent|경사하강법]]"),
        ("[[Gradiant]]", "[[Gradient descent|Gradiant]]"),
        ("[[What is a parameter?]]", "[[Parameter|What is a parameter?]]"),
        ("[[매개변수란?]]", "[[Parameter|매개변수란?]]"),
        ("[[Policies]]", "[[Policy|Policies]]"),
        ("[[Normalizaton]]", "[[Normalization|Normalizaton]]"),
        ("[[Normaliization#x|label]]", "[[Normalization#x|label]]"),
        ("[[old/place/Parameter]]", "[[Parameter|old/place/Parameter]]"),
        ("[x](../gone/Parameter.md)", "[x](../ml/Parameter.md)"),
        ("[[Old]]", "[[Parameter|Old]]"),
        ("[[GD]]", "[[Gradient descent|GD]]"),
        ("[[w-1]]", "[[Parameter|w-1]]"),
        ("![[GD]]", "![[Gradient descent]]"),
    ],
)
def test_a_name_in_another_form_is_mapped_to_its_note(written: str, now: str) -> None:
    after, mended = normalised(draft({**NOTES, "x/from.md": f"{written}\n"}))
    assert [(one.old, one.new) for one in mended] == [(written, now)]
    changed = after.changed["x/from.md"]
    assert changed is not None
    assert changed.content == f"{now}\n"


@pytest.mark.parametrize(
    "written",
    [
        "[[Twin]]",
        "[[Twins]]",
        "[[Effective computing]]",
        "[[C]]",
        "[[C#]]",
        "[[Hyperparameter]]",
        "[[Parameter]]",
        "[[ml/Parameter|words]]",
        "[[Nothing]]",
        "[[2026]]",
        "[x](https://example.org)",
        "[x](../gone/Twin.md)",
        "`[[GD]]`",
    ],
)
def test_what_is_right_or_may_mean_several_or_nothing_stays(written: str) -> None:
    after, mended = normalised(draft({**NOTES, "x/from.md": f"{written}\n"}))
    assert (mended, after.changed) == ((), {})


def test_a_link_that_would_lead_elsewhere_leaves_its_note_as_it_is() -> None:
    files = {"a.md": "[[b|x]] [[Bee]]", "c/b.md": "---\naliases: [Bee]\n---\nWords."}
    _, mended = normalised(draft(files))
    assert [one.new for one in mended] == ["[[b|Bee]]"]


GRAPH = """# Note

Prose with [[Missing]].

## 🔗 Graph

- [[Missing]]
- Related: [[There]], [[Missing]], [[Missing two]]
- Keywords: [[Missing]], [[Missing two]]
- [[Missing]]: what it is
- [[Missing two]]
  - a detail
- see [[Missing]] for more
[[Missing]] · [[There]]

## Other

- [[Missing]]
"""
PRUNED = """# Note

Prose with [[Missing]].

## 🔗 Graph

- Related: [[There]]
- Missing: what it is
- Missing two
  - a detail
- see Missing for more
[[There]]

## Other

- [[Missing]]
"""


def test_links_of_graph_sections_that_nothing_answers_to_are_pruned() -> None:
    """Items that hold nothing else go whole; words stay; other sections stay."""
    before = draft({"a.md": GRAPH, "There.md": "Words."})
    after, count = pruned(before, None)
    text = after.changed["a.md"]
    assert text is not None
    assert text.content == PRUNED
    assert count == 9
    assert unresolved(after.wiki) == {}


def test_what_many_want_can_be_kept() -> None:
    files = {f"{number}.md": "## Graph\n\n- [[Often]]\n" for number in range(3)} | {"x.md": "## 그래프\n\n- [[Once]]\n"}
    before = draft(files)
    assert [(one.name, one.links, one.notes) for one in wanted(unresolved(before.wiki).items())] == [
        ("Often", 3, 3),
        ("Once", 1, 1),
    ]
    after, count = pruned(before, 3)
    assert (count, list(after.changed)) == (1, ["x.md"])


def test_a_link_that_cannot_arrive_keeps_no_other_from_being_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    goals = {"Gone": "Old.md", "Policies": "ml/Policy.md"}
    monkeypatch.setattr(Recovery, "note", lambda self, link: goals.get(link.target))
    after, mended = normalised(draft(NOTES | {"x.md": "[[Gone]] [[Policies]]\n", "y.md": "[[Gone]]\n"}))
    assert [(one.old, one.new) for one in mended] == [("[[Policies]]", "[[Policy|Policies]]")]
    assert list(after.changed) == ["x.md"]


def test_no_link_is_followed_into_a_cycle() -> None:
    files = {
        "a/One.md": "---\nstatus: merged\nduplicate_of: a/Two\n---\n",
        "a/Two.md": "---\nstatus: merged\nduplicate_of: a/One\n---\n",
        "x.md": "[gone](b/One.md)\n",
    }
    assert normalised(draft(files))[1] == ()


def test_a_path_that_is_no_more_is_sent_to_the_note_at_the_end_of_a_redirect() -> None:
    files = NOTES | {"x.md": "[one](gone/Old.md#part) [[gone/Old]] [[Policies]]\n"}
    after, _ = normalised(draft(files))
    text = after.changed["x.md"]
    assert text is not None
    assert text.content == "[one](ml/Parameter.md#part) [[Parameter|gone/Old]] [[Policy|Policies]]\n"
