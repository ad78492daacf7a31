"""Law 2 on a whole site: a build that remembers the last one writes, byte for byte, what a clean build writes."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.site.conftest import Build

CONFIGURATION = """\
site_name: A wiki
docs_dir: wiki
theme: {name: material, font: false}
plugins:
  - wikimill: {snippets: {mode: syntax}, publish: {rule_pages: false}}
"""
FIRST = {
    "index.md": "# Welcome\n\n[[Parameter]] and [[매개변수]].\n",
    "ml/Parameter.md": "---\naliases: [매개변수]\ntags: [ml]\ncategory: k\n---\n\nA value. ![[Weight#Part]]\n",
    "ml/Weight.md": "---\ncategory: k\n---\n\n# Weight\n\n## Part\n\nSee [[Old]] and [[Secret]].\n",
    "ml/Old.md": "---\nstatus: merged\ncanonical_id: Parameter\nredirect: Parameter\n---\n",
    "Secret.md": "---\npublish: false\n---\n\nNot told.\n",
}
STEPS: tuple[dict[str, str | None], ...] = (
    {},
    {"ml/Weight.md": "---\ncategory: k\n---\n\n# Weight\n\n## Part\n\nOtherwise, see [[Wanted]].\n"},
    {"Wanted.md": "---\ntags: [ml]\n---\n\nNow there, by [[Weight]].\n", "Secret.md": "Now told.\n"},
    {"ml/Parameter.md": None, "Parameter.md": "---\ntitle: Parameters\ntags: [new]\n---\n\n```python\n1\n```\n"},
)


def test_after_any_edit_the_site_is_that_of_a_clean_build(tmp_path: Path, build: Build) -> None:
    used, clean = tmp_path / "used", tmp_path / "clean"
    write(used, {"mkdocs.yml": CONFIGURATION, **{f"wiki/{path}": text for path, text in FIRST.items()}})
    for step in STEPS:
        write(used, {f"wiki/{path}": text for path, text in step.items()})
        shutil.rmtree(clean, ignore_errors=True)
        shutil.copytree(used, clean, ignore=shutil.ignore_patterns("build"))
        assert not (clean / "build").exists()
        for folder in (used, clean):
            done = build(folder)
            assert done.returncode in {0, 1}, done.stderr
        assert contents(used / "build" / "site") == contents(clean / "build" / "site")


def write(folder: Path, files: dict[str, str | None]) -> None:
    """Files as they are to be; None: gone."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            file.unlink()
        else:
            file.write_text(text, encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
