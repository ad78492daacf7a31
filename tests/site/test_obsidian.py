"""What an author sees in Obsidian a reader sees on the site, or something useful in its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.conftest import REPOSITORY, mkdocs, serving
from tests.site.obsidian import BASES, CANVAS, FEATURES, OTHERS, Feature, note, page

DOCUMENTATION = REPOSITORY / "docs" / "obsidian-syntax.md"
_BELOW = """element => {
  const holder = document.createElement("div")
  for (let next = element.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling)
    if (!next.matches(".wm-foot, .wm-about, .footnote")) holder.append(next.cloneNode(true))
  return [holder.innerHTML, holder.textContent]
}"""
_FINDS = "([html, selector]) => new DOMParser().parseFromString(html, 'text/html').querySelector(`body :is(${selector})`) !== null"


@pytest.fixture(scope="module")
def shown(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, dict[str, list[str]]]]:
    """The page in Chromium, and the HTML and text below each of its headings."""
    folder = tmp_path_factory.mktemp("obsidian")
    configuration = "site_name: A\ndocs_dir: wiki\ntheme: {name: material, font: false}\nplugins: [wikimill]\n"
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    for path, content in {**OTHERS, "Syntax.md": note()}.items():
        file = folder / "wiki" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    done = mkdocs(folder)
    assert "Traceback" not in done.stderr, done.stderr
    with serving(folder / "build" / "site") as served:
        page = chromium.new_context().new_page()
        page.goto(f"{served}Syntax.html")
        page.locator(".arithmatex").first.scroll_into_view_if_needed()
        page.locator(".katex").first.wait_for()
        page.wait_for_timeout(1000)
        found = {}
        for heading in page.locator("article h2[id]").all():
            title = heading.evaluate("element => element.firstChild?.textContent ?? ''")
            found[title] = heading.evaluate(_BELOW)
        for address in ("board.canvas.html", "table.base.html"):
            page.goto(served + address)
            page.locator("[data-ready], .wm-source").wait_for()
            found[address] = page.locator("article").evaluate("element => [element.outerHTML, element.textContent]")
        yield page, found
        page.context.close()


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: f"{feature.group}: {feature.name}")
def test_it_is_on_the_page(shown: tuple[Any, dict[str, list[str]]], feature: Feature) -> None:
    page, found = shown
    html, text = found[f"{feature.group}: {feature.name.replace('`', '')}"]
    for selector in feature.finds:
        assert page.evaluate(_FINDS, [html, selector]), (selector, html)
    for word in feature.lacks:
        assert word not in text


@pytest.mark.parametrize("feature", [*CANVAS, *BASES], ids=lambda feature: f"{feature.group}: {feature.name}")
def test_it_is_on_the_page_of_the_file(shown: tuple[Any, dict[str, list[str]]], feature: Feature) -> None:
    page, found = shown
    html, _ = found["board.canvas.html" if feature in CANVAS else "table.base.html"]
    for selector in feature.finds:
        assert page.evaluate(_FINDS, [html, selector]), (selector, html)


def test_the_documentation_says_so() -> None:
    if os.environ.get("WIKIMILL_UPDATE"):
        DOCUMENTATION.parent.mkdir(exist_ok=True)
        DOCUMENTATION.write_text(page(), encoding="utf-8")
    assert Path(DOCUMENTATION).read_text(encoding="utf-8") == page()
