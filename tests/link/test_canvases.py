"""Canvases follow what moves: the files that they show, and the links in their cards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.__main__ import run

CARD = 'See [[Old#Part|"it"]], [x](notes/Old.md) ![[p.png]]\nand `[[Old]]`'
CANVAS = {
    "nodes": [
        {"id": "1", "type": "file", "file": "notes/Old.md", "subpath": "#Part"},
        {"id": "2", "type": "text", "text": CARD},
        {"id": "3", "type": "text", "text": '"file": "notes/Old.md" {"file":"notes/Old.md"}'},
        {"id": "4", "type": "group", "label": "notes/Old.md", "background": "p.png"},
        {"id": "5", "type": "link", "url": "https://notes/Old.md"},
        {"id": "6", "type": "file", "file": "notes/Else.md"},
    ],
    "edges": [],
}


def wiki(folder: Path, canvas: str) -> Path:
    files = {"notes/Old.md": "# Part\n", "notes/Else.md": "", "p.png": "", "boards/b.canvas": canvas}
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    return folder


def mv(folder: Path, *arguments: str) -> int:
    return run(["mv", "-C", str(folder), *arguments])


@pytest.mark.parametrize("layout", [{}, {"indent": "\t", "ensure_ascii": False}, {"separators": (",", ":")}])
def test_files_and_cards_follow_a_note(tmp_path: Path, layout: dict[str, object]) -> None:
    folder = wiki(tmp_path, json.dumps(CANVAS, **layout))  # type: ignore[arg-type]
    assert mv(folder, "notes/Old.md", "new/Über.md") == 0
    written = (folder / "boards/b.canvas").read_bytes().decode()
    meant = json.loads(json.dumps(CANVAS))
    meant["nodes"][0]["file"] = "new/Über.md"
    meant["nodes"][1]["text"] = 'See [[Über#Part|"it"]], [x](new/Über.md) ![[p.png]]\nand `[[Old]]`'
    assert json.loads(written) == meant
    kept = json.dumps(CANVAS["nodes"][2], **layout)  # type: ignore[arg-type,index]
    assert layout.get("indent") or kept in written


def test_the_canvas_itself_and_what_it_shows_may_move(tmp_path: Path) -> None:
    canvas = {"nodes": [{"text": "[x](../notes/Old.md)"}, {"background": "p.png"}]}
    folder = wiki(tmp_path, json.dumps(canvas))
    assert mv(folder, "boards", "very/deep") == 0
    assert mv(folder, "p.png", "pictures/p.png") == 0
    assert json.loads((folder / "very/deep/b.canvas").read_text()) == {
        "nodes": [{"text": "[x](../../notes/Old.md)"}, {"background": "pictures/p.png"}]
    }


@pytest.mark.parametrize(
    "canvas", ["", "{", '{"file": "notes/Old.md"', '{"file": 3, "text": null}', "\ufeff{}", '{"text": "\\ud800"}']
)
def test_what_is_no_canvas_stays_as_it_is(tmp_path: Path, canvas: str) -> None:
    folder = wiki(tmp_path, canvas)
    assert mv(folder, "notes/Old.md", "New.md") == 0
    assert (folder / "boards/b.canvas").read_bytes() == canvas.encode()


def test_a_dry_run_shows_the_canvas_and_a_base_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = wiki(tmp_path, '{"nodes": [\n{"file": "notes/Old.md"}\n]}\n')
    (folder / "all.base").write_text('filters:\n  - file.path == "notes/Old.md"\n', encoding="utf-8")
    assert mv(folder, "notes/Old.md", "New.md", "--dry-run") == 0
    shown = capsys.readouterr()
    assert '-{"file": "notes/Old.md"}\n+{"file": "New.md"}\n' in shown.out
    assert "Not rewritten: all.base:2:19 notes/Old.md, which should lead to New.md." in shown.err
    assert (folder / "notes/Old.md").exists()
