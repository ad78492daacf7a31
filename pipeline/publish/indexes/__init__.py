"""Pages that lead to notes: by tag, by letter, by status, by date, by chance; and what is wanted.

`shelf` says what notes are put together by, and where its pages stand, before any note is rendered, so that tags can be links;
`leaf` writes a page of lists; the others each make one kind of page.
"""

from __future__ import annotations

from pipeline.publish.indexes.by_category import made_pages
from pipeline.publish.indexes.shelves import Indexes, indexes

__all__ = ["Indexes", "indexes", "made_pages"]
