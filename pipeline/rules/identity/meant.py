"""Which notes a front-matter field such as `duplicate_of` may mean."""

from __future__ import annotations

from pipeline.model.name import NameKind
from pipeline.model.wiki import Wiki

_RANKS: tuple[tuple[NameKind, ...], ...] = (("id",), ("title",), ("stem",), ("alias",))


def meant(wiki: Wiki, text: str, but: str | None = None) -> tuple[str, ...]:
    """Paths of the notes that are called so: a path, else by the first of id, title, stem and alias that any bears.

    `but` is the note that asks: it means itself only where no other note is called so.
    """
    for path in (text, f"{text}.md", f"{text}.markdown"):
        if path in wiki.notes:
            return (path,)
    claims = wiki.names.called(text)
    for rank in _RANKS:
        found = sorted({claim.path for claim in claims if claim.kind in rank})
        others = [path for path in found if path != but]
        if others:
            return tuple(others)
    return (but,) if but is not None and claims else ()
