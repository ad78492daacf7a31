"""Wiki → Site: the pages, redirects and attachments that readers see. What is private is left out here, before anything else.

On this floor stands what every page hangs on: `site` is all of it on one screen; `privacy` says what is public and `veil` what must
not be told of the rest; `address`, `free` and `standing` say where pages stand, `edition` holds all of that for the others;
`nav`, `maps`, `home` and `shelf` lead to the notes, `redirects` point on; `policy` says what may run, `asking` whether a page still holds.
The rooms: `html` makes a note's tokens HTML and lets only what is harmless through its `gate`; `around` is what stands about a body;
`indexes` are pages that lead to notes, `boards` canvases and bases; `search` is for the reader's browser; `export` is plain Markdown;
`wording` is what we say, in each language.
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
    from pipeline.publish.boards.card import unread
    from pipeline.publish.edition import edition, no_source
    from pipeline.publish.site import site

    given = besides or Besides()
    told = edition(wiki, documents, language, title, given.histories, given.sources or no_source)
    return site(told, given.cards or unread, given.memory or NoMemory())
