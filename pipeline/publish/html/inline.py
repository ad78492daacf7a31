"""Inline tokens → HTML: text, emphasis, links, pictures, math, figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Final, TypeAlias

from pipeline.publish.html import footnotes
from pipeline.publish.html.links import Goal, external, goal, written_html
from pipeline.publish.html.media import caption, medium, picture
from pipeline.publish.html.scene import Scene

if TYPE_CHECKING:
    from markdown_it.token import Token

_CHECKBOX = '<input class="task-list-item-checkbox"'

Show: TypeAlias = "Callable[[Token, Scene], str]"
ShowEmbed: TypeAlias = "Callable[[Scene, int, str], str]"


def inline(tokens: Sequence[Token], scene: Scene, show_embed: ShowEmbed) -> str:
    """The HTML of a paragraph's or a heading's content."""
    out: list[str] = []
    closings: list[str] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "link_open":
            found = _goal_of(token, scene)
            if found.instead and _has_no_label(token, scene):
                out.append(escape(found.instead))
                index = _closing_link(tokens, index)
            else:
                out.append(found.opening())
                closings.append(found.closing())
        elif token.type == "link_close":
            out.append(closings.pop() if closings else "")
        elif token.type == "embed":
            out.append(show_embed(scene, token.meta["link"], token.content))
        elif token.type == "image":
            out.append(_image(token, scene, show_embed))
        else:
            out.append(_SHOWN.get(token.type, _generic)(token, scene))
        index += 1
    return "".join(out) + "".join(reversed(closings))


def _goal_of(token: Token, scene: Scene) -> Goal:
    number = (token.meta or {}).get("link")
    found = goal(scene, number) if number is not None else Goal("plain")
    title = token.attrGet("title") if token.type == "link_open" else None
    return replace(found, remark=str(title)) if title and found.href and not found.remark else found


def _has_no_label(token: Token, scene: Scene) -> bool:
    number = (token.meta or {}).get("link")
    return number is not None and scene.note.links[number].label is None


def _closing_link(tokens: Sequence[Token], start: int) -> int:
    return next((index for index in range(start, len(tokens)) if tokens[index].type == "link_close"), len(tokens) - 1)


def _wikilink(token: Token, scene: Scene) -> str:
    found = _goal_of(token, scene)
    shown = token.content
    if _has_no_label(token, scene):
        shown = found.instead or scene.edition.veil(scene.note.path).over(shown)
    return f"{found.opening()}{escape(shown, quote=False)}{found.closing()}"


def _image(token: Token, scene: Scene, show_embed: ShowEmbed) -> str:
    found = _goal_of(token, scene)
    number = (token.meta or {}).get("link")
    tooltip = token.attrGet("title")
    if found.kind == "external":
        return picture(found.href or "", token.content, str(tooltip) if tooltip else None)
    if found.kind == "file":
        resolution = scene.edition.resolution(scene.note.path, number or 0)
        return medium(scene, found, (resolution.resolved if resolution else None) or "", token.content or None)
    if found.kind == "page" and number is not None:
        return show_embed(scene, number, token.content)
    if found.kind == "private":
        return escape(token.content, quote=False)
    name = scene.note.links[number].target if number is not None else None
    return f"{found.opening()}{escape(caption(token.content) or name or '', quote=False)}{found.closing()}"


def _html(token: Token, scene: Scene) -> str:
    if token.content.startswith(_CHECKBOX):
        return _task(str(token.meta.get("state", "")), scene)
    return written_html(token.content, scene)


_LOOKS = {"/": "started", "-": "cancelled", ">": "forwarded"}
"""States that are told apart from open and done by a look of their own."""


def _task(state: str, scene: Scene) -> str:
    told, look = _state(state, scene), _LOOKS.get(state)
    checked = "" if state == " " or look else " checked"
    box = f'<input type="checkbox" disabled{checked} aria-label="{told}">'
    css = f"task-list-control wm-task--{look}" if look else "task-list-control"
    return f'<span class="{css}" title="{told}">{box}<span class="task-list-indicator"></span></span>'


def _state(state: str, scene: Scene) -> str:
    """A task's state in words; of one that only Obsidian's themes tell apart its sign as well."""
    said = scene.edition.words
    known = {" ": said.task_open, "/": said.task_started, "-": said.task_cancelled, ">": said.task_forwarded}
    if state in known:
        return known[state]
    return said.task_done if state in {"x", "X", ""} else f"{said.task_done} ({escape(state)})"


def _text(token: Token, scene: Scene) -> str:
    return escape(token.content, quote=False)


def _url(token: Token, scene: Scene) -> str:
    found = external(token.content)
    return f"{found.opening()}{escape(token.content, quote=False)}{found.closing()}"


def _code(token: Token, scene: Scene) -> str:
    return f"<code>{escape(token.content, quote=False)}</code>"


def _break(token: Token, scene: Scene) -> str:
    return "<br>\n" if scene.edition.wiki.options.publish.line_breaks else "\n"


def _hard_break(token: Token, scene: Scene) -> str:
    return "<br>\n"


def _nothing(token: Token, scene: Scene) -> str:
    return ""


def _tag(token: Token, scene: Scene) -> str:
    return tag(token.content, scene)


def tag(name: str, scene: Scene) -> str:
    """A tag, as a link to its page where it has one."""
    shown = f"#{escape(name, quote=False)}"
    facet = scene.edition.facets.get("tags")
    shelf = facet.shelf(name) if facet else None
    if shelf is None:
        return f'<span class="wm-tag">{shown}</span>'
    return f'<a class="wm-tag" href="{escape(scene.to(shelf.address))}">{shown}</a>'


def _math(token: Token, scene: Scene) -> str:
    return f'<span class="arithmatex">\\({escape(token.content, quote=False)}\\)</span>'


def _displayed_math(token: Token, scene: Scene) -> str:
    return f'<span class="arithmatex">\\[{escape(token.content, quote=False)}\\]</span>'


def _value(token: Token, scene: Scene) -> str:
    """A figure bound to the note's code, and whether the code says so too."""
    said = scene.edition.words
    right = _computed(scene, token.meta["value"])
    if right == token.content:
        css, told = "wm-value", said.value
    else:
        css, told = "wm-value--differs", said.value_unknown if right is None else said.value_differs
    return f'<span class="{css}" title="{escape(told)}">{escape(token.content, quote=False)}</span>'


def _computed(scene: Scene, index: int) -> str | None:
    """What the last snippet that knows a figure's name computed; None where none did."""
    value = scene.note.body.values[index]
    runs = sorted(scene.edition.wiki.runs.get(scene.note.path, {}).items())
    key = f"{value.name}|{value.format}"
    return next((run.values[key] for _, run in reversed(runs) if key in run.values), None)


def _generic(token: Token, scene: Scene) -> str:
    """Emphasis and the like: their own tag, without attributes; of an unknown token its text."""
    if token.nesting == 0 or not token.tag:
        return escape(token.content, quote=False)
    return f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>"


_SHOWN: Final[Mapping[str, Show]] = {
    "text": _text,
    "url": _url,
    "code_inline": _code,
    "softbreak": _break,
    "hardbreak": _hard_break,
    "html_inline": _html,
    "comment": _nothing,
    "wikilink": _wikilink,
    "tag": _tag,
    "value": _value,
    "math_inline": _math,
    "math_inline_double": _displayed_math,
    "footnote_ref": footnotes.reference,
    "footnote_anchor": footnotes.way_back,
}
