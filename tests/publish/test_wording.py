"""The words that we add to an author's own are said in every language that the site speaks."""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from pipeline.publish.wording.korean import KOREAN
from pipeline.publish.wording.words import ENGLISH, words


def said(of: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text, by the path of its field."""
    for field in fields(of):
        value = getattr(of, field.name)
        if is_dataclass(value):
            yield from said(value, f"{path}{field.name}.")
        elif isinstance(value, str):
            yield path + field.name, value


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_korean_leaves_nothing_in_english() -> None:
    english = dict(said(ENGLISH))
    same = {path for path, text in said(KOREAN) if text == english[path]}
    assert {
        path
        for path in same
        if any(map(str.isalpha, english[path].format_map(dict.fromkeys(slots(english[path]), ""))))
    } == set()


def test_a_translation_knows_no_blank_that_the_original_lacks() -> None:
    english = dict(said(ENGLISH))
    assert {
        path: slots(text) - slots(english[path]) for path, text in said(KOREAN) if slots(text) - slots(english[path])
    } == {}


@pytest.mark.parametrize(
    ("language", "date", "month"),
    [
        ("en", "9 May 2026", "May 2026"),
        ("ko", "2026년 5월 9일", "2026년 5월"),
        ("ko-KR", "2026년 5월 9일", "2026년 5월"),
    ],
)
def test_days_are_said_as_readers_say_them(language: str, date: str, month: str) -> None:
    assert (words(language).date("2026-05-09"), words(language).index.month("2026-05")) == (date, month)


def test_a_language_that_we_do_not_speak_is_english() -> None:
    assert words("tlh") == ENGLISH
