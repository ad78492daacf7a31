"""Redirects pointed straight at the note at their end."""

from __future__ import annotations

from pipeline.edit.amend import SetValue, amended
from pipeline.merging.draft import Draft
from pipeline.merging.references import reference
from pipeline.model.text import Text
from pipeline.read.frontmatter.split import split


def straightened(draft: Draft) -> tuple[Draft, tuple[str, ...]]:
    """The draft in which no redirect leads to another, and the redirects that did."""
    roles = draft.wiki.options.roles
    texts: dict[str, Text | None] = {}
    for path, redirect in draft.wiki.graph.redirects.items():
        text = draft.text(path) if redirect.is_note else None
        if text is None or redirect.final is None or redirect.first == redirect.final:
            continue
        data = draft.wiki.notes[path].front.data
        fields = (*roles.duplicate_of, *roles.canonical)
        changes = [
            SetValue(key, reference(draft.wiki, redirect.final))
            for key in fields
            if isinstance(data.get(key), str) and data[key] == redirect.asked
        ]
        changed = amended(path, text, changes, split)
        if isinstance(changed, Text) and changed != text:
            texts[path] = changed
    after = draft.having(texts)
    kept = tuple(
        path for path in texts if after.wiki.graph.redirects[path].final == draft.wiki.graph.redirects[path].final
    )
    return (after, kept) if len(kept) == len(texts) else (draft, ())
