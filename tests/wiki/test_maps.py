"""Each category has one map, which leads to all of its notes."""

from __future__ import annotations

from collections import defaultdict

from pipeline.model.note import Note
from pipeline.model.wiki import Wiki


def _maps(wiki: Wiki) -> dict[str, list[Note]]:
    found: dict[str, list[Note]] = defaultdict(list)
    for note in wiki.notes.values():
        if "moc" in {tag.text for tag in note.roles.tags} and note.path != "index.md" and note.roles.category:
            found[note.roles.category.text].append(note)
    return found


def _reached(wiki: Wiki, path: str) -> set[str]:
    return {resolution.resolved for resolution in wiki.graph.resolutions[path] if resolution.resolved}


def test_every_category_has_one_map(wiki: Wiki, concepts: list[Note]) -> None:
    categories = {note.roles.category.text for note in concepts if note.roles.category}
    assert {name: len(maps) for name, maps in _maps(wiki).items()} == dict.fromkeys(categories, 1)


def test_a_map_leads_to_every_note_of_its_category(wiki: Wiki, concepts: list[Note]) -> None:
    for name, (map_note,) in _maps(wiki).items():
        members = {note.path for note in concepts if note.roles.category and note.roles.category.text == name}
        assert members - _reached(wiki, map_note.path) == set(), name


def test_every_note_leads_back_to_its_map(wiki: Wiki, concepts: list[Note]) -> None:
    maps = {name: notes[0].path for name, notes in _maps(wiki).items()}
    lost = [
        note.path
        for note in concepts
        if note.roles.category and maps[note.roles.category.text] not in _reached(wiki, note.path)
    ]
    assert lost == []


def test_home_leads_to_every_map(wiki: Wiki) -> None:
    assert {notes[0].path for notes in _maps(wiki).values()} <= _reached(wiki, "index.md")


def test_a_note_stands_in_the_folder_of_its_category(wiki: Wiki, concepts: list[Note]) -> None:
    assert [
        note.path for note in concepts if note.roles.category and note.folder != note.roles.category.text.lower()
    ] == []
