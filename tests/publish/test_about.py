"""The last lines of a page, and the line for those who came by an old address."""

from __future__ import annotations

import datetime

import pytest

from pipeline.model.history import Change, History
from pipeline.model.options import Options, PublishOptions
from pipeline.publish import Besides, publish
from pipeline.read import decode, document
from tests.publish.wikis import html, site, wiki

FILES = {"a b/note.md": "# Note\n\nText.\n", "private.md": "---\npublish: false\n---\n\n# Secret\n"}
ADDRESSES = PublishOptions(
    edit_address="https://example.org/edit/{path}",
    report_address="https://example.org/new?title={title}&page={address}",
    commit_address="https://example.org/commit/{commit}",
)


def change(day: int, author: str) -> Change:
    return Change(f"{day:040x}", datetime.date(2026, 5, day), author)


def shown(history: History, options: Options | None = None, language: str = "en") -> str:
    compiled = wiki(FILES, options)

    def tokens(path: str) -> object:
        text = decode(FILES[path].encode())
        return document(text, compiled.notes[path].body.place.start, compiled.options)  # type: ignore[arg-type]

    made = publish(compiled, tokens, "A wiki", language, Besides({"a b/note.md": history, "private.md": history}))  # type: ignore[arg-type]
    return made.pages["a b/note.md"].html


TWO = History((change(20, "Ada"), change(10, "<b>Kim</b>"), change(3, "Ada")))


def test_a_page_tells_its_history_and_who_made_it() -> None:
    said = shown(TWO)
    assert '3 changes since <time datetime="2026-05-03">3 May 2026</time>' in said
    assert "<p>By Ada, &lt;b&gt;Kim&lt;/b&gt;</p>" in said
    assert "<code>" not in said
    assert "commit/" not in said


def test_changes_of_one_day_name_it_once() -> None:
    day = History((change(3, "Ada"), change(3, "Ada")))
    assert '<summary>2 changes on <time datetime="2026-05-03">3 May 2026</time></summary>' in shown(day)
    korean = shown(day, language="ko")
    assert "</time> 변경 2회</summary>" in korean
    assert "부터" not in korean


def test_it_speaks_korean() -> None:
    assert "변경 3회, 마지막 변경" in shown(TWO, language="ko")


def test_a_commit_can_be_looked_at_where_that_is_configured() -> None:
    said = shown(TWO, Options(publish=ADDRESSES))
    assert f'href="https://example.org/commit/{20:040x}"' in said
    assert 'href="https://example.org/edit/a%20b/note.md"' in said
    assert 'href="https://example.org/new?title=Note&amp;page=a%20b/note.html"' in said
    assert 'href="note.md"' in said


def test_history_can_be_left_out() -> None:
    assert "wm-history" not in shown(TWO, Options(publish=PublishOptions(history=False)))


@pytest.mark.parametrize("address", ["javascript:alert(1)//{path}", "data:text/html,{title}"])
def test_no_configured_address_runs_anything(address: str) -> None:
    options = Options(publish=PublishOptions(edit_address=address, raw_address=address, report_address=address))
    assert address.partition(":")[0] + ":" not in html("x", options)


def test_who_came_by_an_old_address_can_be_told() -> None:
    merged = "---\ntitle: Old name\nstatus: merged\nduplicate_of: New\n---\n"
    files = {"New.md": "---\ntitle: New\naliases: [/gone/place.md]\n---\n\nText.\n", "x/Old.md": merged}
    made = site(files).pages["New.md"].html
    assert 'hidden data-from="x/Old.html">Redirected from “Old name”</p>' in made
    assert 'hidden data-from="gone/place.html">Redirected from “place”</p>' in made
    secret = {**files, "x/Old.md": merged.replace("---\n", "---\npublish: false\n", 1)}
    assert "Old name" not in site(secret).pages["New.md"].html


def test_a_summary_of_the_author_stands_above_a_body_that_does_not_begin_with_it() -> None:
    assert '<p class="wm-summary">In short.</p>' in html("---\nsummary: In short.\n---\n\nAt length.\n")
    assert "wm-summary" not in html("---\nsummary: In short.\n---\n\nIn short.\n")
    assert "wm-summary" not in html("At length.\n")
