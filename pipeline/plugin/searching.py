"""The search of our own in the place of the theme's."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from mkdocs.config.defaults import MkDocsConfig

from pipeline.model.page import Site
from pipeline.model.project import Project
from pipeline.publish.search import FOLDER, search_files
from pipeline.publish.wording.searchwords import SearchWords
from pipeline.publish.wording.words import words

STYLES = FOLDER + "search.css"
SCRIPT = FOLDER + "search.js"
_ALL_NAMES = ("browse/a-z/index.html", "browse/index.html", "index.html")
"""Where a reader without scripts finds every note: the first of these pages that there is."""
_ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" aria-hidden="true"><path d="M10 3a7 7 0 0 1 5.6 11.2l5.1 5.1-1.4 1.4-5.1-5.1A7 7 0 1 1 10 3m0 2a5 5 0 1 0 0 10 5 5 0 0 0 0-10"/></svg>'


def takes_over(config: MkDocsConfig, project: Project) -> bool:
    """Whether the search is ours: with Material, unless the author wants its own."""
    return project.options.publish.search and config.theme.name == "material"


def install(config: MkDocsConfig) -> None:
    """Our scripts and styles; Material's search, where the author lists it, has nothing to do."""
    config.extra_css.insert(0, STYLES)
    config.extra_javascript.append(SCRIPT)
    theirs = config.plugins.get("material/search")
    if theirs is not None:
        theirs.config.enabled = False


def made(site: Site, language: str) -> Mapping[str, str]:
    """Address → content of the files that the search reads."""
    return search_files(site, words(language))


def with_link(html: str, href: str, said: SearchWords) -> str:
    """A page with a way to the search in its header: a link to all names, which the script makes open the search."""
    header = html.find('<nav class="md-header__inner')
    end = html.find("</nav>", header)
    if header < 0 or end < 0:
        return html
    source = html.find('<div class="md-header__source">', header, end)
    at = source if source > 0 else end
    return html[:at] + _link(href, said) + html[at:]


def all_names(site: Site) -> str:
    """The address of the page that leads to every note."""
    taken = {page.address for page in site.pages.values()}
    return next((address for address in _ALL_NAMES if address in taken), "index.html")


def _link(href: str, said: SearchWords) -> str:
    label = escape(said.label)
    return (
        f'<a class="wm-search-link" href="{escape(href)}" aria-label="{label}" aria-keyshortcuts="Control+K Meta+K /">'
        f'{_ICON}<span class="wm-search-link__label" aria-hidden="true">{label}</span><kbd aria-hidden="true">/</kbd></a>\n'
    )
