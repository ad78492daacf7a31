"""The words of the search, in each language that the site speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class SearchWords:
    """The words of the search, which a script fills in."""

    label: str = "Search"
    placeholder: str = "A name, or words of a text"
    close: str = "Close"
    notes: str = "Notes"
    lists: str = "Lists of notes"
    headings: str = "Headings"
    texts: str = "In the text"
    recent: str = "Recently visited"
    alias: str = "also known as"
    former: str = "formerly"
    hidden: str = "found by another spelling"
    nothing: str = "Nothing is called or says “{query}”"
    instead: str = "Nothing is spelt “{query}”; this is close to it"
    found_one: str = "{count} result"
    found_many: str = "{count} results"
    all: str = "All names"
    move: str = "move"
    open: str = "open"
    failed: str = "The search could not be loaded. These pages are all there is to go by:"


ENGLISH_SEARCH: Final = SearchWords()

KOREAN_SEARCH: Final = SearchWords(
    label="검색",
    placeholder="이름이나 본문의 낱말",
    close="닫기",
    notes="노트",
    lists="노트 목록",
    headings="제목",
    texts="본문",
    recent="최근에 본 노트",
    alias="다른 이름",
    former="이전 이름",
    hidden="다른 표기로 찾음",
    nothing="“{query}”에 맞는 이름도 본문도 없습니다",
    instead="“{query}”와 똑같은 표기는 없어 가까운 것을 보입니다",
    found_one="결과 {count}개",
    found_many="결과 {count}개",
    all="모든 이름",
    move="이동",
    open="열기",
    failed="검색을 불러오지 못했습니다. 다음에서 찾아볼 수 있습니다:",
)
