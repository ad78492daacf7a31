"""What a page weighs, whom it asks, and whether everybody can use it: measured in Chromium on the built site."""

from __future__ import annotations

import gzip
import itertools
from pathlib import Path
from typing import Any

import pytest

from tests.site.conftest import Build, serving, troubles
from tests.site.obsidian import OTHERS

PAGES = [
    "",
    "foundations/Parameter.html",
    "foundations/Foundations%20MOC.html",
    "training/%EA%B0%80%EC%A4%91%EC%B9%98%20%EC%B4%88%EA%B8%B0%ED%99%94.html",
    "rules/LNK001.html",
    "browse/index.html",
    "browse/a-z/index.html",
    "browse/tags/index.html",
    "browse/filter.html",
]
STANDARDS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page: Any) -> list[str]:
    """What axe-core finds: rule and element."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    found = axe.Axe().run(page, options=STANDARDS).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_no_fault(chromium: Any, served: str, address: str) -> None:
    """On a wide screen and a phone, light and dark."""
    for width, scheme in ((1280, "light"), (390, "dark")):
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        page.goto(served + address)
        page.wait_for_timeout(400)
        assert violations(page) == []
        context.close()


@pytest.mark.parametrize("listed", [False, True])
def test_axe_finds_no_fault_on_a_canvas(chromium: Any, tmp_path: Path, build: Build, listed: bool) -> None:
    """In either of its forms; and the picture zooms, scrolls with the keyboard, and no page grows wider than its window."""
    wiki = tmp_path / "wiki"
    wiki.mkdir()
    (wiki / "index.md").write_text("# Home\n\n[[board.canvas]]\n", encoding="utf-8")
    (wiki / "board.canvas").write_text(str(OTHERS["board.canvas"]).replace("Other note", "index"), encoding="utf-8")
    (wiki / "picture.png").write_bytes(bytes(OTHERS["picture.png"]))  # type: ignore[arg-type]
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A\ndocs_dir: wiki\ntheme: {name: material, palette: {primary: custom, accent: custom}}\nplugins: [wikimill]\n"
    )
    build(tmp_path)
    with serving(tmp_path / "build" / "site") as address:
        for width, scheme in ((1280, "light"), (320, "dark")):
            page = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
            page.goto(f"{address}board.canvas.html")
            page.get_by_role("button", name="Smaller").wait_for()
            if listed:
                page.get_by_label("As a list").check()
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert page.locator(".wm-arrows").first.is_visible() != listed
            if not listed:
                wide = page.locator(".wm-card").first.bounding_box()["width"]
                page.get_by_role("button", name="Larger").click()
                assert page.locator(".wm-card").first.bounding_box()["width"] > wide
                page.locator(".wm-board__view").focus()
                page.keyboard.press("ArrowRight")
                page.wait_for_function("document.querySelector('.wm-board__view').scrollLeft > 0")
            page.context.close()


@pytest.mark.parametrize("tapped", [False, True])
def test_axe_finds_no_fault_in_a_preview(chromium: Any, served: str, tapped: bool) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 800}, has_touch=tapped)
    page = context.new_page()
    page.goto(served + "foundations/Bias.html")
    link = page.locator('article li a[href="Parameter.html"], article p > a[href="Parameter.html"]').first
    link.tap() if tapped else link.hover()
    page.locator(".wm-preview").wait_for()
    page.wait_for_timeout(300)
    assert violations(page) == []
    context.close()


def loaded(chromium: Any, served: str, address: str) -> dict[str, int]:
    """What a first visit transfers: address → bytes, compressed as web servers do it."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    trouble = troubles(page, served)
    sizes: dict[str, int] = {}
    packed = (".woff2", ".png")
    page.on("requestfinished", lambda asked: sizes.update({asked.url.removeprefix(served): _size(asked, packed)}))
    page.goto(served + address)
    page.wait_for_timeout(1200)
    context.close()
    assert trouble == []
    return sizes


def _size(asked: Any, packed: tuple[str, ...]) -> int:
    body = asked.response().body()
    return len(body) if asked.url.endswith(packed) else len(gzip.compress(body, 6))


def test_a_note_weighs_less_than_100_kilobytes(chromium: Any, served: str) -> None:
    sizes = loaded(chromium, served, "foundations/Foundations%20MOC.html")
    assert sum(sizes.values()) < 100_000, sizes
    assert not any("katex" in name or "mermaid" in name for name in sizes)


def test_scripts_of_ours_are_small(chromium: Any, served: str) -> None:
    sizes = loaded(chromium, served, "foundations/Parameter.html")
    assert sum(size for name, size in sizes.items() if "/wikimill/" in name and name.endswith(".js")) < 60_000
    assert not any("mermaid" in name for name in sizes)


def test_formulas_weigh_nothing_but_a_font_where_the_system_has_none(chromium: Any, served: str) -> None:
    sizes = loaded(chromium, served, "foundations/Parameter.html")
    fonts = sum(size for name, size in sizes.items() if "assets/math/" in name)
    assert fonts < 40_000
    assert sum(sizes.values()) - fonts < 100_000, sizes
    assert not any("katex" in name for name in sizes)


def test_the_keyboard_leads_through_a_page_in_the_order_it_is_read(chromium: Any, served: str) -> None:
    """First a way past the head, and from there into the text; what has the focus can be seen."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(served + "foundations/Bias.html")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert "md-skip" in (skip.get_attribute("class") or "")
    page.keyboard.press("Enter")
    tops, seen = [], 0
    for _ in range(40):
        page.keyboard.press("Tab")
        where = page.evaluate(
            "() => { const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);"
            "return [!!e.closest('article'), box.top + scrollY, box.top >= 0 && box.bottom <= innerHeight + 1,"
            "style.outlineStyle !== 'none' || style.boxShadow !== 'none'] }"
        )
        if not where[0]:
            break
        seen += 1
        tops.append(where[1])
        assert where[2], "the focus is out of sight"
        assert where[3], "the focus cannot be told"
    assert seen > 5
    assert all(after >= before - 40 for before, after in itertools.pairwise(tops))
    context.close()


def test_korean_breaks_between_words(chromium: Any, served: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(served + PAGES[3])
    style = page.locator("article p").first.evaluate(
        "element => { const style = getComputedStyle(element); return [style.wordBreak, style.overflowWrap, style.fontFamily] }"
    )
    assert style[:2] == ["keep-all", "break-word"]
    assert "Noto Sans KR" in style[2]
    context.close()


def test_on_paper_there_is_the_text_and_nothing_to_press(chromium: Any, served: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(served + "foundations/Parameter.html")
    page.emulate_media(media="print")
    assert page.locator("article h1").is_visible()
    for gone in (".md-header", ".md-sidebar--primary", ".wm-actions", ".headerlink", ".md-clipboard"):
        assert page.locator(gone).first.is_hidden() or page.locator(gone).count() == 0, gone
    context.close()


def test_paper_is_white_where_the_screen_is_dark(chromium: Any, served: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(served + "foundations/Parameter.html")
    shades = """() => {
        document.body.dataset.mdColorScheme = "slate"
        const style = getComputedStyle(document.body)
        return ["--wm-good", "--md-default-fg-color", "--md-typeset-a-color"].map(name => style.getPropertyValue(name))
    }"""
    dark = page.evaluate(shades)
    page.emulate_media(media="print")
    assert not set(dark) & set(page.evaluate(shades))
    context.close()
