"""What a build under MkDocs says of the findings."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from pipeline.plugin import tell
from pipeline.plugin.compiling import Compiled
from tests.dedupe.drafts import draft


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("---\naliases: [b]\n---\n", "2 warnings; `wikimill check` lists them", id="an alias is a title"),
        pytest.param("[text]()", "1 warning; `wikimill check` lists it", id="an empty link"),
    ],
)
def test_warnings_are_counted_in_words(text: str, said: str, caplog: pytest.LogCaptureFixture) -> None:
    wiki = draft({"a.md": f"{text}\nWords [[b]].\n", "b.md": "Words [[a]].\n"}).wiki
    assert tell(cast("Compiled", SimpleNamespace(wiki=wiki))) == 0
    assert [record.message for record in caplog.records] == [f"wikimill: {said}"]
