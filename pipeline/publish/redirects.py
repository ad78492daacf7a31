"""Addresses that only point on: merged notes and old paths."""

from __future__ import annotations

from html import escape

from pipeline.model.page import RedirectPage
from pipeline.publish.address import of_old_path, relative, wanted
from pipeline.publish.edition import Edition
from pipeline.publish.words import Words


def redirect_pages(edition: Edition, taken: set[str]) -> tuple[RedirectPage, ...]:
    """A page for each redirect whose end readers may see, and whose own name they may see; no page's place is taken."""
    pages: dict[str, RedirectPage] = {}
    for source, redirect in sorted(edition.wiki.graph.redirects.items()):
        final = redirect.final
        if final is None or final not in edition.notes or source in edition.hidden or redirect.owner in edition.hidden:
            continue
        address = wanted(source) if redirect.is_note else of_old_path(source)
        if address is not None and address not in taken and address not in pages:
            pages[address] = RedirectPage(address, edition.addresses[final], edition.title(final))
    return tuple(pages[address] for address in sorted(pages))


def redirect_html(page: RedirectPage, said: Words) -> str:
    """What stands at an address that points on; it needs no script, and a reader who is not led on can click."""
    href, title = escape(relative(page.address, page.target)), escape(page.title, quote=False)
    return (
        f'<!doctype html>\n<html lang="{said.language}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta http-equiv="refresh" content="0; url={href}">\n<link rel="canonical" href="{href}">\n'
        f'<meta name="robots" content="noindex">\n<meta name="viewport" content="width=device-width,initial-scale=1">\n</head>\n'
        f'<body>\n<p>{escape(said.moved)} <a href="{href}">{title}</a></p>\n</body>\n</html>\n'
    )
