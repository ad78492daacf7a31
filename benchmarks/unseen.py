"""What `tidy` takes of sets that were written without a look at what finds them: recall and precision, dressed in three ways.

python benchmarks/unseen.py [--missed] [SET…]
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "benchmarks")]

from pipeline.build import wiki_of  # noqa: E402
from pipeline.merging.draft import Draft  # noqa: E402
from pipeline.model.options import Options  # noqa: E402
from pipeline.model.text import Text  # noqa: E402
from pipeline.store import schemas  # noqa: E402
from pipeline.tidying.heads import Heads  # noqa: E402
from pipeline.tidying.leftovers import Leftover, leftovers  # noqa: E402

NOW = datetime.date(2026, 5, 20)
SETS = ("unseen_one", "unseen_two", "unseen_three", "unseen_four")
GROUPS = ("ERROR_PAGES", "REFUSALS", "STUBS", "REAL")


def bare(number: int, title: str, body: str) -> tuple[str, str]:
    """A file named after its title, and nothing else."""
    name = title.replace("/", "-").replace(".", "-").replace("\\", "-").lstrip("_").strip("- ") or "x"
    return f"{number}/{name}.md", body


def headed(number: int, title: str, body: str) -> tuple[str, str]:
    """With the front matter of a concept, and its title as a heading."""
    shown = title.replace('"', "'")
    head = (
        f'---\nid: wiki-{number:04}\ntitle: "{shown}"\ncategory: Topics\nstatus: draft\naliases: []\ntags: [ml]\n---\n'
    )
    heading = "" if body.startswith("# ") else f"# {title}\n\n"
    return f"10_Wiki/Topics/note-{number}.md", f"{head}\n{heading}{body}"


def clipped(number: int, title: str, body: str) -> tuple[str, str]:
    """As a web clipper stores a page: with its address and the day."""
    shown = title.replace('"', "'")
    head = (
        f'---\ntitle: "{shown}"\nsource: "https://example.org/{number}"\ncreated: 2026-05-01\ntags: [clippings]\n---\n'
    )
    return f"Clippings/clip {number}.md", f"{head}{body}"


DRESSES: tuple[Callable[[int, str, str], tuple[str, str]], ...] = (bare, headed, clipped)


def notes(given: ModuleType, dress: Callable[[int, str, str], tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Group, path and text of each note of a set."""
    number = 0
    for group in GROUPS:
        for title, body in getattr(given, group, ()):
            number += 1
            path, text = dress(number, title, body)
            yield group, path, body if body.startswith("---\n") else text


def judged(files: dict[str, str]) -> dict[str, Leftover]:
    """What is taken for a leftover, by path."""
    options = Options()
    wiki = wiki_of(files, options, {"any-note.schema.json": "{}"}, NOW)
    draft = Draft.of(wiki, {path: Text(content) for path, content in files.items()}.get)
    heads = Heads.of(schemas.texts([schemas.shipped()]), options, NOW)
    return {one.path: one for one in leftovers(wiki, heads.known_fields, body=draft.body)}


def shown(name: str, dress: Callable[[int, str, str], tuple[str, str]], missed: bool) -> None:
    """Print how many of each group went, and with `missed` each that should not or should have."""
    given = list(notes(importlib.import_module(name), dress))
    found = judged({path: f"{text}\n" for _, path, text in given})
    for group in GROUPS:
        mine = [(path, text) for kind, path, text in given if kind == group]
        gone = [path for path, _ in mine if path in found and not found[path].kept]
        share = len(gone) / len(mine) if mine else 1.0
        label = "wrongly removed" if group == "REAL" else "removed"
        print(f"{name:12} {dress.__name__:8} {group:12} {len(gone):4} of {len(mine):4} {label} {share:7.1%}")
        for path, text in mine if missed else ():
            if (path in gone) == (group == "REAL"):
                why = found[path].kept or found[path].evidence if path in found else "not found"
                print(f"    {path} [{why}]: {text[-160:]!r}")


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    asked.add_argument("sets", nargs="*", default=SETS)
    asked.add_argument("--missed", action="store_true")
    given = asked.parse_args()
    for name in given.sets or SETS:
        for dress in DRESSES:
            shown(name, dress, given.missed)


if __name__ == "__main__":
    main()
