"""Which notes a front-matter field such as `duplicate_of` may mean."""

from __future__ import annotations

from pipeline.model.name import NameKind
from pipeline.model.wiki import Wiki

_RANKS: tuple[NameKind, ...] = ("id", "stem", "title", "alias")


def meant(wiki: Wiki, text: str, but: str | None = None) -> tuple[str, ...]:
    """Paths of the notes that are called so: by id, else a path, else by stem, title or alias; exact spelling first.

    `but` is the note that asks: it means itself only where no other note is called so.
    """
    claims = wiki.names.called(text)
    for rank in _RANKS:
        of_rank = [claim for claim in claims if claim.kind == rank and claim.path != but]
        exact = [claim for claim in of_rank if claim.text == text]
        if of_rank:
            return tuple(sorted({claim.path for claim in exact or of_rank}))
        if rank == "id" and (path := _path(wiki, text)):
            return (path,)
    return (but,) if but is not None and claims else ()


def _path(wiki: Wiki, text: str) -> str | None:
    return next((path for path in (text, f"{text}.md", f"{text}.markdown") if path in wiki.notes), None)
