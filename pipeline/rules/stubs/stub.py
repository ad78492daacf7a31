"""A note has nothing to read: no sentence, no code, no link, no figure.

## Why

Links to it succeed and promise something that is not there. As a wanted note it would at least be on a list.

## Wrong

```markdown
---
title: Parameter
---

# Parameter

## Core
```

## Right

At least one sentence under the title. A note that says `stub: true` knows that it is one; a page that its `layout` fills, and
one whose front matter tells of it in a sentence, are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.note import Note
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.stubs.prose import blocks, but_templates, of_graph, readable

_MADE_ELSEWHERE = frozenset({"layout", "template", "stub"})
"""Fields of notes that other programs fill, or whose author knows."""
_SENTENCE = 5
"""Words of a text in the front matter that tells of the note."""


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in readable(wiki):
        body = note.body
        if not body.snippets and not body.shown and _only_lists_the_graph(note) and not _is_told_elsewhere(note):
            count = len(body.headings)
            headings = f", only {count} heading{'' if count == 1 else 's'}" if count else ""
            yield Finding(
                note.path,
                note.front.head,
                f"the note has nothing to read{headings}",
                help="write its first sentence, or delete it",
            )


def _only_lists_the_graph(note: Note) -> bool:
    """Whether a note has no word, or none but links in the section that shows the graph around it."""
    in_graph = of_graph(note)
    if any(link.field is None and not in_graph(link) for link in note.body.links):
        return False
    return (note.body.words == 0 and not note.body.excerpt) or (note.body.prose != "" and not blocks(note))


def _is_told_elsewhere(note: Note) -> bool:
    """Whether the front matter says what the page shows."""
    named = {*_MADE_ELSEWHERE} & {key.casefold() for key, value in note.front.data.items() if value}
    title = note.roles.title.text if note.roles.title else ""
    texts = (value for value in note.front.data.values() if isinstance(value, str) and value.strip() != title)
    return bool(named) or any(len(text.split()) >= _SENTENCE for text in texts)


RULE = Rule("STB001", "stub", "warning", but_templates(check), __doc__, since="0.1.0", status="preview")
