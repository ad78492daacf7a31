"""Where each note's page stands in the site, and how one page names another."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from pipeline.model.suffix import stem

_SAFE = "/~!$&'()*+,;=@"
_DOORS = {"index", "readme"}
"""Names of notes that stand for their folder; in any letter case, since `Index.html` and `index.html` are one file to some."""
_LONGEST = 255
"""Bytes of a file's name on the usual file systems."""


def wanted(path: str) -> str:
    """The address that a note's path asks for: `folder/name.html`; of `index` and `README` the folder's own."""
    folder, name = posixpath.split(path)
    name = stem(name)
    return posixpath.join(folder, fitting("index" if name.lower() in _DOORS else name) + ".html")


def fitting(stem: str) -> str:
    """A name that a file system takes once `.html` is added: of one too long the beginning, and a digest of all."""
    written = stem.encode(errors="surrogatepass")
    if len(written) + len(".html") <= _LONGEST:
        return stem
    digest = hashlib.sha256(written).hexdigest()[:12]
    return written[: _LONGEST - len("-.html") - len(digest)].decode(errors="ignore") + "-" + digest


def addresses(paths: Iterable[str]) -> dict[str, str]:
    """An address for every note.

    Two notes that ask for one address are an error that a rule reports; here the plainer path gets it
    (`index` before `README`, `.md` before `.markdown`) and the other keeps its whole file name.
    """
    paths = list(paths)
    folders = {folder for path in paths for folder in _folders(path)}
    taken: dict[str, str] = {}
    for path in sorted(paths, key=lambda path: (_peculiarity(path), path)):
        address = wanted(path)
        if address in taken:
            address = _whole_name(path)
        while address in taken or address in folders:
            address = address.removesuffix(".html") + "-.html"
        taken[address] = path
    return {path: address for address, path in taken.items()}


def _folders(path: str) -> Iterator[str]:
    while path := posixpath.dirname(path):
        yield path


def _peculiarity(path: str) -> int:
    name = stem(path)
    return (name.lower() == "readme") + 2 * path.lower().endswith(".markdown") + 4 * (name not in {"index", "README"})


def _whole_name(path: str) -> str:
    return path.removesuffix(".md") + ".html"


def of_old_path(path: str) -> str | None:
    """The address at which an old path was found; None where it names no place within the site, or a part of a page."""
    cleaned = path.strip().replace("\\", "/").lstrip("/")
    parts = cleaned.split("/")
    if not cleaned or "#" in cleaned or any(part in {"..", "."} or "\0" in part or ":" in part for part in parts):
        return None
    if cleaned.endswith("/"):
        return cleaned + "index.html"
    return cleaned if cleaned.endswith((".html", ".htm")) else wanted(cleaned)


def clean_markdown(address: str) -> str:
    """Where a page's clean Markdown stands: beside it. What is no page, as a note in an export, is that itself."""
    return address.removesuffix(".html") + ".md" if address.endswith(".html") else address


def note_json(address: str) -> str:
    """Where a page's preview stands: beside it."""
    return address.removesuffix(".html") + ".note.json"


def quoted(address: str, anchor: str | None = None) -> str:
    """An address as a URL, percent-encoded."""
    path = quote(address, safe=_SAFE, errors="surrogatepass")
    return path + (f"#{quote(anchor, safe=_SAFE)}" if anchor else "")


def relative(address: str, to: str, anchor: str | None = None) -> str:
    """The URL by which one page names another, or a place in itself; it works from a sub-path and from `file://`."""
    if address == to:
        return "#" + quote(anchor, safe=_SAFE) if anchor else quoted(posixpath.basename(to))
    here, there = address.split("/")[:-1], to.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return quoted("../" * (len(here) - shared) + "/".join(there[shared:]), anchor)
