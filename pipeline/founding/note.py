"""A new note that passes: named as no other is, with the front matter and the sections that its schema asks for."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from pipeline import rules
from pipeline.founding.unicode import demand_unicode
from pipeline.merging.draft import Draft
from pipeline.model.failure import CannotRun
from pipeline.model.frontmatter import Json
from pipeline.model.name import folded
from pipeline.model.note import Note
from pipeline.model.schemafault import SchemaFault
from pipeline.model.text import Text
from pipeline.model.wiki import Wiki
from pipeline.tidying.heads import Heads

_NO_FILE_NAME = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|#^\[\]]+')
"""What some file system refuses, or what ends a link."""
_LONGEST = 240
"""Bytes of a file's name, with room for what a site adds."""
Faults = Callable[[Note], "list[SchemaFault]"]


def fresh(
    title: str, folder: str, category: str | None, given: Mapping[str, Json], draft: Draft, heads: Heads, faults: Faults
) -> tuple[str, Text]:
    """Path and text of a new note in a folder. `given`: front-matter fields that its author wants so.

    Raises CannotRun where something is called so already, and where the note would not pass.
    """
    demand_unicode(title)
    name = " ".join(title.split())
    path = f"{folder}/{_file_name(name)}.md" if folder else f"{_file_name(name)}.md"
    _demand_free(name, path, draft.wiki)
    wanted = category or _usual_category(draft.wiki, folder)
    head = heads.head(path, name, wanted, (), given)
    sections = "".join(f"\n## {section}\n" for section in heads.sections(path))
    text = Text(f"{head}\n# {_plain(name)}\n{sections}")
    demand_unicode(text.content)
    _demand_passing(path, text, draft, faults)
    return path, text


def _file_name(title: str) -> str:
    name = " ".join(_NO_FILE_NAME.sub(" ", unicodedata.normalize("NFC", title)).split()).strip(". ")
    if not name or not folded(name):
        raise CannotRun(f"{title!r}: no file can be called so; give a title with letters or digits")
    return name.encode()[:_LONGEST].decode(errors="ignore")


def _plain(title: str) -> str:
    """A title as the text of a heading."""
    return re.sub(r"([\\`*_\[\]<>&#|~=$%])", r"\\\1", title)


def _demand_free(name: str, path: str, wiki: Wiki) -> None:
    for claim in wiki.names.called(name):
        raise CannotRun(f"{name!r} is the {claim.kind} of {claim.path}; one name, one concept: write on there")
    taken = next((other for other in (*wiki.notes, *wiki.inventory.attachments) if folded(other) == folded(path)), None)
    if taken:
        raise CannotRun(f"{taken}: exists already; nothing was written")


def _usual_category(wiki: Wiki, folder: str) -> str | None:
    """The category of most notes of a folder; of the wiki, where the folder has none."""
    counted = [
        Counter(note.roles.category.text for note in notes if note.roles.category)
        for notes in ([note for note in wiki.notes.values() if note.folder == folder], wiki.notes.values())
    ]
    ranked = next((counts for counts in counted if counts), Counter[str]())
    return min(ranked, key=lambda name: (-ranked[name], name), default=None)


def _demand_passing(path: str, text: Text, draft: Draft, faults: Faults) -> None:
    wiki = draft.having({path: text}).wiki
    judged = replace(wiki, faults=(*wiki.faults, *faults(wiki.notes[path])))
    for one in rules.judge(judged):
        if one.path == path and one.severity != "info":
            raise CannotRun(f"{path}: would not pass: {one.code} {one.message}; give a field by `--field NAME=VALUE`")
