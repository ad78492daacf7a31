"""Pages → the files that the search in a reader's browser fetches, a few small ones for each question.

The parts: `sections` reads what a page says from its finished HTML, so that nothing private can be in it; `letters` says
how spellings are compared, as `pipeline/theme/assets/wikimill/search/letters.js` does; `names`, `texts` and `typos` are
the three lists that are looked up, cut into leaves by `leaves`; `files` writes them all.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.page import Site
from pipeline.publish.wording.words import Words

__all__ = ["FOLDER", "search_files"]

FOLDER = "assets/wikimill/search/"
"""Where the scripts of the search stand in the site, and its files below it."""


def search_files(site: Site, words: Words) -> Mapping[str, str]:
    """Address → content of every file of the search."""
    from pipeline.publish.search.files import files

    return {FOLDER + name: content for name, content in files(site.pages.values(), words).items()}
