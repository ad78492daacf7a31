"""The configuration, checked and complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from pipeline.model.dialect import DIALECTS, Dialect

if TYPE_CHECKING:
    from pipeline.model.diagnostic import Severity
    from pipeline.model.run import RunLevel
    from pipeline.model.snippet import ResultMode, SnippetMode


@dataclass(frozen=True, slots=True)
class RoleFields:
    """For each role the front-matter fields that play it, the first present one winning (for lists: all united)."""

    id: tuple[str, ...] = ("id",)
    title: tuple[str, ...] = ("title",)
    aliases: tuple[str, ...] = ("aliases", "alias")
    hidden_aliases: tuple[str, ...] = ("hidden_aliases",)
    canonical: tuple[str, ...] = ("canonical_id",)
    duplicate_of: tuple[str, ...] = ("duplicate_of",)
    status: tuple[str, ...] = ("status",)
    trust: tuple[str, ...] = ("source_trust_level",)
    confidence: tuple[str, ...] = ("confidence_score",)
    verification: tuple[str, ...] = ("verification_status",)
    sources: tuple[str, ...] = ("raw_sources", "sources")
    relations: tuple[str, ...] = ("relations",)
    tags: tuple[str, ...] = ("tags", "tag")
    category: tuple[str, ...] = ("category",)
    updated: tuple[str, ...] = ("last_reinforced", "updated")
    publish: tuple[str, ...] = ("publish",)
    """Whatever is not yes keeps a note private."""
    published: tuple[str, ...] = ("published",)
    """Only a no keeps it private: often this is a date, or where a book appeared."""
    draft: tuple[str, ...] = ("draft", "private")
    """Whatever is not no keeps it private."""
    language: tuple[str, ...] = ("language", "lang")
    summary: tuple[str, ...] = ("summary", "description", "short_description")
    kind: tuple[str, ...] = ("kind", "term_kind")
    tech: tuple[str, ...] = ("tech_stack",)


@dataclass(frozen=True, slots=True)
class LanguageCommand:
    """What is done with the snippets of another language."""

    command: tuple[str, ...]
    """Its words; `{file}` stands for the file that holds the snippet, `{file}.js` for one with that ending."""
    level: RunLevel
    """What is reached where the command ends well: `parsed` or `ran`."""


@dataclass(frozen=True, slots=True)
class SnippetDefaults:
    """What holds for every snippet that does not say otherwise."""

    mode: SnippetMode = "run"
    """For Python; other languages are never run unless configured."""
    timeout_s: float = 10.0
    """Seconds a snippet may take."""
    fixtures: str = "_fixtures"
    """The folder of fixture files, relative to the wiki."""
    max_skipped: int | None = None
    """How many snippets may be skipped before `wikimill test` fails; None: any number."""
    max_missing: int | None = None
    """How many may lack a package; None: any number."""
    results: ResultMode = "ignore"
    """Whether a comment beside an expression, as `2 + 2  # 4`, is a promise."""
    languages: Mapping[str, LanguageCommand] = field(default_factory=dict)
    """Other languages, in lower case, with what is done with their snippets."""


@dataclass(frozen=True, slots=True)
class RuleOptions:
    """Which rules speak, and how loudly. Selectors are codes, families (`LNK`), names of rules, or `ALL`."""

    select: tuple[str, ...] = ()
    """Empty: the default set."""
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Path glob → selectors."""


INDEXES = ("tags", "status", "tech", "kinds", "alphabet", "filter", "recent", "wanted", "random")
"""All that leads to notes beside categories and maps."""


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """What the site shows."""

    drafts: bool = True
    """False: notes whose status is `draft` are private."""
    exclude: tuple[str, ...] = ()
    """Globs of notes that are private (`exclude_publish`)."""
    indexes: tuple[str, ...] = INDEXES
    """Which pages that lead to notes are made."""
    security_policy: tuple[str, ...] = ()
    """Where the site's Content-Security-Policy is said: `meta`, `headers`."""
    rule_pages: bool = False
    """True: the pages of Wikimill's own rules are published too, under `rules/`."""
    search: bool = True
    """False: no search of ours; MkDocs' plugin `search` does what it does without us."""
    edit_address: str = ""
    """Where a note can be edited; here and below `{path}`, `{title}` and `{address}` are filled in. Empty: nowhere."""
    raw_address: str = ""
    """Where a note's text can be read as it is written; empty: the clean Markdown beside its page."""
    report_address: str = ""
    """Where a problem with a note can be reported."""
    commit_address: str = ""
    """Where a commit can be looked at; `{commit}` is its hash."""
    line_breaks: bool = False
    """True: a single line end within a paragraph is a line break, as in Obsidian without its *strict line breaks*."""
    trust_html: bool = False
    """True: HTML in notes, HTML and SVG files are published as they are, scripts and all."""
    history: bool = True
    """False: what Git knows of a note is not shown."""


@dataclass(frozen=True, slots=True)
class MappedRedirect:
    """One line of a redirect map."""

    source: str
    """From the wiki's root."""
    target: str
    """A path from the wiki's root, or an address outside of it."""
    outside: bool
    file: str
    """The map, as the configuration calls it."""


LinkFormat: TypeAlias = Literal["shortest", "relative", "absolute"]
LINK_FORMATS: tuple[LinkFormat, ...] = ("shortest", "relative", "absolute")


@dataclass(frozen=True, slots=True)
class Options:
    """Everything that may be configured; the defaults are what holds without configuration."""

    schemas: tuple[tuple[str, str], ...] = (("**", "any-note.schema.json"),)
    """Path glob → name of the schema; the first match counts."""
    roles: RoleFields = RoleFields()
    dialect: Dialect = DIALECTS["obsidian"]
    snippets: SnippetDefaults = SnippetDefaults()
    rules: RuleOptions = RuleOptions()
    publish: PublishOptions = PublishOptions()
    exclude: tuple[str, ...] = ()
    """Globs of files that belong to no wiki."""
    redirects: Mapping[str, str] = field(default_factory=dict)
    """Old path → path, id or name of the note that it became, or an address of the web."""
    attachment_folder: str | None = None
    """Where a vault keeps its attachments, relative to the wiki; None: not said."""
    root_names: tuple[str, ...] = ()
    """Names of the wiki's folder and its parents, innermost first: `/ko/x` means `x` in a wiki that is itself `…/ko`."""
    link_fields: tuple[str, ...] = ()
    """Front-matter fields whose texts are links, beside the relations."""
    redirect_maps: tuple[MappedRedirect, ...] = ()
    """What the redirect maps say, in their order; of equal sources the first counts."""
    link_format: LinkFormat = "shortest"
    """How a link that we write names a file: as short as is certain, counted from its note, or from the wiki's root."""
    markdown_links: bool = False
    """True: links that we add are Markdown links, also where the dialect has wikilinks."""
    in_obsidian: bool = False
    """True: the wiki's folder is open in Obsidian, which follows files' names only. Found, not configured."""
    ledger: bool | None = None
    """Whether builds remember every address they publish; None: if such a memory is there already."""

    @property
    def adds_wikilinks(self) -> bool:
        """Whether a link that we add is a wikilink."""
        return self.dialect.wikilinks and not self.markdown_links
