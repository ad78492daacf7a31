"""What raw HTML says to us: comments, ids that fragments can name, comments meant for the snippets and values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)\s[^<>]*")
_ID = re.compile(r"""(?<=\s)(id|name)\s*=\s*("[^"]*"|'[^']*'|[^\s"'=`]+)""")
_VERBATIM = re.compile(r"<(?:pre|script|style|textarea)[\s>]", re.IGNORECASE)
VALUE = re.compile(r"<!--\s*(?:value:|/value\s*-->)")
"""A comment that is one half of a bound value."""
_SHOWS = re.compile(
    r"<(?:img|iframe|video|audio|svg|object|embed|canvas|input|picture|math|script|style|form|button|progress|meter)\b",
    re.IGNORECASE,
)
"""Elements that are there to be seen, though they hold no text."""
_MARKUP = re.compile(r"<[^<>]*>|&[a-z]+;|&#\w+;")
_UNREAD = re.compile(r"<(script|style|svg)\b.*?(?:</\1>|\Z)", re.IGNORECASE | re.DOTALL)
_WITHIN = re.compile(r"</?(?:a|b|i|em|strong|code|span|sub|sup|kbd|mark|u|s|small)\b[^<>]*>", re.IGNORECASE)
"""Tags among the words of a line."""
_TAGS = re.compile(r"<[^<>]*>")
_HIDDEN = re.compile(r"%%.*?%%", re.DOTALL)


def comments(html: str) -> Iterator[tuple[int, int]]:
    """Each HTML comment, marks included, as offsets; an unclosed one goes to the end."""
    start = html.find("<!--")
    while start >= 0:
        closing = html.find("-->", start + 2)
        end = closing + 3 if closing >= 0 else len(html)
        yield start, end
        start = html.find("<!--", end)


def left_open(html: str) -> Iterator[int]:
    """Where a comment opens that nothing closes."""
    return (start for start, end in comments(html) if not html.startswith("-->", end - 3))


def hidden(html: str) -> Iterator[tuple[int, int]]:
    """Each `%% comment %%` among raw HTML, where that is not shown as it is written."""
    if "%%" in html and not _VERBATIM.match(html):
        yield from (match.span() for match in _HIDDEN.finditer(html))


def without(html: str, spans: Sequence[tuple[int, int]]) -> str:
    """HTML without the stretches at the offsets, which are in order."""
    ends = [0, *(end for _, end in spans)]
    return "".join(html[end:start] for end, start in zip(ends, (*(start for start, _ in spans), None), strict=True))


def shows(html: str) -> bool:
    """Whether raw HTML without its comments has text or an element to be seen."""
    spans = list(comments(html))
    rest = without(html, spans)
    return _SHOWS.search(rest) is not None or any(map(str.isalnum, _MARKUP.sub("", rest)))


def text(html: str) -> list[str]:
    """What raw HTML without its comments has to read, a line for each stretch between tags."""
    plain = unescape(_TAGS.sub("\n", _WITHIN.sub("", _UNREAD.sub("", html))))
    return [line for part in plain.split("\n") if (line := part.strip())]


def anchors(html: str) -> Iterator[tuple[int, int]]:
    """Where each id stands that a tag gives: `id` of any tag, `name` of `<a>`."""
    if "=" not in html:
        return
    position = 0
    for start, end in (*comments(html), (len(html), len(html))):
        for tag in _TAG.finditer(html, position, start):
            yield from _ids(tag)
        position = end


def _ids(tag: re.Match[str]) -> Iterator[tuple[int, int]]:
    for match in _ID.finditer(tag.string, tag.end(1), tag.end()):
        start, end = match.span(2)
        quoted = match[2][0] in "\"'"
        if end - start > 2 * quoted and (match[1] == "id" or tag[1].lower() == "a"):
            yield start + quoted, end - quoted
