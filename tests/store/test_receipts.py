"""What is written of receipts is what is read of them, and the same receipts give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.failure import CannotRun
from pipeline.model.options import Options
from pipeline.model.project import Project
from pipeline.model.receipt import Inputs, Receipt
from pipeline.model.run import Environment, Run
from pipeline.store import receipts

TEXT = st.text(st.characters(), max_size=8)
TEXTS = st.dictionaries(TEXT, TEXT, max_size=2)
RUNS = st.builds(
    Run,
    path=st.just(""),
    index=st.just(0),
    line=st.just(0),
    language=st.just(""),
    group=st.just(""),
    status=st.sampled_from(["passed", "failed", "crashed"]),
    level=st.sampled_from(["parsed", "ran", "checked", None]),
    message=st.none() | TEXT,
    stdout=TEXT,
    duration_s=st.just(0.0),
    cached=st.just(False),
    fault_line=st.none() | st.integers(1, 99),
    values=TEXTS,
    missing=st.just(()),
    rebinds=st.just(()),
    environment=st.none(),
    receipt=st.none(),
)
RECEIPTS = st.builds(
    Receipt,
    path=TEXT,
    group=TEXT,
    date=st.dates().map(lambda day: day.isoformat()),
    environment=st.builds(Environment, TEXT, st.sampled_from(["full", "limits"]), TEXTS),
    inputs=st.builds(Inputs, TEXT, TEXTS, TEXTS),
    runs=st.dictionaries(st.integers(0, 9), RUNS, max_size=3),
)


PASSED = Run("", 0, 0, "", "", "passed", "ran", None, "", 0.0, False)


@contextmanager
def project() -> Iterator[Project]:
    """An empty wiki without configuration."""
    with TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        yield Project(root, None, root, Options(), root / "cache", root / "site", ())


@given(st.lists(RECEIPTS, max_size=3).map(tuple))
def test_round_trip(kept: tuple[Receipt, ...]) -> None:
    """Whatever a snippet prints or is called, lone surrogates too."""
    with project() as wiki:
        receipts.save(wiki, kept)
        assert receipts.load(wiki) == kept
        before = receipts.digest(wiki)
        receipts.save(wiki, receipts.load(wiki))
        assert receipts.digest(wiki) == before
        assert bool(before) == bool(kept)


@pytest.mark.parametrize("text", ["", "[]", "[" * 100_000, '{"version": 1, "receipts": [{"path": "a"}]}', "huge"])
def test_a_damaged_file_is_told(text: str) -> None:
    """However it is damaged, in one line."""
    kept = Receipt("a.md", "", "2026-05-01", Environment("3.11.7", "full", {}), Inputs("x", {}, {}), {0: PASSED})
    with project() as wiki:
        receipts.save(wiki, [kept])
        place = wiki.root / receipts.PATH
        whole = place.read_text(encoding="utf-8").replace('"snippet": 1', '"snippet": 1e400')
        place.write_text(whole if text == "huge" else text, encoding="utf-8")
        with pytest.raises(CannotRun, match=r"receipts\.json: holds no receipts: [^\n]+$"):
            receipts.load(wiki)
