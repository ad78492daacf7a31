"""Real vaults and pages: what is found of what is known to be true, and that nothing certain is wrong."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from pipeline.dedupe.proposal import Proposal
from pipeline.merging.deciding import decide
from pipeline.merging.planning import plan_of
from pipeline.model.plan import Plan
from tests.conftest import REPOSITORY
from tests.dedupe.drafts import draft, orders, proposed

SEEDS = REPOSITORY.parent / "shared" / "seeds"
HEADS = (
    "id: p-1\ntitle: Parameter\nstatus: verified\naliases: [Model Parameter, Weight, Trainable Parameter]\n",
    'title: "인공지능에서 Parameter 란?"\n',
    "title: Model Parameters\naliases: [Weights, Model Weights, Neural Network Parameters, Learned Parameters]\n",
    "title: Parameter\n",
    "title: Parameter\n",
)
HYPER = "# Hyperparameter\n\nSet before training, unlike a [[wiki/Parameter]]; see [[cards/Model Parameters]].\n"


@pytest.fixture(scope="module")
def seeds() -> dict[str, str]:
    """The five pages about one concept as notes in five folders, beside one about another."""
    if not SEEDS.is_dir():
        pytest.skip("the seed pages (../shared/seeds) are not here")
    paths = (
        "wiki/Parameter.md",
        "blog/ai.md",
        "cards/Model Parameters.md",
        "terms/Parameter.md",
        "glossary/parameter.md",
    )
    pages = [page.read_text(encoding="utf-8") for page in sorted(SEEDS.glob("*.txt"))]
    notes = {path: f"---\n{head}---\n\n{page}" for path, head, page in zip(paths, HEADS, pages, strict=True)}
    return {**notes, "wiki/Hyperparameter.md": HYPER}


def test_five_pages_about_one_concept_become_one_note(seeds: dict[str, str]) -> None:
    """One cluster of five for review, Hyperparameter in none; applied: one note, four redirects, every alias kept."""
    before = draft(seeds)
    plan = plan_of(before, orders(before))
    (cluster,) = plan.clusters
    assert (cluster.tier, cluster.decision) == ("review", "later")
    assert set(cluster.members) == set(seeds) - {"wiki/Hyperparameter.md"}
    merge = Plan(plan.id, (replace(cluster, decision="merge"),))
    after = decide(before, merge, orders(before)).merged.draft.wiki
    assert len(after.graph.redirects) == 4
    kept = {alias.text for alias in after.notes[cluster.canonical].roles.aliases}
    assert kept >= {
        "Model Parameter", "Weight", "Trainable Parameter", "Weights", "Model Weights", "Neural Network Parameters",
        "Learned Parameters", "Model Parameters", "인공지능에서 Parameter 란?",
    }  # fmt: skip
    assert {found.resolved for found in after.graph.resolutions["wiki/Hyperparameter.md"]} == {cluster.canonical}


@pytest.mark.parametrize("by_file_name", [True, False])
def test_korean_notes_find_their_english_ones_by_the_parenthesis(vaults: Path, by_file_name: bool) -> None:
    """19 of the 19 pairs of the glossary whose Korean title carries the English one; also where no file name helps."""
    content = vaults / "cncf-glossary" / "content"
    files: dict[str, str] = {}
    truth = {}
    for number, note in enumerate(sorted((content / "ko").glob("*.md"))):
        path = f"ko/{note.name}" if by_file_name else f"ko/{number}.md"
        files[path] = note.read_text(encoding="utf-8")
        if re.search(r"^title:.*\([A-Za-z]", files[path], re.MULTILINE) and not note.name.startswith("microservices"):
            truth[path] = f"en/{note.name}"
    files |= {f"en/{note.name}": note.read_text(encoding="utf-8") for note in (content / "en").glob("*.md")}
    found = _pairs(proposed(files))
    assert len(truth) == 19
    assert {pair for pair in truth.items() if frozenset(pair) in found} == set(truth.items())
    assert all(cluster.tier == "review" for cluster in proposed(files).clusters)


def test_nothing_certain_is_wrong_among_topics_and_their_aliases(vaults: Path) -> None:
    """Each alias of a topic as a stub: of the pairs that need no review none is false."""
    files: dict[str, str] = {}
    topic_of: dict[str, str] = {}
    for page in sorted((vaults / "github-explore" / "topics").glob("*/index.md")):
        _, head, body = page.read_text(encoding="utf-8", errors="replace").split("---\n", 2)
        topic = yaml.safe_load(head)
        path = f"topics/{topic['topic']}.md"
        files[path] = (
            f"---\ntitle: {topic['topic']}\naliases: [{yaml.safe_dump(topic['display_name'])[:-5].strip()!r}]\n---\n{body}"
        )
        topic_of[path] = path
        for alias in filter(None, map(str.strip, str(topic.get("aliases") or "").split(","))):
            files.setdefault(f"aliases/{alias}.md", f'---\ntitle: "{alias}"\n---\n')
            topic_of.setdefault(f"aliases/{alias}.md", path)
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for cluster in proposed(files).clusters:
        for member in cluster.members:
            if member != cluster.canonical:
                counts[cluster.tier][topic_of[member] == topic_of[cluster.canonical]] += 1
    assert counts["auto"][False] == counts["auto-stub"][False] == 0
    assert counts["auto-stub"][True] > 250
    assert counts["review"][True] / sum(counts["review"].values()) > 0.9


def _pairs(found: Proposal) -> set[frozenset[str]]:
    return {frozenset((cluster.canonical, member)) for cluster in found.clusters for member in cluster.members}


@pytest.mark.parametrize(
    "vault", ["foam/docs", "30s-python", "python-cheatsheet/docs", "obsidian-export/tests/testdata"]
)
def test_nothing_certain_is_found_where_notes_have_no_twin(vaults: Path, vault: str) -> None:
    files = {
        path.relative_to(vaults).as_posix(): text
        for path in sorted((vaults / vault).rglob("*.md"))
        if (text := _text(path)) is not None and "testdata/expected" not in str(path)
    }
    certain = [cluster for cluster in proposed(files).clusters if cluster.tier != "review"]
    assert [cluster for cluster in certain if len({files[member] for member in cluster.members}) > 1] == []


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None
