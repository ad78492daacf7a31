"""What an author's `mkdocs.yml` asks for and a wiki's site does not do; each is told in one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

_OF_THEIR_SEARCH = ("search.highlight", "search.share", "search.suggest")
_OF_LINKS = ("links", "anchors", "unrecognized_links")
_WITHOUT_MARKDOWN = {"wikimill", "material/meta", "material/search", "material/social", "material/tags"}
"""Plugins that see a page's Markdown but leave it as it is."""


def ignored(written: Mapping[str, Any], config: MkDocsConfig, own_search: bool) -> list[str]:
    """A line for each setting that does nothing. `written`: the settings as the author wrote them."""
    return [*_of_notes(written, config), *(_of_search(written, config) if own_search else ())]


def _of_notes(written: Mapping[str, Any], config: MkDocsConfig) -> Iterator[str]:
    if extensions := _listed(written.get("markdown_extensions")):
        yield f"markdown_extensions: {', '.join(extensions)}: not used for notes, whose Markdown Wikimill reads itself"
    if written.get("use_directory_urls") is True:
        yield "use_directory_urls: true: not used; addresses end in .html, so that they work from a disk, too"
    validation = written.get("validation")
    if isinstance(validation, dict) and (said := [key for key in _OF_LINKS if key in validation]):
        yield f"validation: {', '.join(said)}: not used for notes, whose links `wikimill check` judges by its rules"
    if changing := [name for name in config.plugins if _changes_markdown(name, config)]:
        yield f"{', '.join(changing)}: on_page_markdown is not asked for notes; on_page_content can change their HTML"


def _of_search(written: Mapping[str, Any], config: MkDocsConfig) -> Iterator[str]:
    theirs = [name for name in _OF_THEIR_SEARCH if name in (config.theme.get("features") or ())]
    if theirs:
        yield f"theme: features: {', '.join(theirs)}: {_INSTEAD}"
    for entry in written.get("plugins") or ():
        options = entry.get("search") or entry.get("material/search") if isinstance(entry, dict) else None
        if isinstance(options, dict):
            yield f"plugins: search: {', '.join(map(str, options))}: {_INSTEAD}"


_INSTEAD = "not used by Wikimill's search; `publish: {search: false}` of the plugin wikimill brings the theme's back"


def _changes_markdown(name: str, config: MkDocsConfig) -> bool:
    plugin = config.plugins[name]
    return name not in _WITHOUT_MARKDOWN and any(
        hasattr(plugin, event) for event in ("on_page_markdown", "on_page_read_source")
    )


def _listed(entries: object) -> list[str]:
    """The names in a list of names and of names with options."""
    if isinstance(entries, dict):
        return [str(name) for name in entries]
    listed = entries if isinstance(entries, list) else []
    return [str(name) for entry in listed for name in (entry if isinstance(entry, dict) else [entry])]
