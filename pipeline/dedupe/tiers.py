"""How certain a pair is, by what speaks for it and against it; no score, only kinds of evidence.

Equal texts are certain where they are a paragraph and more, since that much is written once and then copied, whatever
title stands above: merging a copy loses no word. Where many notes of several titles have the text, or it is shorter, it
is certain only together with a name that the two have in common; without one, a few equal words say nothing, as `TODO`.
And anything that speaks against makes it a review: titles of siblings, a prefix, other numbers, relations, licences,
private notes, folders that they stand for, a text that waits to be filled in and names neither, a line that links to both.
Other tags or another category say little where the texts are the same.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.dedupe.against import HARMLESS, NO_SYNONYMS
from pipeline.model.cluster import Evidence, Tier

ENOUGH = frozenset(
    {"declared", "identical", "identical-short", "same-title", "alias-is-title", "same-alias", "parenthesis", "qualifier", "question", "plural",
     "particle", "punctuation", "order", "acronym", "bodies", "regional", "number", "and", "article", "numeronym", "explained", "gloss",
     "loan-word"}
)  # fmt: skip
"""Kinds of which one alone is worth a look; others need company."""
SAME_NAME = ENOUGH - {"declared", "identical", "identical-short", "bodies", "acronym", "order"} | {"file-name"}
"""Kinds that say that two notes are called the same."""
SURELY_SAME_NAME = SAME_NAME - {
    "qualifier",
    "particle",
    "plural",
    "article",
    "numeronym",
    "explained",
    "gloss",
    "loan-word",
}
"""Those of them that make certain of a text which is short, or stands in many notes."""
OVERRULES_DECLARED = frozenset({"relation", "narrower-relation", "private", "licence"})
DOUBTFUL_NAMES = frozenset({"qualifier", "acronym", "order", "particle", "bodies", "explained", "loan-word"})
"""Kinds that say little where the names themselves say that the two are no synonyms."""


def tier(evidence: Sequence[Evidence], *, stub: bool) -> Tier | None:
    """The tier of a pair, None where it is not worth a look. `stub`: there is nothing to read in one of the two."""
    support = {piece.kind for piece in evidence if piece.supports}
    against = {piece.kind for piece in evidence if not piece.supports}
    if "declared" in support:
        return "review" if against & OVERRULES_DECLARED else "auto"
    if "translated" in against or not _worth_a_look(support, against):
        return None
    same_text = "identical" in support or ("identical-short" in support and bool(support & SURELY_SAME_NAME))
    if same_text and not against - HARMLESS:
        return "auto"
    return "auto-stub" if stub and "same-title" in support and not against else "review"


def _worth_a_look(support: Collection[str], against: Collection[str]) -> bool:
    alone = ENOUGH - DOUBTFUL_NAMES if NO_SYNONYMS & set(against) else ENOUGH
    if alone & set(support):
        return True
    return len(set(support)) > 1 and not NO_SYNONYMS & set(against)
