"""What a suppression silences, and which suppressions silence nothing."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.suppression import Suppression
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.selection import NEVER, weight


class Silencer:
    """Keeps count of the codes of suppressions that were of use while one wiki is judged."""

    def __init__(self, wiki: Wiki) -> None:
        self.wiki = wiki
        self.at: dict[tuple[str, int], list[Suppression]] = {}
        self.of_use: set[tuple[str, Suppression, str]] = set()
        for note in wiki.notes.values():
            for suppression in note.body.suppressions:
                for line in suppression.lines:
                    self.at.setdefault((note.path, line), []).append(suppression)

    def silences(self, rule: Rule, finding: Finding) -> bool:
        """Whether a suppression with a reason speaks of a finding."""
        here = self.at.get((finding.path, finding.place.line), ())
        of_use = {
            (finding.path, one, code) for one in here if one.reason for code in one.codes if weight(code, rule) > NEVER
        }
        self.of_use |= of_use
        return bool(of_use)

    def unused(self, asked: Iterable[Rule]) -> Iterable[Finding]:
        """The codes that silenced nothing, though all of their rules were asked."""
        rules = tuple(asked)
        for note in self.wiki.notes.values():
            for suppression in note.body.suppressions:
                for code in suppression.codes if suppression.reason else ():
                    known = any(weight(code, rule) > 0 for rule in rules)
                    if known and (note.path, suppression, code) not in self.of_use:
                        yield Finding(
                            note.path, suppression.place, f"nothing is silenced by {code} here", help="delete it"
                        )
