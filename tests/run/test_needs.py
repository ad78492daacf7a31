"""Which names code needs and gives is known before it runs; certain is only what every way through asks for."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.run.needs import Needs, left_out, needs


def of(code: str) -> Needs:
    return needs(ast.parse(code))


@pytest.mark.parametrize(
    ("code", "certain"),
    [
        ("print(model)", {"print": 1, "model": 1}),
        ("x = 1\ny = x + z", {"z": 2}),
        ("total += 1", {"total": 1}),
        ("x: int = y", {"y": 1}),
        ("def f(a=default):\n    return body", {"default": 1}),
        ("class A(Base):\n    x = 1\n    y = x\n    z = outside", {"Base": 1, "outside": 4}),
        ("f = lambda: later", {}),
        ("[x for x in items if keep(x)]", {"items": 1}),
        ("{k: v for k, v in pairs}", {"pairs": 1}),
        ("if test:\n    maybe", {"test": 1}),
        ("a and b", {"a": 1}),
        ("a if b else c", {"b": 1}),
        ("while go:\n    step()", {"go": 1}),
        ("for x in items:\n    use(x)", {"items": 1}),
        ("with opened() as f:\n    read(f)", {"opened": 1}),
        ("try:\n    risky\nexcept NameError:\n    pass", {}),
        ("match x:\n    case [a, *b]:\n        use(a, b)", {"x": 1}),
        ("assert x, message", {"x": 1}),
        ("raise Error\nnever", {"Error": 1}),
        ("@decorator\ndef f(): pass", {"decorator": 1}),
        ("if (n := 1):\n    n\nn", {}),
        ("import a.b as c\nfrom d import e\nc, e", {}),
        ("from a import *\nanything", {}),
        ("exec('x = 1')\nx", {}),
    ],
)
def test_certain_needs(code: str, certain: dict[str, int]) -> None:
    """Names that are looked up on every way through, with the line that asks first."""
    assert of(code).certain == certain


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("x = y = 1", {"x", "y"}),
        ("(a, [b, *c]) = v", {"a", "b", "c"}),
        ("def f():\n    global g\n    g = 1", {"f", "g"}),
        ("class A:\n    x = 1", {"A"}),
        ("import a.b, c as d", {"a", "d"}),
        ("for i in x:\n    j = i", {"i", "j"}),
        ("try:\n    a = 1\nexcept E as e:\n    b = 1", {"a", "b", "e"}),
        ("with x as y: pass", {"y"}),
        ("match v:\n    case {'k': a, **rest}: pass\n    case B(c) as d: pass", {"a", "rest", "c", "d"}),
        ("[x for x in y]", set()),
        ("x: int", set()),
        ("print(n := 1)", {"n"}),
    ],
)
def test_given(code: str, given: set[str]) -> None:
    """Names that the code binds at module level, on some way through."""
    assert of(code).given == given


@pytest.mark.parametrize(
    ("code", "imports"),
    [
        ("import torch.nn as nn, os", {"torch": 1, "os": 1}),
        ("from numpy.linalg import norm", {"numpy": 1}),
        ("from . import sibling", {}),
        ("try:\n    import cupy\nexcept ImportError:\n    cupy = None", {}),
        ("if False:\n    import never", {}),
        ("def f():\n    import later", {}),
    ],
)
def test_imports(code: str, imports: dict[str, int]) -> None:
    """Only packages that are imported on every way through are certainly needed."""
    assert of(code).imports == imports


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("def f():\n    ...", 2),
        ("...", 1),
        ("train(...)", 1),
        ("x = ...", None),
        ("a[..., 0]", None),
        ("x: tuple[int, ...]", None),
    ],
)
def test_ellipsis(code: str, line: int | None) -> None:
    """`...` in the place of a statement or an argument leaves code out; elsewhere it is a value."""
    assert left_out(ast.parse(code)) == line


NAMES = st.sampled_from("abcdef")
LINES = st.lists(
    st.one_of(
        st.builds("{} = {}".format, NAMES, NAMES),
        st.builds("{} = 1".format, NAMES),
        st.builds("if {}:\n    {} = {}".format, NAMES, NAMES, NAMES),
        st.builds("for {} in [{}]:\n    {}".format, NAMES, NAMES, NAMES),
        st.builds("[{} for {} in [{}]]".format, NAMES, NAMES, NAMES),
        st.builds("def {}():\n    return {}".format, NAMES, NAMES),
    ),
    max_size=8,
)


@given(LINES)
def test_what_is_certain_raises(lines: list[str]) -> None:
    """Law: code that certainly needs a name raises NameError where it is not there; code that needs nothing does not."""
    code = "\n".join(lines)
    found = of(code)
    namespace: dict[str, object] = {}
    missing = None
    try:
        exec(code, namespace)
    except NameError as error:
        missing = error.name
    assert missing is None or missing in found.possible or missing in found.given
    assert missing is not None or not found.certain
    assert set(namespace) - {"__builtins__"} <= found.given
    assert found.certain.keys() <= found.possible.keys()
