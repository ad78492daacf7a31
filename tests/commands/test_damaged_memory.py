"""What Wikimill committed may be damaged, by a merge or by a stranger: one line says so, and no traceback."""

from __future__ import annotations

import pytest

from .calling import Caller

DAMAGED = ("", "{", "[]", "3", "[" * 200_000, '{"version": 1}', '{"version": 1, "urls": [], "pairs": 3, "known": [[]]}')
READERS = {
    "receipts.json": ("check", "--no-cache"),
    "rejected.json": ("dedupe", "ledger"),
    "urls.json": ("check", "--no-cache"),
    "baseline.json": ("check", "--no-cache"),
    "journal/edit.json": ("links",),
    "trash/x/undo.json": ("dedupe", "undo"),
}


@pytest.mark.parametrize("file", READERS)
@pytest.mark.parametrize("content", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_memory_is_told_in_a_line(wikimill: Caller, file: str, content: str) -> None:
    settings = "docs_dir: wiki\nplugins: [wikimill]\n"
    wikimill.write({"mkdocs.yml": settings, "wiki/a.md": "# A\n", f".wikimill/{file}": content})
    told = wikimill(*READERS[file])
    assert told.code in (0, 1, 2)
    assert told.code != 2 or (told.err.count("\n") == 1 and told.err.startswith("wikimill: "))
