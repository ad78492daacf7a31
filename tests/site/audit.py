"""What is wrong with the links of a built site, read from its HTML as a browser would."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

VOID_OF_MEANING = {"http", "https", "mailto", "tel", "data", "ftp", "obsidian"}


class Seen(HTMLParser):
    """The ids of a page, and the addresses that it names."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" or (name == "name" and tag == "a"):
                self.ids.append(value or "")
            elif name in {"href", "src", "poster"} and value is not None:
                self.addresses.append(value)


def broken(folder: Path) -> list[str]:
    """Every internal address of every page that leads to no file, or to no id; `page: address`."""
    pages = {
        path.relative_to(folder).as_posix(): Seen(path.read_text(encoding="utf-8")) for path in folder.rglob("*.html")
    }
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return sorted(
        f"{page}: {address}" for page, seen in pages.items() for address in _broken_in(page, seen, pages, files)
    )


def doubled_ids(folder: Path) -> list[str]:
    """Ids that stand twice on a page; `page: id`."""
    found = []
    for path in folder.rglob("*.html"):
        ids = Seen(path.read_text(encoding="utf-8")).ids
        found += [f"{path.name}: {id_}" for id_ in sorted({id_ for id_ in ids if ids.count(id_) > 1})]
    return found


def _broken_in(page: str, seen: Seen, pages: dict[str, Seen], files: set[str]) -> Iterator[str]:
    for address in seen.addresses:
        parts = urlsplit(address)
        if parts.scheme in VOID_OF_MEANING or parts.netloc:
            continue
        path = unquote(parts.path)
        target = page if not path else path.lstrip("/") if path.startswith("/") else normpath(join(dirname(page), path))
        if target in {".", ""}:
            target = "index.html"
        if page == "404.html" and not parts.path.strip("/"):
            continue
        if (
            target not in files
            or (target.endswith(".md") and target != page.removesuffix(".html") + ".md")  # its own clean Markdown
            or (parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids)
        ):
            yield address
