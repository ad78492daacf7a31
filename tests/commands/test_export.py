"""`wikimill export`: a folder of plain Markdown, made whole or not at all."""

from __future__ import annotations

from pathlib import Path

from .calling import Caller


def held(folder: Path) -> dict[str, bytes]:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_notes_and_attachments_are_written_at_their_paths(wikimill: Caller, tmp_path: Path) -> None:
    wikimill.write(
        {"a.md": "[[b c]] ![[d.png]]\n", "x/b c.md": "---\ntitle: B\n---\nhi\n", "s.md": "---\npublish: false\n---\n"}
    )
    (wikimill.folder / "d.png").write_bytes(b"\x89\x00\xff")
    answer = wikimill("export", str(tmp_path / "out" / "plain"))
    assert answer.code == 0
    assert answer.out.startswith("2 notes and 1 attachment are in ")
    assert answer.out.endswith("1 private or unreadable note left out.\n")
    assert held(tmp_path / "out" / "plain") == {
        ".wikimill-export": b"made by `wikimill export`\n",
        "a.md": b"[b c](x/b%20c.md) ![d.png](d.png)\n",
        "d.png": b"\x89\x00\xff",
        "x/b c.md": b"---\ntitle: B\n---\n\nhi\n",
    }
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["plain"]


def test_an_earlier_export_is_replaced_and_nothing_else(wikimill: Caller, tmp_path: Path) -> None:
    wikimill.write({"a.md": "1\n", "b.md": "2\n"})
    assert wikimill("export", str(tmp_path / "out")).code == 0
    (wikimill.folder / "b.md").unlink()
    assert wikimill("export", str(tmp_path / "out")).code == 0
    assert sorted(held(tmp_path / "out")) == [".wikimill-export", "a.md"]
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("precious", encoding="utf-8")
    for place in (other, other / "mine.txt", wikimill.folder / "out", wikimill.folder, tmp_path):
        answer = wikimill("export", str(place))
        assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert held(other) == {"mine.txt": b"precious"}
    assert sorted(held(wikimill.folder)) == ["a.md"]
