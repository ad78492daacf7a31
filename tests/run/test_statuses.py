"""What becomes of a snippet, and why, in words, with the note's own line."""

from __future__ import annotations

import pytest

from tests.run.notes import cell, group, played, run, runs

ABSENT = "import no_such_package\nvalue = no_such_package.make()\n"


def test_passed() -> None:
    """Code that ends is passed; it ran, and nothing was checked."""
    one = run("x = 1\nprint(x)\n")
    assert (one.status, one.level, one.message, one.stdout) == ("passed", "ran", None, "1\n")


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("x = 2\nassert x == 2\n", "checked"),
        ("assert 1 + 1 == 2\n", "ran"),
        ("assert True\n", "ran"),
        ("x = 2\nif x == 3:\n    assert x == 3\n", "ran"),
        ("def f(x):\n    assert x\nf(1)\n", "checked"),
        ("def f(x):\n    assert x\n", "ran"),
        ("try:\n    x = 1\n    assert x == 2\nexcept AssertionError:\n    pass\n", "ran"),
    ],
)
def test_level(code: str, level: str) -> None:
    """Checked is what executed an assert that held and depends on a name."""
    assert (run(code).status, run(code).level) == ("passed", level)


def test_a_failure_names_the_line_of_the_note() -> None:
    """Message and traceback speak of the note's own path and line, also of code called from a later snippet."""
    first, second = runs("def half(x):\n    return 1 / x\n", "y = 1\nhalf(0)\n")
    assert first.status == "passed"
    assert (second.status, second.level, second.fault_line) == ("failed", "parsed", 12)
    assert second.message is not None
    assert second.message.startswith("ZeroDivisionError: division by zero\n")
    assert 'File "note.md", line 22, in <module>\n    half(0)' in second.message
    assert 'File "note.md", line 12, in half\n    return 1 / x' in second.message
    assert "worker" not in second.message


def test_a_failed_assert_shows_what_its_names_held() -> None:
    """A bare assert tells the values on its line."""
    message = run("total, parts = 5, [1, 2]\nassert total == sum(parts)\n").message
    assert message is not None
    assert "total = 5" in message
    assert "parts = [1, 2]" in message


def test_a_syntax_error_is_not_even_parsed() -> None:
    """Its line is the note's; the other snippets run."""
    first, second = runs("x = 1\nfor in x:\n", "y = 1\n")
    assert (first.status, first.level, first.fault_line) == ("failed", None, 12)
    assert second.status == "passed"
    assert run("return 1\n").status == "failed"
    assert not (run(f"{'-' * 20_000}1\n").message or "").endswith(": "), "names its reason"


def test_syntax_mode_parses_only() -> None:
    """Nothing is executed, so nothing is given either."""
    first, second = runs(cell("x = 1 / 0\n", mode="syntax"), "print(x)\n")
    assert (first.status, first.level) == ("passed", "parsed")
    assert (second.status, second.message) == ("blocked", "needs `x` of the snippet at line 10, which is only parsed")
    assert run("x = = 1\n", mode="syntax").status == "failed"


def test_skipped() -> None:
    """With its reason; a snippet that needs it is blocked."""
    first, second, third = runs(cell("x = 1\n", mode="skip", reason="needs a GPU"), "print(x)\n", "print('free')\n")
    assert (first.status, first.message) == ("skipped", "needs a GPU")
    assert second.status == "blocked"
    assert third.status == "passed"


def test_missing_package() -> None:
    """Named; what is needed of that snippet lacks the package too, whatever else runs."""
    first, second, third = runs(ABSENT, "print(value)\n", "print(1)\n")
    assert (first.status, first.missing) == ("missing-package", ("no_such_package",))
    assert first.message == "no_such_package is not installed"
    assert (second.status, second.missing) == ("missing-package", ("no_such_package",))
    assert second.message == "no_such_package is not installed (needs `value`, which an earlier snippet would give)"
    assert third.status == "passed"


@pytest.mark.parametrize(
    "code",
    [
        "def f():\n    import no_such_package\nf()\n",
        "if True:\n    import no_such_package\n",
        "# /// script\n# dependencies = ['no_such_package']\n# ///\n",
        "import importlib\nimportlib.import_module('no_such_package.part')\n",
    ],
)
def test_missing_package_on_the_way(code: str) -> None:
    """Also where only the run shows it."""
    assert run(code).status == "missing-package"


def test_required_package() -> None:
    """`requires=` names packages that the code does not import itself."""
    assert run("x = 1\n", requires=("no_such_package",)).status == "missing-package"
    assert run("x = 1\n", requires=("json", "yaml")).status == "passed"


@pytest.mark.parametrize(
    "code",
    [
        "try:\n    import no_such_package\nexcept ImportError:\n    no_such_package = None\n",
        "from importlib.util import find_spec\nassert find_spec('no_such_package') is None\n",
    ],
)
def test_an_optional_package_is_not_missing(code: str) -> None:
    """Code that can do without a package does."""
    assert run(code).status == "passed"


def test_a_missing_part_of_a_package_is_a_failure() -> None:
    """The package is there; that it lacks something is a fault of the code."""
    assert run("import json.no_such_part\n").status == "failed"
    assert run("from json import no_such_part\n").status == "failed"


def test_missing_name() -> None:
    """Nothing gives it: said before anything runs, with the line that asks."""
    one = run("print('not reached')\ncount(model)\n")
    assert (one.status, one.level, one.fault_line, one.stdout) == ("missing-name", "parsed", 12, "")
    assert one.message == "nothing before it gives `count`, `model`"


def test_missing_name_on_the_way() -> None:
    """A name that only some way through asks for is missing when that way is taken."""
    assert run("def f():\n    return model\nf()\n").status == "missing-name"
    assert run("def f():\n    return model\n").status == "passed"


@pytest.mark.parametrize("code", ["print(x)\nx = 1\n", "x = 1\ndel x\nx\n", "def f():\n    y\n    y = 1\nf()\n"])
def test_a_name_that_the_snippet_itself_gives_too_late_is_a_failure(code: str) -> None:
    """That is a fault of the code, not of what surrounds it."""
    assert run(code).status in {"failed", "missing-name"}
    assert run("x = 1\ndel x\nx\n").status == "failed"


def test_an_illustration_is_no_fault() -> None:
    """Code that leaves something out by `...` and lacks names is told apart."""
    one = run("model = build()\ntrain(model, ...)\n")
    assert one.status == "skipped"
    assert one.message == "only illustrates: it leaves code out, and nothing gives `build`, `train`"
    assert run("def f(): ...\n").status == "passed"


def test_blocked() -> None:
    """A snippet that needs a failed one's names is blocked, and so is one that needs the blocked one's."""
    first, second, third = runs("x = 1\ny = 1 / 0\n", "z = x\n", "print(z)\n")
    assert first.status == "failed"
    assert (second.status, second.message) == ("blocked", "needs `x` of the snippet at line 10, which failed")
    assert (third.status, third.message) == ("blocked", "needs `z` of the snippet at line 20, which is blocked itself")


def test_a_later_snippet_gives_the_name_again() -> None:
    """Then nothing is blocked."""
    assert [one.status for one in runs("x = 1 / 0\n", "x = 1\n", "print(x)\n")] == ["failed", "passed", "passed"]


def test_imports_of_a_failed_snippet_hold() -> None:
    """A module that was imported is what it is."""
    assert [one.status for one in runs("import json\n1 / 0\n", "json.dumps(1)\n")] == ["failed", "passed"]


def test_what_passed_before_a_crash_is_played_again() -> None:
    """A snippet that takes its process with it does not take the others'."""
    first, second, third, fourth = runs("x = 1\n", "import os\ny = x\nos._exit(0)\n", "print(x)\n", "print(y)\n")
    assert (first.status, second.status) == ("passed", "crashed")
    assert (third.status, third.stdout) == ("passed", "1\n")
    assert fourth.status == "blocked"


def test_timeout() -> None:
    """Bounded time; what it printed so far is kept, and the next snippet runs."""
    first, second = runs(cell("print('begun')\nwhile True: pass\n", timeout_s=0.3), "print('next')\n")
    assert (first.status, first.message, first.stdout) == ("timeout", "did not end within 0.3 s", "begun\n")
    assert second.status == "passed"


def test_timeouts_are_not_cacheable() -> None:
    """Another try may end otherwise."""
    from pipeline.run.environment import environment_at
    from pipeline.run.execute import execute

    groups = [group(cell("while True: pass\n", timeout_s=0.2)), group("x = 1\n")]
    results = list(execute(groups, environment_at(groups, "none"), 1))
    assert [result.cacheable for result in results] == [False, True]


@pytest.mark.parametrize(
    ("code", "raises", "status"),
    [
        ("int('x')\n", "ValueError", "passed"),
        ("[][0]\n", "LookupError", "passed"),
        ("import json\njson.loads('')\n", "json.JSONDecodeError", "passed"),
        ("int('x')\n", "TypeError", "failed"),
        ("x = 1\n", "ValueError", "failed"),
        ("undefined\n", "NameError", "passed"),
        ("import no_such_package\n", "ImportError", "passed"),
        ("import sys\nsys.exit(1)\n", "SystemExit", "passed"),
        ("x = = 1\n", "SyntaxError", "passed"),
    ],
)
def test_raises(code: str, raises: str, status: str) -> None:
    """An exception that is expected must come; then the snippet is checked."""
    one = run(code, raises=raises)
    assert one.status == status, one.message
    assert (one.level == "checked") == (status == "passed")


@pytest.mark.parametrize(
    ("expected", "status"),
    [(("1\n2\n",), "passed"), (("1\n2",), "passed"), (("1  \n2\n\n",), "passed"), (("1\n3\n",), "failed")],
)
def test_expected_output(expected: tuple[str, ...], status: str) -> None:
    """The whole output, blanks at the end of lines and of the text aside; a difference is shown line by line."""
    one = run("print(1)\nprint(2)\n", expected=expected)
    assert one.status == status
    if status == "passed":
        assert one.level == "checked"
    else:
        assert one.message is not None
        assert "-3" in one.message
        assert "+2" in one.message


def test_output_is_cut() -> None:
    """At a limit that the text itself names."""
    one = run("print('x' * 100_000)\n")
    assert one.stdout.endswith("cut: the snippet printed 100,001 bytes, of which the first 65,536 are kept\n")
    assert len(one.stdout) < 70_000


def test_fixture() -> None:
    """Runs once a group, before the snippet that names it; its names are there."""
    sources = {"model": "calls = []\ndef build():\n    calls.append(1)\n    return 42\n"}
    first, second = runs(
        cell("assert build() == 42\n", fixture="model"),
        cell("build()\nassert calls == [1, 1]\n", 1, fixture="model"),
        fixtures=sources,
    )
    assert (first.status, second.status) == ("passed", "passed"), second.message


@pytest.mark.parametrize(
    ("source", "status", "words"),
    [
        (None, "failed", "there is no fixture 'model': _fixtures/model.py does not exist"),
        ("x = 1\n1 / 0\n", "blocked", "the fixture _fixtures/model.py fails at its line 2: ZeroDivisionError"),
        ("x = = 1\n", "blocked", "fails at its line 1: SyntaxError"),
        (
            "import no_such_package\n",
            "missing-package",
            "no_such_package is not installed (through the fixture _fixtures/model.py)",
        ),
        ("def f():\n    import no_such_package\nf()\n", "missing-package", "through the fixture"),
        ("import os\nos._exit(1)\n", "blocked", "the fixture _fixtures/model.py took its process with it"),
    ],
)
def test_a_fixture_that_is_not_there(source: str | None, status: str, words: str) -> None:
    """Said of each snippet that names it, with the fixture's path and line; others run."""
    first, second = runs(cell("print(x)\n", fixture="model"), "print(1)\n", fixtures={"model": source})
    assert first.status == status
    assert first.message is not None
    assert words in first.message
    assert second.status == "passed"


def test_values() -> None:
    """What the namespace holds in the end, by name and format, at the last snippet that gives it."""
    one = group(
        "total = 109.49\n",
        "total += 0.01\nclass A:\n    x = 3\n",
        values=(("A.x", ""), ("absent", ""), ("total", ".1f"), ("total", "")),
    )
    first, second = played(one)[0]
    assert first.values == {}
    assert second.values == {"A.x|": "3", "total|.1f": "109.5", "total|": "109.5"}


def test_groups_share_nothing() -> None:
    """Each has a namespace of its own, in a process of its own."""
    results = played(
        group("import os\nx = 1\nos.environ['X'] = '1'\n"), group("import os\nassert 'X' not in os.environ\nx\n")
    )
    assert [one.status for result in results for one in result] == ["passed", "missing-name"]


def test_the_namespace_is_that_of_a_program() -> None:
    """`__name__` is `__main__`, classes can be pickled, sources can be found, sets have one order."""
    code = (
        "import inspect, pickle\nclass A: pass\ndef f():\n    return 1\nassert __name__ == '__main__'\n"
        "assert isinstance(pickle.loads(pickle.dumps(A())), A)\nassert inspect.getsource(f) == 'def f():\\n    return 1\\n'\n"
        "assert hash('wiki') == HASH\n"
    )
    first = run("print(hash('wiki'))\n").stdout.strip()
    assert run(f"HASH = {first}\n" + code).status == "passed"


def test_rebinding() -> None:
    """A later snippet that overwrites an earlier result unseen is told; one that builds on it, and imports, are not."""
    cells = (
        "total = 1\nimport json\nfor i in []: pass\n",
        "total = 2\nimport json\n",
        "total = total + 1\nfor i in []: pass\n",
        "total: int = 5\n",
    )
    assert [one.rebinds for one in runs(*cells)] == [(), (("total", 0),), (), (("total", 2),)]


def test_the_same_assignment_once_more_rebinds_nothing() -> None:
    """Layout and comments make no difference; another value does."""
    cells = ("data = [1, 2]\nrest = 1\n", "data = [1,  2]  # again\nrest = 2\n")
    assert [one.rebinds for one in runs(*cells)] == [(), (("rest", 0),)]
