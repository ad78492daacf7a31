"""What holds for every wiki: publishing never fails, its links lead somewhere, its order changes nothing."""

from __future__ import annotations

import posixpath
import random
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.build import wiki_of
from pipeline.model.options import Options
from pipeline.model.page import Site
from pipeline.publish.address import clean_markdown
from tests.publish.wikis import TODAY, Files, site
from tests.site.audit import Seen

PIECES = [
    *("[[a]]", "![[a]]", "[[b#H|l]]", "![[b#^x]]", "[x](b.md)", "![](p.png)", "[[c]]", "![[sec]]", "[y](#h)", "[z][r]"),
    *(
        "# H\n",
        "## a [[sec]]\n",
        "- ",
        "> ",
        "> [!note] t\n",
        "1. ",
        "| a | b |\n| - | - |\n",
        "```python\nx\n```\n",
        "    ",
        "\n",
        "\n\n",
    ),
    *(
        "<div>",
        "</div>",
        "<!-- ",
        " -->",
        "%%",
        "$",
        "$$",
        "==",
        "**",
        "`",
        "[^1]",
        "\n[^1]: f\n",
        "\n[r]: a.md\n",
        " ^x\n",
        "<a href='b.md#h'>",
    ),
    *(
        "<script>",
        "</p>",
        "<b",
        "text ",
        "한글 ",
        "#tag ",
        "---\n",
        "<!-- value: v -->1<!-- /value -->",
        "\r\n",
        "\t",
        "\\",
        "\u2028",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
SECRET = "---\ntitle: qwsecret\npublish: false\naliases: [qwsecretalias]\n---\n\n# qwsecret\n\nqwsecrettext ^x\n"


def dead_ends(made: Site) -> list[str]:
    """Addresses of the site's pages that lead to no page, attachment or id."""
    seen = {page.address: Seen(page.html) for page in made.pages.values()}
    known = {*seen, *made.attachments, *(clean_markdown(address) for address in seen)}
    found = []
    for address, page in seen.items():
        for href in page.addresses:
            parts = urlsplit(href)
            if parts.scheme or parts.netloc:
                continue
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(address), unquote(parts.path)))
                if parts.path
                else address
            )
            if target not in known or (
                parts.fragment and target in seen and unquote(parts.fragment) not in seen[target].ids
            ):
                found.append(f"{address}: {href}")
        found += [f"{address}: two of {id_}" for id_ in page.ids if page.ids.count(id_) > 1]
    return found


def unreachable(made: Site) -> set[str]:
    """Addresses of pages to which no way leads from the menu."""
    links = {page.address: Seen(page.html).addresses for page in made.pages.values()}
    waiting = [made.pages[entry.path].address for entry in made.nav if entry.path]
    found = set(waiting)
    while waiting:
        page = waiting.pop()
        for href in links[page]:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(href.partition("#")[0])))
            if target in links and target not in found:
                found.add(target)
                waiting.append(target)
    return links.keys() - found


@settings(max_examples=300)
@given(TEXTS, TEXTS)
def test_any_text_can_be_published(first: str, second: str) -> None:
    files: Files = {"a.md": first, "b.md": second, "c.markdown": "", "sec.md": SECRET, "p.png": b""}
    made = site(files)
    assert dead_ends(made) == []
    assert unreachable(made) == set()
    assert "qwsecret" not in repr(made)


@given(st.binary(max_size=200))
def test_any_bytes_can_be_published(data: bytes) -> None:
    assert dead_ends(site({"a.md": data, "b.md": b"[[a]]"})) == []


@given(st.permutations(["a.md", "b.md", "x/c.md", "x/README.md"]))
def test_the_order_of_files_changes_nothing(order: list[str]) -> None:
    files = {
        path: f"---\ncategory: k\n---\n\n[[{other}]]\n" for path, other in zip(order, ["a", "b", "c", "d"], strict=True)
    }
    plain = {path: files[path] for path in sorted(files)}
    assert site(files) == site(plain)


@pytest.mark.parametrize(
    "vault",
    [
        "cncf-glossary/content/ko",
        "foam/docs",
        "obsidian-export/tests/testdata/input",
        "30s-python/snippets",
        "cncf-glossary/content",
    ],
)
def test_real_vaults(vaults: Path, vault: str) -> None:
    root = vaults / vault
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
    visible = {path: data for path, data in files.items() if not any(part.startswith(".") for part in path.split("/"))}
    made = site(visible)
    assert dead_ends(made) == []
    assert unreachable(made) == set()
    notes = [path for path in visible if path.endswith(".md")]
    assert len(made.pages) >= len(notes)
    shuffled = random.Random(1).sample(sorted(visible), len(visible))
    assert site({path: visible[path] for path in shuffled}) == made


def test_work_grows_with_the_wiki_and_not_faster() -> None:
    """Law 3, by counting what the pages hold: twice the notes, twice the HTML."""

    def size(count: int) -> int:
        files = {
            f"n{number}.md": f"---\ncategory: c{number % 7}\n---\n\n[[n{(number * 7) % count}]] text\n"
            for number in range(count)
        }
        return sum(len(page.html) for page in site(files).pages.values())

    assert size(400) < 2.3 * size(200)


def test_a_wiki_of_nothing_has_a_home() -> None:
    assert wiki_of({}, Options(schemas=()), {}, TODAY).notes == {}
    assert list(site({}).pages) == ["index.md"]
