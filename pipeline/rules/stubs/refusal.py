"""A note is the refusal of a language model.

## Why

A program asked for a note and stored the answer without reading it.

## Wrong

```markdown
# Parameter

I'm sorry, but as an AI language model I cannot browse the web.
```

## Right

The note, or none. The evidence is quoted; a long note that mentions such a phrase is none.
"""

from __future__ import annotations

import re

from pipeline.rules.rule import Rule
from pipeline.rules.stubs.prose import quoting

_PHRASES = re.compile(
    r"as an ai (?:language )?model,?"
    r"|i.m sorry,? (?:but )?(?:as an ai|i can.?(?:not|.t) (?:assist|help|provide|access|browse|fulfill))"
    r"|i (?:can.?(?:not|.t)|am unable to|.m unable to) (?:access|browse|open|retrieve) (?:the |that |this )?(?:web|internet|url|link|page|file)"
    r"|i don.t have (?:access to|enough information about) (?:the |this |that )?(?:url|link|page|document|content)"
    r"|ai 언어 모델로서|죄송합니다[.,]? .{0,40}(?:할 수 없습니다|도와드릴 수 없)"
)

check = quoting(_PHRASES, "the note is a refusal")

RULE = Rule("STB003", "refusal", "warning", check, __doc__, since="0.1.0", status="preview")
