"""One Markdown file, read."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.frontmatter import NO_FRONT_MATTER, FrontMatter, Json
from pipeline.model.heading import Block, Heading
from pipeline.model.link import Link
from pipeline.model.place import TOP, Place
from pipeline.model.snippet import BoundValue, Snippet, SnippetFault
from pipeline.model.suffix import stem
from pipeline.model.suppression import Suppression


@dataclass(frozen=True, slots=True)
class Label:
    """A name as it stands in a note: a title, an alias, a tag."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Body:
    """What a note's text holds, from one parse by markdown-it-py."""

    place: Place
    """After the front matter, to the end of the file."""
    headings: tuple[Heading, ...] = ()
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    values: tuple[BoundValue, ...] = ()
    tags: tuple[Label, ...] = ()
    """`#tag` in the text, without the hash."""
    words: int = 0
    """Words of prose, code and headings left out; a Korean, Chinese or Japanese run counts by white space."""
    reading_s: int = 0
    """Seconds that reading the prose takes."""
    excerpt: str = ""
    """The first sentence or two of prose, plain text, at most 300 characters."""
    faults: tuple[SnippetFault, ...] = ()
    """Wrong `<!-- test: … -->` and `<!-- value: … -->` comments that belong to no snippet."""
    anchors: tuple[Label, ...] = ()
    """Ids that raw HTML gives, as `<a id="x">` and `<a name="x">`; a fragment may name them."""
    suppressions: tuple[Suppression, ...] = ()
    """Those of the front matter too."""
    shown: bool = False
    """Whether something is shown that is neither prose, snippet nor link: a formula by itself, raw HTML."""
    unclosed: tuple[Place, ...] = ()
    """The opening marks of comments that nothing closes: what follows them is hidden."""
    prose: str = ""
    """All prose as plain text, a block a line, with the text of raw HTML, headings left out; empty where that is more than
    1,000 characters."""
    changed: Label | None = None
    """The newest date, ISO 8601, that begins an entry under a heading Changelog."""


@dataclass(frozen=True, slots=True)
class Roles:
    """What the front matter says, whatever its fields are called. Absent values are None or empty.

    A value of the wrong type is left out here; the schema and the rules speak of it.
    """

    id: Label | None = None
    title: Label | None = None
    aliases: tuple[Label, ...] = ()
    """True synonyms. Entries that are old paths stand in `old_paths` instead."""
    hidden_aliases: tuple[Label, ...] = ()
    old_paths: tuple[Label, ...] = ()
    canonical: Label | None = None
    """An id or a name; None for `self` and where absent."""
    duplicate_of: Label | None = None
    """An id or a name; None for `none` and where absent."""
    status: Label | None = None
    trust: Label | None = None
    confidence: float | None = None
    """0 to 1."""
    verification: Label | None = None
    sources: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    tags: tuple[Label, ...] = ()
    category: Label | None = None
    updated: Label | None = None
    """A date as written, ISO 8601 where the schema holds."""
    publish: bool = True
    """False where a field of the roles `publish`, `published` or `draft` keeps it out of the site."""
    language: str | None = None
    """A BCP 47 tag."""
    summary: str | None = None
    """The concept in a sentence, as written."""
    kind: Label | None = None
    """What kind of term the note explains."""
    tech: tuple[str, ...] = ()
    """What the note's snippets are written in: languages and libraries, in the order of the field."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed link in front matter, as `broader: Optimizer`."""

    type: str
    target: Label


@dataclass(frozen=True, slots=True)
class Note:
    """One Markdown file of the wiki. Reading never fails: what could not be read says so in `unreadable`."""

    path: str
    """Relative to the wiki, with `/`; the note's identity in this run."""
    digest: str
    """SHA-256 of the file's bytes, hexadecimal."""
    front: FrontMatter
    roles: Roles
    title: str
    """From the front matter, else the first heading of level 1, else the file stem."""
    body: Body
    unreadable: str | None = None
    """Why there is nothing to see, in words: not UTF-8, permission denied."""
    unreadable_place: Place = TOP
    empty: bool = False
    """True where the file holds nothing but white space."""

    @property
    def stem(self) -> str:
        """The file name without `.md` or `.markdown`."""
        return stem(self.path)

    @property
    def folder(self) -> str:
        """The path of the folder, empty at the top."""
        return self.path.rpartition("/")[0]

    @property
    def links(self) -> tuple[Link, ...]:
        """All links: those of the body in the order of the text, then those of front-matter fields."""
        return self.body.links

    @property
    def snippets(self) -> tuple[Snippet, ...]:
        """All fenced code blocks, in the order of the text."""
        return self.body.snippets


def unreadable_note(path: str, digest: str, why: str, place: Place = TOP) -> Note:
    """A note that could not be read: a node of the graph all the same."""
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return Note(path, digest, NO_FRONT_MATTER, Roles(), stem, Body(TOP), why, place)


__all__ = ["Body", "Json", "Label", "Note", "Relation", "Roles", "unreadable_note"]
