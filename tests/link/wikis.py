"""Small wikis from strings, without the reader: just enough Markdown to have links, headings and blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote

from pipeline.dedupe import name_table
from pipeline.link import link
from pipeline.model.dialect import DIALECTS
from pipeline.model.frontmatter import NO_FRONT_MATTER
from pipeline.model.graph import LinkGraph
from pipeline.model.heading import Block, Heading
from pipeline.model.link import Link, LinkKind, Resolution
from pipeline.model.note import Body, Label, Note, Relation, Roles
from pipeline.model.options import Options
from pipeline.model.place import TOP, Place
from pipeline.model.source import Inventory
from pipeline.model.text import Text

OBSIDIAN = Options()
MARKDOWN = replace(OBSIDIAN, dialect=DIALECTS["markdown"])
DENDRON = replace(OBSIDIAN, dialect=DIALECTS["dendron"])

_LINK = re.compile(r"(?P<embed>!?)\[\[(?P<wiki>[^\]]+)\]\]|(?P<image>!?)\[(?P<text>[^\]]*)\]\((?P<address>[^)]*)\)")
_HEADING = re.compile(r"^(#{1,6}) (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"\^([\w-]+)$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """A note's body and the roles of its front matter."""

    body: str = ""
    title: str | None = None
    id: str | None = None
    aliases: tuple[str, ...] = ()
    hidden_aliases: tuple[str, ...] = ()
    old_paths: tuple[str, ...] = ()
    canonical: str | None = None
    duplicate_of: str | None = None
    status: str | None = None
    relations: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()
    category: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Linked:
    """A wiki's notes and their graph."""

    notes: Mapping[str, Note]
    graph: LinkGraph

    def only(self, path: str) -> Resolution:
        """The resolution of a note's one link."""
        (resolution,) = self.graph.resolutions[path]
        return resolution


def linked(pages: Mapping[str, Page | str], attachments: tuple[str, ...] = (), options: Options = OBSIDIAN) -> Linked:
    """A wiki of pages, linked."""
    notes = {path: note(path, page if isinstance(page, Page) else Page(page)) for path, page in pages.items()}
    inventory = Inventory(tuple(sorted(notes)), tuple(sorted(attachments)))
    return Linked(notes, link(notes, inventory, name_table(notes), options))


def goes(written: str, pages: Mapping[str, Page | str], source: str = "from.md", **kept: object) -> Resolution:
    """Where one link goes that stands alone in a note."""
    attachments = kept.get("attachments", ())
    options = kept.get("options", OBSIDIAN)
    assert isinstance(attachments, tuple)
    assert isinstance(options, Options)
    return linked({**pages, source: Page(written)}, attachments, options).only(source)


def note(path: str, page: Page) -> Note:
    """A note as the reader would make it."""
    roles = Roles(
        id=_label(page.id),
        title=_label(page.title),
        aliases=_labels(page.aliases),
        hidden_aliases=_labels(page.hidden_aliases),
        old_paths=_labels(page.old_paths),
        canonical=_label(page.canonical),
        duplicate_of=_label(page.duplicate_of),
        status=_label(page.status),
        relations=tuple(Relation(kind, Label(target, TOP)) for kind, target in page.relations),
        tags=_labels(page.tags),
        category=_label(page.category),
        language=page.language,
    )
    text = Text(page.body)
    headings = _headings(text)
    stem = path.rpartition("/")[2].rpartition(".")[0]
    first = next((heading.text for heading in headings if heading.level == 1), stem)
    body = Body(
        text.place(0, len(page.body)),
        headings,
        tuple(Block(text.place(*match.span()), match[1]) for match in _BLOCK.finditer(page.body)),
        tuple(_links(text)),
        words=len(_HEADING.sub("", _LINK.sub("link", page.body)).split()),
    )
    return Note(path, "", NO_FRONT_MATTER, roles, page.title or first, body)


def _label(text: str | None) -> Label | None:
    return None if text is None else Label(text, TOP)


def _labels(texts: tuple[str, ...]) -> tuple[Label, ...]:
    return tuple(Label(text, TOP) for text in texts)


def _headings(text: Text) -> tuple[Heading, ...]:
    found: list[Heading] = []
    for match in _HEADING.finditer(text.content):
        slug = re.sub(r"[^\w]+", "-", match[2].lower()).strip("-")
        repeats = sum(heading.text == match[2] for heading in found)
        place = text.place(*match.span())
        found.append(Heading(place, len(match[1]), match[2], f"{slug}_{repeats}" if repeats else slug))
    return tuple(found)


def _links(text: Text) -> list[Link]:
    return [_link(match, text.place(*match.span()), text) for match in _LINK.finditer(text.content)]


def _link(match: re.Match[str], place: Place, text: Text) -> Link:
    address = match["wiki"].partition("|")[0] if match["wiki"] else unquote(match["address"])
    target, mark, fragment = address.partition("#")
    external = "://" in address
    kind: LinkKind = "link"
    if match["wiki"]:
        kind = "embed" if match["embed"] else "wikilink"
    elif match["image"]:
        kind = "image"
    return Link(
        place,
        kind,
        match[0],
        address if external else target or None,
        fragment if mark and not external else None,
        match["text"] or None,
        external,
        text.lines[place.line - 1],
    )
