"""The words of the pages that lead to notes, in each language that the site speaks."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class IndexWords:
    """One language's words; a name in braces is filled in."""

    language: str = "en"
    browse: str = "Browse"
    all_of_them: str = "All of them"
    alphabet: str = "A–Z"
    symbols: str = "Symbols"
    see: str = "see {title}"
    tags: str = "Tags"
    kinds: str = "Kinds of term"
    filter: str = "Filter"
    filter_none: str = "No note fits all of these."
    filter_more: str = "Show more"
    filter_clear: str = "Clear"
    random: str = "Random note"
    random_told: str = "A note is chosen by chance where the browser runs scripts. Here are all of them."
    wanted: str = "Wanted notes"
    wanted_told: str = "Other notes refer to these, and nobody has written them yet."
    pages: str = "Pages of this list"
    canvas_named: str = "Canvas “{title}”, which scrolls in both directions"
    canvas_empty: str = "There is nothing on this canvas."
    as_list: str = "As a list"
    zoom_in: str = "Larger"
    zoom_out: str = "Smaller"
    zoom_all: str = "All of it"
    arrows: str = "Arrows"
    card: str = "a card without words"
    cards_more: str = "{count} more cards are left out here."
    canvas_broken: str = "This canvas cannot be read, so there is nothing to show."
    base_told: str = "A base of Obsidian: a table of notes that Obsidian makes. This site does not make it; here is what it asks for."
    base_left_out: str = "What it asks for is left out here."
    names_one: str = "{count} name"
    names_many: str = "{count} names"
    months: tuple[str, ...] = (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    )
    on_day: str = "{day} {month} {year}"
    in_month: str = "{month} {year}"

    def names(self, count: int) -> str:
        """A number of names."""
        return (self.names_one if count == 1 else self.names_many).format(count=f"{count:,}")

    def more_cards(self, count: int) -> str:
        """That so many cards of a canvas are not shown."""
        return self.cards_more.format(count=f"{count:,}")

    def month(self, written: str) -> str:
        """A month, given as `2026-05`, as a reader says it; what is none stays as written."""
        year, _, number = written.partition("-")
        if not (year.isdecimal() and number.isdecimal() and 1 <= int(number) <= 12):
            return written
        return self.in_month.format(month=self.months[int(number) - 1], year=year)

    def day(self, date: datetime.date) -> str:
        """A day as a reader says it."""
        return self.on_day.format(day=date.day, month=self.months[date.month - 1], year=date.year)


ENGLISH_INDEX: Final = IndexWords()

KOREAN_INDEX: Final = IndexWords(
    language="ko",
    months=tuple(f"{number}월" for number in range(1, 13)),
    on_day="{year}년 {month} {day}일",
    in_month="{year}년 {month}",
    browse="찾아보기",
    all_of_them="모두 보기",
    alphabet="가나다·A–Z",
    symbols="기호",
    see="→ {title}",
    tags="태그",
    kinds="용어의 종류",
    filter="조건으로 찾기",
    filter_none="조건에 모두 맞는 노트가 없습니다.",
    filter_more="더 보기",
    filter_clear="조건 지우기",
    random="임의의 노트",
    random_told="브라우저에서 스크립트가 실행되면 노트 하나를 임의로 엽니다. 모든 노트는 여기에 있습니다.",
    wanted="아직 없는 노트",
    wanted_told="다른 노트가 가리키지만 아직 아무도 쓰지 않은 노트입니다.",
    pages="이 목록의 쪽",
    canvas_named="캔버스 “{title}”, 가로세로로 스크롤됩니다",
    canvas_empty="이 캔버스에는 아무것도 없습니다.",
    as_list="목록으로 보기",
    zoom_in="크게",
    zoom_out="작게",
    zoom_all="전체 보기",
    arrows="화살표",
    card="글이 없는 카드",
    cards_more="카드 {count}장은 여기에서 뺐습니다.",
    canvas_broken="이 캔버스를 읽을 수 없어 보여 드릴 것이 없습니다.",
    base_told="Obsidian의 베이스, 곧 Obsidian이 만드는 노트 표입니다. 이 사이트는 그 표를 만들지 않으며, 다음은 베이스가 묻는 내용입니다.",
    base_left_out="묻는 내용은 여기에서 생략했습니다.",
    names_one="이름 {count}개",
    names_many="이름 {count}개",
)
