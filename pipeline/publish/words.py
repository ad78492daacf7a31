"""The words that we add to an author's own, in each language that the site speaks."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Final

from pipeline.publish.indexwords import ENGLISH_INDEX, KOREAN_INDEX, MONTHS, IndexWords
from pipeline.publish.runwords import ENGLISH_RUN, KOREAN_RUN, RunWords
from pipeline.publish.searchwords import ENGLISH_SEARCH, KOREAN_SEARCH, SearchWords


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words; a name in braces is filled in."""

    language: str = "en"
    home: str = "Home"
    also_known_as: str = "Also known as"
    status: str = "Status"
    trust: str = "Trust"
    confidence: str = "Confidence"
    verification: str = "Verification"
    updated: str = "Updated"
    kind: str = "Kind"
    tech: str = "Tech stack"
    reading: str = "Reading"
    minutes: str = "{count} min"
    sources: str = "Sources"
    referenced_by: str = "Referenced by"
    relations: str = "Relations"
    in_category: str = "In this category"
    categories: str = "Categories"
    maps: str = "Maps"
    all_notes: str = "All notes"
    other_notes: str = "Other notes"
    recently_updated: str = "Recently updated"
    index: IndexWords = ENGLISH_INDEX
    notes_one: str = "{count} note"
    notes_many: str = "{count} notes"
    private: str = "private note"
    missing: str = "There is no note called “{name}” yet"
    missing_fragment: str = "“{title}” has no heading or block “{fragment}”"
    redirected: str = "“{old}” is now “{title}”"
    ambiguous: str = "“{name}” could mean several notes; this is “{title}”"
    permalink: str = "Link to this section"
    footnote_back: str = "Back to the text"
    cycle: str = "“{title}” is left out here: it would contain itself."
    too_deep: str = "“{title}” is left out here: there are too many embeds within embeds."
    not_shown: str = "This kind of file is not shown on the site"
    edit: str = "Edit this note"
    raw: str = "View as Markdown"
    report: str = "Report a problem"
    history_one: str = "One change"
    history_many: str = "{count} changes"
    since: str = "{changes} since {first}, the last on {last}"
    once: str = "Written on {last}"
    contributors: str = "By {names}"
    others: str = "{names} and {count} others"
    about_page: str = "About this page"
    redirected_from: str = "Redirected from “{name}”"
    before: str = "Before"
    after: str = "Next"
    open_note: str = "Open the note"
    close: str = "Close"
    open_file: str = "Open {name}"
    moved: str = "This page has moved to"
    moved_parts: str = "Moved from this page"
    task_done: str = "Done"
    task_open: str = "To do"
    value: str = "Computed by this note’s code"
    value_differs: str = "This note’s code computes something else"
    value_unknown: str = "Not computed: this note’s code has not run"
    run: RunWords = ENGLISH_RUN
    search: SearchWords = ENGLISH_SEARCH
    callouts: dict[str, str] = field(default_factory=dict)
    """The title of a callout that gives none, where it is not its type."""
    relation_types: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)
    trust_levels: dict[str, str] = field(
        default_factory=lambda: {
            "a": "A, primary sources",
            "b": "B, solid secondary sources",
            "c": "C, informal sources",
            "d": "D, unknown sources",
        }
    )
    verifications: dict[str, str] = field(default_factory=dict)
    confidence_levels: tuple[str, str, str, str, str] = ("very low", "low", "moderate", "high", "very high")
    ages: dict[str, tuple[str, str]] = field(
        default_factory=lambda: {
            "day": ("a day ago", "{count} days ago"),
            "week": ("a week ago", "{count} weeks ago"),
            "month": ("a month ago", "{count} months ago"),
            "year": ("a year ago", "{count} years ago"),
        }
    )
    today: str = "today"

    @property
    def of_scripts(self) -> dict[str, str]:
        """Those that scripts of the site show."""
        return {"also_known_as": self.also_known_as, "open": self.open_note, "close": self.close}

    def relation(self, type_: str) -> str:
        """A relation's type as words: `part_of` → “Part of”."""
        plain = self.relation_types.get(type_) or type_.replace("_", " ").replace("-", " ").strip()
        return plain[:1].upper() + plain[1:]

    def notes(self, count: int) -> str:
        """A number of notes."""
        return (self.notes_one if count == 1 else self.notes_many).format(count=f"{count:,}")

    def confident(self, score: float) -> str:
        """A confidence from 0 to 1, in words and in figures."""
        return f"{self.confidence_levels[_level(score)]} ({100 * score:.3g} %)"

    def age(self, days: int) -> str:
        """How long ago a day is that lies so many days back; empty for one yet to come."""
        if days < 0:
            return ""
        if days == 0:
            return self.today
        unit, length = next((unit, length) for unit, length, from_ in _UNITS if days >= from_)
        count = days // length
        return self.ages[unit][count > 1].format(count=count)

    def date(self, written: str) -> str:
        """A date as a reader says it; what is no ISO date stays as written."""
        try:
            day = datetime.date.fromisoformat(written[:10])
        except ValueError:
            return written
        if self.language == "ko":
            return f"{day.year}년 {day.month}월 {day.day}일"
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


_UNITS: Final = (("year", 365, 365), ("month", 30, 60), ("week", 7, 14), ("day", 1, 0))
"""Name, its days, and from how many days on it is what people count in; the largest first."""


def _level(score: float) -> int:
    return sum(score >= bound for bound in (0.4, 0.6, 0.8, 0.95))


ENGLISH: Final = Words()

KOREAN: Final = Words(
    language="ko",
    home="처음",
    also_known_as="다른 이름",
    status="상태",
    trust="신뢰 등급",
    confidence="확신도",
    verification="검증",
    updated="갱신",
    kind="종류",
    tech="기술 스택",
    reading="읽는 시간",
    minutes="{count}분",
    sources="출처",
    referenced_by="이 노트를 가리키는 노트",
    relations="관계",
    in_category="이 분류의 노트",
    categories="분류",
    maps="지도",
    all_notes="모든 노트",
    other_notes="그 밖의 노트",
    recently_updated="최근에 갱신된 노트",
    index=KOREAN_INDEX,
    notes_one="노트 {count}개",
    notes_many="노트 {count}개",
    private="비공개 노트",
    missing="“{name}” 노트는 아직 없습니다",
    missing_fragment="“{title}”에 “{fragment}” 제목이나 블록이 없습니다",
    redirected="“{old}”의 현재 이름은 “{title}”입니다",
    ambiguous="“{name}”에 해당하는 노트가 여럿입니다. 이 링크는 “{title}”로 갑니다",
    permalink="이 절로 가는 링크",
    footnote_back="본문으로 돌아가기",
    cycle="“{title}”은 자기 자신을 포함하게 되므로 여기에서는 생략했습니다.",
    too_deep="“{title}”은 임베드가 너무 많이 겹쳐 여기에서는 생략했습니다.",
    not_shown="이 종류의 파일은 사이트에 표시되지 않습니다",
    edit="이 노트 편집",
    raw="마크다운으로 보기",
    report="문제 알리기",
    history_one="변경 1회",
    history_many="변경 {count}회",
    since="{first}부터 {changes}, 마지막 변경 {last}",
    once="{last} 작성",
    contributors="기여자: {names}",
    others="{names} 외 {count}명",
    about_page="이 문서에 대하여",
    redirected_from="“{name}”에서 넘어옴",
    before="이전",
    after="다음",
    open_note="노트 열기",
    close="닫기",
    open_file="{name} 열기",
    moved="이 문서는 다음으로 옮겨졌습니다:",
    moved_parts="다른 문서로 옮겨진 부분",
    task_done="완료",
    task_open="할 일",
    value="이 노트의 코드가 계산한 값",
    value_differs="이 노트의 코드가 계산한 값과 다릅니다",
    value_unknown="계산되지 않음: 이 노트의 코드를 실행하지 않았습니다",
    run=KOREAN_RUN,
    search=KOREAN_SEARCH,
    callouts={
        "note": "참고",
        "abstract": "요약",
        "info": "정보",
        "todo": "할 일",
        "tip": "도움말",
        "success": "성공",
        "question": "질문",
        "warning": "주의",
        "failure": "실패",
        "danger": "위험",
        "bug": "버그",
        "example": "예시",
        "quote": "인용",
    },
    relation_types={
        "broader": "상위 개념",
        "narrower": "하위 개념",
        "part_of": "다음의 일부",
        "has_part": "구성 요소",
        "related": "관련",
        "contrasts_with": "대비",
        "prerequisite": "먼저 알아야 할 것",
        "example_of": "다음의 예",
        "uses": "사용하는 것",
        "used_by": "다음에서 사용",
    },
    statuses={
        "merged": "병합됨",
        "deprecated": "더는 쓰지 않음",
        "stub": "토막글",
        "draft": "초안",
        "reviewed": "검토됨",
        "verified": "검증됨",
    },
    trust_levels={
        "a": "A, 1차 자료",
        "b": "B, 믿을 만한 2차 자료",
        "c": "C, 비공식 자료",
        "d": "D, 출처 불명",
    },
    verifications={
        "disputed": "이견 있음",
        "unverified": "검증 전",
        "reviewed": "검토함",
        "tested": "코드 실행으로 확인함",
        "applied": "실제로 적용함",
    },
    confidence_levels=("매우 낮음", "낮음", "보통", "높음", "매우 높음"),
    ages={
        "day": ("하루 전", "{count}일 전"),
        "week": ("일주일 전", "{count}주 전"),
        "month": ("한 달 전", "{count}개월 전"),
        "year": ("1년 전", "{count}년 전"),
    },
    today="오늘",
)


def words(language: str) -> Words:
    """The words of a language; English where we do not speak it."""
    return KOREAN if language.lower().partition("-")[0] == "ko" else ENGLISH
