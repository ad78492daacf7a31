"""`test --update` and `--diff`: true outputs by position, and nothing else."""

from __future__ import annotations

import subprocess

import pytest

from .calling import Caller

COMMENTS = (
    "print(1 + 1)\n#> 3\nfor i in range(2):\n    print(i)\n    #> 9\n",
    "print(1 + 1)\n#> 2\nfor i in range(2):\n    print(i)\n    #> 0\n    #> 1\n",
)


def fenced(code: str, language: str = "python", before: str = "") -> str:
    """A note whose snippet stands behind a prefix."""
    lines = [f"```{language}", *code.splitlines(), "```"]
    return "# Note\n\n" + "".join(f"{before}{line}".rstrip() + "\n" for line in lines)


CASES = {
    "lines of output": (fenced(COMMENTS[0]), fenced(COMMENTS[1])),
    "in a quote": (fenced(COMMENTS[0], before="> "), fenced(COMMENTS[1], before="> ")),
    "output that begins after the last line": (
        fenced("print(1)\n#> 0\nprint(2)\n"),
        fenced("print(1)\n#> 1\nprint(2)\n#> 2\n"),
    ),
    "nothing is printed": (fenced("x = 1\n#> 1\n"), fenced("x = 1\n")),
    "empty lines within": (fenced("print('a\\n\\nb')\n#> a\n"), fenced("print('a\\n\\nb')\n#> a\n#>\n#> b\n")),
    "a session": (
        fenced(">>> 1 + 1\n3\n>>> [1,\n...  2]\n[1,   2]\n>>> None\n", "pycon"),
        fenced(">>> 1 + 1\n2\n>>> [1,\n...  2]\n[1,   2]\n>>> None\n", "pycon"),
    ),
    "a session's promise with an ellipsis holds": (
        fenced(">>> print('a', 'b')\na ...\n>>> 2\n3\n", "pycon"),
        fenced(">>> print('a', 'b')\na ...\n>>> 2\n2\n", "pycon"),
    ),
    "a fence of output": (
        fenced("print('a')\nprint('b')\n") + "\n```text {output}\nold\n```\nAfter.\n",
        fenced("print('a')\nprint('b')\n") + "\n```text {output}\na\nb\n```\nAfter.\n",
    ),
    "an empty fence of output": (
        fenced("print('a')\n") + "\n```text {output}\n```\n",
        fenced("print('a')\n") + "\n```text {output}\na\n```\n",
    ),
    "output that would close its fence": (
        fenced("print('`' * 3)\n") + "\n```text {output}\nold\n```\n",
        fenced("print('`' * 3)\n") + "\n````text {output}\n```\n````\n",
    ),
    "a list": (
        "- one\n\n  ```python\n  print(7)\n  ```\n\n  ~~~text {output}\n  old\n  ~~~\n\n- two\n",
        "- one\n\n  ```python\n  print(7)\n  ```\n\n  ~~~text {output}\n  7\n  ~~~\n\n- two\n",
    ),
    "tabs": (
        "- one\n\n\t```python\n\tif True:\n\t\tprint(7)\n\t\t#> 8\n\t```\n",
        "- one\n\n\t```python\n\tif True:\n\t\tprint(7)\n\t\t#> 7\n\t```\n",
    ),
    "what needs the snippet runs too": (
        fenced("x = 2\nprint(x)\n#> 1\n") + "\n" + fenced("print(x + 1)\n#> 1\n"),
        fenced("x = 2\nprint(x)\n#> 2\n") + "\n" + fenced("print(x + 1)\n#> 3\n"),
    ),
    "a figure in prose": (
        fenced("x = 2.5\n")
        + "\nIt is <!-- value: x .2f -->9.99<!-- /value -->, <!-- value: x -->2.5<!-- /value -->.\n",
        fenced("x = 2.5\n")
        + "\nIt is <!-- value: x .2f -->2.50<!-- /value -->, <!-- value: x -->2.5<!-- /value -->.\n",
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_written(wikimill: Caller, case: str, line_end: str) -> None:
    """The output is written where it stands, with the note's line ends; a second time there is nothing to do."""
    before, after = (text.replace("\n", line_end).encode() for text in CASES[case])
    wikimill.write({"Note.md": before, "Other.md": "# Other\n"})
    shown = wikimill("test", "--diff", "--isolation", "none")
    assert (shown.code, wikimill.contents()["Note.md"]) == (1, before)
    answer = wikimill("test", "--update", "--isolation", "none")
    assert (wikimill.contents()["Note.md"], answer.code) == (after, 0), answer.err
    again = wikimill("test", "--update", "--isolation", "none")
    assert (wikimill.contents()["Note.md"], again.err) == (after, "")
    assert wikimill("test", "--diff", "--isolation", "none").code == 0


LEFT = {
    "an address": ("print(object())\n#> <object>\n", "each time"),
    "the time": ("import time\nprint(time.time_ns())\n#> 4\n", "something else each time"),
    "a failure on the way": ("print(1)\n#> 2\nraise ValueError\n", ""),
    "two outputs after one statement": ("for i in range(2):\n    print(i)\n    #> 5\n    print(i)\n    #> 5\n", "tell them apart"),
    "a carriage return within": ("print('a\\rb')\n#> a\n", "cannot"),
    "an output without its line's end": ("print('a', end='')\n#> b\nprint('c')\n#> c\n", "cannot"),
}  # fmt: skip


@pytest.mark.parametrize("case", LEFT)
def test_left_alone(wikimill: Caller, case: str) -> None:
    """What is no steady result, or did not run to its end, keeps every byte; why is said where it is not plain."""
    code, words = LEFT[case]
    wikimill.write({"Note.md": fenced(code)})
    before = wikimill.contents()
    answer = wikimill("test", "--update", "--isolation", "none")
    assert (wikimill.contents(), answer.code) == (before, 1)
    assert words in answer.err, answer.err


def test_one_output_that_cannot_be_written_keeps_no_other_from_it(wikimill: Caller) -> None:
    """Which was not is said by its line."""
    fine, bad = fenced("print(1)\n#> 0\n"), fenced("print('a\\rb')\n#> a\n")
    figure = "It is <!-- value: x -->9<!-- /value -->.\n"
    for note in ([fine, bad, fine], [bad, fine, bad, fine, fine], [fine, bad]):
        wikimill.write({"Note.md": fenced("x = 3\n") + figure + "".join(note)})
        answer = wikimill("test", "--update", "--isolation", "none")
        right = [text.replace("#> 0", "#> 1") for text in note]
        assert wikimill.contents()["Note.md"].decode() == fenced("x = 3\n") + figure.replace("9", "3") + "".join(right)
        assert answer.err.count("Not updated: ") == note.count(bad)
        assert f"Updated {note.count(fine) + 1} outputs in 1 note." in answer.err


def test_hidden_output_cannot_end_its_comment(wikimill: Caller) -> None:
    wikimill.write({"Note.md": "# Note\n\n<!--\n```python\nprint('--' + '>')\n#> old\n```\n-->\n"})
    before = wikimill.contents()
    answer = wikimill("test", "--update", "--isolation", "none")
    assert wikimill.contents() == before
    assert "cannot" in answer.err


def test_the_patch_is_what_is_written(wikimill: Caller) -> None:
    """`git apply` makes of the patch what --update writes."""
    wikimill.write({"Note.md": CASES["a session"][0]})
    patch = wikimill("test", "--diff", "--isolation", "none").out
    subprocess.run(["git", "apply"], input=patch, text=True, cwd=wikimill.folder, check=True)
    assert wikimill.contents()["Note.md"] == CASES["a session"][1].encode()
