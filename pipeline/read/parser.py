"""The markdown-it-py parser of a dialect: CommonMark, tables, strikethrough, footnotes, math, and rules of our own."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    html_inline,
    image,
    link,
    newline,
    strikethrough,
)
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline, footnote_ref

from pipeline.model.dialect import Dialect
from pipeline.read.address import Address
from pipeline.read.blocks import trace_blocks
from pipeline.read.identify import find_ids
from pipeline.read.origin import Origin, trail_of
from pipeline.read.syntax.callout import find_callouts
from pipeline.read.syntax.comment import comment_block, paragraph_before_comment, parse_comment
from pipeline.read.syntax.footnote import keep_unused
from pipeline.read.syntax.mark import pair_marks, parse_mark
from pipeline.read.syntax.math import math_block, parse_math
from pipeline.read.syntax.tag import parse_tag
from pipeline.read.syntax.task import find_states, find_tasks
from pipeline.read.syntax.url import parse_url
from pipeline.read.syntax.value import parse_value
from pipeline.read.syntax.wikilink import parse_wikilink

InlineRule = Callable[[StateInline, bool], bool]

# How deep containers and brackets may nest. markdown-it-py's 20 for CommonMark drops what stands in a list of the
# eleventh level; each level costs Python a few stack frames.
_NESTING = 60
_PLAIN = re.compile(r"(?:https?://[a-z0-9.-]+/|(?!//))[A-Za-z0-9_./#-]*")
"""Destinations that normalising leaves as they are."""
_FOOTNOTE = re.compile(r"\[\^[^\]\[ \n]+\]")


class Parser(MarkdownIt):
    """markdown-it-py, with addresses that remember how they were written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it-py's name
        """The address for HTML."""
        return Address(url if _PLAIN.fullmatch(url) else super().normalizeLink(url), url)


@lru_cache(maxsize=16)
def parser(dialect: Dialect) -> Parser:
    """The parser of a dialect; building one takes as long as parsing a note."""
    md = Parser("commonmark", {"maxNesting": _NESTING})
    md.enable(["table", "strikethrough"])
    footnote_plugin(md)
    trace_blocks(md)
    anywhere: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("table", "comment", comment_block, anywhere)
    md.block.ruler.at("paragraph", paragraph_before_comment)
    md.block.ruler.before("fence", "math_block", math_block)
    md.inline.ruler.after("text", "by_sign", _by_sign(_inline_rules(dialect)))
    md.inline.ruler.enableOnly(["text", "by_sign"])
    md.inline.ruler2.before("fragments_join", "mark", pair_marks)
    md.core.ruler.at("inline", _inline)
    md.core.ruler.before("inline", "callouts", find_callouts)
    md.core.ruler.before("inline", "ids", find_ids)
    md.core.ruler.before("footnote_tail", "tasks", find_states if dialect.name == "obsidian" else find_tasks)
    md.core.ruler.at("footnote_tail", keep_unused)
    return md


def _inline_rules(dialect: Dialect) -> dict[str, tuple[InlineRule, ...]]:
    """The inline rules in their order, by the character that what they read begins with."""

    def wiki(state: StateInline, silent: bool) -> bool:
        return parse_wikilink(state, silent, dialect)

    ours = (wiki,) if dialect.wikilinks else ()
    return {
        "\n": (newline,),
        "\\": (escape,),
        "`": (backtick,),
        "~": (strikethrough.tokenize,),
        "*": (emphasis.tokenize,),
        "_": (emphasis.tokenize,),
        "[": (*ours, _spanned(link), _footnote_ref),
        "!": (*ours, _spanned(_within(image, 2))),
        "^": (_within(footnote_inline, 2),),
        "<": (parse_value, _spanned(autolink), _spanned(html_inline)),
        "&": (entity,),
        "$": (parse_math,),
        "%": (parse_comment,),
        "=": (parse_mark,),
        ":": (parse_url,),
        "#": (parse_tag,) if dialect.wikilinks else (),
    }


def _by_sign(rules: dict[str, tuple[InlineRule, ...]]) -> InlineRule:
    """One rule for all: at a character only those are tried that it can begin, which takes half the time."""

    def by_sign(state: StateInline, silent: bool) -> bool:
        for rule in rules.get(state.src[state.pos], ()):  # noqa: SIM110 - any() would build a generator each time
            if rule(state, silent):
                return True
        return False

    return by_sign


def _spanned(rule: InlineRule) -> InlineRule:
    """The rule, leaving the place of what it found on the first token that it made."""

    def spanned(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            made = state.tokens[before]
            if made.type == "text":  # what was pending
                made = state.tokens[before + 1]
            made.meta["span"] = trail_of(state.env).span(start, state.pos)
        return True

    return spanned


def _within(rule: InlineRule, lead: int) -> InlineRule:
    """A rule that parses a content of its own, which begins `lead` characters after itself."""

    def within(state: StateInline, silent: bool) -> bool:
        if silent:
            return rule(state, silent)
        trail = trail_of(state.env)
        outer = trail.base
        trail.base = outer + state.pos + lead
        found = rule(state, silent)
        trail.base = outer
        return found

    return within


def _footnote_ref(state: StateInline, silent: bool) -> bool:
    """The plugin's rule looks for the closing bracket up to the end of the line, at each `[^` anew."""
    return _FOOTNOTE.match(state.src, state.pos, state.posMax) is not None and footnote_ref(state, silent)


def _inline(state: StateCore) -> None:
    """Parse each inline content, knowing where it comes from."""
    trail = trail_of(state.env)
    for token in state.tokens:
        if token.type == "inline" and token.content:
            trail.origin = token.meta.pop("origin", None) or Origin([0], [0])
            trail.base = 0
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)
