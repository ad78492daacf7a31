"""Each kind of evidence for a pair in a few words, as a plan sums them up."""

from __future__ import annotations

from collections.abc import Mapping

WHY: Mapping[str, str] = {
    "declared": "declared by the notes themselves",
    "identical": "the same text",
    "identical-short": "the same text",
    "same-title": "the same title",
    "alias-is-title": "an alias of one is the title of the other",
    "same-alias": "the same alias",
    "parenthesis": "the same name, once a parenthesis is split",
    "qualifier": "the same name but for a qualifier",
    "question": "one asks what the other is called",
    "plural": "the same name in the plural",
    "particle": "the same name with a particle",
    "punctuation": "the same name but for dots and apostrophes",
    "order": "the same words in another order",
    "acronym": "one is the short form of the other",
    "bodies": "nearly the same text",
    "half-alike": "much the same text",
    "one-letter": "names one letter apart",
    "spelling": "names spelt alike",
    "file-name": "the same file name",
    "source": "the same source",
    "regional": "the same name in British and American spelling",
    "number": "the same name with its number written otherwise",
    "and": "the same name with another sign for and",
    "article": "the same name but for the article",
    "numeronym": "one counts the letters of the other",
    "explained": "one explains what the other is called",
    "gloss": "the text of one gives the name of the other",
    "loan-word": "two spellings of a loan-word",
}
