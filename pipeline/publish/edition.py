"""The wiki as readers may see it: what is public, where it stands, and what must not be said."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.model.document import Document
from pipeline.model.graph import Redirect, RelationEnd
from pipeline.model.history import History
from pipeline.model.link import Resolution
from pipeline.model.note import Note
from pipeline.model.wiki import Wiki
from pipeline.publish.address import addresses, of_old_path, relative, wanted
from pipeline.publish.free import FreePaths, free_paths
from pipeline.publish.html.formula import without_formulas
from pipeline.publish.privacy import public_attachments, public_notes, without_asides
from pipeline.publish.shelf import Facet, facets
from pipeline.publish.veil import Veil, veils
from pipeline.publish.wording.words import Words, words

_RECENT = 256
RUNS = tuple(
    """
    .html .htm .xhtml .xht .shtml .xml .xsl .xslt .svgz .mht .mhtml .hta .rss .atom .rdf .owl .xsd .wsdl .xpdl .kml .mml .mathml
    .opml .xspf .dtd .vxml .wml .xul
    """.split()  # noqa: SIM905
)
"""Files that a browser opens as a page of the site, with whatever scripts they hold; only trusted ones are published."""
NO_PAGE = (".canvas", ".base")
"""Files that name notes by their paths, private ones too; they are not published."""


_MARKUP = ("[[", "](", "%%", "<", "`", "**")
"""What a summary holds that is more than plain text; it might even be a link to something private."""


_NOTHING_VEILED = Veil({}, {})


def no_source(path: str) -> None:
    """Of a wiki whose other files are not at hand."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What every part of publishing needs to know of the wiki."""

    wiki: Wiki
    documents: Callable[[str], Document]
    words: Words
    notes: Mapping[str, Note]
    """Those that have a page, by path, sorted; no redirects."""
    attachments: Set[str]
    """Those that a page may show."""
    hidden: Set[str]
    """Paths of all that is private."""
    addresses: Mapping[str, str]
    """Of each page, by the path of its note."""
    veils: Mapping[str, Veil]
    """Path → veil, for the few notes that need one."""
    relations: Mapping[str, Sequence[RelationEnd]]
    """Path → the relations that the note's front matter gives."""
    moved: Mapping[str, Sequence[Redirect]]
    """Path → where the parts went that the note's page once had."""
    facets: Mapping[str, Facet]
    """By what notes are put together beside their categories: tags, status and so on, by id."""
    free: FreePaths
    """What is left for pages that no note is."""
    name: str = ""
    """Of the site."""
    histories: Mapping[str, History] = field(default_factory=dict)
    """Path → what Git knows of a note."""
    boards: Mapping[str, str] = field(default_factory=dict)
    """Path → address of the page of each canvas and base that a public note refers to."""
    sources: Callable[[str], str | None] = no_source
    """The text of a file that is no note; None where it has none."""

    def veil(self, path: str) -> Veil:
        """What must not be quoted from a note."""
        return self.veils.get(path, _NOTHING_VEILED)

    def title(self, path: str) -> str:
        """A note's title as readers see it."""
        note = self.notes[path]
        return self.veil(path).over(note.title)

    def excerpt(self, path: str) -> str:
        """A note's first sentences as readers see them, plain text."""
        return without_formulas(self.veil(path).over(self.notes[path].body.excerpt))

    def opening(self, path: str) -> tuple[str, bool]:
        """The concept in short, and whether the front matter says so: if it does in plain text, else the first sentences."""
        given = " ".join((self.notes[path].roles.summary or "").split())
        plain = bool(given) and not any(mark in given for mark in _MARKUP)
        return (self.veil(path).over(given), True) if plain else (self.excerpt(path), False)

    def summary(self, path: str) -> str:
        """The concept in a sentence or two, plain text."""
        return self.opening(path)[0]

    def anchor(self, path: str, slug: str) -> str:
        """The id of a heading or block on its page."""
        return self.veil(path).anchors.get(slug, slug)

    def href(self, host: str, path: str, anchor: str | None = None) -> str:
        """The URL of a note's page, or of an attachment, as the page of the note `host` names it."""
        target = path if path in self.attachments else self.addresses.get(path) or wanted(path)
        return relative(self.addresses[host], target, self.anchor(path, anchor) if anchor else None)

    def changed(self, path: str) -> str | None:
        """The ISO date on which a note last changed, as Git has it, else the note itself; None where neither says so."""
        if path in self.histories:
            return self.histories[path].changes[0].day.isoformat()
        updated = self.notes[path].roles.updated
        return iso_date(updated.text) if updated else None

    def resolution(self, path: str, index: int) -> Resolution | None:
        """Where a note's link goes; None where the graph does not know the link."""
        found = self.wiki.graph.resolutions.get(path, ())
        return found[index] if index < len(found) else None


def edition(
    wiki: Wiki,
    documents: Callable[[str], Document],
    language: str,
    name: str = "",
    histories: Mapping[str, History] | None = None,
    sources: Callable[[str], str | None] = no_source,
) -> Edition:
    """The edition of a wiki, in one of the languages we speak."""
    public = {path: without_asides(note) for path, note in public_notes(wiki).items()}
    pages = {path: note for path, note in sorted(public.items()) if not points_on(wiki.graph.redirects.get(path))}
    placed = addresses(pages)
    taken = set(placed.values())
    files = public_attachments(wiki)
    hidden = frozenset(wiki.notes.keys() - public.keys()) | (frozenset(wiki.inventory.attachments) - files)
    unshown = NO_PAGE if wiki.options.publish.trust_html else (*NO_PAGE, *RUNS)
    recent = lru_cache(maxsize=_RECENT)(documents)
    said = words(language)
    relations: dict[str, list[RelationEnd]] = {}
    for relation in wiki.graph.relations:
        relations.setdefault(relation.source, []).append(relation)
    moved: dict[str, list[Redirect]] = {}
    for part in wiki.graph.sections.values():
        moved.setdefault(part.source.partition("#")[0], []).append(part)
    free = _free(wiki, placed, files)
    return Edition(
        wiki=wiki,
        documents=recent,
        words=said,
        notes=pages,
        attachments=frozenset(path for path in files if path not in taken and not path.lower().endswith(unshown)),
        hidden=hidden,
        addresses=placed,
        veils=veils(wiki, pages, hidden, recent, said),
        relations=relations,
        moved=moved,
        name=name,
        histories=histories or {},
        boards=_boards(wiki, pages, files, free),
        sources=sources,
        facets=facets(pages, wiki.options.publish.indexes, free) if len(pages) > 1 else {},
        free=free,
    )


def _free(wiki: Wiki, placed: Mapping[str, str], files: frozenset[str]) -> FreePaths:
    """The paths at which neither a note, nor a file, nor a redirect stands."""
    redirects = (wanted(path) if one.is_note else of_old_path(path) for path, one in wiki.graph.redirects.items())
    return free_paths((*placed.values(), *files, *filter(None, redirects)))


def _boards(wiki: Wiki, pages: Mapping[str, Note], files: frozenset[str], free: FreePaths) -> dict[str, str]:
    """Path → address of the page of each canvas and base that a public note refers to."""
    asked = (
        path
        for path in sorted(files)
        if path.lower().endswith(NO_PAGE) and any(link.source in pages for link in wiki.graph.backlinks.get(path, ()))
    )
    return {path: free.next(f"{path}.md").removesuffix(".md") + ".html" for path in asked}


def iso_date(written: str) -> str | None:
    """The day of a date or time as written, None for what is none."""
    try:
        return datetime.date.fromisoformat(written.strip()[:10]).isoformat()
    except ValueError:
        return None


def points_on(redirect: Redirect | None) -> bool:
    """Whether a note only points on, to something that is there; a broken redirect is a page like others."""
    if redirect is None or not redirect.is_note:
        return False
    return redirect.final is not None or redirect.address is not None
