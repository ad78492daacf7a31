"""The one parse of a note's body: its tokens, and everything that they hold as values (law 10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from pipeline.model.document import Document
from pipeline.model.frontmatter import NO_FRONT_MATTER, FrontMatter
from pipeline.model.heading import Block, Heading
from pipeline.model.link import Link
from pipeline.model.note import Body, Label
from pipeline.model.options import Options
from pipeline.model.snippet import BoundValue, SnippetFault
from pipeline.model.text import Text
from pipeline.read import html, origin
from pipeline.read.changelog import last_change
from pipeline.read.excerpt import excerpt
from pipeline.read.links import KINDS, link
from pipeline.read.origin import Origin, Span, Trail
from pipeline.read.parser import parser
from pipeline.read.plain import Plain, joined, plain
from pipeline.read.settings import note_defaults
from pipeline.read.slugs import Slugs, slugify
from pipeline.read.snippets import Fences, snippet
from pipeline.read.suppression import suppressions
from pipeline.read.syntax.footnote import UNUSED

PROSE = 1_000
"""Characters of prose that are kept of a note: as much as there is to an error page, or a promise to write it."""
_WORDS, _SIGNS = 200, 500
"""What a reader takes in in a minute: words, or signs of the scripts whose words say more or have no blanks between."""
_SIGN = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_STRAY_VALUE = "`value` must stand in prose as <!-- value: NAME -->figure<!-- /value -->, on one line"


def parse(text: Text, start: int, options: Options, front: FrontMatter = NO_FRONT_MATTER) -> tuple[Body, Document]:
    """A body that begins at an offset. `front` tells what holds for all of its snippets, and changes no token."""
    env = origin.begin(text, start)
    tokens = parser(options.dialect).parse(text.content[start:], env)
    trail = origin.end(env)
    finds = Finds(trail, Fences(trail))
    finds.take([*tokens, *env.get(UNUSED, ())])
    body = finds.body(start, front, excerpt(tokens))
    return body, Document(tokens, env, text.content)


@dataclass(slots=True)
class Finds:
    """What the tokens hold, gathered in one walk, then put into the order of the text."""

    trail: Trail
    fences: Fences
    links: list[tuple[Token, Plain, bool]] = field(default_factory=list)
    values: list[Token] = field(default_factory=list)
    tags: list[Token] = field(default_factory=list)
    headings: list[tuple[Token, Plain]] = field(default_factory=list)
    blocks: list[tuple[str, Span]] = field(default_factory=list)
    anchors: list[tuple[str, Span]] = field(default_factory=list)
    faults: list[SnippetFault] = field(default_factory=list)
    comments: list[Span] = field(default_factory=list)
    unclosed: list[Span] = field(default_factory=list)
    """The opening marks of comments that nothing closes."""
    words: int = 0
    signs: int = 0
    """Hangul syllables, kana and Han characters."""
    words_of_signs: int = 0
    shown: bool = False
    row: list[tuple[list[Token], Plain]] = field(default_factory=list)
    """The cells of the table's row that is being read."""
    prose: list[str] = field(default_factory=list)
    length: int = 0
    """Of the prose, in characters."""

    def take(self, tokens: list[Token]) -> None:
        """Every token of the body."""
        opening = None
        for token in tokens:
            if token.type == "inline":
                self._inline(token, opening)
                continue
            opening = token
            if token.type == "tr_close":
                self._row()
            self.fences.take(token)
            if token.type == "html_block":
                self._html_block(token)
            if "unclosed" in token.meta:
                self.unclosed.append((token.meta["unclosed"], token.meta["unclosed"] + 2))
            self.shown = self.shown or token.type == "math_block"
            if "block" in token.meta:
                self.blocks.append(token.meta["block"])
        self.fences.end()

    def _inline(self, token: Token, opening: Token | None) -> None:
        children = token.children or []
        around = plain(children)
        if opening and opening.type == "heading_open":
            self.headings.append((opening, around))
        else:
            self._prose(around.text)
        in_table = opening is not None and opening.type in ("td_open", "th_open")
        if in_table:
            self.row.append((children, around))
        for child in children:
            if child.type in KINDS:
                if not in_table:
                    self.links.append((child, around, False))
            elif child.type == "value":
                self.values.append(child)
            elif child.type == "tag":
                self.tags.append(child)
            elif child.type == "html_inline" and "span" in child.meta:
                self._html_inline(child, child.meta["span"])

    def _row(self) -> None:
        """The links of a row; what is said around them is the row."""
        cells, self.row = self.row, []
        linking = [child for children, _ in cells for child in children if child.type in KINDS]
        around = joined([plain_ for _, plain_ in cells]) if linking else Plain("")
        self.links.extend((child, around, True) for child in linking)

    def _prose(self, block: str) -> None:
        words = block.split()
        self.words += len(words)
        if not block.isascii():
            self.signs += len(_SIGN.findall(block))
            self.words_of_signs += sum(_SIGN.search(word) is not None for word in words)
        self._keep(words, len(block))

    def _keep(self, words: list[str], length: int) -> None:
        self.length += length
        if words and self.length <= PROSE:
            self.prose.append(" ".join(words))

    def _html_inline(self, token: Token, span: Span) -> None:
        if token.content.startswith("<!--"):
            self.comments.append(span)
            self.fences.inline_comment(token.content, self.trail.text.place(*span))
            if html.VALUE.match(token.content):
                self.faults.append(SnippetFault(_STRAY_VALUE, self.trail.text.place(*span)))
            return
        for start, end in html.anchors(token.content):
            self.anchors.append((token.content[start:end], (span[0] + start, span[0] + end)))
        hidden = list(html.hidden(token.content))
        if hidden:
            token.meta["unseen"] = [(span[0] + start, span[0] + end) for start, end in hidden]
            token.content = html.without(token.content, hidden)
        self.shown = self.shown or html.shows(token.content)

    def _html_block(self, token: Token) -> None:
        content, source = token.content, _origin_of(token)
        for start, end in html.anchors(content):
            self.anchors.append((content[start:end], source.span(start, end)))
        self.faults.extend(
            SnippetFault(_STRAY_VALUE, self.trail.text.place(*source.span(*match.span())))
            for match in html.VALUE.finditer(content)
        )
        hidden, comments = list(html.hidden(content)), [source.span(*span) for span in html.comments(content)]
        self.comments.extend(comments)
        self.unclosed.extend(source.span(start, start + 4) for start in html.left_open(content))
        token.meta["unseen"] = [*comments, *(source.span(*span) for span in hidden)]
        token.content = html.without(content, hidden)
        self.shown = self.shown or html.shows(token.content)
        for line in html.text(html.without(content, list(html.comments(content)))) if self.length <= PROSE else ():
            self._keep(line.split(), len(line))

    def body(self, start: int, front: FrontMatter, first_words: str) -> Body:
        """Everything in the order of the text; each token is told its index."""
        text = self.trail.text
        defaults = note_defaults(front)
        headings = tuple(self._numbered_headings())
        return Body(
            place=text.place(start, len(text.content)),
            headings=headings,
            blocks=tuple(
                Block(text.place(*span), id_) for id_, span in sorted(self.blocks, key=lambda block: block[1])
            ),
            links=tuple(self._numbered_links()),
            snippets=tuple(snippet(draft, self.trail, defaults) for draft in self.fences.drafts),
            values=tuple(self._numbered_values()),
            tags=tuple(Label(tag.content, text.place(*tag.meta.pop("span"))) for tag in sorted(self.tags, key=_span)),
            words=self.words,
            reading_s=60 * (self.words - self.words_of_signs) // _WORDS + 60 * self.signs // _SIGNS,
            excerpt=first_words,
            faults=(*defaults.faults, *sorted([*self.faults, *self.fences.faults], key=lambda it: it.place.start)),
            anchors=tuple(Label(name, text.place(*span)) for name, span in sorted(self.anchors, key=lambda it: it[1])),
            suppressions=suppressions(text, front, self.comments),
            shown=self.shown,
            unclosed=tuple(text.place(*span) for span in sorted(self.unclosed)),
            prose="\n".join(self.prose) if self.length <= PROSE else "",
            changed=last_change(text, headings),
        )

    def _numbered_links(self) -> Iterator[Link]:
        for index, found in enumerate(sorted(self.links, key=lambda found: _span(found[0]))):
            token, around, in_table = found
            yield link(token, around, self.trail.text, in_table)
            token.meta["link"] = index

    def _numbered_values(self) -> Iterator[BoundValue]:
        for index, token in enumerate(sorted(self.values, key=_span)):
            place = self.trail.text.place(*token.meta.pop("span"))
            yield BoundValue(place, token.meta.pop("name"), token.meta.pop("format"), token.content)
            token.meta["value"] = index

    def _numbered_headings(self) -> Iterator[Heading]:
        slugs = Slugs()
        for token, around in sorted(self.headings, key=lambda found: _span(found[0])):
            text = " ".join(around.text.split())
            slug = slugs.give(token.meta.pop("id", None) or slugify(text))
            token.attrSet("id", slug)
            yield Heading(self.trail.text.place(*token.meta.pop("span")), int(token.tag[1]), text, slug)


def _origin_of(token: Token) -> Origin:
    """Where the content of raw HTML comes from."""
    source: Origin = token.meta.pop("origin")
    return source


def _span(token: Token) -> Span:
    span: Span = token.meta["span"]
    return span
