"""Which addresses the site of a wiki has, without making it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model.document import Document
from pipeline.model.graph import Redirect
from pipeline.model.ledger import Published
from pipeline.model.note import Note
from pipeline.model.wiki import Wiki
from pipeline.publish.address import addresses, of_old_path, wanted
from pipeline.publish.edition import Edition, edition, points_on
from pipeline.publish.maps import categories, other_maps
from pipeline.publish.nav import HOME, OVERVIEW, needs_overview
from pipeline.publish.privacy import public_attachments, public_notes


def standing(wiki: Wiki) -> Mapping[str, Published]:
    """Address → what stands there: a note's page with all that a fragment can name, or something that points on.

    A page that no note stands for, such as one made of a category, has the path that its note would have. The pages of
    Wikimill's own rules are left out.
    """
    public = public_notes(wiki)
    pages = {path: note for path, note in public.items() if not points_on(wiki.graph.redirects.get(path))}
    found = {address: Published(path, _anchors(pages[path])) for path, address in addresses(pages).items()}
    hidden = (wiki.notes.keys() - public.keys()) | (set(wiki.inventory.attachments) - public_attachments(wiki))
    for source, redirect in sorted(wiki.graph.redirects.items()):
        address = wanted(source) if redirect.is_note else of_old_path(source)
        if address and not {source, redirect.owner} & hidden and _leads_on(redirect, pages):
            found.setdefault(address, Published(source))
    told = edition(wiki, lambda path: Document((), {}), "en")
    for page in _made(told):
        found.setdefault(wanted(page), Published(page, is_made=True))
    for path, address in told.boards.items():
        found.setdefault(address, Published(path))
    return dict(sorted(found.items()))


def _made(told: Edition) -> Iterator[str]:
    """The pages that publishing makes of its own accord: of categories, of all categories, and the home page."""
    found = categories(told)
    yield from (category.page for category in found if category.made)
    if "index.html" not in told.addresses.values():
        yield HOME
    if needs_overview(found, other_maps(told, found)):
        yield OVERVIEW


def _leads_on(redirect: Redirect, pages: Mapping[str, Note]) -> bool:
    return redirect.address is not None if redirect.final is None else redirect.final in pages


def _anchors(note: Note) -> frozenset[str]:
    body = note.body
    ids = (*(heading.slug for heading in body.headings), *(f"^{block.id}" for block in body.blocks))
    return frozenset(filter(None, (*ids, *(anchor.text for anchor in body.anchors))))
