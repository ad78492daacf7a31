"""A wiki of many notes, the same for the same number: front matter, nested tags, links, tables, code, math, two languages.

    python benchmarks/many.py FOLDER [NOTES]

writes NOTES notes (10,000 unless said) below FOLDER/wiki and a `mkdocs.yml` beside them.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from mess import ADJECTIVES, NOUNS, WORDS

TAGS = ("ml/training", "ml/inference", "ml/data", "math", "math/optimisation", "systems", "systems/storage", "review")
STACKS = ("python", "pytorch", "jax", "rust", "cpp")
STATUSES = ("draft", "reviewed", "verified")
CATEGORIES = 60
LARGE = 3
"""Of ten notes so many stand in the first category."""
HUB = 5
"""One in so many notes links to the first note."""
LOST = 20
"""One in so many notes asks for a note that nobody wrote; a hundred of them, in all, are asked for."""
PRIVATE = 50
"""One in so many notes is not published."""
SECTIONS = ("Definition", "How it works", "Example", "Limits")


def titles(count: int) -> list[str]:
    """Names that differ; every fifth is Korean."""
    pairs = [(adjective, noun) for adjective in ADJECTIVES for noun in NOUNS]
    random.Random(7).shuffle(pairs)
    found = []
    for number in range(count):
        adjective, noun = pairs[number % len(pairs)]
        turn = number // len(pairs)
        suffix = f" {turn + 1}" if turn else ""
        found.append(
            f"{NOUNS[noun]} {adjective}{suffix}" if number % 5 == 0 else f"{adjective} {noun}{suffix}".capitalize()
        )
    return found


def notes(count: int) -> Iterator[tuple[str, str]]:
    """Path and text of every note."""
    names = titles(count)
    for number, title in enumerate(names):
        dice = random.Random(number)
        yield f"{number % CATEGORIES:02}/{title}.md", _note(number, title, names, dice)


def _note(number: int, title: str, names: list[str], dice: random.Random) -> str:
    head = [
        "---",
        f"id: note-{number}",
        f"title: {title}",
        f"aliases: [Name {number}, 이름 {number}]",
        f"category: Category {0 if number % 10 < LARGE else number % CATEGORIES:02}",
        f"status: {dice.choice(STATUSES)}",
        f"tags: [{', '.join(dice.sample(TAGS, 2))}]",
        f"tech_stack: {dice.choice(STACKS)}",
        f"updated: 2026-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
        *(["publish: false"] if number % PRIVATE == PRIVATE - 1 else []),
        "---",
        "",
        f"# {title}",
        "",
    ]
    near = [names[(number + step) % len(names)] for step in (1, 2, 3, 5, 8)] + dice.sample(names, 3)
    body = []
    for section in SECTIONS:
        body += [f"## {section}", "", *(_paragraph(dice, near) + "\n" for _ in range(3))]
    if number % HUB == HUB - 1:
        body.append(f"All of this rests on [[{names[0]}]], as {dice.choice(WORDS)} on {dice.choice(WORDS)}.\n")
    if number % LOST == LOST - 1:
        body.append(f"What remains is told of [[Unwritten {number // LOST % 100}]].\n")
    code = f"```python\nrate = {number / 1000}\nfor step in range(10):\n    rate *= 0.9\nassert rate >= 0\n```\n"
    table = "| name | value |\n| --- | --- |\n" + "".join(
        f"| {dice.choice(WORDS)} | {dice.randint(1, 99)} |\n" for _ in range(5)
    )
    return "\n".join([*head, *body, code, table, "$y = x^2$ holds where $x > 0$.\n"])


def _paragraph(dice: random.Random, near: list[str]) -> str:
    words = dice.choices(WORDS, k=60)
    words[dice.randrange(60)] = f"[[{dice.choice(near)}]]"
    words[30] += "."
    return " ".join(words).capitalize() + "."


def write(folder: Path, count: int) -> None:
    """The wiki on a disk."""
    for path, text in notes(count):
        file = folder / "wiki" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")


CONFIGURATION = """\
site_name: Many notes
docs_dir: wiki
theme: {name: material, font: false}
plugins:
  - search
  - wikimill: {snippets: {mode: syntax}}
"""

if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
