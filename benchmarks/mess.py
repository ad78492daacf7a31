"""A clean wiki made into a mess of known truth, as capture scripts and careless merges leave them behind.

Every file and link that is touched is written down with what would put it right, so that a clean-up can be measured:
what it should remove, merge, mend and recover, and what it must leave alone.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from captures import ERROR_PAGES, REAL, REFUSALS, SIBLINGS, STUBS
from errorpages import PAGES

CAPTURES = (*PAGES, *ERROR_PAGES, *REFUSALS)

ADJECTIVES = (
    "adaptive", "amortised", "annealed", "balanced", "bayesian", "binary", "blocked", "bounded", "causal", "chained",
    "circular", "cyclic", "dense", "diagonal", "discrete", "distributed", "dual", "dynamic", "elastic", "entropic", "fractal",
    "gated", "global", "greedy", "harmonic", "hidden", "implicit", "inverse", "isotonic", "latent", "lazy", "linear", "local",
    "masked", "nested", "neural", "optimal", "ordered", "parallel", "quadratic", "radial", "recurrent", "robust", "sampled",
    "seeded", "sparse", "spectral", "static", "temporal", "truncated", "uniform", "variational", "weighted", "zonal",
)  # fmt: skip
NOUNS = {
    "attention": "주의", "backup": "백업", "beam": "빔", "bias": "편향", "buffer": "버퍼", "cache": "캐시", "cascade": "캐스케이드",
    "clock": "시계", "cluster": "군집", "codec": "코덱", "compiler": "컴파일러", "decoder": "복호기", "descent": "하강", "dropout": "드롭아웃",
    "embedding": "임베딩", "encoder": "부호기", "entropy": "엔트로피", "estimator": "추정기", "filter": "필터", "gradient": "기울기",
    "graph": "그래프", "hashing": "해싱", "heap": "힙", "index": "색인", "kernel": "커널", "lattice": "격자", "ledger": "원장",
    "matrix": "행렬", "memory": "기억", "metric": "측도", "momentum": "운동량", "network": "망", "normalization": "정규화",
    "optimizer": "최적화기", "parser": "구문기", "pipeline": "파이프라인", "policy": "정책", "pooling": "풀링", "prior": "사전분포",
    "protocol": "규약", "queue": "대기열", "regression": "회귀", "router": "라우터", "sampler": "표본기", "scheduler": "일정기",
    "search": "탐색", "shard": "조각", "signal": "신호", "solver": "해법기", "tensor": "텐서", "tokenizer": "토크나이저", "transform": "변환",
    "tree": "나무", "trigger": "방아쇠", "variance": "분산", "vector": "벡터", "window": "창",
}  # fmt: skip
FOLDERS = ("10_Wiki/Topics", "10_Wiki/AI_and_ML", "10_Wiki/Systems", "20_Notes/Reading", "30_Archive")
CATEGORIES = ("Learning", "Systems", "Mathematics", "Practice")
WORDS = [
    "model",
    "value",
    "step",
    "input",
    "output",
    "measure",
    "state",
    "error",
    "layer",
    "sample",
    "weight",
    "rule",
    "order",
    "result",
    "change",
    "method",
    "part",
    "whole",
    "term",
    "reader",
    "writer",
    "point",
    "line",
    "field",
    "range",
    "limit",
    "total",
    "share",
    "cost",
    "path",
    "node",
    "edge",
    "rate",
    "size",
    "time",
    "level",
    "form",
    "kind",
    "case",
]


@dataclass
class Truth:
    """What would put the mess right, and what must be left alone."""

    error_pages: set[str] = field(default_factory=set)
    stubs: set[str] = field(default_factory=set)
    stay: set[str] = field(default_factory=set)
    """Notes with little in them that something links to or that are more than they seem."""
    declared: dict[str, str] = field(default_factory=dict)
    """Duplicate → the note that it repeats, for each way of being one."""
    copies: dict[str, str] = field(default_factory=dict)
    same_title_stubs: dict[str, str] = field(default_factory=dict)
    edited: dict[str, str] = field(default_factory=dict)
    translated: dict[str, str] = field(default_factory=dict)
    apart: set[frozenset[str]] = field(default_factory=set)
    """Pairs that are two concepts."""
    links: dict[tuple[str, str], str] = field(default_factory=dict)
    """Note and text of a broken link → the note that it meant."""
    aliases: dict[tuple[str, str], str] = field(default_factory=dict)
    graph: dict[tuple[str, str], str] = field(default_factory=dict)
    """The same in Graph sections, where the target exists under another name."""
    nothing: set[tuple[str, str]] = field(default_factory=set)
    """Links of Graph sections to what nothing is called."""

    @property
    def same(self) -> dict[str, str]:
        """All duplicates."""
        return {**self.declared, **self.copies, **self.same_title_stubs, **self.edited, **self.translated}


@dataclass
class Mess:
    """The files of a neglected wiki."""

    files: dict[str, str]
    truth: Truth


@dataclass
class _Concept:
    path: str
    title: str
    korean: str
    id: str
    category: str
    body: list[str]


class Maker:
    """Makes a mess, the same one for the same seed."""

    def __init__(self, notes: int, seed: int) -> None:
        self.random = random.Random(seed)
        self.files: dict[str, str] = {}
        self.truth = Truth()
        self.concepts = self._concepts(notes)
        self.names = {concept.title for concept in self.concepts}

    def _concepts(self, count: int) -> list[_Concept]:
        names = [(one, noun) for one in ADJECTIVES for noun in NOUNS]
        self.random.shuffle(names)
        if count > len(names):
            names += [(f"{two} {one}", noun) for two in ADJECTIVES[:20] for one, noun in names[: count // 20 + 1]]
        made = []
        for number, (adjective, noun) in enumerate(names[:count]):
            title = f"{adjective} {noun}".capitalize()
            korean = f"{adjective} {NOUNS[noun]}"
            path = f"{self.random.choice(FOLDERS)}/{title}.md"
            made.append(
                _Concept(
                    path,
                    title,
                    korean,
                    f"wiki-2026-{number:05}",
                    self.random.choice(CATEGORIES),
                    self._sentences(title, 12),
                )
            )
        return made

    def _sentences(self, about: str, count: int) -> list[str]:
        pick = self.random.choice
        return [
            f"{about} gives the {pick(WORDS)} of each {pick(WORDS)} a {pick(WORDS)} that the {pick(WORDS)} {number} of the "
            f"{pick(WORDS)} does not have, and the {pick(WORDS)} follows."
            for number in self.random.sample(range(1000), count)
        ]

    def _head(self, title: str, id_: str = "", **more: str) -> str:
        fields = {
            "id": id_ or f"wiki-{self.random.randrange(10**9)}",
            "title": f'"{title}"',
            "category": self.random.choice(CATEGORIES),
            "status": "draft",
            "canonical_id": "self",
            "duplicate_of": "none",
            "source_trust_level": self.random.choice("ABCD"),
            "confidence_score": str(self.random.randrange(30, 96) / 100),
            "verification_status": "unverified",
            "tags": f"[{self.random.choice(WORDS)}]",
            "raw_sources": "[]",
            "last_reinforced": "2026-05-10",
            "github_commit": "pending",
            "tech_stack": "{language: python, framework: null}",
            **more,
        }
        return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n\n"

    def _put(self, path: str, text: str) -> str:
        assert path not in self.files, path
        self.files[path] = text
        return path

    def make(self) -> Mess:
        """The whole mess: about a tenth of the notes are left over, a tenth are duplicates."""
        size = len(self.concepts)
        for concept in self.concepts:
            self._concept(concept)
        self._leftovers(max(len(CAPTURES), size // 22))
        self._duplicates(max(5, size // 80))
        self._siblings(max(5, size // 100))
        self._look_alikes()
        return Mess(self.files, self.truth)

    def _concept(self, concept: _Concept) -> None:
        """A note with links that are right, links that are broken, and a Graph section of both."""
        others = self.random.sample(self.concepts, 6)
        sentences = list(concept.body)
        sentences[1] += f" See [[{others[0].title}]] and [[{others[1].title}|that]]."
        if self.random.random() < 0.15:
            sentences[2] += f" {self._broken(concept.path, others[2])}"
        if self.random.random() < 0.15:
            link = f"[[{others[3].korean}]]"
            self.truth.aliases[concept.path, link] = others[3].path
            sentences[3] += f" In Korean: {link}."
        graph = "\n".join(self._graph(concept.path, others))
        aliases = f"[{concept.korean}]"
        text = f"# {concept.title}\n\n{' '.join(sentences[:6])}\n\n## Core\n\n{' '.join(sentences[6:])}\n\n## 🔗 Graph\n\n{graph}\n"
        self._put(
            concept.path, self._head(concept.title, concept.id, aliases=aliases, category=concept.category) + text
        )

    def _broken(self, path: str, meant: _Concept) -> str:
        """A link to a note under the name that it had, or in a spelling that it never had."""
        ways = (
            meant.title.replace(" ", "-"),
            meant.title.replace(" ", ""),
            f"old/place/{meant.title}",
            f"{meant.title}s",
            meant.title[:5] + meant.title[6:],
        )
        link = f"[[{self.random.choice(ways)}]]"
        self.truth.links[path, link] = meant.path
        return f"Compare {link}."

    def _graph(self, path: str, others: list[_Concept]) -> list[str]:
        """Half of what is not found exists under another name; the other half exists nowhere."""
        lines = [f"- Related: [[{others[4].title}]]"]
        if self.random.random() < 0.5:
            meant = others[5]
            ways = (
                f"{meant.title} ({meant.korean})",
                meant.title.lower().replace(" ", "_"),
                f"{meant.title}s",
                f"What is {meant.title.lower()}?",
                f"{meant.korean}란?",
                meant.title[:7] + meant.title[8:],
                f"the {meant.title} idea",
                f"{meant.title.split()[0]} methods for {meant.title.split()[-1]}",
            )
            link = f"[[{self.random.choice(ways)}]]"
            self.truth.graph[path, link] = meant.path
            lines.append(f"- Keywords: {link}" if self.random.random() < 0.5 else f"- {link}")
        if self.random.random() < 0.5:
            link = f"[[{self.random.choice(WORDS)} {self.random.choice(WORDS)} {self.random.randrange(40)}]]"
            self.truth.nothing.add((path, link))
            lines.append(f"- {link}")
        return lines

    def _leftovers(self, count: int) -> None:
        for number in range(count):
            title, body = CAPTURES[number % len(CAPTURES)]
            shown = title if number % 2 else self.random.choice(self.concepts).title + " explained"
            text = f"{body}\n" if number % 3 else f"# {title}\n\n{body}\n"
            path = self._put(f"{self.random.choice(FOLDERS)}/capture-{number}.md", self._head(shown) + text)
            self._keep_or_remove(path, self.truth.error_pages, number)
        for number in range(count):
            title = f"Unwritten {self.random.choice(WORDS)} {number}"
            body = f"{self.random.choice(('', f'# {title}', *STUBS))}\n"
            path = self._put(f"{self.random.choice(FOLDERS)}/stub-{number}.md", self._head(title) + body)
            self._keep_or_remove(path, self.truth.stubs, number)

    def _keep_or_remove(self, path: str, gone: set[str], number: int) -> None:
        """One in ten has a note that links to it, and so stays."""
        if number % 10:
            gone.add(path)
            return
        self.truth.stay.add(path)
        asking = self.random.choice(self.concepts).path
        self.files[asking] += f"\nSee [[{path.removesuffix('.md')}]].\n"

    def _duplicates(self, count: int) -> None:
        chosen = self.random.sample(self.concepts, 5 * count)
        folders = [f"{folder}/Imported" for folder in FOLDERS]
        for number, concept in enumerate(chosen):
            path = f"{self.random.choice(folders)}/{concept.title} {number}.md"
            edited = " ".join(self._edited(concept.body))
            kind = number % 5
            if kind == 0:
                text = self._head(f"On {concept.title}", duplicate_of=concept.id) + edited + "\n"
                self.truth.declared[self._put(path, text)] = concept.path
            elif kind == 1:
                self.truth.copies[self._put(path, self.files[concept.path].replace(concept.id, f"{concept.id}-2"))] = (
                    concept.path
                )
                self._forget_links(path, concept.path)
            elif kind == 2:
                self.truth.same_title_stubs[
                    self._put(
                        path, self._head(concept.title, category=concept.category, tags="[]") + f"# {concept.title}\n"
                    )
                ] = concept.path
            elif kind == 3:
                self.truth.edited[self._put(path, self._head(concept.title) + edited + "\n")] = concept.path
            else:
                title = f"{concept.korean} ({concept.title})"
                self.truth.translated[self._put(path, self._head(title) + edited + "\n")] = concept.path

    def _edited(self, sentences: list[str]) -> list[str]:
        kept = [sentence for sentence in sentences if self.random.random() < 0.7]
        return [*kept, *self._sentences("This", 4)]

    def _forget_links(self, path: str, original: str) -> None:
        """A copy has its original's broken links, whose text goes with the copy."""
        for links in (self.truth.links, self.truth.aliases, self.truth.graph):
            for (note, link), meant in list(links.items()):
                if note == original:
                    links[path, link] = meant
        self.truth.nothing |= {(path, link) for note, link in self.truth.nothing if note == original}

    def _siblings(self, count: int) -> None:
        """Notes that are named alike and are two concepts; half of them share most of their text."""
        for number, concept in enumerate(self.random.sample(self.concepts, 4 * count)):
            title = (
                f"Hyper{concept.title.lower()}",
                f"Stochastic {concept.title.lower()}",
                f"{concept.title} {number + 2}",
                f"{concept.title} (physics)",
            )[number % 4]
            body = " ".join(concept.body[:10] if number % 8 > 3 else self._sentences(title, 12))
            path = self._put(f"10_Wiki/Siblings/{number}.md", self._head(title) + f"# {title}\n\n{body}\n")
            self.truth.apart.add(frozenset((path, concept.path)))

    def _look_alikes(self) -> None:
        """Short notes that say something, and pairs of two concepts under titles that are nearly one."""
        for number, (title, body) in enumerate(REAL):
            text = body.replace("[[", "").replace("]]", "")
            shown = title.replace('"', "'")
            self.truth.stay.add(self._put(f"20_Notes/Short/{number}.md", self._head(shown) + f"{text}\n"))
        template = " ".join(self._sentences("This", 4))
        taken: set[str] = set()
        for number, pair in enumerate(SIBLINGS):
            if not taken.isdisjoint(pair):
                continue  # a title of two notes would make duplicates of them
            taken.update(pair)
            body = "" if number % 3 == 0 else f"{template if number % 3 == 1 else self._sentences('It', 3)[0]}\n"
            paths = [
                self._put(f"20_Notes/Pairs/{number}{side}.md", self._head(title) + f"# {title}\n\n{body}")
                for side, title in zip("ab", pair, strict=True)
            ]
            self.truth.apart.add(frozenset(paths))
            if not body:
                self.truth.stubs |= set(paths)


def mess(notes: int, seed: int = 1) -> Mess:
    """A neglected wiki of about so many notes."""
    return Maker(round(notes / 1.2), seed).make()
