"""What stands below a note's body: its relations, the notes of a map's category, and what refers to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from pipeline.model.link import Link
from pipeline.publish.around.moved import moved_parts
from pipeline.publish.edition import Edition
from pipeline.publish.html.links import goal
from pipeline.publish.html.scene import Scene
from pipeline.publish.maps import Category
from pipeline.publish.privacy import spoken

REFERENCED_BY = "wm-referenced-by"
RELATIONS = "wm-relations"
SOURCES = "wm-sources"
IN_CATEGORY = "wm-in-category"
MOVED = "wm-moved"
_QUOTED = 100
"""Notes that are quoted where they refer to another; of the many that refer to a hub the others are only named, so that its page stays light."""
_UNFOLDED = 20
"""Notes that refer to a page and are told before the others are folded."""
_SENTENCES = 4
"""What is quoted of one note; who wants the others reads the note."""
_ADDRESS = re.compile(r"(https?://[^\s<>\"]*[^\s<>\".,;:!?)\]])")
_FORMULA = re.compile(r"\$(?=\S)([^$\n]+?)(?<=\S)\$(?!\d)")
_ARXIV = re.compile(r"arXiv:(\d{4}\.\d{4,5}(?:v\d+)?)")


def foot(scene: Scene, category: Category | None) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The foot of a note's page, and the id and title of each of its sections."""
    said = scene.edition.words
    sections = (
        (RELATIONS, said.relations, _relations(scene)),
        (SOURCES, said.sources, _sources(scene)),
        (IN_CATEGORY, said.in_category, _in_category(scene, category)),
        (REFERENCED_BY, said.referenced_by, _backlinks(scene)),
        (MOVED, said.moved_parts, moved_parts(scene.edition.moved.get(scene.note.path, ()), scene)),
    )
    present = [(id_, title, html) for id_, title, html in sections if html]
    html = "".join(_section(id_, title, content) for id_, title, content in present)
    return html, tuple((id_, title) for id_, title, _ in present)


def _section(id_: str, title: str, content: str) -> str:
    return (
        f'<section class="wm-foot {id_}" data-search-exclude="true">'
        f'<h2 id="{id_}" data-search-exclude="true">{escape(title)}</h2>\n{content}</section>\n'
    )


def _relations(scene: Scene) -> str:
    """The relations of the front matter by type; one that goes nowhere says so, one to a private note is not there."""
    by_type: dict[str, list[str]] = {}
    for relation in scene.edition.relations.get(scene.note.path, ()):
        if relation.target in scene.edition.hidden:
            continue
        if relation.target is not None and relation.target in scene.edition.notes:
            title = escape(scene.edition.title(relation.target), quote=False)
            shown = f'<a href="{escape(scene.href(relation.target))}">{title}</a>'
        else:
            asked = spoken(relation.asked)
            told = escape(scene.edition.words.missing.format(name=asked))
            shown = f'<span class="wm-missing" title="{told}">{escape(asked, quote=False)}</span>'
        by_type.setdefault(relation.type, []).append(f"<li>{shown}</li>")
    rows = "".join(
        f"<div><dt>{escape(scene.edition.words.relation(type_))}</dt><dd><ul>{''.join(items)}</ul></dd></div>"
        for type_, items in by_type.items()
    )
    return f"<dl>{rows}</dl>\n" if rows else ""


def _sources(scene: Scene) -> str:
    """What the front matter gives as sources: an address as a link, a link to a private note not at all."""
    items = [shown for source in scene.note.roles.sources if (shown := _source(scene, source.strip()))]
    return "<ul>\n" + "".join(f"<li>{shown}</li>\n" for shown in items) + "</ul>\n" if items else ""


def _source(scene: Scene, source: str) -> str:
    number = next((n for n, link in enumerate(scene.note.links) if link.field and link.raw == source), None)
    if number is not None:
        found, label = goal(scene, number), scene.note.links[number].label or scene.note.links[number].target or source
        return "" if found.kind == "private" else f"{found.opening()}{escape(label, quote=False)}{found.closing()}"
    if "[[" in source or "](" in source or _names_hidden(scene.edition, source):
        return ""
    arxiv = _ARXIV.fullmatch(source)
    if arxiv:
        return f'<a href="https://arxiv.org/abs/{arxiv[1]}">{escape(source, quote=False)}</a>'
    parts = _ADDRESS.split(source)
    return "".join(
        f'<a href="{escape(part)}">{escape(part, quote=False)}</a>' if index % 2 else escape(part, quote=False)
        for index, part in enumerate(parts)
    )


def _names_hidden(edition: Edition, text: str) -> bool:
    """Whether a text is the path or a name of something private."""
    return text.strip("/") in edition.hidden or any(
        one.path in edition.hidden for one in edition.wiki.names.called(text)
    )


def _in_category(scene: Scene, category: Category | None) -> str:
    """On a category's own map, its notes that the map does not list itself."""
    if category is None or category.page != scene.note.path:
        return ""
    linked = {resolution.resolved for resolution in scene.edition.wiki.graph.resolutions.get(scene.note.path, ())}
    return note_list(scene, (path for path in category.notes if path not in linked and path != scene.note.path))


def note_list(scene: Scene, paths: Iterable[str]) -> str:
    """Notes with their first sentences."""
    return listed(scene.edition, paths, scene.href)


def listed(edition: Edition, paths: Iterable[str], href: object) -> str:
    """Notes with their first sentences, each reached by `href(path)`."""
    assert callable(href)
    items = "".join(
        f'<li><a href="{escape(str(href(path)))}">{escape(edition.title(path), quote=False)}</a>{_excerpt(edition, path)}</li>\n'
        for path in paths
    )
    return f'<ul class="wm-notes">\n{items}</ul>\n' if items else ""


def _excerpt(edition: Edition, path: str) -> str:
    excerpt = edition.excerpt(path)
    return f' <span class="wm-excerpt">{escape(excerpt, quote=False)}</span>' if excerpt else ""


def _backlinks(scene: Scene) -> str:
    """Every note that refers to this one, with the sentences around its links; of many the others are folded, of very many named."""
    edition, path = scene.edition, scene.note.path
    sentences: dict[str, dict[str, None]] = {}
    for resolution in edition.wiki.graph.backlinks.get(path, ()):
        source = resolution.source
        if source in edition.notes and source != path:
            said = sentences.setdefault(source, {})
            link = edition.notes[source].links[resolution.index]
            sentence = edition.veil(source).over(link.sentence).strip()
            if _says_more(sentence, link, edition.title(path)):
                said[sentence] = None
    items = [
        _backlink(scene, source, list(said) if number < _QUOTED else [])
        for number, (source, said) in enumerate(sentences.items())
    ]
    first, rest = items[:_UNFOLDED], items[_UNFOLDED:]
    if len(rest) <= _UNFOLDED // 4:
        first, rest = items, []
    more = escape(edition.words.more_notes.format(count=f"{len(rest):,}"))
    folded = f'<details class="wm-more"><summary>{more}</summary>\n{_quoted(rest)}</details>\n' if rest else ""
    return _quoted(first) + folded


def _quoted(items: Sequence[str]) -> str:
    return f'<ul class="wm-backlinks">\n{"".join(items)}</ul>\n' if items else ""


def _says_more(sentence: str, link: Link, title: str) -> bool:
    """Whether a sentence tells more than the link in it, or than an embed that left it empty."""
    if sentence.casefold() in {title.casefold(), (link.label or "").casefold(), (link.target or "").casefold()}:
        return False
    return link.kind != "embed" or len(sentence.split()) > 2


def _backlink(scene: Scene, source: str, sentences: list[str]) -> str:
    quotes = "".join(f"<q>{_typeset(sentence)}</q>" for sentence in sentences[:_SENTENCES])
    title = escape(scene.edition.title(source), quote=False)
    return f'<li><a href="{escape(scene.href(source))}">{title}</a>{quotes}</li>\n'


def _typeset(sentence: str) -> str:
    """A sentence as HTML, its formulas marked as such."""
    return _FORMULA.sub(r'<span class="arithmatex">\\(\1\\)</span>', escape(sentence, quote=False))
