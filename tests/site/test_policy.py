"""Under a Content-Security-Policy that lets no script run but the site's own files, everything works all the same."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from pipeline.publish.policy import policy, with_policy
from tests.site.conftest import Silent, mkdocs

CONFIGURATION = """\
site_name: Guarded
repo_url: https://github.com/nobody/guarded
docs_dir: wiki
theme:
  name: material
  font: false
  features: [content.code.copy, content.tabs.link, navigation.top, announce.dismiss]
  palette:
    - {scheme: default, primary: custom, accent: custom, toggle: {icon: material/weather-night, name: Dark}}
    - {scheme: slate, primary: custom, accent: custom, toggle: {icon: material/weather-sunny, name: Light}}
plugins:
  - search
  - wikimill: {publish: {security_policy: [meta, headers]}}
"""
FILES = {
    "index.md": "# Start\n\nSee [[Everything]] and [[Other]]. #tag\n",
    "Everything.md": "---\naliases: [매개변수]\nstatus: draft\n---\n\n# Everything\n\n$x^2$\n\n$$\\sum_i x_i$$\n\n$\\boxed{x}$\n\n```mermaid\ngraph TD; a-->b\n```\n\n"
    "```python\nprint(1)\n```\n\n> [!tip]- Folded\n> within\n\n| a | b |\n| :- | -: |\n| 1 | 2 |\n\n[[Other]] #tag\n",
    "Other.md": "---\nstatus: verified\naliases: [/old/place.md]\n---\n\n# Other\n\n![[Everything]]\n",
}
PAGES = (
    "index.html",
    "Everything.html",
    "Other.html",
    "404.html",
    "old/place.html",
    "browse/index.html",
    "browse/a-z/index.html",
    "browse/tags/tag.html",
    "browse/filter.html",
    "browse/random.html",
)


class Guarded(Silent):
    """A web server that sends the policy of `_headers` along."""

    def end_headers(self) -> None:
        lines = (Path(self.directory) / "_headers").read_text(encoding="utf-8").splitlines()
        for line in lines[1:]:
            name, _, value = line.strip().partition(": ")
            self.send_header(name, value)
        super().end_headers()


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every kind of page that says its policy."""
    folder = tmp_path_factory.mktemp("guarded")
    (folder / "wiki").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    for path, text in FILES.items():
        (folder / "wiki" / path).write_text(text, encoding="utf-8")
    done = mkdocs(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "build" / "site"


@pytest.fixture
def page(chromium: Any, guarded: Path) -> Iterator[Any]:
    """A page that notices every violation and every error."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Guarded, directory=str(guarded)))
    Thread(target=server.serve_forever, daemon=True).start()
    context = chromium.new_context(base_url=f"http://127.0.0.1:{server.server_port}/")
    page = context.new_page()
    trouble: list[str] = []
    page.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error('violated ' + e.violatedDirective + ' ' + e.blockedURI))"
    )
    page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    yield page
    context.close()
    server.shutdown()
    server.server_close()
    assert trouble == []


def test_no_page_has_a_script_in_it_or_a_handler(guarded: Path) -> None:
    from html.parser import HTMLParser

    found: list[str] = []

    class Scripts(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            given = dict(attrs)
            if tag == "script" and "src" not in given and "json" not in (given.get("type") or ""):
                found.append(f"{path.name}: {attrs}")
            found.extend(f"{path.name}: {name}" for name in given if name.startswith("on"))

    for path in guarded.rglob("*.html"):
        Scripts().feed(path.read_text(encoding="utf-8"))
    assert found == []


def test_the_guard_itself_works(chromium: Any, guarded: Path) -> None:
    """A script in a page is not run under the policy, so what follows proves something."""
    html = (guarded / "index.html").read_text(encoding="utf-8")
    (guarded / "bad.html").write_text(html.replace("</body>", "<script>window.bad = 1</script></body>"), "utf-8")
    context = chromium.new_context()
    page = context.new_page()
    page.goto((guarded / "bad.html").as_uri())
    assert page.evaluate("window.bad") is None
    context.close()
    (guarded / "bad.html").unlink()


@pytest.mark.parametrize("address", PAGES)
def test_no_page_violates_it(page: Any, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")


def test_formulas_and_diagrams_are_drawn(page: Any) -> None:
    page.goto("Everything.html")
    page.locator("math munder").wait_for()
    page.locator(".katex .katex-html").first.wait_for()
    page.wait_for_function(
        "[...document.querySelectorAll('.mermaid')].some(one => one.shadowRoot || one.localName === 'div')"
    )
    page.wait_for_load_state("networkidle")


def test_the_palette_is_chosen_and_kept(page: Any) -> None:
    page.goto("index.html")
    page.locator("label[title=Dark]").click()
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    page.goto("Other.html")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


def test_code_is_copied(page: Any) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("Everything.html")
    page.locator(".md-code__button[data-md-type=copy], .md-clipboard").first.click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('print(1)'))")


def test_notes_are_chosen_by_ticking(page: Any) -> None:
    page.goto("browse/filter.html")
    page.get_by_label("verified").check()
    page.locator(".wm-filter__told", has_text="1 note").wait_for()
    page.get_by_label("draft").check()
    page.locator(".wm-filter__told", has_text="2 notes").wait_for()
    page.get_by_label("#tag").check()
    page.locator(".wm-filter__told", has_text="1 note").wait_for()
    page.get_by_role("link", name="Everything", exact=True).click()
    page.wait_for_url("**/Everything.html")


def test_a_note_comes_by_chance(page: Any) -> None:
    page.goto("browse/random.html")
    page.wait_for_url(lambda url: url.rpartition("/")[2] in {"index.html", "Everything.html", "Other.html"})


def test_indexes_work_from_a_file_with_scripts_and_without(chromium: Any, guarded: Path) -> None:
    for scripts in (True, False):
        context = chromium.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto((guarded / "index.html").as_uri())
        page.locator("article a", has_text="#tag").click()
        page.locator("h1", has_text="#tag").wait_for()
        page.locator(".wm-crumb a", has_text="Browse").click()
        page.locator("article a", has_text="A–Z").click()
        page.locator("article a", has_text="매개변수").click()
        page.locator("h1", has_text="Everything").wait_for()
        page.goto((guarded / "browse/filter.html").as_uri())
        if scripts:
            page.get_by_label("draft").check()
            page.locator(".wm-filter__told", has_text="1 note").wait_for()
        else:
            page.locator("article a", has_text="draft").click()
            page.locator("h1", has_text="draft").wait_for()
        page.goto((guarded / "browse/random.html").as_uri())
        if scripts:
            page.wait_for_url(lambda url: "random" not in url)
        else:
            page.locator("article a.md-button").click()
            page.locator("h1", has_text="A–Z").wait_for()
        context.close()


def test_pictures_of_other_sites_are_named_and_nothing_else_is() -> None:
    pages = [
        '<p><img src="https://a.example/x.png" alt=""> <a href="https://b.example/">b</a></p>',
        "<img alt='' src='https://c.example/x.png'>",
        '<video src="https://u:p@d.example/x.mp4"></video><img src="https://e.example;script-src *//x">',
    ]
    said = policy(pages, ["https://cdn.example/x.js", "own.js"], ["https://fonts.example/x.css"])
    rules = dict(rule.split(" ", 1) for rule in said.split("; "))
    assert rules["img-src"] == "'self' data: https://a.example https://d.example"
    assert rules["script-src"] == "'self' https://cdn.example"
    assert rules["style-src"] == "'self' 'unsafe-inline' https://fonts.example"
    assert "unsafe" not in rules["script-src"] + rules["default-src"]


def test_a_page_says_its_policy_first() -> None:
    html = with_policy("<!doctype html><html><head><script src=x></script>", "script-src 'self'")
    assert html.index("script-src &#x27;self&#x27;") < html.index("<script")


def test_the_search_finds(page: Any) -> None:
    page.goto("index.html")
    page.locator(".wm-search-link").click()
    page.locator(".wm-search__input").fill("매개변수")
    page.locator('.wm-search__list[data-settled="매개변수"]').wait_for(state="attached")
    page.locator(".wm-search__option", has_text="Everything").first.click()
    page.wait_for_url("**/Everything.html*")


def test_the_styles_of_indexes_hold(page: Any) -> None:
    page.goto("browse/index.html")
    assert page.locator(".wm-inline").first.evaluate("element => getComputedStyle(element).display") == "flex"
    page.goto("browse/a-z/index.html")
    assert page.locator(".wm-names").first.evaluate("element => getComputedStyle(element).listStyleType") == "none"
