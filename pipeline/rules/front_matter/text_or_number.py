"""A value is text to some programs and a number to others, for want of quotes.

## Why

YAML 1.1, which this program and most of Python read, takes `123e456` for text. YAML 1.2, which editors and site builders in
JavaScript, Go and Rust read, takes it for a number, here for one without end. A commit, a code or a key of that shape
changes as soon as another program writes it back.
What both take for a number where text is due, such as `0123456`, is for the schema to say: `wrong-type`.

## Wrong

```yaml
---
github_commit: 123e456
---
```

## Right

```yaml
---
github_commit: "123e456"
---
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.diagnostic import Fix
from pipeline.model.frontmatter import Field
from pipeline.model.wiki import Wiki
from pipeline.rules import respell
from pipeline.rules.rule import Finding, Rule

_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+")
"""Floats and octal integers of YAML 1.2's core schema."""


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        for field in note.front.fields if note.front.format == "yaml" else ():
            if _is_number_elsewhere(field):
                quotes = respell.quotes(note.path, field)
                yield Finding(
                    note.path,
                    field.value,
                    f"{field.raw} is text here and a number to programs that read YAML 1.2",
                    fix=Fix(True, "put quotes around it", (quotes,)) if quotes else None,
                    help=f'put quotes around it: "{field.raw}"',
                )


def _is_number_elsewhere(field: Field) -> bool:
    return field.kind == "plain" and field.tag == "str" and _NUMBER.fullmatch(field.raw or "") is not None


RULE = Rule("FM016", "text-or-number", "warning", check, __doc__, since="0.1.0", status="preview", fix="safe")
