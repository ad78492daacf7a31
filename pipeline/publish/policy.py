"""The Content-Security-Policy under which the site works: nothing is run but its own files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from urllib.parse import urlsplit

_SOURCE = re.compile(r'<(?:img|audio|video|source|iframe|track)\b[^<>]*?\s(?:src|poster)="(https?://[^"]+)"')
_SPACE = re.compile(r"[\s;,'\"]")
_MOST = 40
"""Other sites that are named one by one; of more, every site that encrypts may be shown."""


def policy(pages: Iterable[str], scripts: Iterable[str] = (), styles: Iterable[str] = ()) -> str:
    """The policy for the HTML of pages, and for the scripts and styles that a configuration asks for.

    A picture, film or frame of another site is shown where a note asks for one; a style may stand in a page, as diagrams
    and formulas need; a script never.
    """
    shown = _origins(address for html in pages for address in _SOURCE.findall(html))
    more = " https: http:" if len(shown) > _MOST else "".join(f" {origin}" for origin in shown)
    rules = {
        "default-src": "'none'",
        "script-src": "'self'" + _more(scripts),
        "style-src": "'self' 'unsafe-inline'" + _more(styles),
        "img-src": "'self' data:" + more,
        "media-src": "'self'" + more,
        "frame-src": "'self'" + more,
        "font-src": "'self' data:" + _more(styles),
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'self'",
        "form-action": "'self'",
    }
    return "; ".join(f"{name} {allowed}" for name, allowed in rules.items())


def _more(addresses: Iterable[str]) -> str:
    return "".join(f" {origin}" for origin in _origins(addresses))


def _origins(addresses: Iterable[str]) -> list[str]:
    """The sites of addresses, each once; what is no whole address stands on the site itself."""
    found = set()
    for address in addresses:
        try:
            parts = urlsplit(unescape(address))
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.netloc and not _SPACE.search(parts.netloc):
            found.add(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}")
    return sorted(found)


def with_policy(html: str, said: str) -> str:
    """A page that says its policy itself, before anything that the policy is about."""
    tag = f'<meta http-equiv="Content-Security-Policy" content="{escape(said)}">'
    head = html.find("<head>")
    return html if head < 0 else html[: head + 6] + tag + html[head + 6 :]


def headers(said: str) -> str:
    """A `_headers` file, as several web hosts read it; who may put the site into a frame can be said only there."""
    return f"/*\n  Content-Security-Policy: {said}; frame-ancestors 'self'\n  X-Content-Type-Options: nosniff\n"
