"""The arithmetic of paths inside a wiki."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.suffix import NOTE_SUFFIXES

PAGE_SUFFIXES = (*NOTE_SUFFIXES, ".html", ".htm")
INDEX_STEMS = ("index", "README", "_index")
"""Names of the note that speaks for its folder, the most usual first."""


def without(path: str, suffixes: tuple[str, ...]) -> str | None:
    """The path without one of these endings; None where it has none of them."""
    name = path.rpartition("/")[2]
    for suffix in suffixes:
        if len(name) > len(suffix) and name[-len(suffix) :].lower() == suffix:
            return path[: -len(suffix)]
    return None


def folder_of(path: str) -> str:
    """The folder that holds a path, empty at the top."""
    return path.rpartition("/")[0]


def ends_of(path: str) -> Iterator[tuple[str, str]]:
    """Each ending of a path at a `/`, the whole first, with the folder that it stands in."""
    yield path, ""
    at = path.find("/")
    while at >= 0:
        yield path[at + 1 :], path[:at]
        at = path.find("/", at + 1)


def joined(folder: str, path: str, root_names: Sequence[str] = ()) -> str | None:
    """A path relative to a folder as a path from the wiki's root; None where that lies outside the wiki.

    A path that leaves the wiki and comes back by the wiki's own name is inside.
    """
    parts = folder.split("/") if folder else []
    above = 0
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part == "..":
            if parts:
                parts.pop()
            else:
                above += 1
        elif not above:
            parts.append(part)
        elif above <= len(root_names) and root_names[above - 1] == part:
            above -= 1
        else:
            return None
    return None if above else "/".join(parts)


def from_root(path: str, root_names: Sequence[str]) -> Iterator[str]:
    """What a root-absolute path could mean in the wiki: itself, and without the names of the folders above."""
    inside = joined("", path)
    if inside is None:
        return
    yield inside
    prefix = ""
    for name in root_names:
        prefix = f"{name}/{prefix}"
        if f"{inside}/".startswith(prefix):
            yield inside[len(prefix) :]


def plain_address(address: str) -> str:
    """An old path or a page's address, bare of what does not tell it apart: slashes around it, page suffix, index page."""
    path = address.strip().strip("/")
    path = without(path, PAGE_SUFFIXES) or path
    folder, _, name = path.rpartition("/")
    return folder if folder and name in INDEX_STEMS else path
