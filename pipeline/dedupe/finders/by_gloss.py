"""Notes whose text says that its concept is called like another note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.dedupe.finders.by_name import names_of
from pipeline.dedupe.finders.candidates import supporting
from pipeline.dedupe.forms import forms
from pipeline.dedupe.glosses import names_told
from pipeline.model.cluster import Evidence
from pipeline.model.note import Note

CALLED_SO = 3
"""Notes of one name that a text is compared with, at most."""
_PLAIN = frozenset({"", "plural", "parenthesis", "regional", "punctuation"})


def by_gloss(notes: Sequence[Note], bodies: Mapping[str, str]) -> Iterator[Evidence]:
    """Evidence for what a text says of its own concept's names; in doubt whether it means them, a person reads it."""
    called = _called(notes)
    for note in notes:
        own = {form.key for claim in names_of(note) for form in forms(claim.text)}
        for name in dict.fromkeys(names_told(note.title, bodies.get(note.path, ""))):
            for form in forms(name)[:2]:
                if form.key in own:
                    continue
                for path in called.get(form.key, ())[:CALLED_SO]:
                    if path != note.path:
                        words = f'the text of {note.path} also calls it "{name}", a name of {path}'
                        yield supporting("gloss", words, note.path, path)


def _called(notes: Iterable[Note]) -> dict[str, list[str]]:
    """Key → the notes of which a title or alias has that key."""
    found: dict[str, dict[str, None]] = {}
    for note in notes:
        for claim in names_of(note):
            if claim.kind != "stem":
                for form in forms(claim.text):
                    if form.how in _PLAIN:
                        found.setdefault(form.key, {})[note.path] = None
    return {key: [*paths] for key, paths in found.items()}
