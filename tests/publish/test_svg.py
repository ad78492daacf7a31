"""An SVG may be opened by itself: what is published of it runs nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.options import Options, PublishOptions
from pipeline.publish.html.svg import harmless_svg
from tests.publish.wikis import html, site

PLAIN = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><metadata>x: y</metadata><a href="https://example.org"><path d="M0 0"/></a></svg>'
EVIL = [
    "<script>alert(1)</script>",
    "<SCRIPT>alert(1)</SCRIPT>",
    '<path d="M0" onclick="alert(1)"/>',
    '<a href="javascript:alert(1)"><text>x</text></a>',
    '<a href="java&#115;cript:alert(1)"><text>x</text></a>',
    '<a href="java&#10;script:alert(1)"><text>x</text></a>',
    '<a xlink:href="data:text/html,x" xmlns:xlink="http://www.w3.org/1999/xlink"/>',
    '<animate attributeName="href" values="javascript:alert(1)"/>',
    '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="x"/></foreignObject>',
    '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
]


@pytest.mark.parametrize("evil", EVIL)
def test_what_would_run_is_taken_out_and_the_picture_stays(evil: str) -> None:
    kept = harmless_svg(f'<svg xmlns="http://www.w3.org/2000/svg"><rect id="picture"/>{evil}</svg>'.encode())
    assert kept is None or b"alert" not in kept
    assert kept is None or (b"picture" in kept and b"iframe" not in kept and b"text/html" not in kept)


def test_a_picture_that_runs_nothing_keeps_its_bytes() -> None:
    assert harmless_svg(PLAIN) == PLAIN


def test_a_picture_of_another_encoding_is_written_anew() -> None:
    kept = harmless_svg(PLAIN.replace(b'"1.0"', b'"1.0" encoding="iso-8859-1"'))
    assert kept is not None
    assert b"M0 0" in kept
    assert b"encoding" not in kept


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE svg [<!ENTITY x "<script>alert(1)</script>">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
        b"<svg><script>never closed",
        b"\xff\xfe<\x00s\x00\xd8",
        b"\x80\x81<script>",
        b'<?xml version="1.0" encoding="ISO-2022-JP"?><svg xmlns="http://www.w3.org/2000/svg"><scr\x1b(Bipt>alert(1)</scr\x1b(Bipt></svg>',
    ],
)
def test_what_cannot_be_judged_is_not_published(data: bytes) -> None:
    assert harmless_svg(data) is None


@given(st.binary(max_size=100))
def test_any_bytes_are_answered(data: bytes) -> None:
    assert harmless_svg(data) is None or isinstance(harmless_svg(data), bytes)


@pytest.mark.parametrize("name", ["page.html", "Page.HTM", "x.xhtml", "x.xml", "x.svgz", "x.rss", "x.rdf", "x.xsd"])
def test_files_that_open_as_pages_are_published_only_where_html_is_trusted(name: str) -> None:
    files = {"note.md": f"[x]({name})\n", name: b"<script>1</script>"}
    assert "<a href" not in html(files).partition("</h1>")[2].partition("<section")[0]
    assert site(files).attachments == ()
    assert site(files, Options(publish=PublishOptions(trust_html=True))).attachments == (name,)


def test_html_in_notes_is_taken_as_it_is_only_where_it_is_trusted() -> None:
    note = 'Text.\n\n<form action="x"><button onclick="go()">go</button></form>\n\n<script>let x = 1 < 2 && "</b>"</script>\n'
    assert "<form" not in html(note)
    trusted = html(note, Options(publish=PublishOptions(trust_html=True)))
    assert '<button onclick="go()">go</button>' in trusted
    assert 'let x = 1 < 2 && "</b>"</script>' in trusted
