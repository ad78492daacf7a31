"""Wiki → Site: the pages, redirects and attachments that readers see. What is private is left out here, before anything else.

The parts: `privacy` says what is public, `address` where it stands, `edition` holds both for all the others;
`body` makes HTML of a note's tokens, and `inline`, `links`, `embeds`, `code`, `footnotes` each their share of it;
`gate` lets only harmless HTML through; `head` and `foot` stand around the body; `maps`, `home` and `nav` lead to the notes,
and so do the pages in `indexes`, whose places `shelf` and `free` give; `board` shows canvases and bases, `canvas`, `card` and `drawing` the former;
`policy` says what may run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from pipeline.model.canvas import CardReader
from pipeline.model.document import Document
from pipeline.model.history import History
from pipeline.model.page import Site
from pipeline.model.wiki import Wiki

__all__ = ["publish"]


_UNKNOWN: Final[Mapping[str, History]] = MappingProxyType({})


def publish(
    wiki: Wiki,
    documents: Callable[[str], Document],
    title: str = "",
    language: str = "en",
    histories: Mapping[str, History] = _UNKNOWN,
    sources: Callable[[str], str | None] | None = None,
    cards: CardReader | None = None,
) -> Site:
    """The site of a wiki. `title` is its name, `language` that of the words which we add (`en` or `ko`).

    `histories`: what Git knows of each note. `sources`: the text of a file that is no note, None where it has none.
    `cards`: reads the Markdown on canvases; without it their cards are empty.
    """
    from pipeline.publish.card import unread
    from pipeline.publish.edition import edition, no_source
    from pipeline.publish.site import site

    return site(edition(wiki, documents, language, title, histories, sources or no_source), cards or unread)
