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
from pipeline.rules.stubs.prose import Line, blocks, but_templates, is_short, readable

_TO_DO = re.compile(
    r"\W*(?:(?:todo|fixme|tbd)\b[\s:–—-]*"
    r"(?:(?:write|fill|add|describe|explain|finish|expand|complete|document|define)\b.*|\(.*\)|@\S+|later|soon)?\W*"
    r"|(?:write (?:here|something)|(?:add|insert|your|put) (?:a |an |the |your )?"
    r"(?:description|definition|text|content|notes?|summary|title) here)\b.*"
    r"|(?:작성|추가|정리)[은는이가을를]? ?(?:예정|필요|하기)(?!\w).*|(?:내용을|여기에) ?(?:입력|작성|추가).*|할 ?일[: ].*)"
)
"""A promise, with what is to be written."""
_PROMISE = re.compile(
    r"\W*(?:tba|wip|work in progress|coming soon|to be (?:written|done|added|completed|determined|announced)"
    r"|under construction|lorem ipsum\b.*|(?:this (?:page|article|note|section) is (?:a |still a )?)?"
    r"(?:stub|work in progress|under construction)|작성 ?(?:예정|중|필요)|추가 ?예정|준비 ?중|내용 ?없음)"
    r"(?:입니다|이다|임)?(?:\W.{0,20})?"
)
"""A promise alone, or nearly so."""
_SENTENCE = re.compile(r"\b(?:is|are|was|were|stands?|means?|has|have|bounds?)\b|[가-힣](?:다|요)\W*\Z")
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
    text = line.text
    if len(text.split()) > _WORDS:
        return False
    return any(pattern.fullmatch(text) for pattern in (_TO_DO, _SLOT)) or _only_promises(text)


def _only_promises(text: str) -> bool:
    found = _PROMISE.fullmatch(text)
    return found is not None and not _SENTENCE.search(re.sub(r"\Athis \w+ is |(?:입니다|이다)\W*\Z", "", text))


RULE = Rule("STB004", "unwritten", "warning", but_templates(check), __doc__, since="0.1.0")
