"""Every concept note has the same shape: fields, sections, changelog, names, relations."""

from __future__ import annotations

import re
from collections import defaultdict

from pipeline.build import Built
from pipeline.model.note import Note
from pipeline.model.wiki import Wiki

FIELDS = [
    "id", "title", "category", "status", "canonical_id", "aliases", "duplicate_of", "source_trust_level",
    "confidence_score", "verification_status", "tags", "raw_sources", "last_reinforced", "github_commit", "tech_stack",
]  # fmt: skip
SECTIONS = {
    None: ["One line", "Core", "Patterns", "Decision table", "Graph", "Anti-patterns", "Verification", "Changelog"],
    "ko": ["한 줄", "핵심", "패턴", "판단 기준", "그래프", "안티패턴", "검증", "변경 이력"],
}
INVERSE = {
    "broader": "narrower", "narrower": "broader", "part_of": "has_part", "has_part": "part_of",
    "related": "related", "contrasts_with": "contrasts_with",
}  # fmt: skip
_KOREAN = re.compile(r"[가-힣]")
_ID = re.compile(r"wiki-\d{4}-\d{4}-[a-z0-9]+(?:-[a-z0-9]+)*")
_DATED_ROW = re.compile(r"^\| (\d{4}-\d{2}-\d{2}) \| \S.*\|$", re.MULTILINE)
_PAPER = re.compile(r"arXiv:\d{4}\.\d{4,5}|doi:10\.\d{4,}/[\w./()-]*\w")
_CODE_WIDTH = 79
"""Characters of a code line that fit beside a table of contents on a laptop."""


def test_there_are_enough_concepts(concepts: list[Note]) -> None:
    assert len(concepts) >= 18


def test_the_fields_of_the_seed_page_come_first_and_in_its_order(wiki: Wiki) -> None:
    assert [note.path for note in wiki.notes.values() if list(note.front.data)[: len(FIELDS)] != FIELDS] == []


def test_ids_follow_one_pattern_and_are_unique(wiki: Wiki) -> None:
    ids = [note.roles.id.text if note.roles.id else "" for note in wiki.notes.values()]
    assert [one for one in ids if not _ID.fullmatch(one)] == []
    assert len(set(ids)) == len(ids)


def test_the_file_is_called_as_the_note(concepts: list[Note]) -> None:
    """So that a link by title also opens in an editor that knows file names only."""
    assert [note.path for note in concepts if note.stem != note.title] == []


def test_a_note_has_all_sections_in_order(concepts: list[Note]) -> None:
    for note in concepts:
        headings = [heading.text for heading in note.body.headings if heading.level == 2]
        assert headings == SECTIONS[note.roles.language], note.path


def test_a_pattern_has_code_and_a_heading(concepts: list[Note]) -> None:
    assert [note.path for note in concepts if sum(bool(snippet.language) for snippet in note.snippets) < 3] == []


def test_the_newest_change_is_the_day_of_the_last_check(built: Built, concepts: list[Note]) -> None:
    for note in concepts:
        text = built.text(note.path)
        assert text is not None
        dates = _DATED_ROW.findall(text.content)
        assert dates, note.path
        assert dates == sorted(dates, reverse=True), note.path
        assert note.roles.updated is not None
        assert dates[0] == note.roles.updated.text, note.path


def test_every_concept_has_a_name_in_korean_and_one_in_english(concepts: list[Note]) -> None:
    for note in concepts:
        names = [note.title, *(alias.text for alias in note.roles.aliases)]
        assert any(_KOREAN.search(name) for name in names), note.path
        assert any(name.isascii() for name in names), note.path


def test_every_concept_names_sources(concepts: list[Note]) -> None:
    allowed = re.compile(rf"{_PAPER.pattern}|https://\S+")
    assert [(note.path, one) for note in concepts for one in note.roles.sources if not allowed.fullmatch(one)] == []
    assert [note.path for note in concepts if not note.roles.sources] == []


def test_papers_named_in_the_text_and_papers_among_the_sources_are_the_same(built: Built, concepts: list[Note]) -> None:
    for note in concepts:
        text = built.text(note.path)
        assert text is not None
        named = set(_PAPER.findall(text.content[note.body.place.start :]))
        assert named == {source for source in note.roles.sources if _PAPER.fullmatch(source)}, note.path


def test_relations_are_told_from_both_ends(wiki: Wiki) -> None:
    told = {(end.source, end.type, end.target) for end in wiki.graph.relations}
    one_way = [(s, kind, t) for s, kind, t in told if kind in INVERSE and (t, INVERSE[kind], s) not in told]
    assert one_way == []


def test_prerequisites_do_not_go_in_circles(wiki: Wiki) -> None:
    needs = defaultdict(set)
    for end in wiki.graph.relations:
        if end.type == "prerequisite" and end.target:
            needs[end.source].add(end.target)
    reach = {source: set(targets) for source, targets in needs.items()}
    for _ in needs:
        reach = {
            source: targets | {far for near in targets for far in reach.get(near, ())}
            for source, targets in reach.items()
        }
    assert [source for source, targets in reach.items() if source in targets] == []


def test_code_is_not_wider_than_the_page(concepts: list[Note]) -> None:
    wide = [
        f"{note.path}:{snippet.code_line + number}"
        for note in concepts
        for snippet in note.snippets
        for number, line in enumerate(snippet.code.splitlines())
        if len(line) > _CODE_WIDTH
    ]
    assert wide == []


def test_one_note_is_private_and_linked_to(wiki: Wiki) -> None:
    private = [note.path for note in wiki.notes.values() if not note.roles.publish]
    assert private == ["Review queue.md"]
    assert wiki.graph.backlinks["Review queue.md"]
