"""The one gate through which every body's HTML goes: an allow-list of elements, attributes, addresses and styles."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from pipeline.publish.html.nesting import no_deeper

if TYPE_CHECKING:
    import nh3

_TAGS: Final = frozenset(
    """
    a abbr audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure
    h1 h2 h3 h4 h5 h6 hr i iframe img input ins kbd label li mark ol p picture pre q rp rt ruby s samp section small source span
    strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr
    """.split()  # noqa: SIM905
)
_EVERYWHERE: Final = frozenset({"class", "id", "title", "lang", "dir", "role", "style", "data-search-exclude"})
_ATTRIBUTES: Final = {
    "a": {"href", "name", "aria-label"},
    "audio": {"src", "controls", "loop", "preload"},
    "blockquote": {"cite"},
    "code": {"tabindex"},
    "col": {"span"},
    "details": {"open"},
    "del": {"cite", "datetime"},
    "iframe": {"src", "loading"},
    "img": {"src", "alt", "width", "height", "loading", "decoding", "align"},
    "input": {"type", "checked", "disabled", "aria-label"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"start", "type", "reversed"},
    "p": {"align"},
    "div": {"align", "tabindex"},
    "q": {"cite"},
    "section": {"aria-label"},
    "source": {"src", "type", "media"},
    "span": {"data-linenos"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "time": {"datetime"},
    "track": {"src", "kind", "srclang", "label", "default"},
    "video": {"src", "controls", "loop", "muted", "poster", "preload", "width", "height"},
}
SCHEMES: Final = frozenset(
    {"http", "https", "mailto", "tel", "ftp", "sftp", "xmpp", "irc", "ircs", "obsidian", "doi", "news", "geo"}
)
_STYLES: Final = frozenset(
    {
        "color",
        "background-color",
        "text-align",
        "font-weight",
        "font-style",
        "text-decoration",
        "width",
        "height",
        "max-width",
    }
)
_THEMES_OWN: Final = re.compile(r"__(config|drawer|search|toc|consent|palette|nav|comments|source|announce|tabbed).*")
"""Ids that Material's scripts look for: an author's element of that name would stand in for the theme's."""

_PAIR: Final = re.compile(r'\s([^\s<>"=]+)="([^"]*)"')
_IMAGE: Final = re.compile(rf"<img((?:{_PAIR.pattern})*)>")
"""As the cleaner writes it: every value in double quotes, and no `<` in any text."""


@cache
def _cleaner() -> nh3.Cleaner:
    import nh3

    return nh3.Cleaner(
        tags=set(_TAGS),
        attributes={"*": set(_EVERYWHERE), **_ATTRIBUTES},
        attribute_filter=_attribute,
        link_rel=None,
        url_schemes=set(SCHEMES),
        filter_style_properties=set(_STYLES),
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name in {"id", "name"} and _THEMES_OWN.fullmatch(value):
        return None
    if tag == "input" and name == "type":
        return "checkbox"
    if tag == "iframe" and name == "src" and re.match(r"\s*[\w+.-]*:|\s*//", value):
        return None
    return value


def through_the_gate(html: str, *, trusted: bool = False) -> str:
    """The HTML of a body, whole and harmless: no script, no handler, no form, no foreign frame, every element closed.

    `trusted`: the configuration trusts the authors' HTML, so it stays as it is.
    """
    return html if trusted else no_deeper(_IMAGE.sub(_seen, _cleaner().clean(html)))


def _seen(image: re.Match[str]) -> str:
    """An image; of one whose address did not pass, or that had none, the words for it."""
    attributes = dict(_PAIR.findall(image[1]))
    return image[0] if "src" in attributes else attributes.get("alt", "").replace("<", "&lt;").replace(">", "&gt;")
