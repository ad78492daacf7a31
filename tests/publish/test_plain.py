"""An export is the wiki in plain Markdown: read back as such, every link leads where it led, and nothing private is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model.dialect import DIALECTS
from pipeline.model.document import Document
from pipeline.model.options import Options
from pipeline.model.text import Text
from pipeline.model.wiki import Wiki
from pipeline.publish.export.plain import plain
from pipeline.read import decode, document
from tests.publish.wikis import wiki

PLAIN = replace(Options(), dialect=DIALECTS["markdown"])


def exported(files: Mapping[str, str | bytes], options: Options | None = None) -> dict[str, str]:
    compiled = wiki(files, options)

    def tokens(path: str) -> Document:
        content = files[path]
        text = decode(content if isinstance(content, bytes) else content.encode())
        assert isinstance(text, Text)
        return document(text, compiled.notes[path].body.place.start, compiled.options)

    done = plain(compiled, tokens)
    texts = dict(done.notes)
    return {**texts, **dict.fromkeys(done.attachments, "")}


def ends(compiled: Wiki) -> dict[str, Counter[tuple[str, str | None]]]:
    """Where the links of each note's body lead inside the wiki, with the place on the page."""
    return {
        path: Counter(
            (each.resolved, each.anchor)
            for each in compiled.graph.resolutions[path]
            if each.resolved and note.links[each.index].field is None
        )
        for path, note in compiled.notes.items()
    }


HOSTILE: dict[str, str | bytes] = {
    "README.md": "[[a b]] [[deep/가|나]] ![[p (1).png]] [r][] [[100% #1]] [[x.markdown]] [[A B#What? (Yes)]]\n\n[r]: deep/가.md",
    "index.md": "[[README]] | [[q?]]\n",
    "a b.md": "---\naliases: [AB]\n---\n# A B\n\n## What? (Yes)\n\n[[README]] [[#What? (Yes)]] [[^b1]]\n\nsaid ^b1\n",
    "deep/가.md": "| [[AB\\|x]] |\n| --- |\n| ![[../p (1).png]] |\n\n[up](../a%20b.md#what-yes)",
    "100% #1.md": "[[a&amp;b]] [x](<a&amp;b.md>)",
    "a&amp;b.md": "[[q?|a] b]] [[README|*b*]]",
    "q?.md": "[[index]]",
    "x.markdown": "[[x.md]]",
    "x.md": "[[x.markdown]]",
    "p (1).png": b"",
    "old.md": "---\nstatus: merged\nduplicate_of: a b\n---\nSee [[a b]].",
}


def test_links_of_hostile_names_lead_where_they_led() -> None:
    before, files = wiki(HOSTILE), exported(HOSTILE)
    assert files.keys() == HOSTILE.keys()
    after = wiki(files, PLAIN)
    assert ends(after) == ends(before)
    assert all("[[" not in text for text in files.values())


@pytest.mark.parametrize(
    ("vault", "dialect"),
    [("foam/docs", "foam"), ("dendron-site", "dendron"), ("obsidian-export/tests/testdata/input", "obsidian")],
)
def test_links_of_real_vaults_lead_where_they_led(vaults: Path, vault: str, dialect: str) -> None:
    root, options = vaults / vault, replace(Options(), dialect=DIALECTS[dialect])
    files: dict[str, str | bytes] = {
        file.relative_to(root).as_posix(): file.read_bytes() if file.suffix == ".md" else b""
        for file in sorted(root.rglob("*"))
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(root).parts)
    }
    found = exported(files, options)
    before, after = ends(wiki(files, options)), ends(wiki(found, PLAIN))
    assert sum(map(len, after.values())) > 20
    public = {path: Counter({end: n for end, n in before[path].items() if end[0] in found}) for path in after}
    assert after == public


SECRET: dict[str, str | bytes] = {
    "Open.md": '---\ntitle: Open\nrelated: "[[Hush]]"\n# kept\ntags: [x]\nup:\n  - Hush\nlast: 1\n---\n[[Hush]] and [[Hush|word]]\n',
    "hush.md": "---\ntitle: Hush\npublish: false\n---\nq9z ![[hush.png]] <img src='hush2.png'>",
    "hush.png": b"",
    "hush2.png": b"",
    "to-hush.md": "---\nstatus: merged\nduplicate_of: Hush\n---\n",
}


def test_what_is_private_stays_behind() -> None:
    files = exported(SECRET)
    assert files == {"Open.md": "---\ntitle: Open\ntags: [x]\nlast: 1\n---\n\nprivate note and word\n"}


def test_front_matter_code_and_gaps_stay_as_they_are() -> None:
    text = "---\n# said\ntitle:   'T'\nn: 012\n---\n\n```python\nx = 1\n\n\n\ny = 2\n```\n"
    assert exported({"a.md": text}) == {"a.md": text}
    assert exported({"a.md": "a\n%%x%%\nb\n\n<!-- y -->\n\nc\n"}) == {"a.md": "a\nb\n\nc\n"}
    assert exported({"a.md": "    x = 1\n    y = 2\n"}) == {"a.md": "    x = 1\n    y = 2\n"}
