"""A note holds nothing but promises to be written: TODO, TBD, "coming soon", filler text, the slots of a template.

## Why

It is a stub that says so. A link to it promises more.

## Wrong

```markdown
# Parameter

TODO: write this
```

## Right

Its first sentence; or no note, so that the links that ask for it show up as wanted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.stubs.prose import Line, blocks, is_short, readable

_PROMISE = re.compile(
    r"\W*(?:todo|tbd|tba|fixme|wip|work in progress|coming soon|to be (?:written|done|added|completed|determined|announced)"
    r"|under construction|lorem ipsum|(?:this (?:page|article|note|section) is a )?stub|write (?:here|something)"
    r"|(?:add|insert|your|put) (?:a |an |the |your )?(?:description|definition|text|content|notes?|summary|title) here"
    r"|작성 ?(?:예정|중|필요)|추가 ?예정|준비 ?중|내용 ?없음|내용을 (?:입력|작성|추가)|여기에 (?:입력|작성))(?!\w)"
)
_SLOT = re.compile(
    r"\W*(?:\{\{[^.|]*\}\}|\{%.*%\}|\$\{.*\}|<%.*%>|<[a-z][a-z _-]*>|\[(?:insert|your|add|todo)[^\]]*\]|n/?a|x{3,})?\W*"
)
"""A slot of a template, an ellipsis, a dash."""
_WORDS = 12
"""A promise with its object; a longer line says something beside it."""


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in readable(wiki):
        lines = blocks(note) if is_short(note) else []
        if lines and all(_is_empty(line) for line in lines):
            quoted = note.body.prose.split("\n", 1)[0]
            yield Finding(
                note.path,
                note.front.head,
                f'the note only promises to be written: "{quoted}"',
                help="write it, or delete it",
            )


def _is_empty(line: Line) -> bool:
    promises = _PROMISE.match(line.text) is not None and len(line.text.split()) <= _WORDS
    return promises or _SLOT.fullmatch(line.text) is not None


RULE = Rule("STB004", "unwritten", "warning", check, __doc__, since="0.1.0", status="preview")
