"""What a reader does: follow links, search, arrive by an old address; in Debian's Chromium."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


def test_links_lead_from_note_to_note(page: Any, served: str) -> None:
    page.goto(served)
    page.locator("article a", has_text="Foundations").first.click()
    page.locator("h1", has_text="Foundations MOC").wait_for()
    page.locator("article a", has_text="Parameter").first.click()
    page.locator("h1", has_text="Parameter").wait_for()
    page.locator(".wm-backlinks a", has_text="Optimizer").first.click()
    page.locator("h1", has_text="Optimizer").wait_for()
    page.locator(".wm-crumb a").click()
    page.locator("h1", has_text="Training MOC").wait_for()


def test_a_fragment_leads_to_its_heading(page: Any, served: str) -> None:
    page.goto(served)
    page.locator('article a[href$="Parameter.html#estimate-memory"]').first.click()
    page.wait_for_url("**/Parameter.html#estimate-memory")
    assert page.locator("#estimate-memory").evaluate("element => Math.abs(element.getBoundingClientRect().top) < 200")


@pytest.mark.parametrize("name", ["매개변수", "Trainable parameter", "paramter"])
def test_the_search_finds_a_note_by_any_of_its_names(page: Any, served: str, name: str) -> None:
    page.goto(served)
    page.locator(".wm-search-link").click()
    page.locator(".wm-search__input").fill(name)
    page.locator(".wm-search__list[data-settled]").wait_for(state="attached")
    first = page.locator(".wm-search__option").first
    first.wait_for()
    assert "Parameter.html" in first.get_attribute("href")


def test_an_old_address_leads_on_without_a_script(chromium: Any, served: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}10_Wiki/Topics/Parameter.html")
    page.wait_for_url("**/foundations/Parameter.html")
    assert page.locator("h1").inner_text().startswith("Parameter")
    context.close()


def test_reading_works_from_a_file_and_without_a_script(chromium: Any, own_site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((own_site / "index.html").as_uri())
    page.locator("article a", has_text="Training").first.click()
    page.locator("h1", has_text="Training MOC").wait_for()
    page.locator("article a", has_text="가중치 초기화").first.click()
    page.locator("h1", has_text="가중치 초기화").wait_for()
    context.close()


def test_math_is_typeset(page: Any, served: str) -> None:
    page.goto(f"{served}foundations/Parameter.html")
    page.locator(".katex math").first.wait_for()
    assert page.locator(".katex-error").count() == 0
    assert page.locator(".arithmatex:not([data-typeset])").count() == 0


def test_math_is_read_without_a_script_and_on_a_phone(chromium: Any, own_site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto((own_site / "training" / "Gradient descent.html").as_uri())
    fraction = page.locator("article mfrac").first.bounding_box()
    assert fraction["height"] > 1.2 * page.locator("article mfrac > *").first.bounding_box()["height"]
    assert page.locator("article annotation").first.is_hidden()
    context.close()


def test_a_formula_is_copied_as_its_tex(page: Any, served: str) -> None:
    page.goto(f"{served}training/Gradient%20descent.html")
    copied = page.evaluate(
        """() => {
            const formula = document.querySelector("p math")
            const [range, data] = [document.createRange(), new DataTransfer()]
            range.selectNodeContents(formula.closest("p"))
            getSelection().removeAllRanges()
            getSelection().addRange(range)
            formula.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }))
            return [data.getData("text/plain"), formula.querySelector("annotation").textContent]
        }"""
    )
    assert f"${copied[1]}$" in copied[0]
    assert "\n\n" not in copied[0]


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_its_window(chromium: Any, served: str, width: int, scheme: str) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    for address in (
        "",
        "foundations/Parameter.html",
        "training/%EA%B0%80%EC%A4%91%EC%B9%98%20%EC%B4%88%EA%B8%B0%ED%99%94.html",
    ):
        page.goto(served + address)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
    context.close()


def test_no_letter_of_the_navigation_is_cut_off(page: Any, served: str) -> None:
    """Fonts with Hangul reach lower than Material's lines, whose overflow it hides."""
    page.goto(f"{served}foundations/Parameter.html")
    page.locator(".md-nav--secondary .md-ellipsis").first.wait_for()
    cut = "[...document.querySelectorAll('.md-nav .md-ellipsis')].filter(one => one.scrollHeight > one.clientHeight)"
    assert page.evaluate(f"{cut}.map(one => one.textContent.trim())") == []
