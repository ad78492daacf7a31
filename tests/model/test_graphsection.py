"""Which sections list the graph around a note."""

from __future__ import annotations

import pytest

from pipeline.tidying.graphsections import unresolved
from tests.dedupe.drafts import draft


def asked(text: str, title: str = "Note") -> list[str]:
    """What the graph sections of a note ask for."""
    found = unresolved(draft({"a.md": f"---\ntitle: {title}\n---\n\n{text}\n"}).wiki)
    return [link.target or "" for links in found.values() for link in links]


@pytest.mark.parametrize(
    "heading",
    [
        "Graph", "🔗 Graph", "3. Knowledge graph", "Graph connections", "Related", "Related keywords:", "Related ideas", "관련", "연관",
        "관련 노트", "관련노트", "연관 개념", "관련된 글", "지식 그래프", "관련 노트 (Related notes)", "Related keywords / 관련 키워드",
        "Graph (그래프)", "Related notes (3)",
    ],
)  # fmt: skip
def test_a_section_is_known_by_its_heading_in_both_languages(heading: str) -> None:
    assert asked(f"# Note\n\n[[Before]]\n\n## {heading}\n\n- [[Within]]\n\n## Other\n\n[[After]]") == ["Within"]


@pytest.mark.parametrize(
    "heading",
    [
        "Graph theory",
        "Related work",
        "Related (but different) ideas",
        "관련성",
        "연관 규칙",
        "그래프 이론",
        "상관 관계",
        "Paragraph",
    ],
)
def test_a_section_on_a_subject_of_its_own_is_none(heading: str) -> None:
    assert asked(f"## {heading}\n\n- [[Within]]") == []


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Graph", "Graph"),
        ("Knowledge graph", "Knowledge Graph"),
        ("지식 그래프 (Knowledge graph)", "지식 그래프"),
        ("지식 그래프 (Knowledge graph)", "지식 그래프 (Knowledge graph)"),
    ],
)
def test_the_name_of_a_note_on_graphs_makes_no_section_of_all_its_text(title: str, heading: str) -> None:
    assert asked(f"# {heading}\n\nHas a [[Vertex]].\n\n## Graph\n\n- [[Edge]]", title) == ["Edge"]


def test_a_section_of_the_first_level_counts_in_a_note_of_another_name() -> None:
    assert asked("Words.\n\n# Graph\n\n- [[Edge]]", "Vertex") == ["Edge"]
