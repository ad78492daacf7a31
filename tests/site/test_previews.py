"""What a reader sees of a link's target before going there, with a mouse, a keyboard, a finger, and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.site.conftest import troubles

NOTE = "foundations/Bias.html"
LINK = 'article p > a[href="Parameter.html"], article li a[href="Parameter.html"]'
PART = 'article a[href="Bias.html#how-few-they-are"]'


@pytest.fixture
def phone(chromium: Any, served: str) -> Iterator[Any]:
    """A page on a phone."""
    context = chromium.new_context(viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True)
    page = context.new_page()
    trouble = troubles(page, served)
    yield page
    context.close()
    assert trouble == []


def preview(page: Any) -> Any:
    """The preview, once it is there."""
    found = page.locator(".wm-preview")
    found.wait_for()
    return found


def test_resting_on_a_link_shows_what_it_leads_to(page: Any, served: str) -> None:
    page.goto(served + NOTE)
    page.locator(LINK).first.hover()
    said = preview(page).inner_text()
    for part in (
        "Parameter",
        "Also known as",
        "매개변수",
        "a number inside a model that training sets",
        "Status: verified",
    ):
        assert part in said
    assert page.locator('.wm-preview [lang="ko"]').first.inner_text() == "파라미터"
    assert page.locator(LINK).first.get_attribute("aria-describedby") == "wm-preview"


def test_it_can_be_hovered_and_stays_until_the_reader_leaves(page: Any, served: str) -> None:
    page.goto(served + NOTE)
    page.locator(LINK).first.hover()
    preview(page).hover()
    page.wait_for_timeout(800)
    assert page.locator(".wm-preview").is_visible()
    page.mouse.move(2, 700)
    page.locator(".wm-preview").wait_for(state="detached")


def test_escape_dismisses_it_and_nothing_moves(page: Any, served: str) -> None:
    page.goto(served + NOTE)
    link = page.locator(LINK).first
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    preview(page)
    assert link.evaluate("element => element === document.activeElement")
    page.keyboard.press("Escape")
    assert page.locator(".wm-preview").count() == 0
    assert link.evaluate("element => element === document.activeElement")
    assert link.get_attribute("aria-describedby") is None
    page.wait_for_timeout(600)
    assert page.locator(".wm-preview").count() == 0


def test_leaving_with_the_keyboard_closes_it(page: Any, served: str) -> None:
    page.goto(served + NOTE)
    page.locator(LINK).first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    preview(page)
    page.keyboard.press("Tab")
    page.wait_for_timeout(100)
    assert page.locator('.wm-preview:has-text("training sets")').count() == 0


def test_a_link_to_a_heading_shows_how_that_section_begins(page: Any, served: str) -> None:
    page.goto(served + "foundations/Parameter.html")
    link = page.locator(PART).first
    link.hover()
    assert " › " in preview(page).locator(".wm-preview__title").inner_text()
    assert preview(page).locator(".wm-preview__text").inner_text()


def test_nothing_is_fetched_before_a_reader_shows_interest(page: Any, served: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "note.json" in request.url else None)
    page.goto(served + NOTE)
    page.mouse.wheel(0, 600)
    page.wait_for_timeout(300)
    assert asked == []
    page.locator(LINK).first.hover()
    preview(page)
    assert len(asked) == 1
    page.mouse.move(2, 700)
    page.locator(LINK).first.hover()
    preview(page)
    assert len(asked) == 1


def test_a_preview_stays_within_the_window(page: Any, served: str) -> None:
    page.set_viewport_size({"width": 420, "height": 500})
    page.goto(served + NOTE)
    for index in range(min(page.locator("article a.wm-link").count(), 12)):
        link = page.locator("article a.wm-link").nth(index)
        if not link.is_visible():
            continue
        link.hover()
        box = preview(page).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 420
        page.keyboard.press("Escape")


def test_a_tap_shows_it_and_a_second_one_goes_there(phone: Any, served: str) -> None:
    phone.goto(served + NOTE)
    link = phone.locator(LINK).first
    link.tap()
    assert preview(phone).get_attribute("role") == "dialog"
    assert phone.url.endswith("Bias.html")
    assert phone.locator(".wm-preview__open").evaluate("element => element === document.activeElement")
    phone.locator(".wm-preview__close").tap()
    assert phone.locator(".wm-preview").count() == 0
    link.tap()
    preview(phone)
    phone.locator(".wm-preview__open").tap()
    phone.wait_for_url("**/Parameter.html")


def test_a_second_tap_on_the_link_follows_it(phone: Any, served: str) -> None:
    phone.goto(served + NOTE)
    phone.locator(LINK).first.tap()
    preview(phone)
    phone.locator(LINK).first.tap()
    phone.wait_for_url("**/Parameter.html")


def test_scrolling_with_a_finger_shows_nothing(phone: Any, served: str) -> None:
    phone.goto(served + NOTE)
    box = phone.locator(LINK).first.bounding_box()
    x, y = box["x"] + 4, box["y"] + 4
    session = phone.context.new_cdp_session(phone)
    session.send("Input.synthesizeScrollGesture", {"x": x, "y": y, "yDistance": -200, "gestureSourceType": "touch"})
    phone.wait_for_timeout(600)
    assert phone.locator(".wm-preview").count() == 0


def test_where_no_preview_can_be_had_a_tap_goes_there(phone: Any, served: str) -> None:
    phone.route("**/*.note.json", lambda route: route.fulfill(status=200, body="<html>", content_type="text/html"))
    phone.goto(served + NOTE)
    phone.locator(LINK).first.tap()
    phone.wait_for_url("**/Parameter.html")


def test_without_scripts_links_are_links(chromium: Any, served: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + NOTE)
    page.locator(LINK).first.click()
    page.wait_for_url("**/Parameter.html")
    context.close()


def test_who_came_by_an_old_address_is_told_so(page: Any, served: str) -> None:
    page.goto(served + "10_Wiki/Topics/Parameter.html")
    page.wait_for_url("**/foundations/Parameter.html")
    line = page.locator(".wm-redirected-from:visible")
    line.wait_for()
    assert line.inner_text() == "Redirected from “Parameter”"
    page.goto(served + "foundations/Parameter.html")
    page.wait_for_timeout(200)
    assert page.locator(".wm-redirected-from:visible").count() == 0
