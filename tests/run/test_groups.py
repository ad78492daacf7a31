"""Snippets become groups: one for each namespace of each note, in order, every default filled in."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.note import Note
from pipeline.model.options import Options, SnippetDefaults
from pipeline.model.run import Environment
from pipeline.model.source import Source
from pipeline.read import read
from pipeline.run.group import Group
from pipeline.run.groups import groups
from pipeline.run.key import key

ENVIRONMENT = Environment("3.11.7", "full", {"torch": "2.13.0", "optuna": ""})
NOTE = """# Note

```python
x = 1
```

```json
{"data": 1}
```

```json {test=syntax}
{"data": 2}
```

```py {group=b timeout=3}
x = 2
```

```python {fixture=model requires=torch raises=ValueError}
print(x)
#> 1
print(x)
#> 1
```

```text {output}
1
1
```

Its value is <!-- value: x .1f -->1.0<!-- /value -->.
"""


def of(text: str, options: Options | None = None, fixtures: dict[str, str] | None = None) -> tuple[Group, ...]:
    note = read(Source("a/note.md", text.encode()), options or Options())
    return groups({"a/note.md": note}, options or Options(), fixtures or {})


def test_groups() -> None:
    """The note's own namespace first; data only where it asks; defaults from the options; values with the note's own."""
    own, other = of(NOTE, Options(snippets=SnippetDefaults(timeout_s=7.0)), {"model": "m = 1\n"})
    assert (own.path, own.name, [cell.index for cell in own.cells]) == ("a/note.md", "", [0, 2, 4])
    assert (other.name, [cell.timeout_s for cell in other.cells]) == ("b", [3.0])
    first, data, last = own.cells
    assert (first.line, first.code_line, first.code, first.timeout_s, first.mode) == (3, 4, "x = 1\n", 7.0, "run")
    assert (data.language, data.mode) == ("json", "syntax")
    assert (last.fixture, last.requires, last.raises) == ("model", ("torch",), "ValueError")
    assert last.expected == ("1\n1\n", "1\n1\n")
    assert [(fixture.path, fixture.source) for fixture in own.fixtures] == [("_fixtures/model.py", "m = 1\n")]
    assert (own.values, other.values) == ((("x", ".1f"),), ())


def test_a_fixture_that_does_not_exist_has_no_source() -> None:
    """It is still named."""
    own, _ = of(NOTE)
    assert own.fixtures[0].source is None


def test_the_key_hangs_on_what_the_result_hangs_on() -> None:
    """Code, attributes, fixtures, interpreter, packages and their absence, isolation; neither path nor line."""
    own, _ = of(NOTE, fixtures={"model": "m = 1\n"})
    base = key(own, ENVIRONMENT)
    moved, _ = of("Another line.\n\n" + NOTE, fixtures={"model": "m = 1\n"})
    assert key(replace(moved, path="b.md"), ENVIRONMENT) == base
    changed = [
        of(NOTE.replace("x = 1", "x = 10"), fixtures={"model": "m = 1\n"})[0],
        of(NOTE.replace("raises=ValueError", ""), fixtures={"model": "m = 1\n"})[0],
        of(NOTE.replace("#> 1", "#> 2"), fixtures={"model": "m = 1\n"})[0],
        of(NOTE.replace("x .1f", "x .2f"), fixtures={"model": "m = 1\n"})[0],
        of(NOTE, fixtures={"model": "m = 2\n"})[0],
        of(NOTE)[0],
    ]
    environments = [
        replace(ENVIRONMENT, python="3.12.0"),
        replace(ENVIRONMENT, isolation="limits"),
        replace(ENVIRONMENT, packages={"torch": ""}),
        replace(ENVIRONMENT, packages={"torch": "2.14.0"}),
    ]
    keys = [key(group, ENVIRONMENT) for group in changed] + [key(own, environment) for environment in environments]
    assert len({base, *keys}) == 1 + len(keys)
    assert key(own, replace(ENVIRONMENT, packages={"torch": "2.13.0", "numpy": "2"})) == base


@given(st.permutations(["a.md", "b.md", "c/d.md", "가.md"]))
def test_order_changes_nothing(paths: list[str]) -> None:
    """Law 1."""
    notes: dict[str, Note] = {path: read(Source(path, NOTE.encode()), Options()) for path in paths}
    assert [group.path for group in groups(notes, Options(), {})] == [path for path in sorted(paths) for _ in range(2)]
