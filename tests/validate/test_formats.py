"""Formats: what is one and what is none."""

from __future__ import annotations

import pytest

from pipeline.validate.formats import checker


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("date", ["2026-05-10", "2024-02-29"], ["2026-5-1", "20260510", "2026-W01-1", "2025-02-29", "2026-05-10T00:00", "２０２６-05-10", ""]),
        ("time", ["12:30:45Z", "12:30:45.5+09:00", "23:59:60Z"], ["12:30", "12:30:45", "25:00:00Z", "12:30:45+9"]),
        ("date-time", ["2026-05-10T12:30:45Z", "2026-05-10 12:30:45+09:00"], ["2026-05-10", "2026-05-10T12:30", "2026-13-10T12:30:45Z"]),
        ("duration", ["P3D", "PT1H", "P1Y2M3DT4H5M6S", "P2W"], ["P", "PT", "3D", "P1H"]),
        ("email", ["a@example.org"], ["a", "a@", "@b", "a b@c.d"]),
        ("uri", ["https://example.org/a?b#c", "mailto:a@b.c", "urn:x:y"], ["example.org", "/a", "https://exa mple.org", "https://예.kr", "http://[::1", "http://a:b/"]),
        ("iri", ["https://예.kr/가"], ["예.kr", "https://a b"]),
        ("uri-reference", ["/a", "a.md", "https://x"], ["a b", "가"]),
        ("uuid", ["123e4567-e89b-12d3-a456-426614174000"], ["123e4567e89b12d3a456426614174000", "x"]),
        ("ipv4", ["1.2.3.4"], ["1.2.3", "1.2.3.256"]),
        ("ipv6", ["::1"], ["1", "fe80::1%eth0"]),
        ("hostname", ["example.org"], ["-a.b", "a b", "a" * 64]),
        ("regex", ["a+"], ["("]),
        ("json-pointer", ["", "/a~1b"], ["a", "/~2"]),
    ],
)  # fmt: skip
def test_formats(name: str, good: list[str], bad: list[str]) -> None:
    conforms = checker().conforms
    assert [text for text in good if not conforms(text, name)] == []
    assert [text for text in bad if conforms(text, name)] == []


def test_what_is_no_text_has_any_format() -> None:
    assert checker().conforms(5, "date")


def test_unknown_formats_are_left_alone() -> None:
    assert checker().conforms("x", "of-my-own")
