"""Other names that a text gives its own concept; and what stands there but is no name of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dedupe.glosses import names_told
from tests.dedupe.drafts import proposed
from tests.dedupe.test_proposal import titled


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        ("경사하강법", "경사하강법(gradient descent)은 기울기를 따라간다.", "gradient descent"),
        ("Entity resolution", "**Entity resolution**, also known as record linkage, finds pairs.", "record linkage"),
        ("Kubernetes", "# Kubernetes\n\n[Kubernetes](x.md) (commonly abbreviated to *K8s*) runs things.", "K8s"),
        ("Finite-state machine", "A finite-state machine (FSM) or simply state machine is a model.", "FSM"),
        ("Learning rate", "The learning rate is how far a step goes. It is also called step size.", "step size"),
        ("Recall", "Recall is a part.\n\nAlso known as: sensitivity, hit rate", "hit rate"),
        ("재현율", "재현율은 민감도라고도 부른다.", "민감도"),
        ("클라우드 기술", "클라우드 스택(the cloud stack)이라고도 하는 클라우드 기술은 넓다.", "cloud stack"),
        ("재현율", "- 동의어: 민감도, 참 긍정률", "민감도"),
    ],
)
def test_a_text_says_how_its_concept_is_called(title: str, text: str, told: str) -> None:
    assert told in set(names_told(title, text))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Python", "Python (programming language) runs."),
        ("OpenCV", "OpenCV (written in C++) sees."),
        ("API", "A rapid (RPD) thing."),
        ("Game", "Games have authors, also known as developers."),
        ("Parameter", "A parameter is learned (see Weight)."),
        ("()", "() also known as nothing"),
    ],
)
def test_what_is_said_of_something_else_is_no_name(title: str, text: str) -> None:
    assert list(names_told(title, text)) == []


def test_a_name_that_a_text_gives_is_evidence_for_the_note_of_that_name() -> None:
    files = {
        "a.md": titled("재현율", "재현율(recall)은 맞힌 것의 비율이다."),
        "b.md": titled("Recall", "The part that was found."),
        "c.md": titled("Precision", "Another part."),
    }
    (cluster,) = proposed(files).clusters
    assert (cluster.tier, cluster.members) == ("review", ("a.md", "b.md"))
    assert cluster.evidence[0].words == 'the text of a.md also calls it "recall", a name of b.md'


@given(st.text(), st.text())
def test_every_text_is_read(title: str, text: str) -> None:
    """Total, and no name is blank."""
    assert all(name.strip() for name in names_told(title, text))
