"""`wikimill links` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.__main__ import run


def test_links_may_be_asked_for_by_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text("[[a]] [[nowhere]] [x](gone.md) <https://example.org>", encoding="utf-8")
    assert run(["links", "-C", str(tmp_path), "--format", "json", "--status", "missing"]) == 0
    assert [link["target"] for link in json.loads(capsys.readouterr().out)["links"]] == ["nowhere", "gone.md"]
    assert run(["links", "-C", str(tmp_path), "--status", "ok", "--status", "external"]) == 0
    assert capsys.readouterr().out.endswith("2 links: 1 ok, 1 external.\n")
    assert run(["links", "-C", str(tmp_path), "--status", "broken"]) == 2


def test_a_redirect_that_leaves_the_wiki_says_where_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        "plugins:\n  - wikimill:\n      redirects: {old.md: 'https://example.org/new', 'a.md#gone': 'https://example.org/g'}\n",
        encoding="utf-8",
    )
    (tmp_path / "docs/a.md").write_text("[x](old.md) [[#gone]] <https://example.org>", encoding="utf-8")
    assert run(["links", "-C", str(tmp_path)]) == 0
    told = [line.partition(" → ")[2] for line in capsys.readouterr().out.splitlines()]
    assert told[:3] == [
        "external: https://example.org/new, redirected from old.md",
        "external: https://example.org/g, redirected from a.md#gone",
        "external",
    ]
