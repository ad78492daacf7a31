"""How a link may call a file that moved, from the nearest to what its author wrote to the plainest."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.link.paths import INDEX_STEMS, folder_of, joined, plain_address, without
from pipeline.model.name import folded
from pipeline.model.options import Options
from pipeline.model.suffix import NOTE_SUFFIXES

_HTML = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class Move:
    """What a link asks for, and where both of its ends were and are."""

    asked: str
    """The target as decoded, without a query."""
    old: str
    """The path at which the target stood."""
    new: str
    old_source: str
    """The path at which the note with the link stood."""
    source: str


def names(move: Move, options: Options) -> Iterator[str]:
    """Names for a wikilink: as the wiki counts paths; else as much of the path as was written, then more of it."""
    asked = move.asked.strip()
    bare = move.new if without(asked, NOTE_SUFFIXES) else _stem(move.new)
    if options.link_format == "absolute":
        yield bare
    elif options.link_format == "relative":
        counted = _relative(bare, folder_of(move.source), dot=False)
        yield from (counted, f"./{counted}")
    if asked.startswith(("./", "../")):
        yield _relative(bare, folder_of(move.source), dot=True)
    elif not asked.startswith("/"):
        yield from _endings(asked, _stem(move.old), bare, options)
    yield f"/{bare}"


def _endings(asked: str, old: str, new: str, options: Options) -> Iterator[str]:
    parts = new.split("/")
    wrote = asked.count("/") + 1
    if options.dialect.dotted_folders and not _ends_in(old, asked):
        yield new.replace("/", ".") if "/" in old else new.replace(".", "/")
    elif wrote > 1 and folded(without(asked, NOTE_SUFFIXES) or asked) == folded(old):
        wrote = len(parts)
    for size in range(min(wrote, len(parts)), len(parts) + 1):
        yield "/".join(parts[-size:])


def _ends_in(path: str, asked: str) -> bool:
    return f"/{folded(path)}".endswith(f"/{folded(without(asked, NOTE_SUFFIXES) or asked)}")


def addresses(move: Move, options: Options) -> Iterator[str]:
    """Addresses for a Markdown link: counted from where they were, with the ending that they had."""
    for form in dict.fromkeys((_form(move.asked, move.old, move.new), move.new)):
        yield from _counted(move.asked, form, move, options)


def _form(path: str, old: str, new: str) -> str:
    """The new path in the old shape: with or without ending, as a page's address, as a folder's."""
    stem = _stem(new)
    folder, _, name = stem.rpartition("/")
    if path.endswith("/"):
        return f"{folder}/" if name in INDEX_STEMS else f"{stem}/"
    for ending in _HTML:
        if path.lower().endswith(ending):
            return stem + path[-len(ending) :]
    if without(path, NOTE_SUFFIXES) or old == _stem(old):
        return new
    names_folder = posixpath.basename(path) != posixpath.basename(_stem(old))
    return folder if names_folder and folder and name in INDEX_STEMS else stem


def _counted(path: str, form: str, move: Move, options: Options) -> Iterator[str]:
    """A path as counted from the root, from the note or from its page: first as it was before."""
    if path.startswith("/"):
        prefix = _prefix(path.lstrip("/"), move.old, options)
        yield from dict.fromkeys((f"/{prefix}{form.lstrip('/')}", f"/{form.lstrip('/')}"))
        return
    from_note = _relative(form, folder_of(move.source), dot=path.startswith("./"))
    if path.endswith("/") and not leads(folder_of(move.old_source), path, move.old):
        yield _relative(form, _stem(move.source), dot=False)
    elif not leads(folder_of(move.old_source), path, move.old) and leads("", path, move.old):
        yield form
    yield from_note
    yield form


def _prefix(inside: str, old: str, options: Options) -> str:
    """The names of the folders above the wiki that an address from the site's root began with."""
    prefix = ""
    for name in options.root_names:
        prefix = f"{name}/{prefix}"
        if inside.startswith(prefix) and not old.startswith(prefix):
            return prefix
    return ""


def leads(base: str, path: str, file: str | None) -> bool:
    """Whether a path counted from a folder is that of a file, or of its page."""
    if file is None or path.startswith("/"):
        return False
    place = joined(base, path if "?" in file else path.partition("?")[0])
    if place is None:
        return False
    return plain_address(place) in (plain_address(file), _stem(file), file, folder_of(file))


def _relative(path: str, folder: str, *, dot: bool) -> str:
    found = posixpath.relpath(path or ".", folder or ".")
    if path.endswith("/") or not path:
        found += "/"
    return f"./{found}" if dot and not found.startswith(("../", "./")) else found


def _stem(path: str) -> str:
    return without(path, NOTE_SUFFIXES) or path
