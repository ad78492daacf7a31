"""The cases of goldmark-wikilink, which describe the same syntax; each holds, or the difference is said here."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import yaml

from pipeline.model.link import Link
from pipeline.model.options import Options
from pipeline.model.text import Text
from pipeline.read.body import parse

ANCHOR = re.compile(r'<a href="([^"]*)">([^<]*)</a>')
IMAGE = re.compile(r'<img src="([^"]*)"(?: alt="([^"]*)")?>')

RESOLVED_LATER = {"unresolved", "label/unresolved"}
"""There a link to a note that does not exist is text at once; here it is a link that the resolver finds missing."""


def described(link: Link) -> tuple[str, str | None]:
    """Address and label as goldmark would write them."""
    fragment = f"#{link.fragment}" if link.fragment else ""
    page = link.target if link.kind == "embed" or not link.target else f"{link.target}.html"
    return (page or "") + fragment, link.label


def wanted(html: str) -> list[tuple[str, str | None]]:
    """Address of each wikilink in the expected HTML, with its label where that is not the target itself."""
    found: list[tuple[str, str | None]] = []
    for match in ANCHOR.finditer(html):
        address, text = unquote(match[1]), unescape(match[2])
        found.append((address, None if text == address.replace(".html", "") else text))
    found.extend((unquote(match[1]), match[2]) for match in IMAGE.finditer(html))
    return found


def test_every_case_holds(vaults: Path) -> None:
    cases = yaml.safe_load((vaults / "goldmark-wikilink" / "testdata" / "tests.yaml").read_text(encoding="utf-8"))
    assert len(cases) == 19
    for case in cases:
        body, document = parse(Text(case["give"]), 0, Options())
        if case["desc"] in RESOLVED_LATER:
            assert [link.target for link in body.links] == ["Does Not Exist"]
            continue
        if case["desc"] == "regular link":
            assert [(link.kind, link.target) for link in body.links] == [("link", "dest.html")]
            continue
        assert [described(link) for link in body.links] == wanted(case["want"]), case["desc"]
        assert all(case["give"][link.place.start : link.place.end] == link.raw for link in body.links)
        text = "".join(child.content for token in document.tokens for child in token.children or [])
        assert body.links or text.replace("\n", "") == case["give"].replace("\n", "")
