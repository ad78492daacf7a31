"""What a plan offers beside merges, where a person said yes: relations, and notes that tell concepts of one name apart."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import quote

from pipeline.edit.amend import AddNested, amended
from pipeline.merging.draft import Draft
from pipeline.model.failure import CannotRun
from pipeline.model.plan import Plan, SharedName
from pipeline.model.text import Text
from pipeline.model.wiki import Wiki
from pipeline.read.frontmatter import split
from pipeline.rules.links.rewrite import SureNames

_NO_FILE_NAME = re.compile(r"[\\/:*?\"<>|#^\[\]\x00-\x1f]+")


def offered(draft: Draft, plan: Plan) -> tuple[Draft, tuple[str, ...]]:
    """The draft with what was accepted, and the notes that this concerns. Raises CannotRun where it cannot be done."""
    texts = dict(_related(draft, plan)) | dict(_told_apart(draft, plan))
    return (draft.having(texts), tuple(sorted(texts))) if texts else (draft, ())


def _related(draft: Draft, plan: Plan) -> Iterator[tuple[str, Text]]:
    names, texts = SureNames.of(draft.wiki), dict[str, Text]()
    for one in plan.relations:
        if one.decision == "add":
            text = texts.get(one.source) or draft.text(one.source)
            if text is None or one.target not in draft.wiki.notes:
                raise CannotRun(f"{one.source}: there is no such note, or none called {one.target}")
            key = next((key for key in draft.wiki.options.roles.relations if key in split(text).data), None)
            change = AddNested(key or "relations", one.type, names.of_note(one.target, draft.wiki))
            changed = amended(one.source, text, [change], split)
            if isinstance(changed, str):
                raise CannotRun(changed)
            texts[one.source] = changed
    yield from texts.items()


def _told_apart(draft: Draft, plan: Plan) -> Iterator[tuple[str, Text]]:
    for one in plan.names:
        if one.decision == "write":
            path = f"{_NO_FILE_NAME.sub(' ', one.name).strip()} (disambiguation).md"
            missing = [note for note in one.notes if note not in draft.wiki.notes]
            if missing or path in draft.wiki.notes:
                raise CannotRun(f"{missing[0]}: there is no such note" if missing else f"{path}: exists already")
            yield path, Text(_disambiguation(one, path, draft.wiki))


def _disambiguation(one: SharedName, path: str, wiki: Wiki) -> str:
    names = SureNames.of(wiki)
    lines = []
    for note in (wiki.notes[each] for each in one.notes):
        said = f": {note.body.excerpt}" if note.body.excerpt else ""
        if wiki.options.adds_wikilinks:
            lines.append(f"- [[{names.of_note(note.path, wiki, path)}]]{said}")
        else:
            target = quote(posixpath.relpath(note.path, posixpath.dirname(path) or "."), safe="/-._~")
            lines.append(f"- [{note.title}]({target}){said}")
    return f"# {one.name} (disambiguation)\n\n" + "\n".join(lines) + "\n"
