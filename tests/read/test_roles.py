"""What the front matter says by its roles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.link import Link
from pipeline.model.note import Label, Roles
from pipeline.model.options import Options, RoleFields
from pipeline.model.text import Text
from pipeline.read.frontmatter.split import split
from pipeline.read.old_paths import is_old_path
from pipeline.read.roles import roles

PARAMETER = """\
---
id: wiki-2026-0508-parameter
title: Parameter
category: 10_Wiki/Topics
status: verified
canonical_id: self
aliases: [Model Parameter, Weight, Trainable Parameter]
duplicate_of: none
source_trust_level: A
confidence_score: 0.95
verification_status: applied
tags: [parameter, weight]
raw_sources: [one, two]
last_reinforced: 2026-05-10
---
"""


def said(content: str, options: Options | None = None) -> Roles:
    text = Text(content)
    return roles(split(text), text, options or Options())[0]


def head(inner: str, options: Options | None = None) -> Roles:
    return said(f"---\n{inner}\n---\n", options)


def texts(labels: tuple[Label, ...]) -> list[str]:
    return [label.text for label in labels]


def test_the_fields_of_the_wiki_this_began_with() -> None:
    found = said(PARAMETER)
    assert found.id is not None
    assert found.title is not None
    assert (found.id.text, found.title.text) == ("wiki-2026-0508-parameter", "Parameter")
    assert texts(found.aliases) == ["Model Parameter", "Weight", "Trainable Parameter"]
    assert (found.canonical, found.duplicate_of, found.confidence) == (None, None, 0.95)
    assert found.updated is not None
    assert (found.updated.text, found.sources, found.publish) == ("2026-05-10", ("one", "two"), True)


def test_labels_stand_where_their_text_does() -> None:
    content = "---\ntitle: 'Parameter'\naliases: one,  two words , 셋\n---\n"
    found = said(content)
    assert found.title is not None
    assert content[found.title.place.start : found.title.place.end] == "'Parameter'"
    assert [content[label.place.start : label.place.end] for label in found.aliases] == ["one", "two words", "셋"]


@pytest.mark.parametrize(
    ("inner", "aliases"),
    [
        ("aliases: [a, null, 3, 1.5, on, {b: c}, [d], '', '  ']", ["a"]),
        ("aliases: a", ["a"]),
        ("aliases: a, b,c", ["a", "b", "c"]),
        ("aliases: 'a, b'", ["a", "b"]),
        ("aliases: [ 'a, b' ]", ["a, b"]),
        ("aliases:\n", []),
        ("aliases: {a: b}", []),
        ("alias: a\naliases: [b]", ["b", "a"]),
        ("aliases: [2026-05-10]", ["2026-05-10"]),
        ("aliases: >-\n  a,\n  b", ["a", "b"]),
    ],
)
def test_aliases_in_every_shape(inner: str, aliases: list[str]) -> None:
    """What is no text is left out; a list holds names as they are, one text is divided at its commas."""
    assert texts(head(inner).aliases) == aliases


@pytest.mark.parametrize(
    ("alias", "title", "is_path"),
    [
        ("/java/enum", "", True),
        ("./old", "", True),
        ("../old/page", "", True),
        ("old/page.md", "", True),
        ("Old page.html", "", True),
        ("page.html#part", "", True),
        ("old/place/", "", True),
        ("docs/guides/getting-started", "", True),
        ("AI/ML/Parameter", "Parameter", True),
        ("wiki/ml/gradient_descent", "Gradient descent", True),
        ("TCP/IP", "IP", False),
        ("I/O", "", False),
        ("A/B testing", "", False),
        ("GNU/Linux", "Linux", False),
        ("24/7", "", False),
        ("on/off-policy", "", False),
        ("red/green/blue", "Colour", False),
        ("he / she / they", "", False),
        ("Node.js", "", False),
        ("/", "", False),
        ("한글/영어", "", False),
    ],
)
def test_old_paths_are_told_from_names(alias: str, title: str, is_path: bool) -> None:
    assert is_old_path(alias, title) is is_path


def test_old_paths_stand_apart_from_aliases() -> None:
    found = head("aliases: [Weight, /old/weight, TCP/IP]")
    assert (texts(found.aliases), texts(found.old_paths)) == (["Weight", "TCP/IP"], ["/old/weight"])


@pytest.mark.parametrize("value", ["self", "Self", "none", "None", "null", "''", "~", "", "[]", "3"])
def test_nobody_is_named_by_self_and_none(value: str) -> None:
    found = head(f"canonical_id: {value}\nduplicate_of: {value}")
    assert (found.canonical, found.duplicate_of) == (None, None)


@pytest.mark.parametrize("value", ["wiki-1", '"[[wiki-1]]"', "[[wiki-1]]", '"[[wiki-1|label]]"', "[[wiki-1#part|x]]"])
def test_a_note_may_be_named_by_a_wikilink(value: str) -> None:
    found = head(f"duplicate_of: {value}").duplicate_of
    assert found is not None
    assert (found.text, found.place.line) == ("wiki-1", 2)


def test_relations_in_every_shape() -> None:
    found = head(
        "relations:\n  narrower: Weight\n  related: [A, '[[B|b]]', [[C]], null, 3]\n  broader:\n  - [[D]]\n  - E\n"
        "  part_of: [[F, g]]\n  prerequisite:\n"
    )
    assert [(relation.type, relation.target.text) for relation in found.relations] == [
        ("narrower", "Weight"),
        ("related", "A"),
        ("related", "B"),
        ("related", "C"),
        ("broader", "D"),
        ("broader", "E"),
        ("part_of", "F, g"),
    ]


def test_a_field_may_itself_be_a_type_of_relation() -> None:
    options = Options(roles=replace(RoleFields(), relations=("up", "related")))
    found = head("up: '[[Index]]'\nrelated: [A, B]", options)
    assert [(relation.type, relation.target.text) for relation in found.relations] == [
        ("up", "Index"),
        ("related", "A"),
        ("related", "B"),
    ]


@pytest.mark.parametrize(
    ("inner", "tags"),
    [
        ("tags: [a, '#b', null, 3]", ["a", "b"]),
        ("tags: a, b", ["a", "b"]),
        ("tags: a b", ["a", "b"]),
        ("tag: a\ntags:\n- b", ["b", "a"]),
        ("tags: [two words]", ["two words"]),
    ],
)
def test_tags(inner: str, tags: list[str]) -> None:
    assert texts(head(inner).tags) == tags


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("0.95", 0.95),
        ("1", 1.0),
        ("0", 0.0),
        ("'0.5'", None),
        ("95", None),
        ("-1", None),
        ("yes", None),
        (".nan", None),
    ],
)
def test_confidence_is_a_number_from_0_to_1(value: str, number: float | None) -> None:
    assert head(f"confidence_score: {value}").confidence == number


@pytest.mark.parametrize(
    ("inner", "publish"),
    [
        ("publish: false", False),
        ("publish: 'false'", False),
        ("publish: no", False),
        ("publish: 'No'", False),
        ("publish: OFF", False),
        ("publish: 0", False),
        ("Publish: false", False),
        ("publish: false\npublish: true", False),
        ("publish: true\nPUBLISH: 'no'", False),
        ("publish: true", True),
        ("publish: 1", True),
        ("publish:", True),
        ("publish: 2026-01-01", False),
        ("publish: never", False),
        ("title: x", True),
        ("published: false", False),
        ("published: 'No'", False),
        ("published: 2026-01-01", True),
        ("published: 1999", True),
        ("published: Random House", True),
        ("draft: true", False),
        ("Draft: yes", False),
        ("draft: 1", False),
        ("draft: first version", False),
        ("draft: false", True),
        ("draft: 'no'", True),
        ("draft: 0", True),
        ("draft:", True),
        ("draft: ''", True),
        ("draft: true\ndraft: false", False),
        ("private: true", False),
        ("private: false", True),
        ("status: draft", True),
        ("book: {draft: true}", True),
    ],
)
def test_what_keeps_a_note_private(inner: str, publish: bool) -> None:
    assert head(inner).publish is publish


@pytest.mark.parametrize(
    "content",
    [
        "---\ntitle: @x\npublish: false\n---\n",
        "---\npublish: false\ntitle: 'x\n---\n",
        "---\npublish: false\n\ttitle: x\n---\n",
        "---\ntitle: x\npublish: no\n\nText without an end of the head.\n",
        "---\r\n'publish': false\r\nx: [\r\n---\r\n",
        "+++\ntitle = x\npublish = false\n+++\n",
        '{"publish": false, "title": }\n',
        "---\na: &a [*a]\npublish: false\n---\n",
        "---\ntitle: x\n---\ntags: y\npublish: false\n---\n",
        "---\n- title: x\n  publish: false\n---\n",
        "---\ntitle: @x\npublish: never\n---\n",
        "---\ntitle: @x\npublished: no\n---\n",
        "---\ntitle: @x\ndraft: true\n---\n",
        "---\ntitle: @x\n'draft' : \"yes\"\n---\n",
        "+++\ntitle = x\ndraft = true\n+++\n",
        '{"draft": true, "title": }\n',
    ],
)
def test_a_broken_head_publishes_nothing_that_it_keeps_private(content: str) -> None:
    """Where the values cannot be read, the line that says so is enough (law 9)."""
    assert said(content).publish is False


@pytest.mark.parametrize(
    "content",
    [
        "---\ntitle: @x\npublish: yes\n---\n",
        "---\ntitle: @x\npublished: 2026-01-01\n---\n",
        "---\ntitle: @x\ndraft: false\n---\n",
        "---\ntitle: @x\ndraft: # not yet decided\n---\n",
        "---\ntitle: @x\ndrafts: true\n---\n",
        "+++\ntitle = 'x'\ndraft = false\n+++\n",
        '{"title": "x", "draft": false}\n',
    ],
)
def test_a_head_that_says_nothing_against_it_is_published(content: str) -> None:
    assert said(content).publish is True


def test_fields_that_hide_a_note_can_be_others_or_none() -> None:
    none = Options(roles=replace(RoleFields(), draft=(), published=()))
    assert said("---\ndraft: true\npublished: false\n---\n", none).publish is True
    other = Options(roles=replace(RoleFields(), publish=("dg-publish",), draft=("wip",)))
    assert said("---\ndg-publish: false\n---\n", other).publish is False
    assert said("---\nwip: true\n---\n", other).publish is False


def test_fields_by_other_names() -> None:
    options = Options(roles=replace(RoleFields(), title=("name", "title"), status=("state",)))
    found = head("name: N\ntitle: T\nstate: draft\nstatus: x", options)
    assert found.title is not None
    assert found.status is not None
    assert (found.title.text, found.status.text) == ("N", "draft")


def test_values_of_the_wrong_type_are_left_out() -> None:
    found = head("id: 5\ntitle: on\nstatus: [x]\nlanguage: no\nraw_sources: {a: b}")
    assert (found.id, found.title, found.status, found.language, found.sources) == (None, None, None, None, ())


def links(inner: str, *fields: str) -> tuple[Link, ...]:
    text = Text(f"---\n{inner}\n---\n")
    return roles(split(text), text, Options(link_fields=fields))[1]


def test_no_field_holds_links_unless_it_is_configured() -> None:
    assert links("parent: '[[A]]'\nrelations: {related: '[[B]]'}") == ()


def test_links_of_configured_fields() -> None:
    found = links(
        "parent: see [[A#b|c]] and [[D]]\nup: [[E]]\nsee:\n- ../x%20y.md#h\n- https://example.org",
        "parent",
        "up",
        "see",
    )
    assert [(link.kind, link.raw, link.target, link.fragment, link.label, link.field) for link in found] == [
        ("wikilink", "[[A#b|c]]", "A", "b", "c", "parent"),
        ("wikilink", "[[D]]", "D", None, None, "parent"),
        ("wikilink", "[[E]]", "E", None, None, "up"),
        ("link", "../x%20y.md#h", "../x y.md", "h", None, "see"),
        ("link", "https://example.org", "https://example.org", None, None, "see"),
    ]
    assert [link.external for link in found] == [False, False, False, False, True]


@pytest.mark.parametrize(
    ("written", "tech"),
    [
        ("{language: python, framework: pytorch}", ("python", "pytorch")),
        ("{language: [python, r], framework: null}", ("python", "r")),
        ("[python, 3, python]", ("python",)),
        ("python", ("python",)),
        ("3", ()),
    ],
)
def test_a_tech_stack_is_the_texts_it_holds(written: str, tech: tuple[str, ...]) -> None:
    assert said(f"---\ntech_stack: {written}\n---\n").tech == tech


def test_a_note_may_say_what_it_is_in_a_sentence_and_what_kind_of_term() -> None:
    found = said("---\nsummary: ' A number. '\ndescription: other\nkind: concept\n---\n")
    assert (found.summary, found.kind and found.kind.text) == ("A number.", "concept")
