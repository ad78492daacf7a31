"""A comment by which an author silences rules at one place."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.place import Place


@dataclass(frozen=True, slots=True)
class Suppression:
    """`<!-- wikimill: ignore CODE[,CODE] reason -->`, or the same as a YAML or TOML comment in the front matter."""

    place: Place
    codes: tuple[str, ...]
    """Codes, families or names of rules, as written; they may name none."""
    reason: str
    """Empty where none is given."""
    lines: tuple[int, ...]
    """The lines it speaks of, from 1: its own; where it stands alone on its line, the next one that is not blank;
    in the front matter also the first line of the head, where findings about what is missing stand."""
