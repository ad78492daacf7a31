"""Who claims a name, and which claims are at odds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pipeline.model.diagnostic import Related
from pipeline.model.name import NameClaim
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding

SHOWN = 5
"""So many other claims are listed with a finding; a name that half the wiki claims would fill pages."""


def standing(wiki: Wiki, claims: Iterable[NameClaim]) -> list[NameClaim]:
    """The claims of notes that stand for themselves: a declared duplicate keeps its names until it is merged, and after."""
    return [
        claim
        for claim in claims
        if claim.path not in wiki.graph.redirects and wiki.notes[claim.path].roles.duplicate_of is None
    ]


def contested(wiki: Wiki, of_kind: Callable[[NameClaim], bool]) -> Iterator[list[NameClaim]]:
    """For each name that more than one note claims in the kind asked for, one claim of each note."""
    for claims in wiki.names.claims.values():
        if len(claims) > 1:
            first_of_note = {claim.path: claim for claim in reversed(claims) if of_kind(claim)}
            rivals = standing(wiki, sorted(first_of_note.values(), key=lambda claim: claim.path))
            if len(rivals) > 1:
                yield rivals


def on_each(
    claims: list[NameClaim], message: Callable[[NameClaim, NameClaim], str], help_text: str
) -> Iterator[Finding]:
    """One finding for each claim; the others are its related places. `message` gets a claim and one of its rivals."""
    for claim in claims:
        rivals = [rival for rival in claims[: SHOWN + 1] if rival is not claim][:SHOWN]
        related = tuple(Related(rival.path, rival.place, described(rival)) for rival in rivals)
        yield Finding(claim.path, claim.place, message(claim, rivals[0]), related, help=help_text)


def described(claim: NameClaim) -> str:
    """A claim in words, as `alias "Weight" of ml/Parameter.md`."""
    return f'{claim.kind.replace("-", " ")} "{claim.text}" of {claim.path}'
