"""All files of the search: one that says what there is, the leaves of three lists, and the texts to quote from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from pipeline.model.page import Page
from pipeline.publish.search.leaves import Leaf, script
from pipeline.publish.search.names import ending_leaves, name_leaves, named, typo_leaves
from pipeline.publish.search.texts import Text, text_leaves, texts_of
from pipeline.publish.wording.words import Words

_LETTER = {"names": "n", "typos": "w", "endings": "e", "texts": "t"}


def files(pages: Iterable[Page], words: Words) -> Mapping[str, str]:
    """Name → content. The same pages give the same bytes; those that only lead to notes are found by their titles alone."""
    every = sorted(pages, key=lambda page: page.address)
    ordered = [page for page in every if not page.is_index]
    leading = [page for page in every if page.is_index and page.previous is None]
    texts = texts_of(ordered)
    names = named((*ordered, *leading))
    lists = {
        "names": name_leaves(names, (*ordered, *leading), [*_beginnings(texts), *(-1 for _ in leading)]),
        "typos": typo_leaves(names),
        "endings": ending_leaves(names),
        "texts": text_leaves(texts),
    }
    digest = _digest(lists, texts)
    found = {
        f"data/{_LETTER[name]}{number}.js": script(f"{_LETTER[name]}{number}", digest, leaf.content)
        for name, leaves in lists.items()
        for number, leaf in enumerate(leaves)
    }
    for number, text in enumerate(texts):
        found[f"data/u/{number}.js"] = _text(number, text, ordered[text.page])
    firsts = {name: [leaf.first for leaf in leaves] for name, leaves in lists.items()}
    found["data/manifest.js"] = script("manifest", digest, {"version": 1, "texts": len(texts), "firsts": firsts})
    found["words.js"] = f"wikimill.words = {json.dumps(asdict(words.search), ensure_ascii=False)}\n"
    return found


def _beginnings(texts: Sequence[Text]) -> list[int]:
    """The number of each page's first text."""
    first: dict[int, int] = {}
    for number, text in enumerate(texts):
        first.setdefault(text.page, number)
    return list(first.values())


def _text(number: int, text: Text, page: Page) -> str:
    parts = [[section.anchor, section.heading, section.text] for section in text.sections]
    return script(f"u/{number}", "", [page.address, page.title, parts])


def _digest(lists: Mapping[str, Sequence[Leaf]], texts: Sequence[Text]) -> str:
    """What tells this edition of the site from another: leaves of two editions do not fit together."""
    seen = hashlib.sha256(repr(len(texts)).encode())
    for leaves in lists.values():
        for leaf in leaves:
            seen.update(repr(leaf.content).encode("utf-8", "surrogatepass"))
    return seen.hexdigest()[:10]
