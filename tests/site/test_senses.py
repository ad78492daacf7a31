"""What axe-core cannot see: a focus behind the head, motion that was not asked for, marks that chosen colours hide, languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.site.conftest import mkdocs, serving, troubles

LONG = "foundations/Parameter.html"
KOREAN = "training/%EA%B0%80%EC%A4%91%EC%B9%98%20%EC%B4%88%EA%B8%B0%ED%99%94.html"
COVERED = """() => {
    const focus = document.activeElement, head = document.querySelector(".md-header").getBoundingClientRect().bottom
    if (focus === document.body || !focus.closest("article")) return null
    const box = focus.getBoundingClientRect()
    return [box.top < head - 1 && box.bottom <= head + 1, box.bottom < 0 || box.top > innerHeight, focus.outerHTML.slice(0, 120)]
}"""


@pytest.mark.parametrize(("width", "height"), [(1280, 600), (390, 700)])
def test_the_focus_never_hides_behind_the_head(page: Any, served: str, width: int, height: int) -> None:
    """Backwards through a long note, from its last link up (WCAG 2.4.11)."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto(served + LONG)
    page.locator("article a:visible").last.focus()
    seen = 0
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        found = page.evaluate(COVERED)
        if found is None:
            break
        seen += 1
        assert found[:2] == [False, False], found[2]
    assert seen > 20


def test_a_preview_that_the_focus_opened_can_be_hovered_and_dismissed(page: Any, served: str) -> None:
    """WCAG 1.4.13: dismissible, hoverable, persistent."""
    page.goto(served + "foundations/Bias.html")
    link = page.locator('article p > a[href="Parameter.html"], article li a[href="Parameter.html"]').first
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    shown = page.locator(".wm-preview")
    shown.wait_for()
    shown.hover()
    page.wait_for_timeout(700)
    assert shown.is_visible()
    page.keyboard.press("Escape")
    assert shown.count() == 0
    assert link.evaluate("element => element === document.activeElement")


MOVING = """() => document.getAnimations().map(one => [one.effect.target?.className, one.effect.getComputedTiming().duration])
    .filter(([, duration]) => duration > 1)"""


def test_nothing_of_ours_moves_for_who_wants_no_motion(chromium: Any, served: str) -> None:
    context = chromium.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(served + "foundations/Bias.html")
    page.locator('article p > a[href="Parameter.html"], article li a[href="Parameter.html"]').first.hover()
    page.locator(".wm-preview").wait_for()
    assert page.evaluate(MOVING) == []
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.locator("dialog.wm-search[open]").wait_for()
    assert page.evaluate(MOVING) == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    context.close()


def test_what_is_korean_says_so_on_an_english_page_and_what_is_english_on_a_korean_one(page: Any, served: str) -> None:
    """So that a screen reader changes its voice (WCAG 3.1.2)."""
    page.goto(served + LONG)
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator('.wm-aliases [lang="ko"]').all_inner_texts() == ["파라미터", "매개변수", "모델 파라미터"]
    page.goto(served + KOREAN)
    assert page.locator("article h1").evaluate("element => element.closest('[lang]').lang") == "ko"
    assert page.locator(".wm-facts, .wm-foot h2").first.evaluate("element => element.closest('[lang]').lang") == "en"


TASKS = "# Tasks\n\n- [ ] open\n- [x] done\n- [/] begun\n- [-] dropped\n- [>] moved\n"


@pytest.fixture(scope="module")
def tasks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page of tasks in every state that has a look."""
    folder = tmp_path_factory.mktemp("tasks")
    (folder / "wiki").mkdir()
    (folder / "wiki" / "index.md").write_text(TASKS, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: A\ndocs_dir: wiki\ntheme: {name: material, font: false}\nplugins: [wikimill]\n"
    )
    mkdocs(folder)
    with serving(folder / "build" / "site") as address:
        yield address


@pytest.mark.parametrize("colours", ["none", "active"])
def test_every_state_of_a_task_has_a_look_of_its_own(chromium: Any, tasks: str, colours: str) -> None:
    """In the theme's colours, and in those that a reader forced on it."""
    page = chromium.new_context(forced_colors=colours).new_page()
    trouble = troubles(page, tasks)
    page.goto(tasks)
    page.wait_for_timeout(300)
    boxes = [one.bounding_box() for one in page.locator(".task-list-item").all()]
    looks = {
        page.screenshot(clip={"x": box["x"] - 40, "y": box["y"], "width": 39, "height": box["height"]}) for box in boxes
    }
    assert len(boxes) == len(looks) == 5
    empty = page.screenshot(clip={"x": boxes[0]["x"] - 40, "y": 2, "width": 8, "height": 8})
    assert min(map(len, looks)) > 2 * len(empty), "a mark is blank"
    names = page.locator(".task-list-item input").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert names == ["To do", "Done", "In progress", "Cancelled", "Forwarded"]
    page.context.close()
    assert trouble == []


def test_forced_colours_leave_what_is_chosen_visible(chromium: Any, served: str) -> None:
    """A background alone would be painted over: the chosen result has an outline, links their underline, a preview its edge."""
    page = chromium.new_context(forced_colors="active", viewport={"width": 1280, "height": 800}).new_page()
    page.goto(served + "foundations/Bias.html")
    link = page.locator('article p > a[href="Parameter.html"], article li a[href="Parameter.html"]').first
    assert "underline" in link.evaluate("element => getComputedStyle(element).textDecorationLine")
    link.hover()
    page.locator(".wm-preview").wait_for()
    assert page.locator(".wm-preview").evaluate("element => getComputedStyle(element).borderTopStyle") == "solid"
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.locator("dialog.wm-search[open]").wait_for()
    page.keyboard.type("param")
    page.locator('.wm-search__list[data-settled="param"]').wait_for(state="attached")
    chosen = page.locator('.wm-search__option[aria-selected="true"]')
    chosen.wait_for()
    assert chosen.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    page.context.close()
