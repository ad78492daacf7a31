"""Values and places of front matter, in all the shapes in which it stands in files."""

from __future__ import annotations

import math

import frontmatter as python_frontmatter
import pytest

from pipeline.model.frontmatter import FrontMatter, Json
from pipeline.model.text import Text
from pipeline.read.frontmatter.split import split
from pipeline.read.frontmatter.yaml import YamlHandler


def head(inner: str, ends: str = "\n") -> FrontMatter:
    return split(Text(f"---\n{inner}\n---\nbody\n".replace("\n", ends)))


def kinds(front: FrontMatter) -> list[str]:
    return [fault.kind for fault in front.faults]


def written(text: str, front: FrontMatter) -> dict[tuple[str | int, ...], str]:
    return {field.pointer: text[field.value.start : field.value.end] for field in front.fields}


def test_values_and_their_slices() -> None:
    """Each field's place is the slice of the text that says its value, at any depth and in every style."""
    text = (
        "---\n"
        "title: 😀 Parameter  # a comment\n"
        'quoted: "a \\" b"\n'
        "list:\n- 1\n-\n- [x, 'y' ]\n# between\n"
        "map:\n  deep: {k: v}\n  folded: >-\n    one\n    two\n\n"
        "empty:\n"
        "last: plain\n  goes on\n"
        "---\nbody"
    )
    front = split(Text(text))
    assert front.data == {
        "title": "😀 Parameter",
        "quoted": 'a " b',
        "list": [1, None, ["x", "y"]],
        "map": {"deep": {"k": "v"}, "folded": "one two"},
        "empty": None,
        "last": "plain goes on",
    }
    assert written(text, front) == {
        ("title",): "😀 Parameter",
        ("quoted",): '"a \\" b"',
        ("list",): "- 1\n-\n- [x, 'y' ]",
        ("list", 0): "1",
        ("list", 1): "",
        ("list", 2): "[x, 'y' ]",
        ("list", 2, 0): "x",
        ("list", 2, 1): "'y'",
        ("map",): "deep: {k: v}\n  folded: >-\n    one\n    two",
        ("map", "deep"): "{k: v}",
        ("map", "deep", "k"): "v",
        ("map", "folded"): ">-\n    one\n    two",
        ("empty",): "",
        ("last",): "plain\n  goes on",
    }
    assert text[front.place.end :] == "body"
    assert not front.faults


def test_keys_have_places_and_list_items_none() -> None:
    text = '---\n"a b": [1]\n---\n'
    front = split(Text(text))
    key = front.fields[0].key
    assert key is not None
    assert text[key.start : key.end] == '"a b"'
    assert front.fields[1].key is None


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_lines_and_columns_for_every_line_end(ends: str) -> None:
    front = head("a: 1\nb:\n  - x", ends)
    place = front.where("b", 0)
    assert (front.data, place.line, place.column) == ({"a": 1, "b": ["x"]}, 4, 5)


@pytest.mark.parametrize("mark", ["\x85", "\u2028", "\u2029"], ids=["NEL", "LS", "PS"])
def test_breaks_that_only_yaml_sees_shift_no_position(mark: str) -> None:
    """NEL and U+2028 are line breaks to YAML 1.1, and none to an editor."""
    front = head(f'a: "x{mark}y"\nb: z')
    assert (front.where("b").line, front.where("b").column) == (3, 4)


def test_raw_kind_and_tag_tell_what_yaml_made_of_a_value() -> None:
    front = head("a: 0123456\nb: 12:30:45\nc: on\nd: 1.10\ne: 123e456\nf: 2026-05-10\ng: '5'\nh: |\n  x\ni: [j]\nk: ~")
    told = {field.pointer: (field.raw, field.kind, field.tag) for field in front.fields if len(field.pointer) == 1}
    assert told == {
        ("a",): ("0123456", "plain", "int"),
        ("b",): ("12:30:45", "plain", "int"),
        ("c",): ("on", "plain", "bool"),
        ("d",): ("1.10", "plain", "float"),
        ("e",): ("123e456", "plain", "str"),
        ("f",): ("2026-05-10", "plain", "timestamp"),
        ("g",): ("'5'", "quoted", "str"),
        ("h",): ("|\n  x", "block", "str"),
        ("i",): (None, "list", "seq"),
        ("k",): ("~", "plain", "null"),
    }
    assert front.data["a"] == 0o123456
    assert front.data["b"] == 45045
    assert front.data["f"] == "2026-05-10"


def test_dates_that_no_calendar_has_stay_text() -> None:
    """PyYAML raises on 2026-02-30; here the schema speaks of it."""
    assert head("a: 2026-02-30").data == {"a": "2026-02-30"}


def test_infinity_and_not_a_number_are_floats() -> None:
    data = head("a: .inf\nb: -.INF\nc: .nan").data
    assert data["a"] == math.inf
    assert data["b"] == -math.inf
    assert isinstance(data["c"], float)
    assert math.isnan(data["c"])


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("no head\n---\na: 1\n---\n", "text first"),
        ("----\na: 1\n----\n", "four dashes"),
        (" ---\na: 1\n ---\n", "indented"),
        ("---\n", "a lone break"),
        ("---\n\nText.\n", "a break and text"),
        ("---\n\nText.\n\nMore text.\n\n---\n\nEnd.\n", "text between two breaks"),
        ("---\nText\nof a paragraph.\n\n* list: of\n\n---\n", "text right after a break"),
        ("\n---\nNote\n---\n", "a heading under a break"),
        ("{{< shortcode >}}\n", "Hugo"),
        ("{% raw %}\n", "Liquid"),
        ("{#id}\n", "an attribute"),
        ("+++ b/file\n", "a diff"),
        ("", "nothing"),
    ],
)
def test_what_is_no_front_matter_stays_silent(text: str, rest: str) -> None:
    front = split(Text(text))
    assert (front.format, front.faults, front.place.end) == (None, (), 0), rest


@pytest.mark.parametrize("text", ["---\n---\nx", "---\n\n---\nx", "---\n# only a comment\n---\nx", "---\n---"])
def test_an_empty_head_is_front_matter(text: str) -> None:
    front = split(Text(text))
    assert (front.format, dict(front.data), front.faults) == ("yaml", {}, ())


def test_dots_close_a_head_as_in_jekyll_and_pandoc() -> None:
    front = split(Text("---\na: 1\n...\nb: 2\n---\n"))
    assert (front.data, front.place.end_line) == ({"a": 1}, 4)


def test_delimiters_may_carry_trailing_blanks() -> None:
    assert split(Text("--- \t\na: 1\n---  \nbody")).data == {"a": 1}


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("\n---\na: 1\n---\n", 2, "blank line"),
        ("  \r\n\r\n---\r\na: 1\r\n---\r\n", 3, "blank line"),
        ("\u200b---\na: 1\n---\n", 1, "U+200B"),
        ("\ufeff---\na: 1\n---\n", 1, "U+FEFF"),
    ],
)
def test_what_hides_a_head_from_other_programs_is_named(text: str, line: int, what: str) -> None:
    front = split(Text(text))
    assert (dict(front.data), kinds(front), front.place.line) == ({"a": 1}, ["leading-blank"], line)
    assert what in front.faults[0].message
    assert front.head.line == line


def test_a_byte_order_mark_that_was_taken_off_is_fine() -> None:
    assert split(Text("---\na: 1\n---\n", bom=True)).faults == ()


@pytest.mark.parametrize(
    "text", ["---\ntitle: x\n\nbody\n", "---\r\ntitle: x\r\n----\r\nbody", "---\nTitle: x\nTags: y\n\nb"]
)
def test_an_unclosed_head_is_named_at_its_beginning(text: str) -> None:
    front = split(Text(text))
    assert (front.format, kinds(front), front.faults[0].place.line) == (None, ["unclosed"], 1)


def test_a_near_miss_of_a_closing_line_is_pointed_at() -> None:
    assert "`----` on line 3" in split(Text("---\ntitle: x\n----\n")).faults[0].message


@pytest.mark.parametrize(
    ("inner", "what"), [("- a\n- b", "a list"), ("just text", "a single value"), ('"quoted"', "a single value")]
)
def test_a_head_that_is_no_mapping(inner: str, what: str) -> None:
    front = head(inner)
    assert (kinds(front), dict(front.data)) == (["not-a-mapping"], {})
    assert what in front.faults[0].message


def test_a_second_document_behind_the_first() -> None:
    front = split(Text("---\na: 1\n---\nb: 2\nc: 3\n---\nbody"))
    assert (dict(front.data), kinds(front), front.faults[0].place.line) == ({"a": 1}, ["multi-document"], 4)


def test_a_second_document_of_one_key_is_known_by_the_key() -> None:
    front = split(Text("---\ntitle: A\n---\ntitle: B\n---\ntext\n"))
    assert kinds(front) == ["multi-document"]


def test_a_setext_heading_behind_the_head_is_no_second_document() -> None:
    assert split(Text("---\na: 1\n---\nNote: this\n---\n")).faults == ()


@pytest.mark.parametrize(
    ("inner", "line", "first"),
    [("a: 1\nb: 2\na: 3", 4, 2), ("m:\n  x: 1\n  x: 2", 4, 3), ("l:\n- {k: 1, k: 2}", 3, 3), ('a: 1\n"a": 2', 3, 2)],
)
def test_duplicate_keys_at_any_depth(inner: str, line: int, first: int) -> None:
    """The second is reported, the first related, the last counts."""
    (fault,) = head(inner).faults
    assert fault.related is not None
    assert (fault.kind, fault.place.line, fault.related.line) == ("duplicate-key", line, first)


def test_of_duplicate_keys_the_last_counts() -> None:
    front = head("a: 1\na: 2")
    assert (front.data, front.where("a").line) == ({"a": 2}, 3)


@pytest.mark.parametrize(
    ("inner", "data", "faults"),
    [
        ("on: 1", {"on": 1}, ["key-type"]),
        ("No: 1", {"No": 1}, ["key-type"]),
        ("~: 1", {"~": 1}, ["key-type"]),
        ("'on': 1", {"on": 1}, []),
        ("404: x", {"404": "x"}, []),
        ("1.5: x", {"1.5": "x"}, []),
        ("2026-05-10: x", {"2026-05-10": "x"}, []),
        ("y: 1", {"y": 1}, []),
        ("? [a]\n: b", {"[a]": "b"}, ["key-type"]),
        ("a: {{ b }}", {"a": {"{ b }": None}}, ["key-type"]),
    ],
)
def test_keys_become_strings_as_written(inner: str, data: dict[str, Json], faults: list[str]) -> None:
    front = head(inner)
    assert (dict(front.data), kinds(front)) == (data, faults)


def test_anchors_aliases_and_merges_are_resolved() -> None:
    text = "---\nbase: &b {x: 1, y: [2]}\ncopy: *b\nlist: [*b, 3]\nown:\n  y: 4\n  <<: *b\n  z: 5\n---\n"
    front = split(Text(text))
    both = {"x": 1, "y": [2]}
    assert front.data == {"base": both, "copy": both, "list": [both, 3], "own": {"x": 1, "y": 4, "z": 5}}
    assert not front.faults
    slices = written(text, front)
    assert slices["copy",] == "*b"
    assert slices["list", 0] == "*b"
    assert slices["own",] == "y: 4\n  <<: *b\n  z: 5"
    assert slices["own", "x"] == "*b"
    assert slices["own", "y"] == "4"


def test_a_collection_that_ends_in_an_alias_ends_there() -> None:
    text = "---\na: &a 1\nb:\n  - 2\n  - *a  # comment\n\nc: 3\n---\n"
    assert written(text, split(Text(text)))["b",] == "- 2\n  - *a"


def test_merged_lists_of_mappings_give_the_first_value() -> None:
    front = head("a: &a {x: 1}\nb: &b {x: 2, y: 3}\nc:\n  <<: [*a, *b]")
    assert front.data["c"] == {"x": 1, "y": 3}


def test_an_anchor_within_itself_is_a_fault_and_no_hang() -> None:
    front = head("a: &a [1, *a]\nb: &b {c: *b}")
    assert (front.data, kinds(front)) == ({"a": [1, None], "b": {"c": None}}, ["unsupported", "unsupported"])


def test_aliases_that_multiply_are_refused() -> None:
    levels = "\n".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]" for n in range(12))
    front = head(f"a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]\n{levels}")
    assert (dict(front.data), kinds(front)) == ({}, ["unsupported"])


@pytest.mark.parametrize(
    "text",
    [
        "---\na: " + "[" * 300_000 + "\n---\n",
        "---\na: " + "{b: " * 100_000 + "\n---\n",
        "---\na:\n" + "- " * 300_000 + "x\n---\n",
        "---\n" + "".join("  " * depth + "a:\n" for depth in range(400)) + "---\n",
        '{"a": ' + "[" * 200_000,
        '{"a": ' + "[" * 5_000 + "]" * 5_000 + "}\n",
        "+++\na = " + "[" * 100_000 + "\n+++\n",
        "---\na: " + "9" * 10_000 + "\n---\n",
        "---\na: 0x" + "f" * 10_000 + "\n---\n",
        "---\na: 1" + ":10" * 100_000 + "\n---\n",
        "---\na: 1" + ":10" * 100_000 + ".5\n---\n",
        "+++\na = 0x" + "f" * 10_000 + "\n+++\n",
    ],
    ids=[
        "flow",
        "mappings",
        "dashes",
        "blocks",
        "open-json",
        "json",
        "toml",
        "digits",
        "hexadecimal",
        "base-60",
        "base-60-float",
        "toml-digits",
    ],
)
def test_bottomless_heads_are_faults(text: str) -> None:
    assert split(Text(text)).faults


@pytest.mark.parametrize(
    ("inner", "value"),
    [("a: !!python/object:os.system x", "x"), ("a: !mine [1]", [1]), ("a: !!binary aGk=", "aGk="), ("a: !!int x", "x")],
)
def test_tags_without_meaning_are_faults_and_run_nothing(inner: str, value: Json) -> None:
    front = head(inner)
    assert (dict(front.data), kinds(front)) == ({"a": value}, ["unsupported"])


def test_standard_tags_are_obeyed() -> None:
    front = head("a: !!str 1\nb: !!float 2\nc: !!int '3'")
    assert (dict(front.data), front.faults) == ({"a": "1", "b": 2.0, "c": 3}, ())


def test_toml_values() -> None:
    front = split(Text('+++\ntitle = "x"\ndate = 2026-05-10\n[a.b]\nc = [1, 2.5]\n+++\nbody'))
    assert front.data == {"title": "x", "date": "2026-05-10", "a": {"b": {"c": [1, 2.5]}}}
    assert (front.format, front.place.end_line, front.faults) == ("toml", 7, ())


def test_toml_that_is_wrong_is_named_at_its_place() -> None:
    (fault,) = split(Text("+++\na = 1\nb = \n+++\n")).faults
    assert (fault.kind, fault.place.line) == ("syntax", 3)


def test_toml_without_an_end() -> None:
    assert kinds(split(Text("+++\na = 1\n\nbody"))) == ["unclosed"]


def test_json_values_and_places() -> None:
    text = '{\n  "a": {"b": [1, "x,]", null]},\n  "c": -1.5e3\n}\nbody'
    front = split(Text(text))
    assert front.data == {"a": {"b": [1, "x,]", None]}, "c": -1500.0}
    slices = written(text, front)
    assert slices["a", "b", 1] == '"x,]"'
    assert slices["a",] == '{"b": [1, "x,]", null]}'
    assert slices["c",] == "-1.5e3"
    assert text[front.place.end :] == "body"


def test_json_with_duplicate_keys_or_faults() -> None:
    assert kinds(split(Text('{"a": 1, "a": 2}\n'))) == ["duplicate-key"]
    assert kinds(split(Text('{"a": 1,\n "b" 2}\n'))) == ["syntax"]
    assert kinds(split(Text('{"a": 1} text\n'))) == ["syntax"]


def test_front_matter_in_other_languages_is_named() -> None:
    assert kinds(split(Text("---toml\na = 1\n---\n"))) == ["unsupported"]


def test_our_handler_serves_python_frontmatter_itself() -> None:
    """The library's own entry points work with the handler that we give it."""
    post = python_frontmatter.loads("---\ntitle: x\ndate: 2026-05-10\n---\nbody", handler=YamlHandler())
    assert (post.metadata, post.content) == ({"title": "x", "date": "2026-05-10"}, "body")
