"""CommonMark's own examples: our links are the links of the expected HTML, and no other."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from markdown_it.token import Token

from pipeline.model.dialect import DIALECTS
from pipeline.model.options import Options
from pipeline.model.text import Text
from pipeline.read.body import parse

FENCE = "`" * 32
EXAMPLE = re.compile(rf"^{FENCE} example\n(.*?)^\.\n(.*?)^{FENCE}$", re.DOTALL | re.MULTILINE)
OPTIONS = Options(dialect=DIALECTS["markdown"])


class Addresses(HTMLParser):
    """Collects `href` of `<a>` and `src` of `<img>`."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = {"a": "href", "img": "src"}.get(tag)
        self.found.update(value or "" for key, value in attrs if key == name)


def addresses(html: str) -> Counter[str]:
    collector = Addresses()
    collector.feed(html)
    return collector.found


def examples(vaults: Path) -> list[tuple[int, str, str]]:
    spec = (vaults / "commonmark" / "spec.txt").read_text(encoding="utf-8").replace("→", "\t")
    return [(number, *match.groups()) for number, match in enumerate(EXAMPLE.finditer(spec), 1)]


def everything(tokens: list[Token]) -> list[Token]:
    return [inner for token in tokens for inner in (token, *everything(token.children or []))]


def test_the_links_of_every_example_are_those_of_its_html(vaults: Path) -> None:
    wrong = []
    every = examples(vaults)
    for number, markdown, html in every:
        body, document = parse(Text(markdown), 0, OPTIONS)
        tokens = everything(list(document.tokens))
        raw = addresses("".join(token.content for token in tokens if token.type in ("html_inline", "html_block")))
        top = [child for token in document.tokens for child in token.children or [] if "link" in child.meta]
        found = Counter(str(token.attrs.get("href", token.attrs.get("src"))) for token in top)
        if found != addresses(html) - raw or len(top) != len(body.links):
            wrong.append((number, markdown, dict(found), dict(addresses(html) - raw)))
    assert len(every) == 655
    assert wrong == []


def test_with_wikilinks_only_double_brackets_differ(vaults: Path) -> None:
    """Of 655 examples three hold `[[…]]`; in every other one Obsidian's dialect finds the same links."""
    differing = {}
    for number, markdown, _ in examples(vaults):
        ours, theirs = (parse(Text(markdown), 0, options)[0].links for options in (Options(), OPTIONS))
        if [link.raw for link in ours] != [link.raw for link in theirs]:
            differing[number] = [link.raw for link in ours]
    assert differing == {
        550: ["[[foo]]", "[[foo]]"],
        561: ["[[*foo* bar]]"],
        592: ["![[foo]]", "[[foo]]"],
    }


def test_a_link_says_the_address_that_its_html_has(vaults: Path) -> None:
    for _, markdown, _ in examples(vaults):
        body, document = parse(Text(markdown), 0, OPTIONS)
        tokens = [child for token in document.tokens for child in token.children or [] if "link" in child.meta]
        for token in tokens:
            link = body.links[token.meta["link"]]
            address = str(token.attrs.get("href", token.attrs.get("src")))
            if not link.external:
                fragment = "" if link.fragment is None else f"#{link.fragment}"
                assert (link.target or "") + fragment == unquote(address)


def test_a_link_is_the_slice_of_the_source_at_its_place(vaults: Path) -> None:
    for _, markdown, _ in examples(vaults):
        body, _ = parse(Text(markdown), 0, OPTIONS)
        for link in body.links:
            assert markdown[link.place.start : link.place.end] == link.raw
            ends = {"link": ("[<", "])>"), "image": ("!", "])")}[link.kind]
            assert link.raw[0] in ends[0], link.raw
            assert link.raw[-1] in ends[1], link.raw
