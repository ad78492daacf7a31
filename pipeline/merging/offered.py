"""What a plan offers beside merges, where a person said yes: relations, and notes that tell concepts of one name apart."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import quote

from pipeline.edit.amend import AddNested, amended
from pipeline.merging.draft import Draft
from pipeline.model.failure import CannotRun
from pipeline.model.plan import Plan, SharedName
from pipeline.model.text import Text
from pipeline.model.wiki import Wiki
from pipeline.read.frontmatter.split import split
from pipeline.rules.links.rewrite import SureNames

_NO_FILE_NAME = re.compile(r"[\\/:*?\"<>|#^\[\]\x00-\x1f]+")


def offered(draft: Draft, plan: Plan, merged: Mapping[str, str]) -> tuple[Draft, tuple[str, ...]]:
    """The draft with what was accepted, and the notes that this concerns. `merged`: merged note → canonical note.

    Raises CannotRun where it cannot be done.
    """
    texts = dict(_related(draft, plan, merged)) | dict(_told_apart(draft, plan, merged))
    return (draft.having(texts), tuple(sorted(texts))) if texts else (draft, ())


def _related(draft: Draft, plan: Plan, merged: Mapping[str, str]) -> Iterator[tuple[str, Text]]:
    names, texts = SureNames.of(draft.wiki), dict[str, Text]()
    for one in plan.relations:
        if one.decision == "add":
            source, target = (merged.get(path, path) for path in (one.source, one.target))
            text = texts.get(source) or draft.text(source)
            if text is None or target not in draft.wiki.notes:
                raise CannotRun(f"{one.source}: there is no such note, or none called {one.target}")
            if source == target:
                raise CannotRun(f"{one.source}: would be {one.type} of itself; take that relation out of the plan")
            key = next((key for key in draft.wiki.options.roles.relations if key in split(text).data), None)
            change = AddNested(key or "relations", one.type, names.of_note(target, draft.wiki))
            changed = amended(source, text, [change], split)
            if isinstance(changed, str):
                raise CannotRun(changed)
            texts[source] = changed
    yield from texts.items()


def _told_apart(draft: Draft, plan: Plan, merged: Mapping[str, str]) -> Iterator[tuple[str, Text]]:
    taken = {path.casefold() for path in draft.wiki.notes}
    for one in plan.names:
        if one.decision == "write":
            path = f"{_NO_FILE_NAME.sub(' ', one.name).strip(' .')} (disambiguation).md".lstrip()
            notes = tuple(dict.fromkeys(merged.get(note, note) for note in one.notes))
            missing = [note for note in notes if note not in draft.wiki.notes]
            if missing or path.casefold() in taken:
                raise CannotRun(f"{missing[0]}: there is no such note" if missing else f"{path}: exists already")
            if len(notes) > 1:
                taken.add(path.casefold())
                yield path, Text(_disambiguation(replace(one, notes=notes), path, draft.wiki))


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
