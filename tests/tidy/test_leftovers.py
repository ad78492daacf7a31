"""What goes, with its evidence; and what stays though there is nothing to read in it."""

from __future__ import annotations

import sys

import pytest

from pipeline.model.ledger import Ledger, Published
from pipeline.tidying.heads import Heads
from pipeline.tidying.leftovers import Leftover, leftovers
from tests.conftest import REPOSITORY
from tests.dedupe.drafts import NOW, draft

sys.path.append(str(REPOSITORY / "benchmarks"))
ERROR = "# 404 Not Found\n\nThe requested URL /x was not found on this server.\n"
HEAD = "---\nid: w-1\ntitle: Thing\nstatus: draft\ngithub_commit: pending\ntech_stack: {language: python}\n---\n"


def found(files: dict[str, str]) -> tuple[Leftover, ...]:
    wiki = draft(files).wiki
    return leftovers(wiki, Heads.of({}, wiki.options, NOW).known_fields)


def known(path: str) -> set[str]:
    return {"id", "title", "status", "github_commit", "tech_stack"}


def gone(files: dict[str, str]) -> set[str]:
    return {one.path for one in leftovers(draft(files).wiki, known) if not one.kept}


@pytest.mark.parametrize(
    "body", ["", "# Thing\n", "# Thing\n\n## Core\n\n## Graph\n", "TODO\n", "작성 예정\n", "Coming soon.\n"]
)
def test_a_stub_that_nothing_asks_for_goes(body: str) -> None:
    (one,) = leftovers(draft({"a.md": HEAD + body}).wiki, known)
    assert (one.kind, one.kept) == ("stub", "")
    assert one.evidence


def test_an_empty_file_is_a_stub() -> None:
    assert gone({"a.md": "", "b.md": "Words."}) == {"a.md"}


def test_every_error_page_goes() -> None:
    """Of fifty that servers and browsers word, at least 95 %."""
    from errorpages import PAGES

    files = {f"{number}.md": f'---\ntitle: "{title}"\n---\n\n{body}\n' for number, (title, body) in enumerate(PAGES)}
    assert len(gone(files)) >= 0.95 * len(PAGES)


def of_captures(kind: str, *, titled: bool) -> dict[str, str]:
    """Notes as a script stores captures: under the title that the page had, or under the concept's."""
    import captures

    items = [("Spectral window", one) if isinstance(one, str) else one for one in getattr(captures, kind)]
    heads = (("---\ntitle: " + repr(title) + "\n---\n\n") if titled else HEAD for title, _ in items)
    return {f"{at}.md": f"{head}{body}\n" for at, (head, (_, body)) in enumerate(zip(heads, items, strict=True))}


@pytest.mark.parametrize("kind", ["ERROR_PAGES", "REFUSALS", "STUBS"])
def test_what_was_captured_or_never_written_goes_however_it_is_worded(kind: str) -> None:
    """In a dozen languages, under a concept's title; of each kind at least 95 %."""
    files = of_captures(kind, titled=False)
    assert len(gone(files)) >= 0.95 * len(files)


def test_no_short_note_that_says_something_goes() -> None:
    """Of those that speak of errors, refusals and stubs, or hold only a figure, a formula, a comment: none."""
    files = of_captures("REAL", titled=True)
    wiki = draft(files).wiki
    found = leftovers(wiki, known, (), lambda path: files[path].partition("---\n\n")[2])
    assert [files[one.path] for one in found if not one.kept] == []


def test_links_of_the_graph_around_a_note_are_nothing_to_read() -> None:
    """Neither by themselves nor beside a promise; what a list of any other name holds is the note's own."""
    graph = "## Graph\n\n- Related: [[b]], [[b|that]]\n"
    assert gone({"a.md": f"{HEAD}# Thing\n\nTODO\n\n{graph}", "b.md": "Words."}) == {"a.md"}
    assert gone({"a.md": f"{HEAD}# Thing\n\n{graph}", "b.md": "Words."}) == {"a.md"}
    assert gone({"a.md": f"{HEAD}# Thing\n\nRelated: [[b]]\n", "b.md": "Words."}) == {"a.md"}
    assert gone({"a.md": f"{HEAD}# Thing\n\n## Reading\n\n- [[b]]\n", "b.md": "Words."}) == set()


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("CAPTCHA", "A CAPTCHA is a challenge that asks people to verify you are human. It keeps programs out."),
        (
            "Rate limiting",
            'Caps how many requests a client may send. Clients that exceed it get "rate limit exceeded".',
        ),
        ("404 Not Found", "The status code that a server returns when nothing stands at the requested address."),
        ("Access denied", "In operating systems, the answer to a call for which the process lacks the permission."),
        (
            "Service unavailable",
            "HTTP status 503 says that a server is overloaded or down for maintenance, so retry later.",
        ),
    ],
)
def test_a_short_note_about_an_error_stays(title: str, body: str) -> None:
    assert gone({"a.md": f"---\ntitle: {title}\n---\n\n# {title}\n\n{body}\n"}) == set()


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"a.md": "", "b.md": "See [[a]]."}, "b.md links to it"),
        ({"a.md": "", "b.md": "See [[a]].", "c.md": "[[a]]"}, "b.md and 1 other note link to it"),
        ({"a.md": "", **{f"{one}.md": "See [[a]]." for one in "bcd"}}, "b.md and 2 other notes link to it"),
        ({"a.md": "", "b.md": "---\nrelations: {broader: a}\n---\nWords."}, "b.md links to it"),
        ({"a.md": "", "b.md": "---\nstatus: merged\nduplicate_of: a\n---\n"}, "b.md links to it"),
        ({"_template.md": "# Title\n"}, "it looks like a template"),
        ({"Templates/a.md": "# Title\n"}, "it looks like a template"),
        ({"a/index.md": "", "a/b.md": "Words."}, "it stands for its folder"),
        ({"a.md": "", "a/b.md": "Words."}, "it stands for the notes below it"),
        ({"a.md": "", "a.b.md": "Words."}, "it stands for the notes below it"),
        ({"a.md": "---\nurl: https://example.org\n---\n"}, "its front matter holds `url`"),
        (
            {"a.md": "---\nrelations: {broader: b}\n---\n", "b.md": "Words."},
            "its front matter relates it to other notes",
        ),
        ({"a MOC.md": "# a MOC\n"}, "it stands for its folder"),
    ],
)
def test_what_something_asks_for_or_is_more_than_it_seems_stays(files: dict[str, str], why: str) -> None:
    assert why in {one.kept for one in found(files)}


def test_where_a_page_was_captured_from_does_not_keep_it() -> None:
    """Every captured page carries that; what else its front matter says keeps it."""
    page = "title: Thing\nsource: https://example.org/a\nurl: https://example.org/a\ncaptured: 2026-05-08 12:00"
    assert gone({"a.md": f"---\n{page}\nhttp: 403\n---\n\n{ERROR}"}) == {"a.md"}
    assert gone({"a.md": f"---\n{page}\nmeaning: what the word means\n---\n\n{ERROR}"}) == set()


def test_a_published_address_stays() -> None:
    from dataclasses import replace

    wiki = replace(draft({"a.md": ""}).wiki, ledger=Ledger({"a.html": Published("a.md")}))
    (one,) = leftovers(wiki, known)
    assert one.kept.startswith("its address was published")


def test_leftovers_that_only_leftovers_ask_for_go_together() -> None:
    """And all stay where one of them is asked for by a note that stays."""
    files = {"a.md": f"{ERROR}\n[[b]]", "b.md": ""}
    assert gone(files) == {"a.md", "b.md"}
    assert gone({**files, "c.md": "See [[a]]."}) == set()


@pytest.mark.parametrize("name", ["unseen_one", "unseen_two", "unseen_three", "unseen_four"])
def test_none_of_the_short_notes_that_were_written_unseen_goes_and_most_captures_do(name: str) -> None:
    """Notes that say something stay, however they are dressed; of captures and stubs at least 85 % go."""
    import importlib

    import unseen

    files = {
        path: (group, f"{text}\n") for group, path, text in unseen.notes(importlib.import_module(name), unseen.headed)
    }
    taken = {
        path for path, one in unseen.judged({path: text for path, (_, text) in files.items()}).items() if not one.kept
    }
    assert [files[path][1] for path in taken if files[path][0] == "REAL"] == []
    for kind in ("ERROR_PAGES", "REFUSALS", "STUBS"):
        mine = {path for path, (group, _) in files.items() if group == kind}
        assert len(mine & taken) >= 0.85 * len(mine), kind


@pytest.mark.parametrize(
    "body",
    [
        "<html>\n<head><title>404 Not Found</title></head>\n<body><h1>404 Not Found</h1></body>\n</html>\n",
        '```json\n{"error": {"code": 401, "message": "Invalid credentials"}}\n```\n',
        "```xml\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>\n```\n",
    ],
)
def test_an_error_page_goes_though_it_is_markup_or_an_answer_in_a_fence(body: str) -> None:
    """Where the title does not say that such an answer is the subject, and nothing stands beside it."""
    assert gone({"Backpropagation.md": body}) == {"Backpropagation.md"}
    assert gone({"Error codes.md": body.replace("<html>", "<html> Kept by hand, as an example of ours.")}) == set()
    assert (
        gone(
            {
                "Backpropagation.md": f"{body}\nGradients of a long chain of gateways shrink by the product of weights, layer after layer.\n"
            }
        )
        == set()
    )


def test_a_file_that_is_the_answer_of_a_program_goes() -> None:
    assert gone({"a.md": '{"error": "Not Found", "status": 404, "path": "/x"}\n'}) == {"a.md"}
    assert gone({"a.md": '{"title": "Paths", "status": "draft"}\nWords.\n'}) == set()


@pytest.mark.parametrize("body", ["404: the server has no such page.", "- 403 Forbidden\n- 404 Not Found\n"])
def test_a_note_of_what_statuses_mean_stays(body: str) -> None:
    assert gone({"a.md": f"# Thing\n\n{body}\n"}) == set()


def test_the_text_of_an_unclosed_comment_is_not_lost_and_a_hint_of_a_template_may_be() -> None:
    def judged(body: str) -> set[str]:
        return {one.path for one in leftovers(draft({"a.md": body}).wiki, known, (), lambda path: body) if not one.kept}

    assert judged("<!-- gradients vanish in deep stacks\n") == set()
    assert judged("%% gradients vanish in deep stacks %%\n") == set()
    assert judged("<!-- Write a short definition here -->\n") == {"a.md"}


def test_a_promise_may_name_the_note() -> None:
    assert gone({"Beam search.md": "I will write about beam search here later.\n"}) == {"Beam search.md"}
    assert gone({"Film.md": "Coming Soon is a film.\n", "Yes.md": "Yes.\n"}) == set()


def test_an_error_page_goes_though_its_head_says_where_it_came_from() -> None:
    """A web clipper's address and day; a stub with an address may be a bookmark, and stays."""
    head = "---\ntitle: Thing\nsource: https://example.org/thing\npublished: 2026-01-01\n---\n\n"
    assert gone({"a.md": head + ERROR, "b.md": head}) == {"a.md"}


@pytest.mark.parametrize("more", ["Our code is `404`.", "| code | why |\n| --- | --- |\n| 404 | gone |", "[[Words]]"])
def test_an_error_page_that_holds_what_only_a_person_writes_stays(more: str) -> None:
    files = {"a.md": f"{HEAD}{ERROR}\n{more}\n", "Words.md": "Words that say something."}
    wiki = draft(files).wiki
    found = leftovers(wiki, known, (), files.__getitem__)
    assert [one.path for one in found if not one.kept] == []
