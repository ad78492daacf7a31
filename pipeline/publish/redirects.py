"""Addresses that only point on: merged notes and old paths."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from html import escape

from pipeline.model.graph import Redirect
from pipeline.model.page import INDEXES, RedirectPage
from pipeline.model.suffix import stem
from pipeline.publish.address import of_old_path, relative, wanted
from pipeline.publish.edition import Edition
from pipeline.publish.html.links import external
from pipeline.publish.wording.words import Words


def gone_indexes(edition: Edition, standing: Mapping[str, str]) -> Iterator[RedirectPage]:
    """Indexes that stood there once, such as that of a tag nobody uses any more: each leads on to the next wider one.

    `standing`: address → title of every page of now.
    """
    known = edition.wiki.ledger.urls if edition.wiki.ledger else {}
    for address, was in known.items():
        if was.is_made and was.note.startswith(f"{INDEXES}/") and address not in standing:
            target = next((wider for wider in _wider(address) if wider in standing), None)
            if target is not None and edition.free.is_free(address):
                yield RedirectPage(address, target, standing[target])


def _wider(address: str) -> Iterator[str]:
    folder = posixpath.dirname(address)
    while folder:
        yield f"{folder}.html"
        yield f"{folder}/index.html"
        folder = posixpath.dirname(folder)
    yield "index.html"


def redirect_pages(edition: Edition, taken: set[str]) -> tuple[RedirectPage, ...]:
    """A page for each redirect whose end readers may see, and whose own name they may see; no page's place is taken."""
    pages: dict[str, RedirectPage] = {}
    for source, redirect in sorted(edition.wiki.graph.redirects.items()):
        if source in edition.hidden or redirect.owner in edition.hidden:
            continue
        address = wanted(source) if redirect.is_note else of_old_path(source)
        page = _page(edition, redirect, address) if address else None
        if page is not None and page.address not in taken:
            pages.setdefault(page.address, page)
    return tuple(pages[address] for address in sorted(pages))


def _page(edition: Edition, redirect: Redirect, address: str) -> RedirectPage | None:
    """The page at an address that points on; None where its end is nowhere, or private."""
    if redirect.final is not None and redirect.final in edition.notes:
        anchor = edition.anchor(redirect.final, redirect.anchor) if redirect.anchor else None
        return RedirectPage(
            address, edition.addresses[redirect.final], edition.title(redirect.final), anchor, _name(edition, redirect)
        )
    outside = external(redirect.address) if redirect.address and redirect.final is None else None
    return RedirectPage(address, outside.href, outside.href) if outside and outside.href else None


def _name(edition: Edition, redirect: Redirect) -> str:
    """What a reader would call it."""
    note = edition.wiki.notes.get(redirect.source)
    return note.title if note else stem(redirect.source.rstrip("/").rpartition("/")[2]).removesuffix(".html")


def redirect_html(page: RedirectPage, said: Words) -> str:
    """What stands at an address that points on; it needs no script, and a reader who is not led on can click.

    It has an empty icon, since browsers ask the server's root for one where a page names none.
    """
    leaves = "://" in page.target
    href = escape(page.target if leaves else relative(page.address, page.target, page.anchor))
    title = escape(page.title, quote=False)
    return (
        f'<!doctype html>\n<html lang="{said.language}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta http-equiv="refresh" content="0; url={href}">\n<link rel="canonical" href="{href}">\n'
        f'<meta name="robots" content="noindex">\n<link rel="icon" href="data:,">\n<meta name="viewport" content="width=device-width,initial-scale=1">\n</head>\n'
        f'<body>\n<p>{escape(said.moved)} <a href="{href}">{title}</a></p>\n</body>\n</html>\n'
    )
