"""Our reading of mkdocs.yml equals MkDocs' own, and what is wrong with it is said in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.model.failure import CannotRun
from pipeline.project import open_project
from pipeline.store import configuration, disk


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def test_our_reading_equals_mkdocs_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`!ENV` with and without defaults, INHERIT over two levels and a byte-order mark give what MkDocs gives."""
    from mkdocs.utils.yaml import yaml_load

    monkeypatch.setenv("NAME_OF_SITE", "From outside")
    write(
        tmp_path,
        {
            "base/base.yml": "site_author: A\ntheme:\n  name: material\n  features: [a, b]\nextra: {x: 1, y: {z: 2}}\n",
            "base/middle.yml": "INHERIT: base.yml\nextra: {y: {w: 3}}\n",
            "mkdocs.yml": (
                "\ufeffINHERIT: base/middle.yml\nsite_name: !ENV NAME_OF_SITE\nsite_url: !ENV [MISSING_ONE, MISSING_TWO, 'https://x.invalid']\n"
                "strict: !ENV [MISSING_ONE, true]\ntheme:\n  features: [c]\nplugins:\n  - search\n  - wikimill:\n      dialect: foam\ndocs_dir: notes\n"
            ),
        },
    )
    found = configuration.read(tmp_path / "mkdocs.yml")
    assert found is not None
    with open(tmp_path / "mkdocs.yml", encoding="utf-8-sig") as file:
        assert found.settings == yaml_load(file)
    assert found.options == {"dialect": "foam"}
    assert found.docs_dir == tmp_path / "notes"


def test_python_tags_stay_opaque(tmp_path: Path) -> None:
    """A tag that would import something imports nothing, and the options are still read."""
    text = 'plugins: [wikimill]\nmarkdown_extensions:\n  - x: {slugify: !!python/name:os.system }\n  - y: !!python/object/apply:os.system ["exit 1"]\n'
    found = configuration.read(write(tmp_path, {"mkdocs.yml": text}) / "mkdocs.yml")
    assert found is not None
    assert found.options == {}


def test_the_nearest_file_that_lists_the_plugin_counts(tmp_path: Path) -> None:
    """A nearer mkdocs.yml of another site, even a broken one, is passed over."""
    write(
        tmp_path,
        {
            "mkdocs.yml": "plugins: {wikimill: {}}\ndocs_dir: wiki\n",
            "wiki/a.md": "",
            "wiki/sub/mkdocs.yml": "plugins: [search]\n",
            "wiki/sub/deep/mkdocs.yml": "a: [",
            "wiki/sub/deep/x.md": "",
        },
    )
    project = open_project(tmp_path / "wiki" / "sub" / "deep")
    assert project.root == tmp_path / "wiki"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plugins: [wikimill\n", "mkdocs.yml:2:1"),
        ("plugins:\n  - wikimill: [a]\n", "must be a mapping"),
        ("plugins: [wikimill]\nINHERIT: nowhere.yml\n", "nowhere.yml"),
        ("plugins: [wikimill]\nINHERIT: mkdocs.yml\n", "circle"),
        ("plugins: [wikimill]\ndocs_dir: missing\n", "missing"),
        ("- wikimill\n", "must be a mapping"),
    ],
    ids=[
        "broken YAML",
        "options that are a list",
        "INHERIT from nowhere",
        "INHERIT from itself",
        "no docs_dir",
        "a list",
    ],
)
def test_a_wrong_file_is_one_clear_line(tmp_path: Path, text: str, said: str) -> None:
    """It names the file and the thing."""
    write(tmp_path, {"mkdocs.yml": text})
    with pytest.raises(CannotRun) as failure:
        open_project(tmp_path)
    assert said in str(failure.value)
    assert "mkdocs.yml" in str(failure.value)


def test_an_obsidian_folder_has_its_say(tmp_path: Path) -> None:
    """Excluded files and the attachment folder are read from its settings."""
    write(
        tmp_path,
        {".obsidian/app.json": '{"userIgnoreFilters": ["Templates/", "/re.*/"], "attachmentFolderPath": "Files"}'},
    )
    options = open_project(tmp_path).options
    assert options.exclude == ("/Templates",)
    assert options.attachment_folder == "Files"


@pytest.mark.parametrize(
    ("settings", "exclude"),
    [
        ({".obsidian/templates.json": '{"folder": "90 Meta/Templates"}'}, ("/90 Meta/Templates",)),
        (
            {".obsidian/plugins/templater-obsidian/data.json": '{"templates_folder": "/Templater/"}'},
            ("/Templater",),
        ),
        ({".obsidian/templates.json": '{"folder": "/"}'}, ()),
        ({".obsidian/templates.json": '{"folder": ""}'}, ()),
        ({".obsidian/templates.json": '{"folder": 3}'}, ()),
        ({".obsidian/templates.json": "{"}, ()),
        ({".obsidian/templates.json": "[" * 100_000}, ()),
        ({".obsidian/app.json": '{"userIgnoreFilters": "x"}'}, ()),
        ({".obsidian/app.json": "[" * 200_000, ".obsidian/templates.json": '{"a":' * 200_000}, ()),
    ],
)
def test_what_notes_are_made_from_is_no_note(
    tmp_path: Path, settings: dict[str, str], exclude: tuple[str, ...]
) -> None:
    """The folder that Obsidian's templates, or Templater's, stand in is left out."""
    write(tmp_path, settings)
    assert open_project(tmp_path).options.exclude == exclude


@pytest.mark.parametrize("folder", ["[Old]", "a*", "what?", "[!x]", "[z-a]", "한글 [1]", "{a,b}", "!not"])
def test_a_folder_that_obsidian_excludes_is_meant_by_the_letter(tmp_path: Path, folder: str) -> None:
    """Obsidian knows no globs: `[Old]/` is the folder called so, and `a*/` not every folder that begins with a."""
    write(tmp_path, {".obsidian/app.json": json.dumps({"userIgnoreFilters": [f"{folder}/"]})})
    write(tmp_path, {f"{folder}/in.md": "", "abc/out.md": "", "O/out.md": "", "whats/out.md": "", "x/out.md": ""})
    exclude = open_project(tmp_path).options.exclude
    listed = disk.scan(tmp_path, exclude).inventory.notes
    assert listed == ("O/out.md", "abc/out.md", "whats/out.md", "x/out.md")


@pytest.mark.parametrize(
    ("files", "kept"),
    [
        ({".obsidian/app.json": "{}"}, True),
        ({".obsidian/workspace.json": "{}"}, True),
        ({".obsidian/app.json": '{"strictLineBreaks": true}'}, False),
        ({"note.md": "x"}, False),
        (
            {
                ".obsidian/app.json": "{}",
                "mkdocs.yml": "docs_dir: .\nplugins: [wikimill: {publish: {line_breaks: false}}]",
            },
            False,
        ),
        ({".obsidian/app.json": "{}", "mkdocs.yml": "docs_dir: .\nplugins: [wikimill: {}]"}, True),
    ],
)
def test_line_ends_are_what_obsidian_makes_of_them_unless_the_configuration_says_otherwise(
    files: dict[str, str], kept: bool, tmp_path: Path
) -> None:
    project = open_project(write(tmp_path, files))
    assert project is not None
    assert project.options.publish.line_breaks is kept
