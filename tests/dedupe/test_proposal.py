"""What is offered: pairs with evidence for and against, in tiers, around one canonical note."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline.dedupe.blanks import is_form
from pipeline.dedupe.rejected import rejected_pair
from pipeline.dedupe.tiers import ENOUGH, SAME_NAME
from pipeline.dedupe.why import WHY
from pipeline.model.cluster import Cluster
from tests.dedupe.drafts import draft, proposed

LONG = "Sentences of some length that say what the thing is, how it works, and where one meets it. " * 3
FORM = f"{LONG}\n\n## Sources\n\n## See also\n"


def titled(title: str, body: str = "", **fields: object) -> str:
    head = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return f'---\ntitle: "{title}"\n{head}---\n\n{body}\n'


def clusters(files: Mapping[str, str]) -> tuple[Cluster, ...]:
    return proposed(files).clusters


def kinds(cluster: Cluster, *, supports: bool) -> set[str]:
    return {piece.kind for piece in cluster.evidence if piece.supports == supports}


def pair(one: str, other: str) -> Mapping[str, str]:
    """Two notes of these titles, each with a text of its own."""
    return {"a/one.md": titled(one, f"First. {LONG}"), "b/two.md": titled(other, "Second, in other words entirely.")}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Learning rate", "learning-rate", "same-title"),
        ("추상화 (Abstraction)", "Abstraction", "parenthesis"),
        ("Abstraction (추상화)", "추상화", "parenthesis"),
        ("Service level objective", "SLO", "acronym"),
        ("Model Parameters", "Model Parameter", "plural"),
        ("What is a parameter?", "Parameter", "question"),
        ("파라미터란 무엇인가", "파라미터", "question"),
        ("Vapor (framework)", "Vapor", "qualifier"),
        ("Node.js", "NodeJS", "punctuation"),
        ("Regularisation", "Regularization", "regional"),
        ("Modelling colour", "Modeling color", "regional"),
        ("Type II error", "Type 2 error", "number"),
        ("순열 & 조합", "순열과 조합", "and"),
        ("The Internet", "Internet", "article"),
        ("k8s", "Kubernetes", "numeronym"),
        ("데이터", "데이타", "loan-word"),
        ("컨테이너", "콘테이너", "loan-word"),
        ("애플리케이션 서버", "어플리케이션 써버", "loan-word"),
        ("Introduction to LoRA", "LoRA", "explained"),
        ("경사하강법의 개념", "경사하강법", "explained"),
    ],
)
def test_names_alike_are_for_review_with_the_reason_in_words(one: str, other: str, kind: str) -> None:
    (cluster,) = clusters(pair(one, other))
    assert cluster.tier == "review"
    assert kind in kinds(cluster, supports=True)
    assert all(piece.words for piece in cluster.evidence)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Parameter", "Hyperparameter"),
        ("파라미터", "하이퍼파라미터"),
        ("C", "C++"),
        ("C++", "C#"),
        ("Gradient descent", "Stochastic gradient descent"),
        ("Mercury (planet)", "Mercury (element)"),
        ("HTTP/2", "HTTP/3"),
        ("Batch normalization", "Layer normalization"),
        ("Precision", "Recall"),
        ("ML", "Markov logic"),
        ("Tour", "Tor"),
        ("Filling", "Filing"),
        ("Four horsemen", "For horsemen"),
        ("Timbre", "Timber"),
        ("Type I error", "Type II error"),
        ("Vitamin C", "Vitamin 100"),
        ("k8s", "k9s"),
        ("Communication", "Configuration"),
        ("내적", "나적"),
        ("상향식", "하향식"),
        ("최댓값", "최솟값"),
        ("정밀도", "정확도"),
        ("순방향", "역방향"),
        ("3", "3"),
    ],
)
def test_siblings_and_narrower_terms_stay_apart(one: str, other: str) -> None:
    assert clusters(pair(one, other)) == ()


def test_equal_texts_are_certain() -> None:
    """Whatever the title above them, the blanks and the line ends, and whether they say their name."""
    (unnamed,) = clusters({"a.md": titled("Precision", LONG), "b.md": titled("Recall", LONG)})
    assert unnamed.tier == "auto"
    files = {"a/x.md": f"# X\n\n{LONG}\n", "b/x.md": f"# Other\r\n{LONG}\r\n"}
    (cluster,) = clusters(files)
    assert (cluster.tier, cluster.members) == ("auto", ("a/x.md", "b/x.md"))


def test_a_few_equal_words_are_certain_under_one_title_and_say_nothing_under_two() -> None:
    (cluster,) = clusters({f"{folder}/x.md": titled("Learning rate", "How far a step goes.") for folder in "ab"})
    assert cluster.tier == "auto"
    assert clusters({"a.md": titled("Precision", "To be written."), "b.md": titled("Recall", "To be written.")}) == ()


def test_equal_words_of_many_notes_join_only_those_of_one_title() -> None:
    files = {f"{number}.md": titled(f"Thing {number % 50} of fifty", "To be written.") for number in range(100)}
    found = clusters(files)
    assert {(cluster.tier, len(cluster.members)) for cluster in found} == {("auto", 2)}
    assert len(found) == 50


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("It is a number.\n\n## Why\n\nBecause: it counts.", False),
        ("## Why\n\n## How\n\nSo.", True),
        ("## Why\n\n### How\n\nSo.", False),
        ("Words.\n\n## See also", True),
        ("Made on {{date}}.", True),
        ("- Author:\n- Date:\n\nWords.", True),
        ("As follows:\n\n- one\n- two", False),
        ("Say [your name here].", True),
        ("[Your first](a.md) step.", False),
    ],
)
def test_a_form_waits_to_be_filled_in(text: str, so: bool) -> None:
    assert is_form(text) is so


@pytest.mark.parametrize(
    "files",
    [
        {"a.md": titled("Batch normalization", LONG), "b.md": titled("Layer normalization", LONG)},
        {"a.md": titled("Chapter 1", LONG), "b.md": titled("Chapter 2", LONG)},
        {"a.md": titled("Parameter", LONG), "b.md": titled("Hyperparameter", LONG)},
        {"ko/a.md": titled("A", LONG), "en/a.md": titled("A", LONG)},
        {"a.md": titled("A", LONG, publish="false"), "b.md": titled("A", LONG)},
        {"a.md": titled("A", LONG, license="MIT"), "b.md": titled("A", LONG, license="CC BY 4.0")},
        {"a.md": titled("A", LONG, relations="{contrasts_with: b}"), "b.md": titled("B", LONG)},
        {"a.md": titled("Precision", FORM), "b.md": titled("Recall", FORM)},
        {"a.md": titled("Precision", LONG), "b.md": titled("Recall", LONG), "c.md": "Of [[Precision]] and [[Recall]]."},
        {"a/README.md": f"# Notes\n\n{LONG}", "b/README.md": f"# Notes\n\n{LONG}"},
        {"a.md": titled("Precision", LONG), "b.md": titled("Recall", LONG), "c.md": titled("Accuracy", LONG)},
        {"a.md": titled("Statistics", LONG), "b.md": titled("Statistic", LONG), "c.md": titled("Accuracy", LONG)},
    ],
    ids=[
        "siblings",
        "numbers",
        "prefix",
        "languages",
        "private",
        "licences",
        "relation",
        "a form",
        "links to both",
        "two folders",
        "many",
        "plural of many",
    ],
)
def test_equal_texts_of_which_something_says_no_are_not_certain(files: Mapping[str, str]) -> None:
    assert all(cluster.tier == "review" for cluster in clusters(files))


def test_a_stub_of_the_same_title_is_safe() -> None:
    (cluster,) = clusters({"a.md": titled("LoRA", LONG), "b/lora.md": titled("LoRA", "# LoRA")})
    assert (cluster.tier, cluster.canonical) == ("auto-stub", "a.md")


@pytest.mark.parametrize(
    "files",
    [
        {"a.md": titled("Vapor", LONG, tags="[swift, web]"), "b.md": titled("Vapor", "", tags="[physics, water]")},
        {"a.md": titled("Vapor", LONG, category="Code"), "b.md": titled("Vapor", "", category="Physics")},
        {"a.md": titled("Tags", LONG), "b.md": titled("Tags"), "b/x.md": "Below."},
        {"a/10.md": titled("10", LONG), "b/10.md": titled("10")},
        {"tags.scope.community.md": titled("Community"), "x.community.md": titled("Community", LONG)},
    ],
    ids=["tags", "categories", "a folder's note", "a number", "the last part of a long name"],
)
def test_a_stub_that_may_mean_something_else_is_not(files: Mapping[str, str]) -> None:
    assert [cluster.tier for cluster in clusters(files) if cluster.tier != "review"] == []


def test_a_category_that_repeats_the_folder_says_nothing() -> None:
    files = {"10_Wiki/AI/x.md": titled("X", LONG, category="10_Wiki/AI"), "20/x.md": titled("X", "", category="20")}
    assert [cluster.tier for cluster in clusters(files)] == ["auto-stub"]


def test_every_reason_has_words_for_the_summary() -> None:
    assert set(WHY) >= ENOUGH | SAME_NAME


def test_what_is_declared_is_certain_unless_the_notes_say_otherwise_too() -> None:
    files = {"a.md": titled("A", LONG), "b.md": titled("Quite another", "Words.", duplicate_of="a")}
    (cluster,) = clusters(files)
    assert (cluster.tier, cluster.canonical) == ("auto", "a.md")
    files["a.md"] = titled("A", LONG, relations="{narrower: b}")
    (cluster,) = clusters(files)
    assert (cluster.tier, cluster.canonical) == ("review", "a.md")


def test_near_texts_are_for_review_with_their_likeness() -> None:
    words = [f"word{number}" for number in range(200)]
    files = {
        "a.md": titled("One thing", " ".join(words)),
        "b.md": titled("Something else", " ".join([*words[:190], *(f"new{number}" for number in range(10))])),
    }
    (cluster,) = clusters(files)
    assert cluster.tier == "review"
    assert cluster.evidence[0].words == "bodies 0.90 alike"


def test_one_letter_and_one_source_are_enough_together() -> None:
    files = {
        "a.md": titled("Backpropagation", "Words.", sources="[arXiv:1]"),
        "b.md": titled("Backpropogation", "Others.", sources="[arXiv:1]"),
    }
    (cluster,) = clusters(files)
    assert kinds(cluster, supports=True) == {"one-letter", "source"}
    files["b.md"] = titled("Backpropogation", "Others.")
    assert clusters(files) == ()


def test_notes_in_two_declared_languages_are_translations() -> None:
    files = {"a.md": titled("Pod", LONG, language="en"), "b.md": titled("Pod", LONG, language="ko")}
    assert clusters(files) == ()


def test_every_member_matches_the_canonical_note_itself() -> None:
    """No closure: what only a third note joins is a bridge, and flagged."""
    files = {
        "a.md": titled("X", "First text.", aliases="[Y]"),
        "b.md": titled("Y", "A second one, said otherwise.", aliases="[Z]"),
        "c.md": titled("Z", "Third."),
    }
    assert [(cluster.canonical, len(cluster.members)) for cluster in clusters(files)] == [("b.md", 3)]
    files |= {f"d{number}.md": titled("X", f"Text {number}.") for number in range(3)}
    (cluster,) = clusters(files)
    assert (cluster.canonical, "c.md" in cluster.members) == ("a.md", False)
    assert [piece.members for piece in cluster.evidence if piece.kind == "bridge"] == [("b.md", "c.md")]


def test_a_rejected_pair_never_returns_even_if_its_files_move() -> None:
    files = {"a.md": titled("X", LONG, id="one"), "b.md": titled("X", "Other.", id="two")}
    notes = draft(files).wiki.notes
    rejected = rejected_pair(notes["b.md"], notes["a.md"], "two things")
    assert rejected.members == ("a.md", "b.md")
    assert proposed(files, (rejected,)).clusters == ()
    moved = {"c/a.md": files["a.md"], "b.md": files["b.md"]}
    assert proposed(moved, (rejected,)).clusters == ()
    assert len(proposed(moved).clusters) == 1


def test_concepts_of_one_name_are_offered_a_note_that_tells_them_apart() -> None:
    files = {"a.md": titled("Mercury (planet)", LONG), "b.md": titled("Mercury (element)", "Other.")}
    (name,) = proposed(files).names
    assert (name.name, name.notes) == ("Mercury", ("a.md", "b.md"))


def test_what_looks_like_a_narrower_term_is_offered_as_a_relation() -> None:
    files = {
        "a.md": titled("Gradient descent", LONG, sources="[arXiv:1]"),
        "b.md": titled("Stochastic gradient descent", "Other.", sources="[arXiv:1]"),
    }
    found = proposed(files)
    assert found.clusters == ()
    assert [(one.source, one.type, one.target) for one in found.relations] == [("b.md", "broader", "a.md")]


def test_redirects_and_unreadable_notes_are_no_candidates() -> None:
    files = {"a.md": titled("X", LONG), "b.md": titled("X", "", status="merged", duplicate_of="a")}
    assert clusters(files) == ()


def test_the_order_of_reading_changes_nothing() -> None:
    files = {f"{number}.md": titled("X", LONG + "x" * number) for number in range(6)} | dict(pair("Y", "Ys"))
    assert proposed(files) == proposed(dict(reversed(files.items())))


def test_a_name_of_many_notes_is_one_cluster_of_few_pairs() -> None:
    """Law 3: pairs grow with the notes, not with their square."""
    (cluster,) = clusters({f"{number}.md": titled("Summary", f"Text {number}.") for number in range(100)})
    assert len(cluster.members) == 100
    assert len(cluster.evidence) < 500


def test_a_stub_that_notes_of_two_names_have_a_claim_to_is_for_review() -> None:
    files = {
        "a.md": titled("AI agents", LONG),
        "b.md": titled("AI agent", "In other words."),
        "c.md": titled("AI Agents"),
    }
    found = clusters(files)
    assert {cluster.tier for cluster in found} == {"review"}
    assert "contested" in kinds(found[0], supports=False)
    del files["b.md"]
    assert [cluster.tier for cluster in clusters(files)] == ["auto-stub"]


def test_a_stub_of_two_notes_with_its_title_is_safe_until_these_are_known_to_be_two_concepts() -> None:
    files = {"a.md": titled("Vapor", LONG), "b.md": titled("Vapor", "In other words."), "c.md": titled("Vapor")}
    assert {cluster.tier for cluster in clusters(files)} == {"auto-stub", "review"}
    notes = draft(files).wiki.notes
    apart = rejected_pair(notes["a.md"], notes["b.md"], "a framework and a state of matter")
    assert {cluster.tier for cluster in proposed(files, (apart,)).clusters} == {"review"}


def test_what_two_finders_say_alike_is_said_once() -> None:
    (cluster,) = clusters({"a/x.md": titled("X", LONG), "b/x.md": titled("X", LONG)})
    words = [piece.words for piece in cluster.evidence]
    assert "their texts are the same" in words
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("one", "other"), [("Adam", "AdamW"), ("C", "C++"), ("Java", "JavaScript"), ("Adam optimizer", "AdamW optimizer")]
)
def test_equal_texts_under_a_title_and_one_that_goes_on_are_not_certain(one: str, other: str) -> None:
    """A capture that took one page twice would else make one note of two concepts."""
    (cluster,) = clusters({"a.md": titled(one, LONG), "b.md": titled(other, LONG)})
    assert (cluster.tier, kinds(cluster, supports=False)) == ("review", {"grown-name"})
