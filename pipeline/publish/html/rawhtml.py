"""HTML that stands in a note: its comments are dropped, its relative addresses follow the note to its page."""

from __future__ import annotations

import html
from collections.abc import Callable
from html.parser import HTMLParser

_ADDRESSES = {"href", "src", "poster", "cite"}
_DROPPED = frozenset(
    """
    base embed form frame frameset iframe link math meta noembed noframes noscript object plaintext script section select style svg
    template textarea title xmp
    """.split()  # noqa: SIM905
)
"""Elements that would swallow what follows, or that load something; what they hold is shown as text, code aside."""

Readdress = Callable[[str], str | None]
"""An address as the note writes it → as the page must, None where it must not be named."""


class _Fragment(HTMLParser):
    def __init__(self, readdress: Readdress, dropped: frozenset[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.dropped = dropped
        self.readdress = readdress
        self.out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.dropped:
            self.out.append(f"<{tag}{''.join(self._attribute(name, value) for name, value in attrs)}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def _attribute(self, name: str, value: str | None) -> str:
        if value is None:
            return f" {name}"
        if name in _ADDRESSES:
            value = self.readdress(value)
        return "" if value is None else f' {name}="{html.escape(value)}"'

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.dropped:
            self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self.cdata_elem:
            self.out.append(data.replace("<", "&lt;"))
        elif not self.dropped:  # the code of a script, the rules of a style sheet
            self.out.append(data)

    def handle_entityref(self, name: str) -> None:
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.out.append(f"&#{name};")


def raw_html(content: str, readdress: Readdress, *, trusted: bool = False) -> str:
    """A stretch of an author's HTML, for the gate to judge; all of it where it is `trusted`."""
    if "<!--" in content:
        content = without_comments(content)
    if not content.strip():
        return ""
    fragment = _Fragment(readdress, frozenset() if trusted else _DROPPED)
    fragment.feed(content)
    fragment.close()
    return "".join(fragment.out)


def without_comments(content: str) -> str:
    """HTML without its comments; one that is never closed reaches to the end."""
    kept, rest = "", content
    while (start := rest.find("<!--")) >= 0:
        end = rest.find("-->", start + 2)
        kept, rest = kept + rest[:start], rest[end + 3 :] if end >= 0 else ""
    return kept + rest
