"""The last lines of a note's page: who changed it and when, and what a reader can do about it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from pipeline.model.history import Change, History
from pipeline.model.suffix import bare
from pipeline.publish.address import clean_markdown, relative
from pipeline.publish.html.links import external
from pipeline.publish.html.scene import Scene
from pipeline.publish.wording.words import Words

_SHOWN = 10
"""Changes that are listed; Git has the others."""
_NAMED = 12
"""People who are named."""


def about(scene: Scene) -> str:
    """The history of the scene's note, where Git knows one, and its addresses."""
    said = scene.edition.words
    history = scene.edition.histories.get(scene.note.path) if scene.edition.wiki.options.publish.history else None
    told = _history(scene, history) if history else ""
    actions = " ".join(_actions(scene))
    return (
        f'<section class="wm-about" data-search-exclude="true" aria-label="{escape(said.about_page)}">\n'
        f'{told}<p class="wm-actions">{actions}</p>\n</section>\n'
    )


def _history(scene: Scene, history: History) -> str:
    said, last, first = scene.edition.words, history.changes[0], history.changes[-1]
    count = len(history.changes)
    changes = said.history_one if count == 1 else said.history_many.format(count=f"{count:,}")
    days = {"last": _day(last, said), "first": _day(first, said)}
    told = _span(first, last, said, count).format(changes=changes, **days)
    by = said.contributors.format(names=escape(_names(history, said), quote=False)) if history.authors else ""
    lines = "".join(_line(scene, change) for change in history.changes[:_SHOWN])
    return (
        f'<details class="wm-history"><summary>{told}</summary>\n<ol>\n{lines}</ol></details>\n'
        f"{f'<p>{by}</p>' if by else ''}\n"
    )


def _span(first: Change, last: Change, said: Words, count: int) -> str:
    """How to tell of the days of so many changes."""
    if count == 1:
        return said.once
    return said.within_a_day if first.day == last.day else said.since


def _names(history: History, said: Words) -> str:
    authors = history.authors
    names = ", ".join(authors[:_NAMED])
    left = len(authors) - _NAMED
    return said.others.format(names=names, count=left) if left > 0 else names


def _day(change: Change, said: Words) -> str:
    day = change.day.isoformat()
    return f'<time datetime="{day}">{escape(said.date(day))}</time>'


def _line(scene: Scene, change: Change) -> str:
    """A day, who made the change, and the way to it."""
    address = scene.edition.wiki.options.publish.commit_address
    found = external(_filled(address, commit=change.commit)) if address else None
    short = f"<code>{change.commit[:7]}</code>"
    way = f' <a href="{escape(found.href)}">{short}</a>' if found and found.href else ""
    author = f" {escape(change.author, quote=False)}" if change.author else ""
    return f"<li>{_day(change, scene.edition.words)}{author}{way}</li>\n"


def _actions(scene: Scene) -> Iterator[str]:
    """Edit, read as it is written, report a problem; what is not configured is not offered."""
    said, options = scene.edition.words, scene.edition.wiki.options.publish
    here = scene.edition.addresses[scene.page]
    beside = relative(here, clean_markdown(here))
    for label, address, css in (
        (said.edit, options.edit_address, "wm-edit"),
        (said.raw, options.raw_address or beside, "wm-raw"),
        (said.report, options.report_address, "wm-report"),
    ):
        filled = address if address == beside else _filled(address, **_of_note(scene, here))
        href = external(filled).href if filled else None
        if href:
            yield f'<a class="{css} wm-no-preview" href="{escape(href)}">{escape(label)}</a>'


def _of_note(scene: Scene, here: str) -> dict[str, str]:
    return {
        "path": scene.page,
        "path_noext": bare(scene.page),
        "title": scene.edition.title(scene.page),
        "address": here,
    }


def _filled(template: str, **values: str) -> str:
    """An address with the names in braces filled in, percent-encoded; other braces stay."""
    for name, value in values.items():
        safe = "/" if name in {"path", "path_noext", "address"} else ""
        template = template.replace("{" + name + "}", quote(value, safe=safe, errors="surrogatepass"))
    return template
