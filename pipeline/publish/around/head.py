"""What stands above a note's body: its title, its other names, and how far it can be trusted, in words."""

from __future__ import annotations

from html import escape

from pipeline.model.note import Note
from pipeline.model.page import Fact
from pipeline.publish.around.facts import facts
from pipeline.publish.html.body import permalink
from pipeline.publish.html.inline import tag
from pipeline.publish.html.scene import Scene
from pipeline.publish.maps import Category
from pipeline.publish.wording.languages import language_of


def head(scene: Scene, title_html: str, title_id: str, category: Category | None) -> str:
    """The head of a note's page."""
    note = scene.note
    crumb = _crumb(scene, category)
    title = f'<h1 id="{escape(title_id)}"{_language(note)}>{title_html}{permalink(title_id, scene)}</h1>\n'
    return f"{crumb}{title}{_aliases(scene)}{_tags(scene)}{_facts(scene)}"


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


def _tags(scene: Scene) -> str:
    """The front matter's tags; those of the text stand where it has them."""
    names = dict.fromkeys(label.text for label in scene.note.roles.tags)
    shown = "".join(f"<li>{tag(name, scene)}</li>" for name in names)
    label = escape(scene.edition.words.index.tags)
    return f'<ul class="wm-tags" aria-label="{label}" data-search-exclude="true">{shown}</ul>\n' if names else ""


def in_language(name: str) -> str:
    """A `lang` attribute for a name whose script tells the language; nothing for Latin letters."""
    language = language_of(name)
    return f' lang="{language}"' if language else ""


def _facts(scene: Scene) -> str:
    shown = "".join(
        f'<div class="wm-fact wm-fact--{fact.kind}"><dt>{escape(fact.label)}</dt><dd>{_value(fact)}</dd></div>'
        for fact in facts(scene.note, scene.edition.words, scene.edition.wiki.now)
    )
    return f'<dl class="wm-facts" data-search-exclude="true">{shown}</dl>\n' if shown else ""


def _value(fact: Fact) -> str:
    value = escape(fact.value, quote=False)
    return f'<time datetime="{fact.date}">{value}</time>' if fact.date else value
