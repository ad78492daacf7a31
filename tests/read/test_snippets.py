"""Fences as snippets: keys in braces and in comments, expected output, hidden set-up, and faults with exact places."""

from __future__ import annotations

import pytest

from pipeline.model.options import Options
from pipeline.model.snippet import Snippet, SnippetFault
from pipeline.model.source import Source
from pipeline.model.text import Text
from pipeline.read import read
from pipeline.read.body import parse


def snippets(markdown: str) -> tuple[Snippet, ...]:
    return parse(Text(markdown), 0, Options())[0].snippets


def only(markdown: str) -> Snippet:
    (snippet,) = snippets(markdown)
    return snippet


def fence(info: str, code: str = "x = 1\n") -> str:
    return f"```{info}\n{code}```\n"


def told(faults: tuple[SnippetFault, ...], markdown: str) -> list[tuple[str, str]]:
    """Each fault with the text that it points at."""
    return [(fault.message, markdown[fault.place.start : fault.place.end]) for fault in faults]


def test_all_keys_are_read() -> None:
    info = (
        'python {test=skip reason="needs a GPU" requires=torch,optuna.integration fixture=model timeout=2.5 '
        "raises=ValueError group=b}"
    )
    snippet = only(fence(info))
    assert (snippet.language, snippet.info, snippet.mode, snippet.reason) == ("python", info, "skip", "needs a GPU")
    assert (snippet.requires, snippet.fixture) == (("torch", "optuna.integration"), "model")
    assert (snippet.timeout_s, snippet.raises, snippet.group, snippet.faults) == (2.5, "ValueError", "b", ())


def test_nothing_said_is_nothing_set() -> None:
    snippet = only(fence("python"))
    assert (snippet.mode, snippet.reason, snippet.requires, snippet.fixture) == (None, None, (), None)
    assert (snippet.timeout_s, snippet.raises, snippet.group, snippet.hidden) == (None, None, "", False)
    assert (snippet.expected, snippet.options, snippet.faults) == ((), (), ())


@pytest.mark.parametrize(
    ("info", "language"),
    [
        ("", ""),
        ("Python", "python"),
        ("  py  ", "py"),
        ("python{test=run}", "python"),
        ("{python}", "python"),
        ('{.python linenums="1"}', "python"),
        ("c++", "c++"),
        ("파이썬", "파이썬"),
    ],
)
def test_the_language_is_the_first_word(info: str, language: str) -> None:
    assert only(fence(info)).language == language


@pytest.mark.parametrize(
    ("info", "options"),
    [
        (
            'python {title="a b.py" linenums=1 hl_lines="1 2"}',
            (("title", "a b.py"), ("linenums", "1"), ("hl_lines", "1 2")),
        ),
        ("python {.annotate #anchor title='x'}", ((".annotate", ""), ("#anchor", ""), ("title", "x"))),
        ('python title="x" hl_lines="2"', (("title", "x"), ("hl_lines", "2"))),
        ("js {1,4-6}", (("1", ""), ("4-6", ""))),
        ("python {strange=1 words}", (("strange", "1"), ("words", ""))),
        ('python {test=run title="a \\"b\\""}', (("title", 'a "b"'),)),
        ("python {test=run data-x=1}", (("data-x", "1"),)),
    ],
)
def test_keys_of_others_pass_through(info: str, options: tuple[tuple[str, str], ...]) -> None:
    snippet = only(fence(info))
    assert (snippet.options, snippet.faults) == (options, ())


@pytest.mark.parametrize(
    ("info", "message", "at"),
    [
        ("python {test=skip resaon=x reason=y}", "`resaon` is no key of a snippet; did you mean `reason`?", "resaon=x"),
        (
            "python {test=run qqq}",
            "`qqq` is no key of a snippet; there are test, reason, requires, fixture, timeout, raises, group, data, results",
            "qqq",
        ),
        ("python {group=a skip}", "`skip` stands alone; write test=skip", "skip"),
        ("python {test=skip}", '`test=skip` needs a reason; add reason="…"', "python {test=skip}"),
        ('python {test=skip reason=""}', "`reason=` is empty", 'reason=""'),
        ("python {test=rum}", "`test=rum` must be run, syntax or skip; did you mean `run`?", "test=rum"),
        ("python {test=no}", "`test=no` must be run, syntax or skip", "test=no"),
        ("python {timeout=soon}", "`timeout=soon` must be a number of seconds above 0, as 10", "timeout=soon"),
        ("python {timeout=0}", "`timeout=0` must be a number of seconds above 0, as 10", "timeout=0"),
        ("python {timeout=inf}", "`timeout=inf` must be a number of seconds above 0, as 10", "timeout=inf"),
        ("python {group=a group=b}", "`group` is set twice; keep one of them", "group=b"),
        ("python {raises='a b'}", "`raises=a b` must be the name of an exception, as ValueError", "raises='a b'"),
        (
            "python {requires=a,}",
            "`requires=a,` must be import names joined by commas, as torch,optuna; `` is none",
            "requires=a,",
        ),
        ("python {test}", "`test` needs a value, as test=…", "test"),
        ("python {test=run", "`{` is never closed; end the keys with `}`", "python {test=run"),
        ("python test=syntax", "`test` counts in braces only; write {test=syntax}", "python test=syntax"),
    ],
)
@pytest.mark.parametrize("before", ["", "text [[x]]\n\n", "- item\n\n  "])
def test_a_wrong_key_is_a_fault_at_its_place(info: str, message: str, at: str, before: str) -> None:
    indent = "  " if before.startswith("-") else ""
    markdown = before + f"```{info}\n{indent}x\n{indent}```\n"
    found = told(only(markdown).faults, markdown)
    assert (message, at) in [(words, text) for words, text in found]
    assert len(found) == 1 or "reason" in message


def test_a_key_of_ours_outside_braces_is_no_fault_in_another_language() -> None:
    assert only(fence("sh group=x")).faults == ()


def test_a_comment_on_the_line_before_says_the_same() -> None:
    snippet = only('<!-- test: skip reason="no network" requires=httpx -->\n' + fence("python"))
    assert (snippet.mode, snippet.reason, snippet.requires, snippet.faults) == ("skip", "no network", ("httpx",), ())


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- test: group=b -->",
        "<!--test:group=b-->",
        "<!-- test:\n  group=b\n-->",
        "text\n<!-- test: test=run group=b -->",
    ],
)
def test_ways_to_write_the_comment(comment: str) -> None:
    assert only(f"{comment}\n{fence('python')}").group == "b"


def test_comment_and_braces_add_up_but_do_not_contradict() -> None:
    markdown = "<!-- test: run group=a -->\n" + fence("python {timeout=3 group=b}")
    snippet = only(markdown)
    assert (snippet.mode, snippet.timeout_s, snippet.group) == ("run", 3.0, "a")
    assert told(snippet.faults, markdown) == [("`group` is set twice; keep one of them", "group=b")]


def test_a_wrong_key_in_a_comment() -> None:
    markdown = "<!-- test: skop grupp=b -->\n" + fence("python")
    assert told(only(markdown).faults, markdown) == [
        ("`test=skop` must be run, syntax or skip; did you mean `skip`?", "skop"),
        ("`grupp` is no key of a snippet; did you mean `group`?", "grupp=b"),
    ]


@pytest.mark.parametrize(
    "markdown",
    [
        "<!-- test: run -->\n\n" + fence("python"),
        "<!-- test: run -->\ntext",
        "<!-- test: run -->",
        "text <!-- test: run -->\n" + fence("python"),
        "<!-- test: run -->\n<!-- other -->\n" + fence("python"),
    ],
)
def test_a_comment_that_belongs_to_no_fence_is_a_fault_of_the_note(markdown: str) -> None:
    body, _ = parse(Text(markdown), 0, Options())
    assert told(body.faults, markdown) == [
        ("a `test` comment must stand on the line directly before a fence", "<!-- test: run -->")
    ]
    assert all(snippet.mode is None for snippet in body.snippets)


def test_a_comment_about_tests_in_prose_is_no_fault() -> None:
    body, _ = parse(
        Text("<!-- tests are below, value judgement -->\n<!-- the test: how? -->\n\ntext <!-- value -->"), 0, Options()
    )
    assert body.faults == ()


def test_code_is_taken_out_of_its_containers() -> None:
    markdown = "1. item\n\n   > ~~~~ py\n   > if x:\n   >     y\n   >\n   > ```\n   > ~~~~\n"
    snippet = only(markdown)
    assert snippet.code == "if x:\n    y\n\n```\n"
    assert (snippet.language, snippet.code_line, snippet.place.line, snippet.place.column) == ("py", 4, 3, 6)
    assert markdown[snippet.place.start : snippet.place.end].startswith("~~~~ py\n   > if")
    assert snippet.place.end_line == 8


@pytest.mark.parametrize(
    ("markdown", "code"),
    [("```py\nx", "x\n"), ("```py\n", ""), ("```py", ""), ("```py\n```", ""), ("```py\nx\n\n", "x\n\n")],
)
def test_a_fence_that_never_closes_or_is_empty(markdown: str, code: str) -> None:
    snippet = only(markdown)
    assert (snippet.code, snippet.code_line) == (code, 2)
    assert markdown[: snippet.place.end].strip() == markdown.strip()


def test_snippets_stand_in_the_order_of_the_text() -> None:
    markdown = (
        "a[^1]\n\n[^1]: note\n\n    ```one\n    ```\n\n" + fence("two") + "<!--\n```three\n```\n-->\n" + fence("four")
    )
    assert [(snippet.language, snippet.hidden) for snippet in snippets(markdown)] == [
        ("one", False),
        ("two", False),
        ("three", True),
        ("four", False),
    ]


def test_indented_code_is_no_snippet() -> None:
    assert snippets("    x = 1\n") == ()


def test_hidden_setup_in_a_comment() -> None:
    markdown = "<!--\nSet-up.\n\n  ```python {group=b}\n  x = 1\n\n    y = 2\n  ```\n\n~~~text\nz\n~~~\n-->\n"
    one, two = snippets(markdown)
    assert (one.hidden, one.language, one.group, one.code) == (True, "python", "b", "x = 1\n\n  y = 2\n")
    assert (one.code_line, one.place.line, one.place.column, one.place.end_line) == (5, 4, 3, 8)
    assert markdown[one.place.start : one.place.end].startswith("```python {group=b}\n")
    assert (two.hidden, two.language, two.code, two.code_line) == (True, "text", "z\n", 11)


@pytest.mark.parametrize(
    "markdown", ["<!-- ```py\nx\n``` -->", "<!-- a -->\n<!--\n~~~ py\nx\n~~~-->\n", "<!--```py\n    x\n```-->"]
)
def test_hidden_setup_may_stand_close_to_the_marks(markdown: str) -> None:
    snippet = only(markdown)
    assert (snippet.language, snippet.code.strip(), snippet.hidden) == ("py", "x", True)
    assert markdown.split("\n")[snippet.code_line - 1].strip() == "x"
    assert markdown[snippet.place.start : snippet.place.end].strip("~`") in (" py\nx\n", "py\nx\n", "py\n    x\n")


def test_hidden_setup_in_a_list_with_a_fault() -> None:
    markdown = "- item\n\n  <!--\n  ```python {test=skip}\n  x\n  ```\n  -->\n"
    snippet = only(markdown)
    assert (snippet.hidden, snippet.code, snippet.code_line) == (True, "x\n", 5)
    assert told(snippet.faults, markdown) == [('`test=skip` needs a reason; add reason="…"', "python {test=skip}")]


def test_output_lines_are_expected() -> None:
    code = "print(1)\n#> 1\nfor i in 'ab':\n    print(i)\n    #> a\n    #>\n    #>b\n"
    snippet = only(fence("python", code))
    assert [(expected.kind, expected.text) for expected in snippet.expected] == [
        ("comment", "1\n"),
        ("comment", "a\n\nb\n"),
    ]
    assert snippet.code == code
    assert [(expected.place.line, expected.place.column, expected.place.end_line) for expected in snippet.expected] == [
        (3, 1, 3),
        (6, 5, 8),
    ]


def test_output_lines_in_a_string_are_none() -> None:
    assert only(fence("python", 'x = """\n#> no\n"""\n#> yes\n')).expected[0].text == "yes\n"


def test_an_output_fence_belongs_to_the_snippet_before() -> None:
    markdown = fence("python") + "\n" + fence("text {output}", "1\n2\n") + fence("python", "y\n")
    one, output, other = snippets(markdown)
    assert [(expected.kind, expected.text) for expected in one.expected] == [("fence", "1\n2\n")]
    place = one.expected[0].place
    assert (markdown[place.start : place.end], place.line) == ("1\n2", 6)
    assert (output.options, output.expected, output.faults) == ((("output", ""),), (), ())
    assert other.expected == ()


def test_an_empty_output_fence_promises_silence() -> None:
    one, _ = snippets(fence("python") + fence("text {output}", ""))
    assert one.expected[0].text == ""


@pytest.mark.parametrize("before", ["", "text\n\n", fence("py") + "text\n\n", fence("py") + fence("text {output}")])
def test_an_output_fence_after_no_snippet_is_a_fault(before: str) -> None:
    markdown = before + fence("text {output}")
    assert told(snippets(markdown)[-1].faults, markdown) == [
        ("`{output}` must stand directly after the snippet it is of", "text {output}")
    ]


def test_a_doctest_session_stays_as_written() -> None:
    assert only(fence("pycon", ">>> 1 + 1\n2\n")).code == ">>> 1 + 1\n2\n"


HEAD = "---\nsnippets: {}\n---\n"


@pytest.mark.parametrize(
    ("said", "mode", "reason", "requires", "timeout"),
    [
        ("{timeout: 20, requires: [torch, optuna]}", None, None, ("torch", "optuna"), 20.0),
        ("{test: skip, reason: none, requires: torch}", "skip", "none", ("torch",), None),
        ("null", None, None, (), None),
    ],
)
def test_defaults_of_the_note(
    said: str, mode: str | None, reason: str | None, requires: tuple[str, ...], timeout: float | None
) -> None:
    note = read(
        Source("a.md", (HEAD.format(said) + fence("python") + fence("python {timeout=1}") + fence("sh")).encode()),
        Options(),
    )
    one, two, shell = note.snippets
    assert (one.mode, one.reason, one.requires, one.timeout_s) == (mode, reason, requires, timeout)
    assert two.timeout_s == 1.0
    assert (shell.mode, shell.requires, shell.timeout_s) == (None, (), None)
    assert note.body.faults == ()


@pytest.mark.parametrize(
    ("said", "message", "at"),
    [
        ("[run]", "`snippets` must be a mapping, as {timeout: 20}", "[run]"),
        ("{timeout: soon}", "`timeout=soon` must be a number of seconds above 0, as 10", "soon"),
        ("{timout: 3}", "`timout` is no key of a snippet; did you mean `timeout`?", "3"),
        ("{test: true}", "`snippets: test` must be a text or a number", "true"),
        ("{test: skip}", '`test=skip` needs a reason; add reason="…"', "skip"),
    ],
)
def test_wrong_defaults_are_faults_of_the_note(said: str, message: str, at: str) -> None:
    markdown = HEAD.format(said) + fence("python")
    note = read(Source("a.md", markdown.encode()), Options())
    assert told(note.body.faults, markdown) == [(message, at)]
    assert note.snippets[0].faults == ()


def test_a_skip_may_take_its_reason_from_the_note() -> None:
    note = read(Source("a.md", (HEAD.format("{reason: slow}") + fence("python {test=skip}")).encode()), Options())
    assert (note.snippets[0].reason, note.snippets[0].faults) == ("slow", ())


@pytest.mark.parametrize("info", ["python {tset=skip}", "python {timout=5}", "py {fixtures=model}"])
def test_a_key_that_is_nearly_ours_is_a_fault_though_it_stands_alone(info: str) -> None:
    (fault,) = only(fence(info)).faults
    assert "did you mean" in fault.message


@pytest.mark.parametrize("info", ["python {text=shadow}", "python {date=2024}", "python {time=5}", "python {tests}"])
def test_a_key_of_others_that_looks_like_ours_passes_through(info: str) -> None:
    assert only(fence(info)).faults == ()
