"""A note is the refusal of a language model.

## Why

A program asked for a note and stored the answer without reading it.

## Wrong

```markdown
# Parameter

I'm sorry, but as an AI language model I cannot browse the web.
```

## Right

The note, or none. The evidence is quoted. A long note is one only if it begins so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.name import folded
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.stubs.explanation import explanation
from pipeline.rules.stubs.prose import Line, blocks, but_templates, first, is_short, readable

_PHRASES = re.compile(
    r"as an ai (?:language )?model,?|as a large language model,?"
    r"|i.m sorry,? (?:but )?(?:as an ai|i(?: can.?(?:not|.t)| am unable to|.m unable to| won.t) (?:assist|help|provide|access|browse|fulfill|create|write|do that))"
    r"|i(?: can.?(?:not|.t)| am unable to|.m unable to) (?:access|browse|open|retrieve|view) (?:the |that |this |external )?(?:web|internet|url|link|page|file|content)"
    r"|i don.t have (?:access to|enough information about|the ability to access) (?:the |this |that )?(?:url|link|page|document|content|internet|web)"
    r"|my (?:training data|knowledge)(?: only)? (?:goes|extends|ends|cut)"
    r"|ai 언어 모델로서|(?:인공지능|ai) (?:어시스턴트|모델)(?:로서|이기 때문에)|죄송합니다[.,]? .{0,40}(?:할 수 없습니다|도와드릴 수 없|제공할 수 없|접근할 수 없)"
)


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in readable(wiki):
        if is_short(note):
            found = None if explanation(note) else first(_PHRASES, blocks(note))
        else:
            begins = _PHRASES.match(folded(note.body.excerpt))
            found = (begins[0].strip(), Line(begins[0], note.front.head)) if begins else None
        if found:
            yield Finding(
                note.path, found[1].place, f'the note is a refusal: "{found[0]}"', help="write the note, or delete it"
            )


RULE = Rule("STB003", "refusal", "warning", but_templates(check), __doc__, since="0.1.0")
