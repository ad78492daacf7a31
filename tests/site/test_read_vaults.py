"""Wikis that we did not write, read in Chromium: no error, no request elsewhere, no fault for axe, search and previews."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import pytest

from tests.site.audit import broken, doubled_ids
from tests.site.conftest import REPOSITORY, environment, serving, troubles
from tests.site.test_quality import violations
from tests.site.test_search import ask


class Vault(NamedTuple):
    """A vault, a note with links in its text, indexes, and what a reader asks for and should find first."""

    folder: str
    note: str
    indexes: tuple[str, ...]
    asked: dict[str, str]


VAULTS = {
    "korean glossary": Vault(
        "cncf-glossary/content/ko",
        "microservices.html",
        ("browse/a-z/index.html", "browse/tags/index.html"),
        {"가상머신은": "virtual-machine.html#", "디버깅을": "debugging.html#", "ㅋㄹㅅㅌ": "cluster.html#"},
    ),
    "manual": Vault(
        "foam/docs",
        "user/features/wikilinks.html",
        ("browse/a-z/index.html", "browse/wanted.html"),
        {"graph visualization": "user/features/graph-view.html#", "wikilniks": "user/features/wikilinks.html#"},
    ),
    "hierarchy by dots": Vault(
        "dendron-site/vault",
        "dendron.topic.hierarchies.html",
        ("browse/a-z/index.html", "browse/tags/index.html", "browse/filter.html"),
        {"lookup": "dendron.topic.lookup.html#", "hierarhcies": "dendron.topic.hierarchies.html#"},
    ),
}


class Read(NamedTuple):
    """A vault's site: where it lies and where it is served."""

    vault: Vault
    folder: Path
    address: str


@pytest.fixture(scope="session", params=VAULTS)
def read(vaults: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Read]:
    """The site of a copy of a vault, built once and without configuration."""
    vault = VAULTS[request.param]
    if not (vaults / vault.folder).is_dir():
        pytest.skip(f"{vaults / vault.folder} is not there")
    folder = tmp_path_factory.mktemp("vault")
    shutil.copytree(vaults / vault.folder, folder / "wiki")
    command = [sys.executable, "-m", "pipeline", "build", "-C", "wiki"]
    variables = environment() | {"PYTHONPATH": str(REPOSITORY), "PYTHONSAFEPATH": "1"}
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    with ExitStack() as stack:
        yield Read(vault, folder / "build" / "site", stack.enter_context(serving(folder / "build" / "site")))


@pytest.fixture
def visitor(chromium: Any, read: Read) -> Iterator[Any]:
    """A page of which every trouble fails the test: an error, a request that leaves the site, one that fails.

    Pictures that an author took from elsewhere are the author's; each is answered with a dot.
    """
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    trouble = troubles(page, read.address)
    pictures: set[str] = set()

    def answered(route: Any) -> None:
        if route.request.resource_type == "image":
            pictures.add(route.request.url)
            route.fulfill(body='<svg xmlns="http://www.w3.org/2000/svg"/>', content_type="image/svg+xml")
        else:
            route.abort()

    page.route(lambda url: not url.startswith((read.address, "data:")), answered)
    yield page
    context.close()
    assert [one for one in trouble if one not in pictures] == []


def faults(page: Any) -> list[str]:
    """What axe-core finds, but for an author's pictures from elsewhere, and links to elsewhere, side by side."""
    own = re.compile(r'.*<img src="http|target-size: <a href="http')
    return [one for one in violations(page) if not own.match(one)]


def test_every_link_and_anchor_of_its_html_exists(read: Read) -> None:
    assert broken(read.folder) == []
    assert doubled_ids(read.folder) == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_no_fault_and_nothing_is_wider_than_the_window(
    visitor: Any, read: Read, width: int, scheme: str
) -> None:
    visitor.set_viewport_size({"width": width, "height": 900})
    visitor.emulate_media(color_scheme=scheme)
    for address in ("", read.vault.note, *read.vault.indexes):
        visitor.goto(read.address + quote(address))
        visitor.wait_for_timeout(200)
        assert (address, faults(visitor)) == (address, [])
        assert visitor.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_the_search_finds_a_note_in_the_language_of_the_vault(visitor: Any, read: Read) -> None:
    visitor.goto(read.address)
    for query, key in read.vault.asked.items():
        assert (query, *ask(visitor, query)[0][:2]) == (query, "note", key)
    visitor.keyboard.press("Enter")
    visitor.wait_for_url(read.address + quote(key.removesuffix("#")))


def test_a_link_of_a_text_opens_a_preview(visitor: Any, read: Read) -> None:
    visitor.goto(read.address + quote(read.vault.note))
    link = visitor.locator("article :is(p, li, td) > a.wm-link:visible").first
    link.hover()
    shown = visitor.locator(".wm-preview")
    shown.wait_for()
    assert shown.locator(".wm-preview__title").inner_text().strip()
    assert link.get_attribute("aria-describedby") == shown.get_attribute("id")
    visitor.keyboard.press("Escape")
    assert shown.count() == 0
