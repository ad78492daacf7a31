"""Names in their forms: what is dropped, and what is part of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dedupe.forms import forms, initials, is_acronym, key, script, singular


def how(one: str, other: str) -> set[str]:
    """By what two names have a form in common; empty where they have none."""
    second = {form.key: form.how for form in forms(other)}
    return {form.how or second[form.key] for form in forms(one) if form.key in second}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Learning rate", "learning-rate"),
        ("Learning_Rate", "LearningRate"),
        ("ＬＯＲＡ", "LoRA"),
        ("경사 하강법", "경사하강법"),
        ("Fine\u2010tuning", "fine tuning"),
    ],
)
def test_blanks_hyphens_case_and_width_do_not_matter(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"),
        ("C", "C#"),
        ("C++", "C#"),
        (".NET", "NET"),
        ("GPT-3.5", "GPT-35"),
        ("3 5", "35"),
        ("TCP/IP", "TCPIP"),
        ("A*", "A"),
        ("Parameter", "Hyperparameter"),
        ("베란다", "베"),
        ("토란", "토"),
        ("Bus", "Bu"),
        ("Kubernetes", "Kuberne"),
        ("", "x"),
    ],
)
def test_what_is_part_of_a_name_stays(one: str, other: str) -> None:
    assert how(one, other) == set()


@pytest.mark.parametrize(
    ("one", "other", "by"),
    [
        ("추상화 (Abstraction)", "Abstraction", "parenthesis"),
        ("Abstraction (추상화)", "추상화", "parenthesis"),
        ("Abstraction（추상화）", "추상화(Abstraction)", "parenthesis"),
        ("Service Level Objective (SLO)", "SLO", "parenthesis"),
        ("코드형 인프라 (IaC)", "Infrastructure as Code (IaC)", "parenthesis"),
        ("Vapor (framework)", "Vapor", "qualifier"),
        ("What is a parameter?", "Parameter", "question"),
        ("What are parameters in machine learning?", "Parameters", "question"),
        ("What's LoRA", "LoRA", "question"),
        ("인공지능에서 Parameter 란?", "Parameter", "question"),
        ("파라미터란 무엇인가요?", "파라미터", "question"),
        ("파라미터는 무엇일까", "파라미터", "question"),
        ("파라미터란?", "파라미터", "question"),
        ("파라미터는", "파라미터", "particle"),
        ("Model Parameters", "Model Parameter", "plural"),
        ("Policies", "Policy", "plural"),
        ("Node.js", "NodeJS", "punctuation"),
        ("Bayes’ theorem", "Bayes theorem", "punctuation"),
        ("learning machine", "machine learning", "order"),
    ],
)
def test_forms_meet_and_say_how(one: str, other: str, by: str) -> None:
    assert by in how(one, other)


def test_a_short_form_is_made_of_the_first_letters() -> None:
    assert is_acronym("IaC", "Infrastructure as Code")
    assert is_acronym("SLO", "service level objective")
    assert not is_acronym("SLO", "service level agreement")
    assert not is_acronym("P", "Parameter")
    assert initials("Mixture of experts") == {"moe", "me"}


def test_most_letters_decide_the_script() -> None:
    assert (script("LoRA란 무엇인가"), script("LoRA"), script("2026")) == ("HANGUL", "LATIN", "")


@pytest.mark.parametrize("word", ["axis", "loss", "status", "chaos", "aws", "파라미터s", "class"])
def test_not_every_s_is_a_plural(word: str) -> None:
    assert singular(word) == word


@given(st.text())
def test_every_text_has_forms(name: str) -> None:
    """Forms are total, each key once, and none is empty."""
    keys = [form.key for form in forms(name)]
    assert len(keys) == len(set(keys))
    assert all(keys)
