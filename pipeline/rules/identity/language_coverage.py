"""A note lacks a name in a script in which most notes of the wiki have one.

## Why

In a wiki in English and Korean a reader searches in either; this note is found in one of them only.
A script counts where more than half of the notes that give themselves names have one in it. Translations, each a note of
its own, need no names of the others.

## Wrong

```yaml
title: Parameter
aliases: [Model Parameter]
```

in a wiki whose other notes have Korean aliases, too.

## Right

```yaml
title: Parameter
aliases: [Model Parameter, 매개변수]
```
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.model.moc import is_door
from pipeline.model.note import Note
from pipeline.model.wiki import Wiki
from pipeline.rules.identity.languages import languages
from pipeline.rules.rule import Finding, Rule

_SCRIPTS = {
    "Latin": re.compile(r"[A-Za-z\u00c0-\u024f]{2}"),
    "Hangul": re.compile(r"[\uac00-\ud7a3]"),
    "Kana": re.compile(r"[\u3041-\u30ff]"),
    "Han": re.compile(r"[\u4e00-\u9fff]"),
    "Cyrillic": re.compile(r"[\u0400-\u04ff]{2}"),
    "Greek": re.compile(r"[\u0370-\u03ff]{2}"),
    "Arabic": re.compile(r"[\u0600-\u06ff]{2}"),
    "Hebrew": re.compile(r"[\u0590-\u05ff]{2}"),
    "Devanagari": re.compile(r"[\u0900-\u097f]{2}"),
    "Bengali": re.compile(r"[\u0980-\u09ff]{2}"),
    "Thai": re.compile(r"[\u0e00-\u0e7f]{2}"),
}
"""Ranges of Unicode's blocks; two letters where one alone may be a symbol, as in `α`."""


def check(wiki: Wiki) -> Iterator[Finding]:
    named = {path: _scripts(note) for path, note in wiki.notes.items() if _is_named(note, wiki)}
    counts = Counter(script for scripts in named.values() for script in scripts)
    usual = [script for script in _SCRIPTS if 2 * counts[script] > len(named)]
    translated = languages(wiki) if len(usual) > 1 else {}
    for path, scripts in named.items():
        lacking = [script for script in usual if script not in scripts]
        if len(usual) > 1 and lacking and path not in translated:
            note = wiki.notes[path]
            place = note.roles.title.place if note.roles.title else note.front.head
            yield Finding(path, place, f"no name of the note is written in {' or '.join(lacking)}")


def _is_named(note: Note, wiki: Wiki) -> bool:
    """Whether a note stands for a concept and gives itself names."""
    told = note.roles.title is not None or note.roles.aliases != ()
    return told and note.path not in wiki.graph.redirects and not is_door(note)


def _scripts(note: Note) -> frozenset[str]:
    names = "\n".join((note.title, *(alias.text for alias in note.roles.aliases)))
    return frozenset(script for script, letters in _SCRIPTS.items() if letters.search(names))


RULE = Rule("ID018", "language-coverage", "info", check, __doc__, since="0.1.0", status="preview")
