"""What the search costs at 10,000 notes: to build, on the disk, to fetch, and until a reader sees the first result.

python benchmarks/searching.py --notes 10000

The wiki is made up, with words as frequent as in a real one (Zipf), half of it in Korean.
"""

from __future__ import annotations

import argparse
import gzip
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from functools import cache, partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from pipeline.model.page import Page, PageName, Site  # noqa: E402
from pipeline.publish.search import FOLDER, search_files  # noqa: E402
from pipeline.publish.wording.words import ENGLISH  # noqa: E402

LATIN = "ba be bo da de do fa fi ga ge la le li lo ma me mi na ne no pa pe ra re ri ro sa se si so ta te ti to va ve".split()  # noqa: SIM905
HANGUL = "가 거 고 구 기 나 너 노 누 니 다 더 도 두 디 라 러 로 루 리 마 머 모 무 미 바 버 보 부 비 사 서 소 수 시 자 정 조 주 지 학 확 률 선 형 함".split()  # noqa: SIM905
PARTICLES = "은 는 이 가 을 를 의 에 에서 로 과 도".split()  # noqa: SIM905
QUERIES = ("parameter", "paramter", "balonede", "가중치", "가중치는")


class Tongue:
    """Words of a language, the frequent ones first."""

    def __init__(self, chance: random.Random, syllables: list[str], shortest: int, size: int) -> None:
        made = {
            "".join(chance.choices(syllables, k=chance.randint(shortest, shortest + 3))): None for _ in range(2 * size)
        }
        self.words = list(made)[:size]
        total, self.weights = 0.0, []
        for rank in range(1, len(self.words) + 1):
            total += 1 / (rank + 2)
            self.weights.append(total)

    def some(self, chance: random.Random, count: int) -> list[str]:
        """So many words, as frequent as they are."""
        return chance.choices(self.words, cum_weights=self.weights, k=count)


def pages(count: int, seed: int = 1) -> Iterator[Page]:
    """Notes of about 350 words, with aliases and headings."""
    chance = random.Random(seed)
    latin, hangul = Tongue(chance, LATIN, 2, 40_000), Tongue(chance, HANGUL, 2, 40_000)
    for number in range(count):
        korean = number % 2 == 1
        tongue = hangul if korean else latin
        title = named(tongue, chance) if number else "Parameter"
        names = (
            PageName(" ".join(chance.choices((latin if korean else hangul).words, k=2)), "alias"),
            PageName(" ".join(chance.choices(tongue.words, k=2)), "hidden"),
        )
        if not number:
            names = (PageName("가중치", "alias"),)
        html = f'<h1 id="t">{escape(title)}</h1>'
        for part in range(5):
            html += f'<h2 id="s{part}">{" ".join(tongue.some(chance, 3))}</h2><p>{text(tongue, chance, korean)}</p>'
        address = f"folder{number % 40}/note-{number:05}.html"
        yield Page(address, title, html, (), {}, "", frozenset(), address, names=names)


def named(tongue: Tongue, chance: random.Random) -> str:
    """A name of two words, the second of 5,000."""
    return f"{tongue.some(chance, 1)[0]} {chance.choice(tongue.words[:5000])}"


def text(tongue: Tongue, chance: random.Random, korean: bool) -> str:
    """A paragraph."""
    found = tongue.some(chance, 70)
    return " ".join(word + chance.choice(PARTICLES) for word in found) if korean else " ".join(found)


@cache
def zipped(path: Path) -> bytes:
    """A file as a host keeps it ready."""
    return gzip.compress(path.read_bytes(), 6)


class Zipped(SimpleHTTPRequestHandler):
    """A static host that compresses, as all of them do."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parameter's name in the library
        """Nothing."""

    def do_GET(self) -> None:
        """The file, compressed."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            return self.send_error(404)
        body = zipped(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


def written(files: Mapping[str, str], folder: Path) -> None:
    """The search as a site of one page."""
    shutil.copytree(REPOSITORY / "pipeline" / "theme" / "assets" / "wikimill", folder / "assets" / "wikimill")
    shutil.copytree(REPOSITORY / "pipeline" / "theme" / "assets" / "snowball", folder / "assets" / "snowball")
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "index.html").write_text(
        '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="assets/wikimill/search/search.css">'
        '<a class="wm-search-link" href="index.html">Search</a><script src="assets/wikimill/search/search.js"></script>',
        encoding="utf-8",
    )


def sizes(files: Mapping[str, str]) -> None:
    """What lies on the disk."""
    kinds = {
        "manifest": "data/manifest",
        "names": "data/n",
        "typos": "data/w",
        "words of texts": "data/t",
        "texts": "data/u/",
    }
    print(f"{'':16}{'files':>8}{'MB':>9}{'largest, kB':>13}{'gzipped':>9}")
    for kind, start in kinds.items():
        found = [content.encode() for name, content in files.items() if name.removeprefix(FOLDER).startswith(start)]
        largest = max(found, key=len, default=b"")
        print(
            f"{kind:16}{len(found):8,}{sum(map(len, found)) / 1e6:9.2f}{len(largest) / 1e3:13.1f}{len(gzip.compress(largest, 6)) / 1e3:9.1f}"
        )


PROBE = """
query => new Promise(done => {
  const list = document.querySelector('.wm-search__list'), input = document.querySelector('.wm-search__input')
  const start = performance.now()
  let first
  delete list.dataset.asked
  list.hidden = true
  const seen = new MutationObserver(() => {
    if (!list.hidden && list.dataset.asked !== query) { list.dataset.asked = query; first ??= performance.now() - start }
    if (list.dataset.settled === query) { seen.disconnect(); done([first ?? -1, performance.now() - start, list.querySelectorAll('[role=option]').length]) }
  })
  seen.observe(list, { attributes: true, childList: true, subtree: true })
  input.value = query
  input.dispatchEvent(new Event('input'))
})
"""


def asked(browser: Any, address: str, query: str) -> str:
    """One question in a browser that knows nothing yet, then once more."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    fetched: list[tuple[float, int, int]] = []
    page.on(
        "requestfinished",
        lambda request: fetched.append(
            (time.perf_counter(), request.sizes()["responseBodySize"], len(request.response().body()))
        ),
    )
    page.locator(".wm-search-link").click()
    page.locator("dialog[open]").wait_for()
    page.wait_for_function("window.wikimill.seek")
    page.wait_for_timeout(200)
    opened = sum(size for _, size, _ in fetched)
    first, whole, count = page.evaluate(PROBE, query)
    page.wait_for_timeout(200)
    total, plain = (sum(one[index] for one in fetched) for index in (1, 2))
    page.locator(".wm-search__input").fill("")
    again = page.evaluate(PROBE, query)[0]
    context.close()
    return f"{query:12}{opened / 1e3:9.1f}{total / 1e3:9.1f}{plain / 1e3:9.1f}{first:10.0f}{whole:9.0f}{again:9.0f}{count:9}"


def main() -> None:
    """Build, measure, ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=10_000)
    given = parser.parse_args()
    made = Site({page.path: page for page in pages(given.notes)}, (), (), ())
    start = time.process_time()
    files = search_files(made, ENGLISH)
    took = time.process_time() - start
    print(f"{given.notes:,} notes: {took:.1f} s of one core to make, {1e3 * took / given.notes:.2f} ms a note")
    sizes(files)
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as name, sync_playwright() as library:
        folder = Path(name)
        written(files, folder)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Zipped, directory=str(folder)))
        Thread(target=server.serve_forever, daemon=True).start()
        browser = library.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        print(
            "\nkB fetched: until the dialog is ready, in all (gzipped, plain); ms: until the first result, until all, again"
        )
        print(f"{'asked':12}{'opened':>9}{'all':>9}{'plain':>9}{'first ms':>10}{'all ms':>9}{'again':>9}{'results':>9}")
        known = [page.title for page in list(made.pages.values())[given.notes // 2 :][:2]]
        for query in (*QUERIES, *known, known[1][:2]):
            print(asked(browser, f"http://127.0.0.1:{server.server_port}/index.html", query))
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
