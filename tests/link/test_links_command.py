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
