"""A suppression gives no reason, or names no rule. It silences nothing.

## Why

Whoever finds it in a year has to know whether it still holds; and whoever misspelt a rule believes that it is silent.

## Wrong

```markdown
<!-- wikimill: ignore LNK001 -->
See [[Flying elephant]].
```

## Right

```markdown
<!-- wikimill: ignore LNK001 an example of a link to nothing -->
See [[Flying elephant]].
```

A code, a name (`broken-link`) or a family (`LNK`) may stand there, in any letter case, or several with commas between.
In YAML or TOML front matter the same stands behind a `#`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.suppression import Suppression
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.selection import unknown


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        for suppression in note.body.suppressions:
            for message, way_out in _faults(suppression):
                yield Finding(note.path, suppression.place, message, help=way_out)


def _faults(suppression: Suppression) -> Iterator[tuple[str, str]]:
    """What is wrong with it, and the way out."""
    from pipeline.rules import RULES

    if wrong := unknown(suppression.codes, RULES):
        yield (
            f"no rule is called {', '.join(wrong)}, so nothing is ignored by it",
            "`wikimill explain --all` lists the rules",
        )
    elif not suppression.codes:
        yield "which rule is ignored here? None is named, so none is", "name its code, and the reason after it"
    if suppression.codes and not suppression.reason:
        why = f"why is {', '.join(suppression.codes)} ignored here? Without a reason nothing is"
        yield why, "write the reason after the code"


RULE = Rule("SUP002", "unexplained-suppression", "warning", check, __doc__, since="0.1.0")
