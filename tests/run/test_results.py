"""`2 + 2  # 4`: comments that show what an expression comes to, where a snippet asks for them to be checked."""

from __future__ import annotations

import pytest

from pipeline.model.options import Options
from pipeline.model.source import Source
from pipeline.read import read
from pipeline.reports.runs_text import block
from pipeline.run.groups import groups
from pipeline.run.results import shown_results
from tests.run.notes import played, run


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("f(1)  # 4", "4"),
        ("f(1)  # => [1, 2]", "[1, 2]"),
        ("f(1)  #-> 'a'", "'a'"),
        ("f(\n  1)  # None", "None"),
        ("f(1)  # returns 4", None),
        ("f(1)  # done", None),
        ("f(1)  # 4 apples", None),
        ("f(1)  # ...", None),
        ("f(1)  # g(2)", None),
        ("x = 1  # 1", None),
        ("print(1)  # 1", None),
        ("f(1); g(1)  # 1", None),
        ("if f:\n    f(1)  # 1", None),
        ("'# 1'", None),
        ("f(1", None),
    ],
)
def test_which_comments_are_promises(line: str, shown: str | None) -> None:
    """Literals alone, beside expressions alone."""
    assert shown_results(line + "\n") == ({line.count("\n") + 1: shown} if shown is not None else {})


HOLD = ["1/3  # 0.33", "1/3  # 0.3333333333333333", "5.0  # 5", "5  # 5.0", "2e-9  # 2e-9", "0.1 + 0.2  # 0.3"]
HOLD += ["[1/3, (1, 'a')]  # [0.33, (1, 'a')]", "{'b': 0.5, 'a': None}  # {'a': None, 'b': 0.5}", "{2, 1}  # {1, 2}"]
HOLD += ["-1.25  # -1.25", "True  # True", "'é'  # 'é'", "1 + 2j  # (1+2j)"]
DIFFER = ["1/3  # 0.34", "1/3  # 0.3334", "True  # 1", "1  # True", "(1, 2)  # [1, 2]", "[1]  # [1, 2]", "3  # '3'"]
DIFFER += [
    "{'a': 1}  # {'a': 2}",
    "{'a': 1, 'b': 1}  # {'a': 1}",
    "None  # 0",
    "'a'  # 'b'",
    "2e-9  # 3e-9",
    "[]  # 0.0",
]


@pytest.mark.parametrize("code", HOLD)
def test_what_holds_is_checked(code: str) -> None:
    """A float holds with as many digits as are shown."""
    found = run(code + "\n", results=True)
    assert (found.status, found.level, found.message) == ("passed", "checked", None)


@pytest.mark.parametrize("code", DIFFER)
def test_what_differs_fails(code: str) -> None:
    found = run("\n" + code + "\n", results=True)
    assert (found.status, found.fault_line) == ("failed", 12)
    expression, _, comment = code.partition("  # ")
    assert (found.message or "").startswith(f"`{expression}` is ")
    assert (found.message or "").endswith(f"and the comment says {comment}")


def test_nothing_is_a_promise_unasked() -> None:
    found = run("1 + 1  # 3\n")
    assert (found.status, found.level) == ("passed", "ran")


def test_a_value_may_resist() -> None:
    """Whatever a comparison raises is a failure of the snippet."""
    found = run("class Evil:\n    def __eq__(self, other):\n        raise KeyError\nEvil()  # 1\n", results=True)
    assert (found.status, found.fault_line) == ("failed", 13)


SHOWN = """# Note

```python
print(1)
#> 1
print(2)
#> 3
print(4)
#> 4
```

> - ```python
>   print("a")
>   print("b")
>   ```
>
>   ```text {output}
>   a
>   c
>   ```

```python
print(1)
print(2)
#> 1
```

```python
print(1)
```
```text {output}
```
"""


def test_a_wrong_output_is_told_where_the_note_shows_it() -> None:
    """At the first line that does not hold, in comments and in fences, in lists and quotes; the last where more came."""
    note = read(Source("note.md", SHOWN.encode()), Options())
    (of_note,) = played(*groups({"note.md": note}, Options(), {}))
    assert [(one.status, one.line, one.fault_line) for one in of_note] == [
        ("failed", 3, 7),
        ("failed", 12, 19),
        ("failed", 22, 25),
        ("failed", 28, 32),
    ]
    texts = [block(one, lambda run: note.snippets[run.index]).splitlines() for one in of_note]
    assert texts[0][:4] == [
        "note.md:7 failed: the output is not the expected one",
        "     5 | #> 1",
        "     6 | print(2)",
        ">    7 | #> 3",
    ]
    assert not any("|" in line for line in texts[1])
