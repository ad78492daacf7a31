"""How well duplicates are found where the truth is known: each kind of evidence, each tier, and the clusters that result.

python benchmarks/duplicates.py ../shared/vaults [--wrong]

Topics: every declared alias of a github-explore topic becomes a note of its own in another folder; an alias and its topic
are one concept, and an alias that is another topic, or another topic's alias, makes one concept of both. The topics keep
their texts and know nothing of the aliases. The notes of the aliases are, in turn, stubs; a text of their own that shares
nothing with the topic's, so that names alone can tell; and the topic's one-line description, edited. `related` topics are
the hard negatives. Glossary: the Korean and English pages of cncf-glossary are one concept where their files have one
name; in the second round the Korean files are numbered, so that no file name helps, and in the third their titles lose
the English name in parentheses too, so that only texts can tell.

Recall is the part of the merges that are needed (notes less concepts) which are right; a pair that an unjudged source of
candidates proposes counts where it joins an alias and its topic. Reviews are members that a person has to look at.
"""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from pipeline.build import wiki_of  # noqa: E402
from pipeline.dedupe.finders.candidates import by_pair  # noqa: E402
from pipeline.dedupe.proposal import FINDERS, Proposal, propose  # noqa: E402
from pipeline.dedupe.right import right  # noqa: E402
from pipeline.model.options import Options  # noqa: E402
from pipeline.model.wiki import Wiki  # noqa: E402

NOW = datetime.date(2026, 5, 20)
_CARRIES = re.compile(r"^(title:.*?)\s*\([A-Za-z][^()]*\)", re.MULTILINE)
GUISES = ("stubs", "own texts", "descriptions")
LANGUAGES = ("as it is", "file names hidden", "file names hidden, titles without their parenthesis")


@dataclass(frozen=True, slots=True)
class Known:
    """Notes, and what is true of them."""

    name: str
    files: Mapping[str, str]
    concept: Mapping[str, str]
    """Path → what it is about; notes of one concept should be one note."""
    needed: frozenset[frozenset[str]]
    """The pairs to be found."""
    groups: Mapping[str, frozenset[frozenset[str]]]
    """Some of them by what they have in common."""
    siblings: frozenset[frozenset[str]] = frozenset()
    """Pairs that are said to be two concepts."""

    def are_one(self, one: str, other: str) -> bool:
        """Whether two notes should be one."""
        return self.concept[one] == self.concept[other]


def topics(folder: Path, guise: str) -> Known:
    """The topics of github-explore and a note for each of their aliases."""
    heads, files, known_as = {}, {}, defaultdict(set)
    for page in sorted(folder.glob("*/index.md")):
        _, head, body = page.read_text(encoding="utf-8", errors="replace").split("---\n", 2)
        topic = yaml.safe_load(head)
        name = topic["topic"]
        heads[name] = topic
        files[f"topics/{name}.md"] = _note(topic["display_name"], body, [name])
    for name, topic in heads.items():
        for alias in _listed(topic.get("aliases")):
            known_as[alias].add(name)
    concept = _concepts(heads, known_as)
    for number, (alias, names) in enumerate(sorted(known_as.items())):
        if alias not in heads:
            files[f"aliases/{alias}.md"] = _note(alias, _text(guise, number, heads[min(names)]))
    needed = {
        frozenset((f"aliases/{alias}.md" if alias not in heads else f"topics/{alias}.md", f"topics/{name}.md"))
        for alias, names in known_as.items()
        for name in names - {alias}
    }
    siblings = {
        frozenset((f"topics/{name}.md", f"topics/{other}.md"))
        for name, topic in heads.items()
        for other in _listed(topic.get("related"))
        if other in heads and concept[other] != concept[name]
    }
    of_path = {path: concept[path.partition("/")[2].removesuffix(".md")] for path in files}
    return Known(f"topics and their aliases, {guise}", files, of_path, frozenset(needed), {}, frozenset(siblings))


def _note(title: str, body: str, aliases: Iterable[str] = ()) -> str:
    head = yaml.safe_dump({"title": title, "aliases": [*aliases]}, allow_unicode=True)
    return f"---\n{head}---\n\n{body.strip()}\n"


def _listed(value: object) -> list[str]:
    return [name for name in map(str.strip, str(value or "").split(",")) if name]


def _concepts(topics: Iterable[str], known_as: Mapping[str, set[str]]) -> dict[str, str]:
    """Every name → the first of the topics that are one with it."""
    concept = {name: name for name in topics}
    for alias, names in sorted(known_as.items()):
        one = {concept[name] for name in names} | ({concept[alias]} if alias in concept else set())
        concept |= {name: min(one) for name, of in concept.items() if of in one} | {alias: min(one)}
    return concept


def _text(guise: str, number: int, topic: Mapping[str, str]) -> str:
    if guise == "stubs":
        return ""
    if guise == "own texts":
        return " ".join(
            f"{word}{number * 7 + at}"
            for at, word in enumerate(["these", "words", "stand", "in", "no", "other", "note"])
        )
    words = topic["short_description"].split()
    return " ".join([*words[number % 5 :], *words[: number % 5], f"(entry {number})"])


def glossary(folder: Path, guise: str) -> Known:
    """The Korean pages of the glossary and the English ones."""
    numbered = guise != LANGUAGES[0]
    korean = sorted((folder / "ko").glob("*.md"))
    paths = {page.name: f"ko/{number}.md" if numbered else f"ko/{page.name}" for number, page in enumerate(korean)}
    files = {paths[page.name]: page.read_text(encoding="utf-8") for page in korean}
    carrying = {path for path, text in files.items() if _CARRIES.search(text)}
    if guise == LANGUAGES[2]:
        files = {path: _CARRIES.sub(r"\1", text) for path, text in files.items()}
    concept = {path: name for name, path in paths.items()}
    for page in sorted((folder / "en").glob("*.md")):
        files[f"en/{page.name}"] = page.read_text(encoding="utf-8")
        concept[f"en/{page.name}"] = page.name
    needed = frozenset(frozenset((path, f"en/{name}")) for name, path in paths.items() if f"en/{name}" in files)
    of_carrying = frozenset(pair for pair in needed if pair & carrying)
    groups = {"with a parenthesis": of_carrying, "the rest": needed - of_carrying}
    return Known(f"Korean and English glossary, {guise}", files, concept, needed, groups)


@dataclass(slots=True)
class Row:
    """Pairs of one kind."""

    right: int = 0
    wrong: int = 0
    found: int = 0
    """Of those that are needed."""
    siblings: int = 0

    def add(self, pair: frozenset[str], known: Known) -> None:
        """Count a pair."""
        if known.are_one(*pair):
            self.right += 1
        else:
            self.wrong += 1
        self.found += pair in known.needed
        self.siblings += pair in known.siblings

    def __str__(self) -> str:
        pairs = self.right + self.wrong
        return f"{self.right:7,} {self.wrong:6,} {self.siblings:9,} {self.right / pairs if pairs else 1.0:10.3f}"


def measured(known: Known, *, show: bool) -> None:
    """Look for duplicates and print how well that went."""
    wiki = wiki_of(known.files, Options(), {"any-note.schema.json": "{}"}, NOW)
    bodies = {path: text[wiki.notes[path].body.place.start :] for path, text in known.files.items()}
    found = propose(wiki.notes, wiki.names, wiki.graph, bodies)
    merges = len(known.files) - len(set(known.concept.values()))
    print(f"\n{known.name}: {len(known.files):,} notes, {merges:,} merges needed")
    print(f"{'':26} {'right':>7} {'wrong':>6} {'siblings':>9} {'precision':>10} {'recall':>7}")
    for kind, row in _candidates(wiki, bodies, known).items():
        print(f"{kind:26} {row} {row.found / len(known.needed):7.3f}")
    for kind, row in _tiers(found, known, show=show).items():
        print(f"{kind:26} {row} {row.right / merges:7.3f}")
    _print_reviews(found, known)
    offered = {frozenset(pair) for _, *pair in _members(found)}
    for name, pairs in known.groups.items():
        print(f"{name}: {len(pairs & offered)} of {len(pairs)} pairs are offered")


def _candidates(wiki: Wiki, bodies: Mapping[str, str], known: Known) -> dict[str, Row]:
    """What each kind of evidence for a pair proposes before anything is judged, and all together."""
    notes = sorted(wiki.notes.values(), key=lambda note: right(note, wiki.graph))
    pairs = by_pair(piece for finder in FINDERS for piece in finder(notes, bodies))
    rows: dict[str, Row] = defaultdict(Row)
    for pair, pieces in pairs.items():
        for kind in (*sorted({piece.kind for piece in pieces}), "all candidates"):
            rows[kind].add(frozenset(pair), known)
    return dict(sorted(rows.items(), key=lambda item: (item[0] == "all candidates", -item[1].right)))


def _members(found: Proposal) -> Iterator[tuple[str, str, str]]:
    for cluster in found.clusters:
        for member in cluster.members:
            if member != cluster.canonical:
                yield cluster.tier, cluster.canonical, member


def _tiers(found: Proposal, known: Known, *, show: bool) -> dict[str, Row]:
    rows = {f"tier {tier}": Row() for tier in ("auto", "auto-stub", "review")}
    for tier, canonical, member in _members(found):
        rows[f"tier {tier}"].add(frozenset((canonical, member)), known)
        if show and not known.are_one(canonical, member):
            print(f"wrong, {tier}: {member} → {canonical}")
    for offer in found.relations:
        rows.setdefault("offered as a relation", Row()).add(frozenset((offer.source, offer.target)), known)
    return rows


def _print_reviews(found: Proposal, known: Known) -> None:
    decided = Counter(tier == "review" for tier, _, _ in _members(found))
    right = sum(known.are_one(one, other) for tier, one, other in _members(found) if tier == "review")
    print(f"reviews per true merge {decided[True] / right if right else 0:.2f}")
    for told, tiers in {"certain": {"auto", "auto-stub"}, "and reviewed": {"auto", "auto-stub", "review"}}.items():
        joined = [
            (one, other)
            for tier, one, other in _members(found)
            if tier in tiers and (tier != "review" or known.are_one(one, other))
        ]
        precision, recall = _b_cubed(joined, known)
        score = 2 * precision * recall / (precision + recall)
        print(f"B-cubed, {told:14} P {precision:.3f}  R {recall:.3f}  F {score:.3f}")


def _b_cubed(joined: Iterable[tuple[str, str]], known: Known) -> tuple[float, float]:
    """Of a note's cluster the part that is its concept, of its concept the part in its cluster (Bagga, Baldwin 1998)."""
    cluster = {path: path for path in known.files}
    for one, other in joined:
        ends = {cluster[one], cluster[other]}
        cluster |= {path: min(ends) for path, end in cluster.items() if end in ends}
    both = Counter((cluster[path], known.concept[path]) for path in known.files)
    clusters, concepts = Counter(cluster.values()), Counter(known.concept.values())
    precision = sum(count * count / clusters[end] for (end, _), count in both.items()) / len(known.files)
    recall = sum(count * count / concepts[of] for (_, of), count in both.items()) / len(known.files)
    return precision, recall


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vaults", type=Path)
    parser.add_argument("--wrong", action="store_true", help="name the pairs that are offered and are none")
    asked = parser.parse_args()
    for guise in GUISES:
        measured(topics(asked.vaults / "github-explore" / "topics", guise), show=asked.wrong)
    for guise in LANGUAGES:
        measured(glossary(asked.vaults / "cncf-glossary" / "content", guise), show=asked.wrong)


if __name__ == "__main__":
    main()
