"""How well a clean-up does on a mess of known truth: precision and recall of each kind of work, and whether it can be undone.

python benchmarks/tidying.py --notes 5000
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import gc
import io
import sys
import tempfile
import time
from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "benchmarks")]

from mess import Mess, mess  # noqa: E402

from pipeline.__main__ import run  # noqa: E402
from pipeline.build import wiki_of  # noqa: E402
from pipeline.merging.draft import Draft  # noqa: E402
from pipeline.merging.orders import Orders  # noqa: E402
from pipeline.merging.planning import plan_of  # noqa: E402
from pipeline.model.options import Options  # noqa: E402
from pipeline.model.text import Text  # noqa: E402
from pipeline.store import schemas  # noqa: E402
from pipeline.tidying.heads import Heads  # noqa: E402
from pipeline.tidying.tidy import Tidied, Wishes, tidy  # noqa: E402

NOW = datetime.date(2026, 5, 20)


@dataclass(frozen=True, slots=True)
class Score:
    """One kind of work."""

    kind: str
    done: int
    right: int
    wanted: int

    def __str__(self) -> str:
        precision = self.right / self.done if self.done else 1.0
        recall = self.right / self.wanted if self.wanted else 1.0
        return f"{self.kind:40} {self.wanted:7,} {self.done:7,}  precision {precision:6.1%}  recall {recall:6.1%}"


def draft_of(files: Mapping[str, str]) -> Draft:
    """The mess as a wiki in memory."""
    wiki = wiki_of(files, Options(), {"any-note.schema.json": "{}"}, NOW)
    return Draft.of(wiki, {path: Text(content) for path, content in files.items()}.get)


def tidied(draft: Draft, prune: bool = False) -> Tidied:
    """The mess cleaned up."""
    texts = schemas.texts([schemas.shipped()])
    options = draft.wiki.options
    return tidy(draft, Orders.of(texts, options), Heads.of(texts, options, NOW), wishes=Wishes(prune=prune))


def scores(made: Mess, done: Tidied) -> list[Score]:
    """What was right of what was done, and of what should have been."""
    truth = made.truth
    by_kind: dict[str, set[str]] = {"error page": set(), "stub": set()}
    for one in done.removed:
        by_kind[one.kind].add(one.path)
    merged = {path: group.canonical for group in done.groups for path in group.others}
    # a stub or an error page with a twin may be merged into it as well as removed
    for path in sorted((by_kind["error page"] | by_kind["stub"]) & truth.stay):
        print(f"wrong: {path} removed", file=sys.stderr)
    return [
        _of_sets("error pages removed", by_kind["error page"], truth.error_pages),
        _of_sets("stubs removed", by_kind["stub"] - truth.same_title_stubs.keys(), truth.stubs),
        _of_pairs("declared duplicates merged", merged, truth.declared, truth.same),
        _of_pairs("copies merged", merged, truth.copies, truth.same),
        _of_pairs("stubs of the same title merged", merged, truth.same_title_stubs, truth.same),
        _wrong("merges that are none", merged, truth.same),
        *_links(made, done),
    ]


def _of_sets(kind: str, done: Set[str], wanted: Set[str]) -> Score:
    return Score(kind, len(done), len(done & wanted), len(wanted))


def _of_pairs(kind: str, done: Mapping[str, str], wanted: Mapping[str, str], known: Mapping[str, str]) -> Score:
    mine = {path: end for path, end in done.items() if path in wanted or end in wanted}
    right = sum(_are_one(path, end, known) for path, end in mine.items())
    return Score(kind, len(mine), right, len(wanted))


def _wrong(kind: str, done: Mapping[str, str], known: Mapping[str, str]) -> Score:
    wrong = [(path, end) for path, end in done.items() if not _are_one(path, end, known)]
    for path, end in wrong[:10]:
        print(f"wrong: {path} → {end}", file=sys.stderr)
    return Score(kind, len(wrong), 0, 0)


def _are_one(path: str, end: str, known: Mapping[str, str]) -> bool:
    return known.get(path, path) == known.get(end, end)


def _links(made: Mess, done: Tidied) -> list[Score]:
    truth = made.truth
    after = done.draft.wiki
    mended: dict[tuple[str, str], str | None] = {}
    for one in done.mended:
        if one.kind != "redirect":
            mended[one.path, one.old] = _resolved(after, one.path, one.new)
    wanted = {
        "broken links mended": truth.links,
        "names mapped to concepts": truth.aliases,
        "Graph links recovered": truth.graph,
    }
    found = []
    for kind, known in wanted.items():
        standing = {
            link: meant
            for link, meant in known.items()
            if link[0] in after.notes and link[0] not in after.graph.redirects
        }
        mine = {link: end for link, end in mended.items() if link in known}
        right = sum(_are_one(end or "", known[link], truth.same) for link, end in mine.items())
        found.append(Score(kind, len(mine), right, len(standing)))
    every = {**truth.links, **truth.aliases, **truth.graph}
    false = [link for link in mended if link in truth.nothing or link not in every]
    for link in false[:10]:
        print(f"wrong: {link} → {mended[link]}", file=sys.stderr)
    return [*found, Score("links mended that meant nothing", len(false), 0, 0)]


def _resolved(wiki, path: str, written: str) -> str | None:  # type: ignore[no-untyped-def]
    note = wiki.notes[path]
    return next(
        (found.resolved for found in wiki.graph.resolutions[path] if note.links[found.index].raw == written), None
    )


def reviewed(made: Mess) -> list[Score]:
    """What a plan offers for review, beside what is certain."""
    draft = draft_of(made.files)
    plan = plan_of(draft, Orders.of(schemas.texts([schemas.shipped()]), draft.wiki.options))
    pairs = {
        path: one.canonical
        for one in plan.clusters
        if one.tier == "review"
        for path in one.members
        if path != one.canonical
    }
    truth = made.truth
    offered = {frozenset(pair) for pair in pairs.items()}
    return [
        _of_pairs(
            "edited duplicates offered for review",
            {p: e for p, e in pairs.items() if p in truth.edited or e in truth.edited},
            truth.edited,
            truth.same,
        ),
        _of_pairs(
            "translated titles offered for review",
            {p: e for p, e in pairs.items() if p in truth.translated or e in truth.translated},
            truth.translated,
            truth.same,
        ),
        Score(
            "all pairs for review",
            len(pairs),
            sum(_are_one(p, e, truth.same) for p, e in pairs.items()),
            len(truth.edited) + len(truth.translated),
        ),
        Score("siblings offered for review (should be few)", len(offered & truth.apart), 0, 0),
    ]


def taken_back(files: Mapping[str, str]) -> str:
    """What `tidy --apply` and `dedupe undo` took on a disk, and whether every byte is as before."""
    with tempfile.TemporaryDirectory() as folder:
        wiki = Path(folder)
        for path, content in files.items():
            (wiki / path).parent.mkdir(parents=True, exist_ok=True)
            (wiki / path).write_text(content, encoding="utf-8", newline="")
        times = []
        for call in (["tidy", "--apply", "--prune"], ["tidy"], ["dedupe", "undo"]):
            start = time.perf_counter()
            with contextlib.redirect_stdout(io.StringIO()) as said:
                ended = run([*call, "-C", folder])
            times.append(time.perf_counter() - start)
            if call == ["tidy"]:
                nothing = "There is nothing to clean up." in said.getvalue()
            if ended:
                return f"{' '.join(call)} ended with {ended}"
        now = {
            path.relative_to(wiki).as_posix(): path.read_bytes()
            for path in wiki.rglob("*.md")
            if ".wikimill" not in path.parts and "build" not in path.parts
        }
    same = now == {path: content.encode() for path, content in files.items()}
    applied, again, undone = times
    return (
        f"on disk: applied in {applied:.1f} s, again {again:.1f} s ({'nothing' if nothing else 'something'} to do), "
        f"undone in {undone:.1f} s; {'every byte as before' if same else 'BYTES DIFFER'}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--prune", action="store_true")
    asked = parser.parse_args()
    made = mess(asked.notes, asked.seed)
    gc.disable()  # as every command does
    start, cpu = time.perf_counter(), time.process_time()
    draft = draft_of(made.files)
    read = time.perf_counter()
    done = tidied(draft, asked.prune)
    end, worked = time.perf_counter(), time.process_time() - cpu
    print(f"{len(made.files):,} notes read in {read - start:.1f} s, tidied in {end - read:.1f} s")
    print(f"{'':40} {'wanted':>7} {'done':>7}")
    for score in (*scores(made, done), *reviewed(made)):
        print(score)
    again = tidied(Draft.of(done.draft.wiki, done.draft.text))
    print(f"done again, it changes {len(again.draft.changed)} files; refused merges: {len(done.refused)}")
    print(
        f"{(end - start) * 1000 / len(made.files):.2f} ms a note, {worked * 1000 / len(made.files):.2f} ms of them CPU"
    )
    print(taken_back(made.files))


if __name__ == "__main__":
    main()
