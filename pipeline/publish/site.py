"""All of publishing on one screen: what is public, its pages, and the ways to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from pipeline.model.canvas import CardReader
from pipeline.model.frontmatter import Json
from pipeline.model.name import folded
from pipeline.model.note import Note
from pipeline.model.page import Page, RedirectPage, Site, TocEntry
from pipeline.model.remembered import PageMemory, Question, Remembered
from pipeline.publish.around.about import about
from pipeline.publish.around.arrivals import led_to, with_arrivals
from pipeline.publish.around.foot import foot
from pipeline.publish.around.head import head
from pipeline.publish.around.lead import lead
from pipeline.publish.around.metadata import metadata
from pipeline.publish.around.preview import preview
from pipeline.publish.around.questions import questions
from pipeline.publish.asking import Asking
from pipeline.publish.boards.board import board_faults, boards, gone_boards
from pipeline.publish.edition import Edition
from pipeline.publish.export.markdown import markdown
from pipeline.publish.home import home_page, overview
from pipeline.publish.html.anchors import with_ids_once, without_dead_ends
from pipeline.publish.html.body import body, line
from pipeline.publish.html.formula import without_formulas
from pipeline.publish.html.gate import through_the_gate
from pipeline.publish.html.scene import Gathered, Scene
from pipeline.publish.indexes import indexes, made_pages
from pipeline.publish.maps import Category, categories, neighbours, of_note, other_maps, titled
from pipeline.publish.nav import HOME, OVERVIEW, navigation, needs_overview
from pipeline.publish.redirects import gone_indexes, redirect_pages
from pipeline.publish.search.known import known_as

if TYPE_CHECKING:
    from markdown_it.token import Token

_TITLE = "wm-title"


def site(told: Edition, cards: CardReader, memory: PageMemory) -> Site:
    """The site of a wiki; what `memory` has of it is not made again."""
    found = titled(categories(told), told)
    maps = other_maps(told, found)
    belonging = of_note(found)
    used: set[str] = set()
    pages: dict[str, Page] = {}
    asking = Asking(told)
    for path in told.notes:
        made = _kept_page(asking, path, belonging.get(path), memory)
        pages[path] = made.page
        used.update(made.attachments)
    pages |= {page.path: page for category in found if category.made for page in made_pages(told, category)}
    home = next((path for path, address in told.addresses.items() if address == "index.html"), None)
    if home is None:
        home = HOME
        pages[HOME] = home_page(told, told.name, found, maps)
    if needs_overview(found, maps):
        pages[OVERVIEW] = overview(told, OVERVIEW, told.words.categories, found, maps)
    drawn = boards(told, pages, cards)
    pages |= drawn.pages
    leading = indexes(told, found)
    pages |= leading.pages
    redirects = _redirects(told, {page.address: page.title for page in pages.values()})
    return Site(
        pages=_finished(told, pages, neighbours(told, found), led_to(redirects)),
        redirects=redirects,
        attachments=tuple(sorted(used | drawn.attachments)),
        nav=(*navigation(told, home, found, maps), *leading.nav),
        files=leading.files,
        faults=tuple(board_faults(told)),
        trusts_html=told.wiki.options.publish.trust_html,
    )


def _redirects(told: Edition, standing: Mapping[str, str]) -> tuple[RedirectPage, ...]:
    """All that points on, by address. `standing`: address → title of every page."""
    both = (*redirect_pages(told, set(standing)), *gone_indexes(told, standing), *gone_boards(told, standing))
    return tuple(sorted(both, key=lambda page: page.address))


def _finished(
    told: Edition,
    pages: Mapping[str, Page],
    around: Mapping[str, tuple[str | None, str | None]],
    ways: Mapping[str, Sequence[RedirectPage]],
) -> dict[str, Page]:
    """The pages by path, now that each can know the others."""
    anchors = {page.address: page.anchors for page in pages.values()}
    names = known_as(told)
    return {
        path: replace(
            page,
            html=with_arrivals(
                without_dead_ends(page.html, page.address, anchors),
                page.address,
                ways.get(page.address, ()),
                told.words,
            ),
            previous=around.get(path, (page.previous, page.next))[0],
            next=around.get(path, (page.previous, page.next))[1],
            names=names.get(path, ()),
            referred=sum(link.source in told.notes for link in told.wiki.graph.backlinks.get(path, ())),
        )
        for path, page in sorted(pages.items())
    }


def _kept_page(asking: Asking, path: str, category: Category | None, memory: PageMemory) -> Remembered:
    """The page of one note as it was made before, where all that it hangs on is as it was, else made now."""
    if category is not None and category.page != path:
        category = replace(category, notes=())  # only the page of a category's map lists them
    kept = memory.recall(path)
    if kept is not None and kept.answers and kept.answers == asking.answers(kept.questions, category):
        return kept
    questions: dict[Question, None] = {}
    view, gathered = asking.view(questions), Gathered()
    page = note_page(view, view.notes[path], category, gathered)
    answers = asking.answers(questions, category)
    made = Remembered(page, tuple(sorted(gathered.attachments)), tuple(questions), answers or "")
    memory.keep(path, made)
    return made


def note_page(told: Edition, note: Note, category: Category | None, gathered: Gathered) -> Page:
    """The page of one note."""
    scene = Scene(told, note.path, note, gathered, way=((note.path, None),))
    document = told.documents(note.path)
    tokens = list(document.tokens)
    lifted = _title_in_body(told, note, tokens)
    title = told.title(note.path)
    title_html = line(tokens[1], scene) if lifted else escape(title, quote=False)
    title_id = told.anchor(note.path, lifted or _free_id(note))
    inner = through_the_gate(
        body(tokens[3:] if lifted else tokens, scene), trusted=told.wiki.options.publish.trust_html
    )
    if note.roles.language:
        inner = f'<div lang="{escape(note.roles.language)}">{inner}</div>'
    below, sections = foot(scene, category)
    above = head(scene, through_the_gate(title_html), title_id, category) + lead(inner, *told.opening(note.path))
    entries = (
        TocEntry(1, title_id, without_formulas(title)),
        *_headings(told, note, lifted),
        *(TocEntry(2, id_, told_) for id_, told_ in sections),
    )
    html, anchors = with_ids_once(above + inner + below + about(scene))
    short = preview(told, note, inner)
    return Page(
        path=note.path,
        title=title,
        html=html,
        toc=entries,
        meta=_meta(told, note),
        markdown=markdown(scene, document, title, bool(lifted)),
        anchors=anchors,
        address=told.addresses[note.path],
        preview=short,
        head=metadata(short, told.addresses[note.path], told.name, questions(inner, title)),
    )


def _title_in_body(told: Edition, note: Note, tokens: Sequence[Token]) -> str | None:
    """The id of the heading that a body begins with, where it is the note's title once more."""
    if not tokens or tokens[0].type != "heading_open" or tokens[0].tag != "h1" or not note.body.headings:
        return None
    first = note.body.headings[0]
    return first.slug if folded(first.text) == folded(note.title) and first.slug else None


def _free_id(note: Note) -> str:
    taken = {heading.slug for heading in note.body.headings}
    id_ = _TITLE
    while id_ in taken:
        id_ += "-"
    return id_


def _headings(told: Edition, note: Note, lifted: str | None) -> list[TocEntry]:
    """Below the title, though an author may give them its level; a heading that no text names cannot be listed."""
    veil = told.veil(note.path)
    below = [heading for heading in note.body.headings if heading.slug != lifted and heading.text]
    deeper = 1 if any(heading.level == 1 for heading in below) else 0
    return [
        TocEntry(
            heading.level + deeper, told.anchor(note.path, heading.slug), without_formulas(veil.over(heading.text))
        )
        for heading in below
    ]


def _meta(told: Edition, note: Note) -> Mapping[str, Json]:
    """What templates and the search may know of a note."""
    tags = list(dict.fromkeys(tag.text.lstrip("#") for tag in (*note.roles.tags, *note.body.tags)))
    return {
        "description": told.summary(note.path),
        "tags": list[Json](tags),
        "hidden_aliases": [alias.text for alias in note.roles.hidden_aliases],
        "updated": note.roles.updated.text if note.roles.updated else None,
    }
