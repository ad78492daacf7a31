"""The judges. Each rule is a file named after it; this is the list of them all.

A rule asks one question of the finished wiki and yields findings; it changes nothing and never raises.
A new rule starts as preview, and says in which version it became stable. A code is never reused.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model.diagnostic import Diagnostic
    from pipeline.model.options import RuleOptions
    from pipeline.model.wiki import Wiki
    from pipeline.rules.rule import Rule

    RULES: tuple[Rule, ...]

MODULES = (
    # FM: files that are no notes, and front matter as text
    "front_matter.unreadable_note",
    "front_matter.front_matter_syntax",
    "front_matter.duplicate_key",
    "front_matter.unclosed_front_matter",
    "front_matter.front_matter_not_a_mapping",
    "front_matter.tab_in_front_matter",
    "front_matter.several_documents",
    "front_matter.blank_before_front_matter",
    "front_matter.key_not_text",
    "front_matter.unsupported_front_matter",
    "front_matter.empty_note",
    "front_matter.stray_file",
    "front_matter.missing_front_matter",
    "front_matter.no_notes",
    "front_matter.no_front_matter",
    "front_matter.text_or_number",
    "front_matter.invisible_in_key",
    "front_matter.unreadable_canvas",
    # SCH: values that a schema does not allow
    "schema.missing_field",
    "schema.unknown_field",
    "schema.wrong_type",
    "schema.value_not_allowed",
    "schema.wrong_format",
    "schema.broken_constraint",
    # ID: what notes are called, and which note stands for which
    "identity.duplicate_id",
    "identity.alias_claimed_twice",
    "identity.alias_is_title",
    "identity.dangling_duplicate_of",
    "identity.dangling_canonical",
    "identity.redirect_circle",
    "identity.redirect_chain",
    "identity.self_duplicate",
    "identity.title_in_own_aliases",
    "identity.repeated_alias",
    "identity.duplicate_title",
    "identity.hidden_alias_clash",
    "identity.untidy_name",
    "identity.canonical_disagrees",
    "identity.merged_nowhere",
    "identity.alias_not_text",
    "identity.shadowed_redirect",
    "identity.language_coverage",
    # LNK: links that end nowhere, in several places, or by a detour
    "links.broken_link",
    "links.ambiguous_link",
    "links.missing_fragment",
    "links.link_to_redirect",
    "links.wrong_case",
    "links.link_by_alias",
    "links.empty_link",
    "links.unused_attachment",
    "links.link_to_itself",
    "links.unknown_address",
    "links.left_out_target",
    "links.missing_attachments",
    "links.attachment_missing_too",
    "links.card_without_file",
    # STR: sections and headings
    "structure.missing_section",
    "structure.skipped_heading_level",
    "structure.several_titles",
    "structure.repeated_heading",
    "structure.empty_heading",
    "structure.unclosed_comment",
    # STB: notes that are none
    "stubs.stub",
    "stubs.captured_error_page",
    "stubs.refusal",
    "stubs.unwritten",
    # SNP: snippets and the figures bound to them
    "snippets.failing_snippet",
    "snippets.crashed_snippet",
    "snippets.timed_out_snippet",
    "snippets.blocked_snippet",
    "snippets.missing_name",
    "snippets.missing_package",
    "snippets.not_run",
    "snippets.snippet_mark",
    "snippets.value_differs",
    "snippets.value_unknown",
    "snippets.void_receipt",
    "snippets.result_rebound",
    # TRU: what a note claims of itself
    "trust.verified_but_failing",
    "trust.verified_unchecked",
    "trust.verified_without_sources",
    "trust.confidence_disagrees",
    "trust.stale",
    "trust.dated_ahead",
    "trust.changelog_disagrees",
    # GRF: how the notes hang together
    "graph.orphan",
    "graph.unmapped",
    "graph.dangling_relation",
    "graph.one_way_relation",
    "graph.relation_circle",
    "graph.related_and_broader",
    # PUB: what stands in the way of a site
    "publishing.shared_address",
    "publishing.address_differs_by_case",
    "publishing.lost_address",
    "publishing.lost_anchor",
    "publishing.link_to_private",
    "publishing.unnameable_file",
    # SUP: comments that silence rules
    "suppression.unused_suppression",
    "suppression.unexplained_suppression",
)
"""In the order in which they are documented."""


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(import_module(f"{__name__}.{module}").RULE for module in MODULES)


def __getattr__(name: str) -> tuple[Rule, ...]:
    """`RULES`, imported when first asked for: a command that judges nothing need not wait for them."""
    if name == "RULES":
        return _rules()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def manual() -> Iterator[tuple[str, str]]:
    """File name → Markdown of each rule's page, and of the list of them all."""
    from pipeline.rules.pages import pages as all_pages

    return all_pages(dict(zip(MODULES, _rules(), strict=True)))


def judge(wiki: Wiki) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the rules that the wiki's options select, sorted by path, position and code."""
    from pipeline.rules.judging import judge_by

    return judge_by(_rules(), wiki)


def unknown_selectors(options: RuleOptions) -> tuple[str, ...]:
    """Selectors of a configuration that name no rule, in order of appearance."""
    from pipeline.rules.selection import unknown_selectors as unknown

    return unknown(_rules(), options)
