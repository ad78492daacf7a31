"""What a link's target names: rank by rank, before any redirect is followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.link.indexes import Indexes
from pipeline.link.paths import (
    INDEX_STEMS,
    PAGE_SUFFIXES,
    folder_of,
    from_root,
    joined,
    plain_address,
    without,
)
from pipeline.link.table import Bucket, Found, Table
from pipeline.model.link import Via
from pipeline.model.name import folded
from pipeline.model.options import Options
from pipeline.model.suffix import NOTE_SUFFIXES


@dataclass(frozen=True, slots=True)
class Match:
    """The first rank that knows the name, and all that the name could mean in it."""

    via: Via
    bucket: Bucket
    exact: bool


def by_name(target: str, folder: str, indexes: Indexes, options: Options) -> Match | None:
    """What a wikilink in a note of this folder means: path, path suffix, id, title, alias, old path."""
    name = target.strip()
    relative = name.startswith(("/", "./", "../"))
    spelt = tuple(_dotted(name, options)) if options.dialect.dotted_folders else (name,)
    places = tuple(_places(name, folder, options)) if relative else spelt
    return (
        _first("path", indexes.paths, places)
        or (None if relative else _first("suffix", indexes.ends, spelt))
        or by_title(name, indexes)
        or by_old_path(places, indexes, by_ending=not relative)
    )


def by_id(name: str, folder: str, indexes: Indexes, options: Options) -> Match | None:
    """What a front-matter field means that should hold an id, but may hold any name."""
    return _first("id", (indexes.ids,), (name,)) or by_name(name, folder, indexes, options)


def by_title(name: str, indexes: Indexes) -> Match | None:
    """What a name means that is no path: id, title, alias."""
    return (
        _first("id", (indexes.ids,), (name,))
        or _first("title", (indexes.titles,), (name,))
        or _first("alias", (indexes.aliases,), (name,))
    )


def by_path(target: str, source: str, indexes: Indexes, options: Options) -> Match | None:
    """What a Markdown link in a note means: a path from the note, from its page, from the root, an old path."""
    for path in _with_and_without_query(target):
        places = tuple(_addresses(path, source, options))
        is_folder = path.endswith("/")
        for place in places:
            match = _page(place, is_folder, indexes)
            if match:
                return match
        match = by_old_path(places, indexes, by_ending=False) or _by_ending(path, indexes, options)
        if match:
            return match
    return None


def is_folder(target: str, source: str, indexes: Indexes, options: Options) -> bool:
    """Whether a Markdown link names a folder of the wiki, or the wiki itself."""
    return any(
        place == "" or indexes.folders.find(place)
        for path in _with_and_without_query(target)
        for place in _addresses(path, source, options)
    )


def by_address(address: str, indexes: Indexes) -> Match | None:
    """What a path from the wiki's root means that is a file's or a page's, old or not, and no other kind of name."""
    place = joined("", address) or ""
    return _page(place, address.endswith("/"), indexes) or by_old_path((place,), indexes, by_ending=False)


def by_old_path(places: Iterable[str], indexes: Indexes, *, by_ending: bool) -> Match | None:
    """The old path that a link still uses."""
    return _first("redirect", indexes.old if by_ending else indexes.old[:1], map(plain_address, places))


def _first(via: Via, tables: tuple[Table, ...], names: Iterable[str]) -> Match | None:
    for name in names:
        key = folded(name)
        for table in tables:
            found = table.find(name, key)
            if found:
                return Match(via, found.bucket, found.exact)
    return None


def _places(path: str, folder: str, options: Options) -> Iterator[str]:
    """The paths inside the wiki that a path could mean: from the note, then from the root."""
    if path.startswith("/"):
        yield from from_root(path, options.root_names)
        return
    place = joined(folder, path, options.root_names)
    if place is not None:
        yield place
    if folder and not path.startswith(("./", "../")):
        place = joined("", path, options.root_names)
        if place is not None:
            yield place


def _addresses(path: str, source: str, options: Options) -> Iterator[str]:
    """The places of a path; one that ends in a slash is an address, and may start at the note's page, `…/stem/`."""
    yield from _places(path, folder_of(source), options)
    if path.endswith("/") and not path.startswith("/"):
        place = joined(without(source, NOTE_SUFFIXES) or source, path, options.root_names)
        if place is not None:
            yield place


def _page(place: str, is_folder: bool, indexes: Indexes) -> Match | None:
    """The file at a path, or the note whose page stands there."""
    first, second = (_index_page, _file) if is_folder else (_file, _index_page)
    found = first(place, indexes) or second(place, indexes)
    return Match("path", found.bucket, found.exact) if found else None


def _file(place: str, indexes: Indexes) -> Found | None:
    files, stems, bare = indexes.paths
    key = folded(place)
    return files.find(place, key) or bare.find(place, key) or stems.find(_without_page_suffix(place))


def _index_page(place: str, indexes: Indexes) -> Found | None:
    if place and not indexes.folders.find(place):
        return None
    _, stems, _ = indexes.paths
    prefix = f"{place}/" if place else ""
    return next(filter(None, (stems.find(prefix + stem) for stem in INDEX_STEMS)), None)


def _without_page_suffix(place: str) -> str:
    """A page's address without `.html`; `.md` stays, since it says which file is meant."""
    return without(place, tuple(suffix for suffix in PAGE_SUFFIXES if suffix not in NOTE_SUFFIXES)) or place


def _by_ending(path: str, indexes: Indexes, options: Options) -> Match | None:
    """The file whose path, or whose page's address, ends so, where the dialect reads a Markdown link like that."""
    name = path.strip("/")
    if not options.dialect.markdown_by_name or not name or path.startswith(("./", "../")):
        return None
    files = (name, _without_page_suffix(name))
    index_pages = tuple(f"{name}/{stem}" for stem in INDEX_STEMS)
    return _first("suffix", indexes.ends, (*index_pages, *files) if path.endswith("/") else (*files, *index_pages))


def _with_and_without_query(target: str) -> Iterator[str]:
    """`What is it?.md` is a file's name; in `page.md?plain=1` the rest is a query."""
    yield target
    path, mark, _ = target.partition("?")
    if mark and path:
        yield path


def _dotted(name: str, options: Options) -> Iterator[str]:
    """The name as written, then with dots for folders and folders for dots."""
    stem = without(name, NOTE_SUFFIXES) or name
    suffix = name[len(stem) :]
    yield from dict.fromkeys((name, stem.replace("/", ".") + suffix, stem.replace(".", "/") + suffix))
