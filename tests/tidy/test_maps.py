"""A map for each category, and what it lists."""

from __future__ import annotations

import json

import jsonschema
import pytest

from pipeline.model.options import Options
from pipeline.store import schemas
from pipeline.tidying.heads import Heads
from pipeline.tidying.maps import Map, knows_maps, mapped
from tests.dedupe.drafts import NOW, draft


def note(category: str = "Topics", body: str = "Words.", **more: str) -> str:
    fields = {"category": category, **more}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + f"---\n\n{body}\n"


def made(files: dict[str, str], options: Options | None = None) -> tuple[dict[str, str], tuple[Map, ...]]:
    before = draft(files, options)
    heads = Heads.of(schemas.texts([schemas.shipped()]), before.wiki.options, NOW)
    after, maps = mapped(before, heads, {path for path, one in before.wiki.notes.items() if not one.roles.publish})
    again, none = mapped(after, heads, set())
    assert none == () or any(not one.roles.publish for one in before.wiki.notes.values())
    assert again.changed == after.changed or none
    return {path: text.content for path, text in after.changed.items() if text}, maps


def test_a_category_without_a_map_gets_one_in_its_notes_folder() -> None:
    texts, maps = made({"a/B.md": note(), "a/A.md": note("topics"), "c/D.md": note(), "c/E.md": note("Alone")})
    assert [(one.path, one.new, len(one.added)) for one in maps] == [("a/Topics MOC.md", True, 3)]
    assert texts["a/Topics MOC.md"] == (
        "---\ntitle: Topics MOC\ncategory: Topics\ntags: [moc]\n---\n\n# Topics MOC\n\n"
        "<!-- moc -->\n\n- [[A]]\n- [[B]]\n- [[D]]\n\n<!-- /moc -->\n"
    )


def test_a_map_is_completed_between_its_marks() -> None:
    own = note(
        body="# Topics MOC\n\nSee [[A]] first.\n\n<!-- moc -->\n\n- [[Gone]]\n\n<!-- /moc -->\n\nThe end.",
        title="Topics MOC",
    )
    texts, maps = made({"Topics MOC.md": own, "A.md": note(), "B.md": note()})
    assert [(one.new, one.added) for one in maps] == [(False, ("B.md",))]
    assert texts["Topics MOC.md"] == own.replace("- [[Gone]]", "- [[B]]")


def test_a_map_without_marks_gets_them_at_its_end() -> None:
    own = note(body="# Topics MOC\r\n\r\n- [[A]]").replace("\n", "\r\n").replace("\r\r", "\r")
    texts, _ = made({"Topics MOC.md": own, "A.md": note(), "B.md": note()})
    assert texts["Topics MOC.md"].endswith("- [[A]]\r\n\r\n<!-- moc -->\r\n\r\n- [[B]]\r\n\r\n<!-- /moc -->\r\n")


def test_redirects_maps_and_private_notes_are_not_listed() -> None:
    files = {
        "A.md": note(),
        "B.md": note(),
        "C.md": note(status="merged", duplicate_of="A"),
        "D.md": note(publish="false"),
        "index.md": note(),
    }
    texts, _ = made(files)
    assert [line for line in texts["Topics MOC.md"].split("\n") if line.startswith("- ")] == ["- [[A]]", "- [[B]]"]


@pytest.mark.parametrize("other", ["Topics MOC.md", "topics moc.md"])
def test_what_stands_at_the_place_of_a_map_stays(other: str) -> None:
    texts, _ = made({"A.md": note(), "B.md": note(), other: note("Else", "Its own.")})
    assert "Its own." in texts.get(other, "Its own.")


def test_the_map_of_a_wiki_with_a_schema_is_valid() -> None:
    options = Options(schemas=(("**", "note.schema.json"),))
    texts, (one,) = made({"A.md": note(), "B.md": note()}, options)
    schema = json.loads((schemas.shipped() / "note.schema.json").read_text(encoding="utf-8"))
    written = draft({one.path: texts[one.path]}).wiki.notes[one.path]
    jsonschema.validate(dict(written.front.data), schema)


@pytest.mark.parametrize(
    ("files", "of_use"),
    [
        ({"A.md": note(), "B.md": note()}, True),
        ({"A.md": note(body="[b](B.md)"), "B.md": note()}, False),
        ({"A.md": note(body="[b](/b/)"), "B.md": note(status="merged", duplicate_of="A", body="See [[A]].")}, False),
        ({"A.md": note(body="[b](B.md)"), "B.md": note(body="[[A]]")}, True),
        ({"A.md": note(body="[b](B.md) [web](https://example.org)"), "Topics MOC.md": "# Topics MOC\n"}, True),
        ({"A.md": note(body="[web](https://example.org)")}, True),
    ],
)
def test_a_vault_of_another_generator_gets_no_maps_that_it_has_no_use_for(files: dict[str, str], of_use: bool) -> None:
    assert knows_maps(draft(files).wiki) is of_use
    before = draft({**files, "C.md": note("Other"), "D.md": note("Other")})
    heads = Heads.of(schemas.texts([schemas.shipped()]), before.wiki.options, NOW)
    _, maps = mapped(before, heads, set(), knows_maps(before.wiki))
    assert ("Other" in {one.category for one in maps}) is of_use


def test_a_category_that_is_a_folder_gets_its_map_there() -> None:
    """Also where as many of its notes stand elsewhere."""
    some = {"Wiki/Topics/A.md": note("Wiki/Topics"), "Wiki/Zoo/B.md": note("Wiki/Topics")}
    _, maps = made(some | {"Wiki/Zoo/C.md": note("Wiki/Topics")})
    assert [one.path for one in maps] == ["Wiki/Topics/Topics MOC.md"]
