"""What stays of a merged note: its names and its address, and where to read on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.edit.amend import Change, SetValue, amended
from pipeline.merging.draft import Draft
from pipeline.merging.references import reference
from pipeline.model.note import Note
from pipeline.model.text import Text
from pipeline.model.wiki import Wiki
from pipeline.read.frontmatter.split import split
from pipeline.rules.links.rewrite import SureNames

_LINE_END = re.compile(r"\r\n?|\n")
_UNWRITABLE = frozenset("[]|#^\n\r\\")


def pointing(draft: Draft, path: str, canonical: str, names: SureNames) -> Text | str:
    """The text of a redirect; in words, why the front matter does not allow it."""
    note, text = draft.wiki.notes[path], draft.text(path)
    assert text is not None
    found = _LINE_END.search(text.content)
    line_end = found[0] if found else "\n"
    lines = ["", *_title(note), f"→ {_link(draft.wiki, path, canonical, names)}", ""]
    head = text.content[: note.body.place.start]
    body = line_end.join(lines if head else lines[1:])
    if head and not head.endswith(("\n", "\r")):
        body = line_end + body
    made = amended(path, Text(head + body, text.bom), _changes(draft.wiki, note, canonical), split)
    return f"{made}; edit it by hand, or leave the cluster for later" if isinstance(made, str) else made


def _title(note: Note) -> Iterator[str]:
    """The heading that gave the note its title, where nothing else does."""
    if note.roles.title is None and note.title != note.stem:
        yield from (f"# {note.title}", "")


def _link(wiki: Wiki, path: str, canonical: str, names: SureNames) -> str:
    import posixpath
    from urllib.parse import quote

    name, title = names.of_note(canonical, wiki, path), wiki.notes[canonical].title
    if wiki.options.adds_wikilinks and not _UNWRITABLE & set(name):
        return f"[[{name}]]"
    relative = posixpath.relpath(canonical, posixpath.dirname(path) or ".")
    plain = title.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return f"[{plain}]({quote(relative, safe='/-._~')})"


def _changes(wiki: Wiki, note: Note, canonical: str) -> Iterator[Change]:
    roles, name = wiki.options.roles, reference(wiki, canonical)
    yield SetValue(_key(note, roles.status), "merged")
    yield SetValue(_key(note, roles.duplicate_of), name)
    if any(field in note.front.data for field in roles.canonical):
        yield SetValue(_key(note, roles.canonical), name)


def _key(note: Note, fields: tuple[str, ...]) -> str:
    return next((field for field in fields if field in note.front.data), fields[0])
