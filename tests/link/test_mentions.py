"""Names in prose that might be links."""

from __future__ import annotations

import datetime
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import read
from pipeline.__main__ import run
from pipeline.build import wiki_of
from pipeline.link.linking import linker
from pipeline.link.mentions.automaton import Automaton
from pipeline.link.mentions.mentions import Mention, mentions, names
from pipeline.link.mentions.particles import particle_at
from pipeline.link.mentions.prose import prose
from pipeline.link.mentions.suggestion import suggestion
from pipeline.model.dialect import DIALECTS
from pipeline.model.options import Options
from pipeline.model.text import Text

NOTES = {
    "Parameter.md": "---\ntitle: Parameter\naliases: [파라미터, 모수]\n---\n",
    "Gradient descent.md": "---\naliases: [경사 하강법]\n---\n",
    "ml/LoRA.md": "",
    "C++.md": "",
    "C.md": "",
    "Go.md": "---\naliases: [Golang]\n---\n",
    "확장성.md": "---\ntitle: 확장성 (Scalability)\n---\n",
    "기울기.md": "",
    "機械学習.md": "",
    "index.md": "",
}


def found(
    body: str, files: Mapping[str, str] = NOTES, every: bool = False, dialect: str = "obsidian"
) -> list[tuple[Mention, str | None]]:
    """The mentions in one more note, and the links that they could be."""
    options = replace(Options(), dialect=DIALECTS[dialect])
    files = {**files, "here.md": body}
    wiki = wiki_of(files, options, {"any-note.schema.json": "{}"}, datetime.date(2026, 5, 20))
    note = wiki.notes["here.md"]
    document = read.document(Text(body), note.body.place.start, options)
    resolver, _ = linker(wiki.notes, wiki.inventory, wiki.names, options)
    known = names(wiki.notes, wiki.graph)
    seen = mentions(note, prose(document, note), known, wiki.graph, every)
    for mention in seen:
        assert not mention.is_whole or " ".join(body[mention.start : mention.end].split()) == mention.text
    return [(mention, suggestion(mention, resolver)) for mention in seen]


def texts(body: str, **said: bool) -> list[str]:
    return [mention.text for mention, _ in found(body, **said)]


@pytest.mark.parametrize(
    "particles",
    [
        *(
            "는",
            "가",
            "를",
            "의",
            "에",
            "에서",
            "에서는",
            "와",
            "로",
            "로는",
            "로부터",
            "도",
            "만",
            "까지",
            "까지는",
            "들",
            "들은",
        ),
        *(
            "들의",
            "들에서",
            "마다",
            "보다",
            "처럼",
            "라는",
            "라고",
            "이다",
            "입니다",
            "이며",
            "인",
            "일",
            "였다",
            "나",
            "뿐만",
            "등을",
        ),
    ],
)
def test_particles_of_a_noun_that_ends_in_a_vowel(particles: str) -> None:
    assert texts(f"여기 파라미터{particles} 있다.") == ["파라미터"]


@pytest.mark.parametrize(
    "particles", ["은", "이", "을", "의", "으로", "으로는", "과", "과의", "이라는", "이다", "이란", "에서", "들을"]
)
def test_particles_of_a_noun_that_ends_in_a_consonant(particles: str) -> None:
    assert texts(f"이 확장성{particles}, 그리고") == ["확장성"]


@pytest.mark.parametrize(
    "body",
    [
        "파라미터은",
        "파라미터을",
        "파라미터이",
        "파라미터으로",
        "파라미터화",
        "하이퍼파라미터는",
        "확장성는",
        "확장성가",
        "확장성로",
        "파라미터는지도",
    ],
)
def test_what_only_looks_like_a_particle_makes_another_word(body: str) -> None:
    """The wrong one of two, a suffix that makes a noun, and a compound."""
    assert texts(f"이 {body} 본다.") == []


def test_after_rieul_stands_ro() -> None:
    assert particle_at("레이블로", 3)
    assert not particle_at("레이블으로", 3)
    assert particle_at("LoRA는", 4)
    assert particle_at("LoRA은", 4)


def test_a_korean_name_may_be_written_together_and_in_any_composition() -> None:
    assert texts("경사하강법은 쉽다") == ["경사하강법"]
    assert texts("경사 하강법은 쉽다") == ["경사 하강법"]
    decomposed = unicodedata.normalize("NFD", "파라미터")
    assert texts(f"{decomposed}는 수다") == [decomposed]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A parameter, a PARAMETER.", ["parameter"]),
        ("Parameters and hyperparameter and parameter_x", []),
        ("hyper-parameter, parameter-free, parameter.py, x.parameter", []),
        ("the parameter's value", ["parameter"]),
        ("(Parameter)", ["Parameter"]),
        ("gradient\ndescent", ["gradient descent"]),
        ("**Gradient** *descent*", ["Gradient descent"]),
        ("Ｐａｒａｍｅｔｅｒ", ["Ｐａｒａｍｅｔｅｒ"]),
        ("LoRA를 쓴다; LORA", ["LoRA"]),
        ("C++ is no C", ["C++"]),
        ("C++17 and C#", []),
        ("go on; Go is a language", ["Go"]),
        ("scalability and 확장성", ["scalability"]),
        ("今日は機械学習を", ["機械学習"]),
        ("https://example.org/parameter/x and a@parameter", []),
        ("#parameter @parameter \\parameter", []),
        ("A \\* &amp; B: parameter", ["parameter"]),
    ],
)
def test_a_name_is_a_word_of_its_own(body: str, expected: list[str]) -> None:
    """Letter case is free, but for short names and for abbreviations."""
    assert texts(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "# Parameter",
        "`parameter` and\n\n```\nparameter\n```\n",
        "<!-- parameter --> %%parameter%% $parameter$ <b title='parameter'>x</b>",
        "[parameter](x.md) [[x|parameter]] ![parameter](p.png) <https://parameter.example>",
        "[[Parameter]] and then parameter, 파라미터, 모수",
        "[the parameter][r]\n\n[r]: x.md",
        "---\ntitle: Parameter\n---\nA parameter.",
        "The index of the home.",
    ],
)
def test_what_is_no_prose_or_linked_already_is_no_mention(body: str) -> None:
    """A note that is called so itself mentions itself; index pages are called as their folders."""
    assert texts(body) == []


def test_only_the_first_mention_counts_unless_all_are_asked_for() -> None:
    ((mention, link),) = found("A parameter, 파라미터 and\n\n| parameter |\n| --- |\n")
    assert (mention.text, mention.times, mention.targets, link) == (
        "parameter",
        3,
        ("Parameter.md",),
        "[[Parameter|parameter]]",
    )
    linked = "[[Parameter]], parameter, parameter"
    assert [mention.start for mention, _ in found(linked, every=True)] == [15, 26]


@pytest.mark.parametrize(
    ("body", "dialect", "link"),
    [
        ("A parameter", "obsidian", "[[Parameter|parameter]]"),
        ("파라미터는", "obsidian", "[[Parameter|파라미터]]"),
        ("Gradient descent", "obsidian", "[[Gradient descent]]"),
        ("| a |\n| - |\n| parameter |", "foam", "[[Parameter\\|parameter]]"),
        ("parameter", "dendron", "[[parameter|Parameter]]"),
        ("gradient descent", "markdown", "[gradient descent](Gradient%20descent.md)"),
        ("LoRA", "markdown", "[LoRA](ml/LoRA.md)"),
    ],
)
def test_the_link_that_a_mention_could_be_is_in_the_wiki_s_dialect(body: str, dialect: str, link: str) -> None:
    assert [link for _, link in found(body, dialect=dialect)] == [link]


def test_a_name_with_markup_in_it_is_told_without_a_link() -> None:
    assert [link for _, link in found("**Gradient** descent")] == [None]


def test_a_name_of_several_notes_is_told_without_a_link() -> None:
    ((mention, link),) = found("See Weight.", {"a.md": "---\ntitle: Weight\n---\n", "b/Weight.md": ""})
    assert (mention.targets, link) == (("a.md", "b/Weight.md"), None)


def test_the_longest_name_counts_and_redirects_have_none() -> None:
    files = {
        "Parameter.md": "",
        "Model.md": "",
        "Model Parameter.md": "",
        "old.md": "---\ntitle: Params\nduplicate_of: Parameter\nstatus: merged\n---\n",
    }
    assert [(mention.text) for mention, _ in found("A model parameter; params.", files)] == ["model parameter"]


WORDS = st.lists(st.text("ab가 ", min_size=1, max_size=4), max_size=6)


@given(WORDS, st.text("ab가 c", max_size=40))
@settings(max_examples=300, deadline=None)
def test_the_automaton_finds_every_occurrence_and_no_other(words: list[str], text: str) -> None:
    seen = sorted(Automaton(words).occurrences(text))
    assert seen == sorted(
        (end, word)
        for word in set(words)
        for end in range(len(word), len(text) + 1)
        if text[end - len(word) : end] == word
    )


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_looked_through(body: str) -> None:
    """Whatever Markdown it is, a mention stands where it says."""
    body = body.encode("utf-8", "ignore").decode()
    for mention, _ in found(body + "\n\nA parameter, 파라미터는.", every=True):
        assert 0 <= mention.start < mention.end <= len(body) + 30


def test_the_command_answers_people_and_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path, text in {**NOTES, "here.md": "---\nid: x\n---\nA parameter.\r\n\r\n이 LoRA는 parameter.\n"}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(text.encode())
    assert run(["mentions", "-C", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("here.md:4:3 [[Parameter|parameter]] (2 times): A parameter.")
    assert lines[1:] == [
        f"{lines[0].partition('here.md')[0]}here.md:6:3 [[LoRA]]: 이 LoRA는 parameter.",
        "2 mentions of 2 notes in 1 note.",
    ]
    assert run(["mentions", "-C", str(tmp_path), "--of", "모수", "--all", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    schema = json.loads((Path(__file__).parents[2] / "schemas/mentions.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema)
    assert [(each["line"], each["column"], each["end_column"]) for each in data["mentions"]] == [(4, 3, 12), (6, 9, 18)]
    assert run(["mentions", "-C", str(tmp_path), str(tmp_path / "ml")]) == 0
    assert capsys.readouterr().out == "No note names another without linking to it.\n"
    assert run(["mentions", "-C", str(tmp_path), "--of", "nobody"]) == 2
