"""Tokens of links → Links."""

from __future__ import annotations

from markdown_it.token import Token

from pipeline.model.link import Link, LinkKind
from pipeline.model.text import Text
from pipeline.read.address import Address, is_external, is_external_wikilink, taken_apart
from pipeline.read.origin import Span
from pipeline.read.plain import Plain
from pipeline.read.syntax.wikilink import Wikilink, without_comments

KINDS: dict[str, LinkKind] = {"link_open": "link", "image": "image", "wikilink": "wikilink", "embed": "embed"}


def link(token: Token, around: Plain, text: Text, in_table: bool) -> Link:
    """The link that a token stands for. The token keeps no more than what HTML needs."""
    span: Span = token.meta.pop("span")
    kind = KINDS[token.type]
    start, end = around.spans[id(token)]
    shown = around.text[start:end].strip() or None
    target, fragment, label, external = _wikilink(token) if kind in ("wikilink", "embed") else _markdown(token, shown)
    if token.type == "image":
        token.content = shown or ""
    sentence = around.sentence(start, end)
    raw = text.content[slice(*span)]
    return Link(text.place(*span), kind, raw, target, fragment, label, external, sentence, in_table=in_table)


def _wikilink(token: Token) -> tuple[str | None, str | None, str | None, bool]:
    found: Wikilink = token.meta.pop("wikilink")
    return found.target, found.fragment, found.label, is_external_wikilink(found.target or "")


def _markdown(token: Token, shown: str | None) -> tuple[str | None, str | None, str | None, bool]:
    name = "src" if token.type == "image" else "href"
    address = token.attrs[name]
    token.attrs[name] = str(address)
    title = str(token.attrs.get("title", ""))
    if "%%" in title or "<!--" in title:
        token.attrs["title"] = without_comments(title)
    written = address.written if isinstance(address, Address) else str(address)
    if token.markup == "autolink":
        return written, None, None, True
    if is_external(written):
        return written, None, shown, True
    return *taken_apart(written), shown, False
