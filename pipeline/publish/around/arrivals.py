"""“Redirected from”: a page says so to a reader whom an old address led there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from pipeline.model.page import RedirectPage
from pipeline.publish.address import relative
from pipeline.publish.wording.words import Words

_MOST = 40
"""Old addresses that one page knows."""


def led_to(redirects: Sequence[RedirectPage]) -> Mapping[str, Sequence[RedirectPage]]:
    """Address of a page → the redirects that lead there."""
    found: dict[str, list[RedirectPage]] = {}
    for redirect in redirects:
        found.setdefault(redirect.target, []).append(redirect)
    return found


def with_arrivals(html: str, address: str, redirects: Sequence[RedirectPage], said: Words) -> str:
    """The HTML of the page at an address, with a line for each way to it; a script shows the one that was taken."""
    lines = "".join(
        f'<p class="wm-redirected-from" data-search-exclude="true" hidden data-from="{escape(relative(address, one.address))}">'
        f"{escape(said.redirected_from.format(name=one.name), quote=False)}</p>\n"
        for one in redirects[:_MOST]
        if one.name
    )
    before, end, after = html.partition("</h1>\n")
    return f"{before}{end}{lines}{after}" if lines and end else html
