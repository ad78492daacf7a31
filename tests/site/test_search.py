"""What a reader does to find a note: type, choose, open; in Debian's Chromium, in English and Korean."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.publish.search.letters import fold, letters, words
from tests.site.conftest import REPOSITORY, Build, serving, troubles

SCRIPTS = REPOSITORY / "pipeline" / "theme" / "assets"


def ask(page: Any, query: str) -> list[tuple[str, str, str]]:
    """Kind, address and text of each result of a query, once all are there."""
    if page.locator("dialog.wm-search[open]").count() == 0:
        page.locator(".wm-search-link").click()
    page.locator(".wm-search__input").fill(query)
    page.locator(f'.wm-search__list[data-settled="{query}"]').wait_for(state="attached")
    found = page.locator(".wm-search__option").evaluate_all(
        "all => all.map(one => [one.className.split('--')[1], one.dataset.key, one.innerText.replace(/\\s+/g, ' ')])"
    )
    return [tuple(one) for one in found]


def focus(page: Any) -> str:
    """The first class of what has the focus."""
    return str(page.evaluate("document.activeElement.classList[0] ?? ''"))


def active(page: Any) -> str:
    """The address of the result that Enter would open."""
    return str(
        page.evaluate(
            "document.getElementById(document.querySelector('.wm-search__input').getAttribute('aria-activedescendant')).href"
        )
    )


@pytest.mark.parametrize(
    ("query", "address", "says"),
    [
        ("parameter", "foundations/Parameter.html", "Parameter"),
        ("PARAMETER", "foundations/Parameter.html", "Parameter"),
        ("매개변수", "foundations/Parameter.html", "also known as 매개변수"),
        ("매개변수를", "foundations/Parameter.html", "also known as 매개변수"),
        ("파라미터는", "foundations/Parameter.html", "also known as 파라미터"),
        ("파라ㅁ", "foundations/Parameter.html", "파라미터"),
        ("파람", "foundations/Parameter.html", "파라미터"),
        ("파라메터", "foundations/Parameter.html", ""),
        ("ㅍㄹㅁㅌ", "foundations/Parameter.html", "파라미터"),
        ("vkfkalxj", "foundations/Parameter.html", "파라미터"),
        ("ㅔㅁㄱ므ㄷㅅㄷㄱ", "foundations/Parameter.html", "Parameter"),
        ("paramter", "foundations/Parameter.html", "found by another spelling"),
        ("praameter", "foundations/Parameter.html", "Parameter"),
        ("trainable param", "foundations/Parameter.html", "also known as Trainable parameter"),
        ("hyper parameter", "foundations/Hyperparameter.html", "Hyperparameter"),
        ("learnin rate", "training/Learning rate.html", "Learning rate"),
        ("what is a learning rate", "training/Learning rate.html", "Learning rate"),
        ("optimizing", "training/Optimizer.html", "Optimizer"),
        ("가중치는", "foundations/Weight.html", "also known as 가중치"),
        ("aprameter", "foundations/Parameter.html", "Parameter"),
        ("explain the learning rate to me", "training/Learning rate.html", "Learning rate"),
        ("가중치 초기화에서", "training/가중치 초기화.html", "가중치 초기화"),
        ("초기화", "training/가중치 초기화.html", "가중치 초기화"),
    ],
)
def test_a_note_comes_first_by_any_of_its_names(page: Any, served: str, query: str, address: str, says: str) -> None:
    page.goto(served)
    kind, found, text = ask(page, query)[0]
    assert (kind, found) == ("note", f"{address}#")
    assert says in text


def test_who_comes_to_an_address_that_is_not_there_can_search(chromium: Any, own_site: Path) -> None:
    with serving(own_site) as address:
        page = chromium.new_page()
        page.goto(f"{address}404.html")
        assert ask(page, "매개변수")[0][1] == "foundations/Parameter.html#"
        page.close()


def test_headings_and_texts_follow_the_names_and_are_told_apart(page: Any, served: str) -> None:
    page.goto(served)
    found = ask(page, "parameters")
    kinds = [kind for kind, _, _ in found]
    assert kinds == sorted(kinds, key=["note", "list", "heading", "text"].index)
    assert set(kinds) == {"note", "list", "heading", "text"}
    labels = page.locator(".wm-search__label").all_inner_texts()
    assert labels == ["Notes", "Lists of notes", "Headings", "In the text"]
    assert ("heading", "foundations/Parameter.html#active-parameters-of-a-mixture") in [one[:2] for one in found]


def test_a_list_of_notes_is_found_by_its_title(page: Any, served: str) -> None:
    page.goto(served)
    for query, address in (("A-Z", "browse/a-z/index.html"), ("#pytorch", "browse/tags/pytorch.html")):
        assert ask(page, query)[0][:2] == ("list", f"{address}#")
    assert page.locator(".wm-search__label").first.inner_text() == "Lists of notes"


def test_a_word_that_texts_say_is_not_taken_for_a_misspelt_name(page: Any, served: str) -> None:
    page.goto(served)
    found = ask(page, "loss")
    assert {kind for kind, _, _ in found} == {"heading", "text"}
    assert page.locator(".wm-search__told").is_hidden()


@pytest.mark.parametrize("query", ["frontmatter", "trainingloss", "활성화함수"])
def test_a_compound_is_found_where_texts_write_it_with_a_space(page: Any, served: str, query: str) -> None:
    page.goto(served)
    assert ask(page, query)


def test_what_no_one_can_mean_does_no_harm(page: Any, served: str) -> None:
    page.goto(served)
    for query in ("$", "+", "🙂", "c++", "a", "ㅏ", "x" * 5000, "learning " * 500, "<script>", "\\", "%", "__proto__"):
        page.locator(".wm-search-link").click() if page.locator("dialog[open]").count() == 0 else None
        page.locator(".wm-search__input").fill(query)
        page.wait_for_function(
            "q => document.querySelector('.wm-search__list').dataset.settled === q", arg=query.strip()
        )


def test_notes_of_one_title_are_told_apart_by_where_they_stand(chromium: Any, tmp_path: Path, build: Build) -> None:
    files = {
        "a/Setup.md": "# Setup\n\nOne.\n",
        "b/Setup.md": "# Setup\n\nTwo.\n",
        "C++.md": "# C++\n\nx\n",
        "Call.md": "# Call\n\nc\n",
    }
    (tmp_path / "mkdocs.yml").write_text("site_name: A\ndocs_dir: wiki\ntheme: {name: material}\nplugins: [wikimill]\n")
    for name, text in files.items():
        (tmp_path / "wiki" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "wiki" / name).write_text(text, encoding="utf-8")
    build(tmp_path)
    with serving(tmp_path / "build" / "site") as address:
        page = chromium.new_context().new_page()
        page.goto(address)
        assert [text.split(" ")[:2] for _, _, text in ask(page, "setup")[:2]] == [
            ["Setup", "a/Setup"],
            ["Setup", "b/Setup"],
        ]
        assert [key for kind, key, _ in ask(page, "c++") if kind == "note"] == ["C++.html#"]
        page.context.close()


def test_a_syllable_that_is_being_put_together_opens_nothing(page: Any, served: str) -> None:
    page.goto(served)
    ask(page, "파ㄹ")
    page.locator(".wm-search__input").evaluate(
        "input => input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }))"
    )
    assert page.locator("dialog.wm-search[open]").count() == 1
    assert page.url == served


def test_word_forms_are_found_in_texts_and_marked(page: Any, served: str) -> None:
    page.goto(served)
    ask(page, "gradient vanishing")
    marked = {text.lower() for text in page.locator(".wm-search__quote mark").all_inner_texts()}
    assert {"gradient", "gradients"} & marked
    assert any(text.startswith("vanish") and text != "vanishing" for text in marked)


def test_in_korean_the_word_is_marked_without_its_particle(page: Any, served: str) -> None:
    page.goto(served)
    ask(page, "파라미터를")
    assert "파라미터" in page.locator(".wm-search__quote mark").all_inner_texts()


def test_the_keyboard_alone_is_enough(page: Any, served: str) -> None:
    page.goto(served)
    page.keyboard.press("/")
    page.locator("dialog.wm-search[open]").wait_for()
    page.keyboard.type("parameter")
    page.locator('.wm-search__list[data-settled="parameter"]').wait_for(state="attached")
    first = active(page)
    page.keyboard.press("ArrowDown")
    second = active(page)
    page.keyboard.press("ArrowUp")
    assert active(page) == first != second
    page.keyboard.press("ArrowUp")
    assert page.locator(".wm-search__option").last.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator('.wm-search__option[aria-selected="true"]').count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url(second)
    assert page.locator("dialog[open]").count() == 0


def test_escape_closes_and_the_focus_returns(page: Any, served: str) -> None:
    page.goto(served)
    link = page.locator("article a").first
    link.focus()
    page.keyboard.press("Control+k")
    page.locator("dialog.wm-search[open]").wait_for()
    assert focus(page) == "wm-search__input"
    page.keyboard.type("param")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert link.evaluate("element => element === document.activeElement")


def test_the_focus_stays_in_the_dialog(page: Any, served: str) -> None:
    page.goto(served)
    ask(page, "parameter")
    seen = set()
    for _ in range(8):
        page.keyboard.press("Tab")
        seen.add(focus(page))
    assert {"wm-search__close", "wm-search__all"} <= seen
    assert not any("md-" in one for one in seen)


def test_a_slash_that_is_typed_stays_one(page: Any, served: str) -> None:
    page.goto(served)
    page.keyboard.press("Control+k")
    page.locator("dialog.wm-search[open]").wait_for()
    page.keyboard.type("a/b")
    assert page.locator(".wm-search__input").input_value() == "a/b"


def test_how_many_there_are_is_said(page: Any, served: str) -> None:
    page.goto(served)
    count = len(ask(page, "parameter"))
    status = page.locator(".wm-search__status[role=status]")
    page.wait_for_function(
        "text => document.querySelector('.wm-search__status').textContent === text", arg=f"{count} results"
    )
    ask(page, "zzqqxx")
    page.wait_for_function("document.querySelector('.wm-search__status').textContent.startsWith('Nothing is called')")
    assert "zzqqxx" in status.inner_text()
    assert page.locator(".wm-search__input").get_attribute("aria-expanded") == "false"


def test_what_was_read_last_is_offered_first(page: Any, served: str) -> None:
    for address in ("foundations/Parameter.html", "training/가중치 초기화.html", ""):
        page.goto(served + address)
    page.locator(".wm-search-link").click()
    found = page.locator(".wm-search__option")
    found.first.wait_for()
    assert found.all_inner_texts() == ["가중치 초기화", "Parameter"]
    page.keyboard.press("Enter")
    page.locator("h1", has_text="가중치 초기화").wait_for()


def test_a_finger_is_enough_on_a_phone(chromium: Any, served: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    trouble = troubles(page, served)
    page.goto(served)
    page.locator(".wm-search-link").tap()
    page.locator("dialog.wm-search[open]").wait_for()
    ask(page, "매개변수")
    assert page.evaluate("document.querySelector('dialog.wm-search').scrollWidth <= window.innerWidth")
    assert all(
        box["height"] >= 24
        for box in (page.locator(one).bounding_box() for one in (".wm-search__close", ".wm-search-link"))
    )
    page.locator(".wm-search__option").first.tap()
    page.wait_for_url("**/foundations/Parameter.html")
    context.close()
    assert trouble == []


def test_without_a_script_a_link_leads_to_all_names(chromium: Any, served: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}foundations/Parameter.html")
    page.locator(".wm-search-link").click()
    page.wait_for_url("**/browse/a-z/index.html")
    context.close()


def test_it_works_from_a_file(chromium: Any, own_site: Path) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto((own_site / "training" / "Optimizer.html").as_uri())
    found = ask(page, "파라미터는")
    assert found[0][1] == "foundations/Parameter.html#"
    assert {"note", "text"} <= {kind for kind, _, _ in found}
    page.keyboard.press("Enter")
    page.locator("h1", has_text="Parameter").wait_for()
    context.close()


def test_a_strict_policy_lets_it_work(chromium: Any, served: str) -> None:
    """Scripts of the site's own origin alone; nothing inline, no eval, no worker, no connection."""
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'"
    )
    context = chromium.new_context()
    page = context.new_page()

    def with_policy(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    page.route("**/*.html", with_policy)
    page.goto(f"{served}foundations/Parameter.html")
    page.evaluate(
        "window.broken = []; document.addEventListener('securitypolicyviolation', e => broken.push(e.blockedURI))"
    )
    assert ask(page, "매개변수")[0][1] == "foundations/Parameter.html#"
    assert page.evaluate("window.broken") == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("query", ["", "파라미터는", "zzqqxx"])
def test_axe_finds_nothing_in_the_open_dialog(chromium: Any, served: str, scheme: str, width: int, query: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{served}foundations/Parameter.html")
    page.goto(served)
    if query:
        ask(page, query)
    else:
        page.locator(".wm-search-link").click()
        page.locator(".wm-search__option").first.wait_for()
    found = axe.Axe().run(page, context="dialog.wm-search").response["violations"]
    link = axe.Axe().run(page, context=".wm-search-link").response["violations"]
    context.close()
    assert [(one["id"], one["nodes"][0]["html"]) for one in (*found, *link)] == []


def test_a_site_that_was_published_anew_is_read_anew(page: Any, served: str) -> None:
    """A browser may have kept the list of what there is from a former edition."""
    asked: list[str] = []

    def former(route: Any) -> None:
        asked.append(route.request.url)
        body = route.fetch().text()
        old = re.sub(r'^(wikimill.take\("manifest",)"\w+"', r'\1"former"', body)
        route.fulfill(body=old if len(asked) == 1 else body, content_type="text/javascript")

    page.route("**/manifest.js*", former)
    page.goto(served)
    assert ask(page, "매개변수")[0][1] == "foundations/Parameter.html#"
    assert len(asked) == 2


def test_where_it_cannot_be_loaded_it_says_so(chromium: Any, served: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/search/data/**", lambda route: route.abort())
    page.goto(served)
    page.locator(".wm-search-link").click()
    page.locator(".wm-search__input").fill("parameter")
    page.locator(".wm-search__told", has_text="could not be loaded").wait_for()
    assert page.locator(".wm-search__all").get_attribute("href")
    context.close()


def test_titles_and_aliases_inject_nothing(chromium: Any, tmp_path: Path, build: Build) -> None:
    attack = "<img src=x onerror=alert(1)>"
    files = {
        "a.md": f'---\ntitle: "zebra {attack}"\naliases: ["quagga {attack}"]\n---\n\n`zebra {attack}` <b>x</b>\n\n## zebra `{attack}`\n',
        "b.md": f"# Other\n\n## zebra `{attack}`\n\nA zebra `{attack}`.\n",
    }
    (tmp_path / "wiki").mkdir()
    for name, text in files.items():
        (tmp_path / "wiki" / name).write_text(text, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A\ndocs_dir: wiki\ntheme: {name: material}\nplugins: [wikimill]\n", encoding="utf-8"
    )
    build(tmp_path)
    with serving(tmp_path / "build" / "site") as address:
        context = chromium.new_context()
        page = context.new_page()
        trouble = troubles(page, address)
        page.goto(address)
        for query in ("zebra", "quagga"):
            assert attack in " ".join(text for _, _, text in ask(page, query))
        context.close()
    assert trouble == []


def test_our_scripts_are_small() -> None:
    """Compressed, and only one of them is part of a page's first load."""
    sizes = {
        file.name: len(gzip.compress(file.read_bytes())) for file in (SCRIPTS / "wikimill" / "search").glob("*.js")
    }
    assert sizes["search.js"] < 2_000
    assert sum(sizes.values()) < 15_000
    assert len(gzip.compress((SCRIPTS / "snowball" / "english.js").read_bytes())) < 3_000


def test_the_browser_compares_spellings_as_the_builder_does(page: Any, served: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((REPOSITORY / "wiki").rglob("*.md"))]
    texts += [
        "naïve Straße ΣΊΣΥΦΟΣ Ａdam ①② ﬁne ㄳㅘ 왂 漢字かなガ \u1112\u1161\u11ab İstanbul e\u0301 ǅ ½",
        "देवनागरी ไทย עברית",
    ]
    page.goto(served)
    ask(page, "x")
    mine = [[[word, letters(word)] for word in words(fold(text))] for text in texts]
    theirs = page.evaluate(
        "all => { const L = wikimill.letters; return all.map(text => L.words(text).filter(word => [...word].length <= 40).map(word => [word, L.letters(word)])) }",
        texts,
    )
    assert theirs == mine


@pytest.fixture(scope="module")
def korean(vaults: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Korean glossary's site, built without any configuration."""
    folder = tmp_path_factory.mktemp("korean")
    source = vaults / "cncf-glossary" / "content" / "ko"
    if not source.is_dir():
        pytest.skip(f"{source} is not there")
    shutil.copytree(source, folder / "ko")
    command = [sys.executable, "-m", "pipeline", "build", "-C", str(folder / "ko")]
    subprocess.run(command, cwd=folder, env={"PYTHONPATH": str(REPOSITORY)}, capture_output=True, check=False)
    with serving(folder / "build" / "site") as address:
        yield address


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("컨테이너는", "컨테이너 (Containers)"),
        ("컨테이ㄴ", "컨테이너 (Containers)"),
        ("컨테이나", "컨테이너 (Containers)"),
        ("ㅋㅌㅇㄴ", "컨테이너 (Containers)"),
        ("container", "컨테이너 (Containers)"),
        ("zjsxpdlsj", "컨테이너 (Containers)"),
        ("서비스메시를", "서비스 메시 (Service Mesh)"),
        ("멱등성이란", "멱등성 (Idempotence)"),
        ("idempotance", "멱등성 (Idempotence)"),
    ],
)
def test_a_korean_glossary_is_searched_in_korean(chromium: Any, korean: str, query: str, title: str) -> None:
    context = chromium.new_context(locale="ko-KR")
    page = context.new_page()
    trouble = troubles(page, korean)
    page.goto(korean)
    assert page.locator(".wm-search-link").get_attribute("aria-label") == "검색"
    assert ask(page, query)[0][2].startswith(title)
    assert page.locator(".wm-search__label").first.inner_text() == "노트"
    page.keyboard.press("Enter")
    page.locator("h1", has_text=title.partition(" (")[0]).wait_for()
    context.close()
    assert trouble == []


def test_a_word_of_a_korean_text_is_found_with_whatever_particle(chromium: Any, korean: str) -> None:
    context = chromium.new_context(locale="ko-KR")
    page = context.new_page()
    page.goto(korean)
    forms = [{key for _, key, _ in ask(page, query)} for query in ("쿠버네티스", "쿠버네티스는", "쿠버네티스에서")]
    assert forms[0] == forms[1] == forms[2] != set()
    context.close()
