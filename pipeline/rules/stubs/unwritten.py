"""A note holds nothing but a promise to be written: TODO, TBD, "coming soon", filler text.

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

from pipeline.model.name import folded
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.stubs.prose import readable

_PROMISE = re.compile(
    r"\W*(?:todo|tbd|tba|fixme|wip|work in progress|coming soon|to be (?:written|done|added|completed)|under construction"
    r"|lorem ipsum|(?:this (?:page|article|note|section) is a )?stub|작성 ?(?:예정|중|필요)|추가 ?예정|준비 ?중|내용 ?없음)(?!\w)"
)
_WORDS = 12
"""A promise with its object; a longer text says something beside it."""


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in readable(wiki):
        found = _PROMISE.match(folded(note.body.excerpt)) if note.body.words <= _WORDS and not note.snippets else None
        if found:
            yield Finding(
                note.path,
                note.front.head,
                f'the note only promises to be written: "{note.body.excerpt}"',
                help="write it, or delete it",
            )


RULE = Rule("STB004", "unwritten", "warning", check, __doc__, since="0.1.0", status="preview")
