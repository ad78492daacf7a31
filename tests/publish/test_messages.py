"""Why a snippet failed, on its page: nothing of hidden snippets, nothing from beyond the note."""

from __future__ import annotations

from pipeline.model.run import Run
from tests.publish.wikis import html, site

NOTE = """\
<!--
```python
HIDDEN = "SENTINEL"
def inverse(x):
    return 1 / x  # SENTINEL
```
-->

```python
inverse(0)
```
"""
MESSAGE = """\
AssertionError: of two
lines
  HIDDEN = 'SENTINEL'
Traceback (most recent call last):
  File "note.md", line 10, in <module>
    inverse(0)
  File "note.md", line 5, in inverse
    return 1 / x  # SENTINEL
           ~~^~~
  File "/usr/lib/beyond.py", line 10, in beyond
    beyond()
AssertionError: of two
lines SENTINEL
"""


def shown(note: str, message: str, index: int) -> str:
    run = Run("note.md", index, 9, "python", "g", "failed", "parsed", message, "", 0.1, cached=False)
    return site({"note.md": note}, runs=[run]).pages["note.md"].html


def test_hidden_snippets_show_in_no_message() -> None:
    page = shown(NOTE, MESSAGE, 1)
    assert "SENTINEL" not in page
    assert "/usr/lib" not in page
    assert "Failed: AssertionError: of two</p>" in page
    assert '<pre class="wm-trace" data-search-exclude="true">  File "note.md", line 10, in &lt;module&gt;\n' in page
    assert "    inverse(0)</pre>" in page


def test_a_note_that_hides_nothing_keeps_its_values() -> None:
    """Several lines stay several lines."""
    page = shown("```python\nassert a == 2\n```\n", "AssertionError\n  a = 1\n  b = 2", 0)
    assert "Failed: AssertionError</p>" in page
    assert ">  a = 1\n  b = 2</pre>" in page


def test_what_a_snippet_printed_is_its_own() -> None:
    """A difference from the promised output stays whole, beside hidden snippets too."""
    page = shown(NOTE, "the output is not the expected one\n--- expected output\n+++ output\n-1\n+2", 1)
    assert "-1\n+2</pre>" in page


def test_no_message_is_no_paragraph_of_code() -> None:
    assert "wm-trace" not in html("```python\n1\n```\n")


def test_a_figure_says_whether_the_code_computed_it() -> None:
    note = "```python\nx = 1\n```\n\nIt is <!-- value: x -->1<!-- /value --> or <!-- value: x -->2<!-- /value -->.\n"
    run = Run("note.md", 0, 1, "python", "g", "passed", "ran", None, "", 0.1, cached=False, values={"x|": "1"})
    page = site({"note.md": note}, runs=[run]).pages["note.md"].html
    assert '<span class="wm-value" title="Computed by this note’s code">1</span>' in page
    assert '<span class="wm-value--differs" title="This note’s code computes something else">2</span>' in page
    assert "Computed by" not in html(note)
