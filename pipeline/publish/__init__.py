"""Wiki → Site: the pages, redirects and attachments that readers see. What is private is left out here, before anything else.

The parts: `privacy` says what is public, `address` where it stands, `edition` holds both for all the others;
`body` makes HTML of a note's tokens, and `inline`, `links`, `embeds`, `code`, `footnotes` each their share of it;
`asking` tells whether a page that was made before still holds;
`gate` lets only harmless HTML through; `head` and `foot` stand around the body; `maps`, `home` and `nav` lead to the notes,
and so do the pages in `indexes`, whose places `shelf` and `free` give; `board` shows canvases and bases, `canvas`, `card` and `drawing` the former;
`policy` says what may run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pipeline.model.canvas import CardReader
from pipeline.model.document import Document
from pipeline.model.history import History
from pipeline.model.page import Site
from pipeline.model.remembered import NoMemory, PageMemory
from pipeline.model.wiki import Wiki

__all__ = ["Besides", "publish"]


@dataclass(frozen=True, slots=True)
class Besides:
    """What publishing can use beside the notes; each may be wanting."""

    histories: Mapping[str, History] = field(default_factory=dict)
    """What Git knows of each note."""
    sources: Callable[[str], str | None] | None = None
    """The text of a file that is no note, None where it has none."""
    cards: CardReader | None = None
    """Reads the Markdown on canvases; without it their cards are empty."""
    memory: PageMemory | None = None
    """Pages that were made before; those that would be the same are not made again."""


def publish(
    wiki: Wiki,
    documents: Callable[[str], Document],
    title: str = "",
    language: str = "en",
    besides: Besides | None = None,
) -> Site:
    """The site of a wiki. `title` is its name, `language` that of the words which we add (`en` or `ko`)."""
    from pipeline.publish.card import unread
    from pipeline.publish.edition import edition, no_source
    from pipeline.publish.site import site

    given = besides or Besides()
    told = edition(wiki, documents, language, title, given.histories, given.sources or no_source)
    return site(told, given.cards or unread, given.memory or NoMemory())
