"""Whatever moves in whatever wiki: what is not told to be stuck goes where it went, and nothing else is touched."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import edit
from pipeline.build import wiki_of
from pipeline.dedupe import name_table
from pipeline.link.moving.moving import moved
from pipeline.model.dialect import DIALECTS
from pipeline.model.options import Options
from pipeline.model.text import Text
from pipeline.model.wiki import Wiki
from tests.link.test_laws import ATTACHMENTS, LINKS, NAMES, PATHS
from tests.link.test_moving import NOW, SCHEMAS


def yaml(field: str, name: str) -> str:
    return f"{field}: {json.dumps(name)}"


FRONT = st.one_of(
    st.just(""),
    st.builds(
        lambda lines: "---\n" + "\n".join(dict.fromkeys(lines)) + "\n---\n",
        st.lists(
            st.one_of(
                st.builds(yaml, st.sampled_from(["title", "id", "duplicate_of", "aliases"]), NAMES),
                st.builds(lambda name: f"relations: {{broader: [{json.dumps(name)}]}}", NAMES),
                st.builds(lambda name: f"duplicate_of: '[[{name}]]'", st.sampled_from(["a", "a/b", "파라미터", "C"])),
            ),
            max_size=2,
        ),
    ),
)
BODY = st.lists(st.one_of(LINKS, st.sampled_from(["x][ref]", "[r]: a/b.md", "[[a.b|c]]", "- [[A\\|x]]"])), max_size=6)
NOTES = st.builds(lambda front, body: front + "\n\n".join(body), FRONT, BODY)
FILES = st.dictionaries(PATHS, NOTES, max_size=6)
TARGETS = st.lists(PATHS, min_size=1, max_size=3, unique=True)
OPTIONS = st.sampled_from([replace(Options(), dialect=dialect) for dialect in DIALECTS.values()])


def relocated(
    files: Mapping[str, str], moves: Mapping[str, str], options: Options
) -> tuple[Wiki, Wiki, set[Any], set[str]]:
    """The wiki before and after, places that are stuck, and the paths of the notes that were edited."""
    before = wiki_of(files, options, SCHEMAS, NOW)
    done = moved(before, moves, name_table, lambda path: files[path])
    texts = {
        moves.get(path, path): edit.apply(Text(text), [one for one in done.edits if one.path == path]).content
        for path, text in files.items()
    }
    after = wiki_of(texts, options, SCHEMAS, NOW)
    return before, after, {(one.path, one.place.start) for one in done.stuck}, {one.path for one in done.edits}


def held(before: Wiki, after: Wiki, moves: Mapping[str, str], stuck: set[Any]) -> None:
    for path, resolutions in before.graph.resolutions.items():
        if any(where == path for where, _ in stuck):
            continue  # a link that cannot follow may take others with it: the note's front matter among them
        now = moves.get(path, path)
        for old, new in zip(resolutions, after.graph.resolutions[now], strict=True):
            if old.resolved is not None and not _through_stuck(old.redirected_from, stuck):
                was, link = before.notes[path].links[old.index], after.notes[now].links[new.index]
                assert new.resolved == moves.get(old.resolved, old.resolved), f"{was.raw} became {link.raw}"
                assert (link.kind, link.fragment) == (was.kind, was.fragment)


def _through_stuck(path: str | None, stuck: set[Any]) -> bool:
    return path is not None and any(where == path for where, _ in stuck)


@given(FILES, ATTACHMENTS, TARGETS, st.randoms(use_true_random=False), OPTIONS)
@settings(max_examples=200, deadline=None)
def test_every_link_goes_where_it_went(files, attachments, targets, random, options) -> None:  # type: ignore[no-untyped-def]
    files = {**files, **{path: "" for path in attachments if path not in files}}
    chosen = random.sample(sorted(files), min(len(files), len(targets)))
    moves = {
        old: new
        for old, new in zip(chosen, targets, strict=False)
        if new not in files and old.lower().endswith((".md", ".markdown"))
    }
    before, after, stuck, edited = relocated(files, moves, options)
    held(before, after, moves, stuck)
    for path in files.keys() - edited:
        now = moves.get(path, path)
        assert before.notes.get(path) is None or after.notes[now].digest == before.notes[path].digest


@pytest.mark.parametrize(
    ("vault", "dialect", "root_names"),
    [
        ("foam/docs", "foam", ()),
        ("foam/docs", "obsidian", ()),
        ("cncf-glossary/content/ko", "markdown", ("ko", "content")),
        ("cncf-glossary/content/en", "obsidian", ("en", "content")),
        ("obsidian-export/tests/testdata/input", "obsidian", ()),
    ],
)
def test_real_vaults_survive_the_move_of_every_third_file(
    vaults: Path, vault: str, dialect: str, root_names: tuple[str, ...]
) -> None:
    """Into a folder of its own, under another name; no link is lost or stuck, though hundreds are written otherwise."""
    root = vaults / vault
    files = {
        path.relative_to(root).as_posix(): path.read_bytes().decode() if path.suffix == ".md" else ""
        for path in sorted(root.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts)
    }
    options = replace(Options(), dialect=DIALECTS[dialect], root_names=root_names)
    moves = {
        path: f"moved {number % 5}/x{number} {path.rpartition('/')[2]}"
        for number, path in enumerate(sorted(files))
        if number % 3 == 0
    }
    before, after, stuck, edited = relocated(files, moves, options)
    assert edited
    assert stuck == set()
    held(before, after, moves, stuck)
