"""What the site is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pipeline.model.frontmatter import Json


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading in a page's table of contents."""

    level: int
    id: str
    text: str
    """Plain text."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is said of a note, in the words of the site's language."""

    kind: str
    """`status`, `trust`, `confidence`, `verification`, `updated`, `kind`, `tech` or `reading`."""
    label: str
    value: str
    date: str | None = None
    """ISO 8601, where the value tells a day."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading or a block of a page, and what it begins with; plain text."""

    id: str
    title: str | None
    """None for a block."""
    text: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A page in short, plain text throughout: for previews of links, search results, social metadata and exports."""

    title: str
    summary: str
    language: str | None = None
    """A BCP 47 tag; None where the note says none."""
    aliases: tuple[tuple[str, str | None], ...] = ()
    """Name and its language, None where the script does not tell it."""
    facts: tuple[Fact, ...] = ()
    parts: tuple[Part, ...] = ()


INDEXES = "browse"
"""The folder of the pages that lead to notes."""


@dataclass(frozen=True, slots=True)
class PageName:
    """What a page is called besides its title."""

    text: str
    kind: Literal["alias", "former", "hidden"]
    """Another name; that of a merged note or an old path; one that search finds and no page shows."""
    anchor: str | None = None
    """The id on the page which is meant, None for its top."""


@dataclass(frozen=True, slots=True)
class Page:
    """A published note."""

    path: str
    """Of the note, relative to the wiki; of a page without a note, the path that it would have."""
    title: str
    html: str
    """What stands in the article: the note's head, body and feet."""
    toc: tuple[TocEntry, ...]
    meta: Mapping[str, Json]
    """For templates; never the front matter as a whole."""
    markdown: str
    """Clean Markdown, private parts left out; the site has it beside the page as `path.md`."""
    anchors: frozenset[str]
    """Every id that a fragment can name."""
    address: str = ""
    """Where the page stands in the site, as `folder/name.html`."""
    previous: str | None = None
    """Path of the page that comes before it in its category, None where none does."""
    next: str | None = None
    preview: Preview | None = None
    """None for a page that no note is."""
    head: str = ""
    """HTML for the head of the document: social metadata, structured data."""
    names: tuple[PageName, ...] = ()
    """Its other names, for the search."""
    referred: int = 0
    """By how many links of other notes that readers may see; the search puts the familiar first."""
    is_index: bool = False
    """True: no note is it, it only leads to notes; the search knows it by its title alone."""
    is_aside: bool = False
    """True: it stands beside the wiki, as a rule's page; the search weighs what it says below what notes say."""


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """An address that only points on."""

    address: str
    """As `old/path.html`."""
    target: str
    """Address of the page, relative to the site; one with a scheme leaves it."""
    title: str
    anchor: str | None = None
    """The id on that page which is meant, None for its top."""
    name: str = ""
    """What was called so: the title of a merged note, the name in an old path; empty where the end is outside."""


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A line of the navigation: a page, or a section with lines of its own."""

    title: str
    path: str | None
    children: tuple[NavEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """Everything to be published; what is private is already gone."""

    pages: Mapping[str, Page]
    """By path, sorted."""
    redirects: tuple[RedirectPage, ...]
    attachments: tuple[str, ...]
    """Paths of the files that pages use."""
    nav: tuple[NavEntry, ...]
    files: Mapping[str, str] = field(default_factory=dict)
    """Address → content of the further files that pages use."""
    faults: tuple[str, ...] = ()
    """Files that could not be shown: path, line, column and why."""
    trusts_html: bool = False
    """True: files that hold scripts are published as they are."""
