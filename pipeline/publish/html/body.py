"""A note's tokens → the HTML of its body."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeAlias

from pipeline.publish.html import callouts, code, footnotes
from pipeline.publish.html.embeds import embed
from pipeline.publish.html.inline import inline
from pipeline.publish.html.links import goal, written_html
from pipeline.publish.html.scene import Scene
from pipeline.publish.wording.languages import language_of_text

if TYPE_CHECKING:
    from markdown_it.token import Token

Span: TypeAlias = "Callable[[Sequence[Token], int, Scene, list[str]], tuple[str, int]]"
"""Tokens, where to begin, the scene, what is yet to be closed → HTML, and the index after what it used."""


def body(tokens: Sequence[Token], scene: Scene) -> str:
    """The HTML of a stretch of block tokens; not yet through the gate."""
    out: list[str] = []
    closings: list[str] = []
    index = 0
    while index < len(tokens):
        html, index = _SPANS.get(tokens[index].type, _generic)(tokens, index, scene, closings)
        out.append(html)
    return "".join(out)


def content(token: Token, scene: Scene) -> str:
    """The HTML of one inline token's content."""
    return inline(token.children or (), scene, _show_embed)


def line(token: Token, scene: Scene) -> str:
    """The HTML of a heading or of a callout's title, which can hold no other note: an embed of one is a link to it."""
    return inline(token.children or (), scene, _show_in_line)


def _show_in_line(scene: Scene, index: int, shown: str) -> str:
    found = goal(scene, index)
    if found.kind != "page":
        return embed(scene, index, shown, body)
    return f"{found.opening()}{escape(shown, quote=False)}{found.closing()}"


def _show_embed(scene: Scene, index: int, shown: str) -> str:
    return embed(scene, index, shown, body)


def _paragraph(tokens: Sequence[Token], index: int, scene: Scene, closings: list[str]) -> tuple[str, int]:
    """A paragraph; one of which nothing is left is none, and one that only embeds notes needs no element around them."""
    opening, text = tokens[index], tokens[index + 1]
    pieces = list(_pieces(text.children or (), scene))
    html = "".join(pieces)
    anchors = _id(opening, scene)
    if index + 2 < len(tokens) and tokens[index + 2].type == "footnote_anchor":  # it stands before the closing token
        if any(piece.startswith(_EMBED) for piece in pieces):
            return "".join(_around_embeds(pieces)) + "<p>", index + 2
        return f"<p{anchors}>{html}", index + 2
    after = index + 3
    mark = f"<span{anchors}></span>" if anchors else ""
    if not html.strip():
        return mark, after
    if opening.hidden:
        return mark + html, after
    if any(piece.startswith(_EMBED) for piece in pieces):
        return mark + "".join(_around_embeds(pieces)), after
    return f"<p{anchors}{_language(text, scene)}>{html}</p>\n", after


_EMBED: Final = ('<div class="wm-embed', '<section class="wm-embed')


def _pieces(children: Sequence[Token], scene: Scene) -> Iterator[str]:
    """The HTML of a paragraph's content, that of each embed apart."""
    for is_embed, stretch in groupby(children, lambda child: child.type in {"embed", "image"} and not child.level):
        for piece in ([token] for token in stretch) if is_embed else (list(stretch),):
            yield inline(piece, scene, _show_embed)


def _around_embeds(pieces: Sequence[str]) -> Iterator[str]:
    """Embedded notes, which no paragraph can hold, and a paragraph of what stands before, between and behind them."""
    for is_embed, stretch in groupby(pieces, lambda piece: piece.startswith(_EMBED)):
        html = "".join(stretch)
        if is_embed:
            yield html
        elif plain := html.strip().removeprefix("<br>").removesuffix("<br>").strip():
            yield f"<p>{plain}</p>\n"


def _heading(tokens: Sequence[Token], index: int, scene: Scene, closings: list[str]) -> tuple[str, int]:
    html = line(tokens[index + 1], scene)
    level = int(tokens[index].tag[1])
    if scene.embedded:
        return f"<h{max(level, 2)}>{html}</h{max(level, 2)}>\n", index + 3
    slug = scene.edition.anchor(scene.note.path, str(tokens[index].attrGet("id") or ""))
    mark = permalink(slug, scene) if slug else ""
    block = (tokens[index].meta or {}).get("block")
    second = f'<span id="^{escape(block[0])}"></span>' if block else ""  # a heading may carry a block's id as well
    return f'<h{level} id="{escape(slug)}">{second}{html}{mark}</h{level}>\n', index + 3


def permalink(slug: str, scene: Scene) -> str:
    """The sign beside a heading by which a reader can link to it."""
    told = escape(scene.edition.words.permalink)
    return f'<a class="headerlink" href="#{escape(slug)}" title="{told}" aria-label="{told}">#</a>'


def _fence(tokens: Sequence[Token], index: int, scene: Scene, closings: list[str]) -> tuple[str, int]:
    token = tokens[index]
    number = (token.meta or {}).get("snippet", -1)
    return _mark(token, scene) + code.snippet_listing(scene, number, token.content, token.info), index + 1


def _code_block(tokens: Sequence[Token], index: int, scene: Scene, closings: list[str]) -> tuple[str, int]:
    return _mark(tokens[index], scene) + code.listing(tokens[index].content, ""), index + 1


def _html(tokens: Sequence[Token], index: int, scene: Scene, closings: list[str]) -> tuple[str, int]:
    return _mark(tokens[index], scene) + written_html(tokens[index].content, scene), index + 1


def _math(tokens: Sequence[Token], index: int, scene: Scene, closings: list[str]) -> tuple[str, int]:
    formula = escape(tokens[index].content.strip(), quote=False)
    return f'{_mark(tokens[index], scene)}<div class="arithmatex">\\[{formula}\\]</div>\n', index + 1


def _callout(tokens: Sequence[Token], index: int, scene: Scene, closings: list[str]) -> tuple[str, int]:
    meta, after, title = tokens[index].meta, index + 1, None
    if after < len(tokens) and tokens[after].type == "callout_title_open":
        title, after = line(tokens[after + 1], scene), after + 3
    before, behind = callouts.opening(meta.get("type", "note"), meta.get("fold") or "", title, scene.edition.words)
    closings.append(behind)
    return _mark(tokens[index], scene) + before, after


def _closing(tokens: Sequence[Token], index: int, scene: Scene, closings: list[str]) -> tuple[str, int]:
    return (closings.pop() if closings else ""), index + 1


def _inline(tokens: Sequence[Token], index: int, scene: Scene, closings: list[str]) -> tuple[str, int]:
    return content(tokens[index], scene), index + 1


def _cell(tokens: Sequence[Token], index: int, scene: Scene, closings: list[str]) -> tuple[str, int]:
    aligned = str(tokens[index].attrGet("style") or "").removeprefix("text-align:")
    css = f' class="wm-{aligned}"' if aligned in {"left", "right", "center"} else ""
    return f"<{tokens[index].tag}{css}>", index + 1


def _footnotes(tokens: Sequence[Token], index: int, scene: Scene, closings: list[str]) -> tuple[str, int]:
    return '<div class="footnote">\n<hr>\n<ol>\n', index + 1


def _footnotes_end(tokens: Sequence[Token], index: int, scene: Scene, closings: list[str]) -> tuple[str, int]:
    return "</ol>\n</div>\n", index + 1


def _footnote(tokens: Sequence[Token], index: int, scene: Scene, closings: list[str]) -> tuple[str, int]:
    return footnotes.opening(tokens[index], scene), index + 1


def _footnote_end(tokens: Sequence[Token], index: int, scene: Scene, closings: list[str]) -> tuple[str, int]:
    return "</li>\n", index + 1


def _footnote_anchor(tokens: Sequence[Token], index: int, scene: Scene, closings: list[str]) -> tuple[str, int]:
    return footnotes.way_back(tokens[index], scene), index + 1


def _nothing(tokens: Sequence[Token], index: int, scene: Scene, closings: list[str]) -> tuple[str, int]:
    return "", index + 1


def _generic(tokens: Sequence[Token], index: int, scene: Scene, closings: list[str]) -> tuple[str, int]:
    """Lists, quotes, tables, rules: their own tag."""
    token = tokens[index]
    if token.nesting < 0:
        return f"</{token.tag}>\n", index + 1
    start = token.attrGet("start")
    numbered = f' start="{int(start)}"' if token.type == "ordered_list_open" and start is not None else ""
    css = str(token.attrGet("class") or "")
    classes = f' class="{escape(css)}"' if css in _OWN_CLASSES else ""
    return f"<{token.tag}{classes}{numbered}{_id(token, scene)}>", index + 1


_OWN_CLASSES: Final = {"task-list-item", "contains-task-list"}


def _id(token: Token, scene: Scene) -> str:
    """The id of a block that carries one; within an embed it belongs to the note's own page."""
    given = token.attrGet("id")
    return f' id="{escape(str(given))}"' if given and not scene.embedded else ""


def _language(inline_: Token, scene: Scene) -> str:
    """The language of a line that its script tells, where the note is in another (WCAG 3.1.2)."""
    told = language_of_text(inline_.content)
    around = scene.note.roles.language or scene.edition.words.language
    return f' lang="{told}"' if told and told != around.partition("-")[0].lower() else ""


def _mark(token: Token, scene: Scene) -> str:
    """The same before a block whose own element can carry none."""
    anchors = _id(token, scene)
    return f"<div{anchors}></div>" if anchors else ""


_SPANS: Final[Mapping[str, Span]] = {
    "paragraph_open": _paragraph,
    "heading_open": _heading,
    "fence": _fence,
    "code_block": _code_block,
    "html_block": _html,
    "math_block": _math,
    "math_block_label": _math,
    "callout_open": _callout,
    "callout_close": _closing,
    "inline": _inline,
    "th_open": _cell,
    "td_open": _cell,
    "comment": _nothing,
    "footnote_block_open": _footnotes,
    "footnote_block_close": _footnotes_end,
    "footnote_open": _footnote,
    "footnote_close": _footnote_end,
    "footnote_anchor": _footnote_anchor,
}
