"""What stands above a note's body: its title, its other names, and how far it can be trusted, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from pipeline.model.note import Note
from pipeline.publish.body import permalink
from pipeline.publish.maps import Category
from pipeline.publish.scene import Scene

_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_PACE = 200
"""Words that a reader takes in in a minute; of a shorter note nobody asks how long it takes."""
_HAN = re.compile(r"[\u4e00-\u9fff]")


def head(scene: Scene, title_html: str, title_id: str, category: Category | None) -> str:
    """The head of a note's page."""
    note = scene.note
    crumb = _crumb(scene, category)
    title = f'<h1 id="{escape(title_id)}"{_language(note)}>{title_html}{permalink(title_id, scene)}</h1>\n'
    return f"{crumb}{title}{_aliases(scene)}{_facts(scene)}"


def _language(note: Note) -> str:
    return f' lang="{escape(note.roles.language)}"' if note.roles.language else ""


def _crumb(scene: Scene, category: Category | None) -> str:
    """The way back to the note's category."""
    if category is None or not category.name or category.page == scene.note.path:
        return ""
    href = escape(scene.href(category.page))
    return f'<p class="wm-crumb" data-search-exclude="true"><a href="{href}">{escape(category.title)}</a></p>\n'


def _aliases(scene: Scene) -> str:
    """“Also known as”: true synonyms, each marked with its language where the script tells it."""
    names = list(dict.fromkeys(alias.text for alias in scene.note.roles.aliases if alias.text != scene.note.title))
    if not names:
        return ""
    shown = "".join(f"<li{in_language(name)}>{escape(name, quote=False)}</li>" for name in names)
    label = escape(scene.edition.words.also_known_as)
    return f'<div class="wm-aliases"><span class="wm-label">{label}</span> <ul>{shown}</ul></div>\n'


def in_language(name: str) -> str:
    """A `lang` attribute for a name whose script tells the language; nothing for Latin letters."""
    if _HANGUL.search(name):
        return ' lang="ko"'
    if _KANA.search(name):
        return ' lang="ja"'
    return ' lang="zh"' if _HAN.search(name) else ""


def _facts(scene: Scene) -> str:
    facts = "".join(
        f'<div class="wm-fact wm-fact--{kind}"><dt>{escape(label)}</dt><dd>{escape(value, quote=False)}</dd></div>'
        for kind, label, value in _told(scene)
    )
    return f'<dl class="wm-facts" data-search-exclude="true">{facts}</dl>\n' if facts else ""


def _told(scene: Scene) -> Iterator[tuple[str, str, str]]:
    """Kind, label and value of each fact that the front matter gives."""
    roles, said = scene.note.roles, scene.edition.words
    if roles.status:
        yield "status", said.status, roles.status.text
    if roles.trust:
        yield "trust", said.trust, roles.trust.text
    if roles.confidence is not None:
        yield "confidence", said.confidence, f"{100 * roles.confidence:.3g} %"
    if roles.verification:
        yield "verification", said.verification, roles.verification.text
    if roles.updated:
        yield "updated", said.updated, said.date(roles.updated.text)
    if scene.note.body.words >= _PACE:
        yield "reading", said.reading, said.minutes.format(count=round(scene.note.body.words / _PACE))
