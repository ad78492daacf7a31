"""What a link that leads nowhere meant: a note that bears its name in another form."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.dedupe.finders.by_name import names_of
from pipeline.dedupe.forms import forms, key
from pipeline.model.link import Link
from pipeline.model.moc import is_door
from pipeline.model.wiki import Wiki
from pipeline.rules.links.meant_note import MeantNotes

_CERTAIN = frozenset({"", "parenthesis", "question", "plural", "particle", "punctuation"})
"""Forms that change how a name is said, not what it names."""
_LONG = 8
"""Letters from which on a slip of one of them leaves a name that nothing else bears."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """Every form of every name → the notes that bear it."""

    plain: Mapping[str, frozenset[str]]
    formed: Mapping[str, frozenset[str]]
    slips: Mapping[str, frozenset[str]]
    """Names with one letter left out → whose they are."""
    meant: MeantNotes
    wiki: Wiki

    @staticmethod
    def of(wiki: Wiki) -> Recovery:
        """What the notes of a wiki are called; a redirect's names are its end's."""
        plain: dict[str, set[str]] = {}
        formed: dict[str, set[str]] = {}
        slips: dict[str, set[str]] = {}
        for name, path in _names(wiki):
            plain.setdefault(key(name), set()).add(path)
            for form in forms(name):
                if form.how in _CERTAIN:
                    formed.setdefault(form.key, set()).add(path)
            for slip in _slips(name):
                slips.setdefault(slip, set()).add(path)
        return Recovery(_frozen(plain), _frozen(formed), _frozen(slips), MeantNotes.of(wiki), wiki)

    def note(self, link: Link) -> str | None:
        """The only note that a link can mean; None where there is none, or several."""
        asked = (link.target or "").strip()
        if link.kind not in {"wikilink", "embed"} or "/" in asked:
            return self._moved(link)
        if not any(map(str.isalpha, asked)):
            return None
        for found in self._ways(asked):
            if found:
                return next(iter(found)) if len(found) == 1 else None
        return None

    def _moved(self, link: Link) -> str | None:
        """The note whose file is called so elsewhere, or that to which it points on."""
        path = self.meant.by(link)
        redirect = self.wiki.graph.redirects.get(path) if path else None
        end = redirect.final if redirect else path
        return end if end and end in self.wiki.notes and not is_door(self.wiki.notes[end]) else None

    def _ways(self, asked: str) -> Iterator[frozenset[str]]:
        """What the name could mean, from the nearest to the farthest."""
        nobody: frozenset[str] = frozenset()
        yield self.plain.get(key(asked), nobody)
        yield self.formed.get(key(asked), nobody)
        for form in forms(asked):
            if form.how in _CERTAIN:
                yield self.plain.get(form.key, nobody)
        for form in forms(asked):
            if form.how in _CERTAIN:
                yield self.formed.get(form.key, nobody)
        letters = _letters(asked)
        yield self.slips.get(letters, nobody)
        yield nobody.union(*(self.plain_letters(slip) for slip in _slips(asked)))

    def plain_letters(self, letters: str) -> frozenset[str]:
        """Whose name is spelt so, letter by letter."""
        return self.plain.get(unicodedata.normalize("NFC", letters), frozenset())


def _names(wiki: Wiki) -> Iterator[tuple[str, str]]:
    for path, note in wiki.notes.items():
        redirect = wiki.graph.redirects.get(path)
        end = redirect.final if redirect else path
        if end is not None and end in wiki.notes and not note.unreadable:
            yield from ((claim.text, end) for claim in names_of(note))
            yield from ((label.text, end) for label in note.roles.hidden_aliases)


def _letters(name: str) -> str:
    return unicodedata.normalize("NFD", key(name))


def _slips(name: str) -> Iterator[str]:
    """A long name with one letter left out, never the first: that often makes the opposite of a word."""
    letters = _letters(name)
    if len(letters) >= _LONG:
        yield from {letters[:at] + letters[at + 1 :] for at in range(1, len(letters)) if not letters[at].isdigit()}


def _frozen(sets: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(paths) for name, paths in sets.items() if name}
