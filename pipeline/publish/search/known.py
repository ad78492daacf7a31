"""Every name by which readers may find a note, those of merged notes and old paths among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model.graph import Redirect
from pipeline.model.moc import stands_for_folder
from pipeline.model.page import PageName
from pipeline.model.suffix import stem
from pipeline.publish.edition import Edition


def known_as(told: Edition) -> Mapping[str, tuple[PageName, ...]]:
    """Path of a note that has a page → its names besides the title."""
    former: dict[str, list[PageName]] = {}
    for _, redirect in sorted(told.wiki.graph.redirects.items()):
        if redirect.final and redirect.final in told.notes and not {redirect.source, redirect.owner} & told.hidden:
            former.setdefault(redirect.final, []).extend(_former(told, redirect))
    return {path: (*_own(told, path), *former.get(path, ())) for path in told.notes}


def _own(told: Edition, path: str) -> Iterator[PageName]:
    roles, veil = told.notes[path].roles, told.veil(path)
    for alias in roles.aliases:
        yield PageName(veil.over(alias.text), "alias")
    for alias in roles.hidden_aliases:
        yield PageName(veil.over(alias.text), "hidden")


def _former(told: Edition, redirect: Redirect) -> Iterator[PageName]:
    """What a merged note was called, or the file at an old path; nothing of a note that names something private."""
    for resolution in told.wiki.graph.resolutions.get(redirect.source, ()):
        if {resolution.resolved, resolution.redirected_from} & told.hidden:
            return
    anchor = told.anchor(redirect.final, redirect.anchor) if redirect.final and redirect.anchor else None
    note = told.wiki.notes.get(redirect.source) if redirect.is_note else None
    if note is not None:
        for text in (note.title, *(alias.text for alias in note.roles.aliases)):
            yield PageName(text, "former", anchor)
        for alias in note.roles.hidden_aliases:
            yield PageName(alias.text, "hidden", anchor)
    elif not stands_for_folder(redirect.source):
        yield PageName(stem(redirect.source), "former", anchor)
