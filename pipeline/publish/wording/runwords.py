"""The words of what happened to snippets, in each language that the site speaks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class RunWords:
    """One language's words; a name in braces is filled in."""

    output: str = "Output"
    not_run: str = "Not run"
    needs: str = "Needs {names}"
    needs_some: str = "Needs a package"
    not_installed: str = "not installed where this page was made"
    by_receipt: str = "Not run here; by a receipt of {date}:"
    isolation: str = "isolation {level}"
    fixture: str = "set up by {path}"
    data: str = "reads {names}"
    checked: str = "Checked: it ran, and what it asserts holds"
    ran: str = "Ran without an error; it asserts nothing"
    parsed: str = "Parsed, not run"
    statuses: dict[str, str] = field(
        default_factory=lambda: {
            "failed": "Failed",
            "crashed": "Crashed",
            "timeout": "Stopped: it took too long",
            "blocked": "Blocked",
            "skipped": "Skipped",
            "missing-package": "Not run here",
            "missing-name": "Needs a fixture or set-up",
        }
    )


ENGLISH_RUN: Final = RunWords()

KOREAN_RUN: Final = RunWords(
    output="출력",
    not_run="실행하지 않음",
    needs="{names} 필요",
    needs_some="패키지 필요",
    not_installed="이 페이지를 만든 곳에 설치되어 있지 않습니다",
    by_receipt="여기에서는 실행하지 않음. {date} 실행 기록에 따르면:",
    isolation="격리 수준 {level}",
    fixture="{path}로 준비함",
    data="{names} 파일을 읽음",
    checked="확인됨: 실행했고 단언이 모두 성립했습니다",
    ran="오류 없이 실행됨 (단언 없음)",
    parsed="문법만 확인함",
    statuses={
        "failed": "실패",
        "crashed": "비정상 종료",
        "timeout": "시간 초과로 중단",
        "blocked": "앞의 코드 때문에 실행하지 않음",
        "skipped": "건너뜀",
        "missing-package": "여기에서는 실행하지 않음",
        "missing-name": "준비 코드 필요",
    },
)
