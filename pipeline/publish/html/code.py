"""Code as Material shows it, with what happened when it ran beside it in words."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING

from pipeline.publish.html.outcome import outcome
from pipeline.publish.html.scene import Scene

if TYPE_CHECKING:
    from pygments.lexer import Lexer

_LANGUAGE = re.compile(r"[\w+#.-]+")
_AFTER_MARKED = re.compile(r"^((?:</span>)*)")
"""The end of the marked line before, which Pygments writes at the beginning of the next."""
_RUNNABLE = {"python", "py", "python3", "pycon"}
_LONG = 100_000
"""Characters from which on code is shown plain: highlighting it would cost more than it helps."""


def listing(code: str, language: str, options: dict[str, str] | None = None) -> str:
    """One block of code in the markup of Material, classes and no inline styles."""
    options = options or {}
    if language == "mermaid":
        return f'<pre class="mermaid"><code>{escape(code, quote=False)}</code></pre>\n'
    css = f"language-{language} highlight" if _LANGUAGE.fullmatch(language) else "highlight"
    title = options.get("title", "")
    caption = f'<span class="filename">{escape(title)}</span>' if title else ""
    shown = _highlighted(code, language, options.get("hl_lines", ""))
    first = options.get("linenums")
    if first is not None and first.casefold() not in {"false", "0"}:
        shown = _numbered(shown, int(first) if first.isdecimal() and len(first) < 6 else 1)
    return f'<div class="{css}">{caption}<pre><span></span><code tabindex="0">{shown}</code></pre></div>\n'


@lru_cache(maxsize=2048)
def _highlighted(code: str, language: str, marked: str) -> str:
    lexer = _lexer(language)
    if lexer is None or len(code) > _LONG:
        return escape(code, quote=False)
    from pygments import highlight
    from pygments.formatters.html import HtmlFormatter

    formatter = HtmlFormatter(nowrap=True, hl_lines=_lines(marked))
    return str(highlight(code, lexer, formatter))


@cache
def _lexer(language: str) -> Lexer | None:
    """The lexer of a language; None for one that Pygments does not know, and for none."""
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False) if language else None
    except ClassNotFound:
        return None


def _lines(marked: str) -> list[int]:
    """The lines, from 1, that `hl_lines="2 4-6"` names."""
    lines: list[int] = []
    for first, last in re.findall(r"(\d{1,5})(?:-(\d{1,5}))?", marked):
        lines.extend(range(int(first), int(last or first) + 1))
    return lines


def _numbered(shown: str, first: int) -> str:
    """Lines with their numbers, which are drawn by the theme, so that nobody copies them."""
    ends = shown.endswith("\n")
    lines = shown.removesuffix("\n").split("\n")
    width = len(str(first + len(lines) - 1))
    numbered = (
        _AFTER_MARKED.sub(rf'\1<span class="linenos" data-linenos="{number:>{width}} "></span>', line, count=1)
        for number, line in enumerate(lines, first)
    )
    return "\n".join(numbered) + "\n" * ends


def snippet_listing(scene: Scene, index: int, content: str, info: str) -> str:
    """A fence of a note, and its result where it is one that could run."""
    snippet = scene.note.snippets[index] if 0 <= index < len(scene.note.snippets) else None
    if snippet is None:
        return listing(content, _first_word(info))
    shown = listing(content, snippet.language, dict(snippet.options))
    run = scene.edition.wiki.runs.get(scene.note.path, {}).get(index)
    could_run = (
        snippet.language in _RUNNABLE and scene.note.path in scene.edition.wiki.notes
    )  # a canvas' card is no note
    if not could_run and run is None:
        return shown
    mode = snippet.mode or scene.edition.wiki.options.snippets.mode
    told = outcome(run, scene.note, snippet, mode, scene.edition)
    return f'<div class="wm-snippet">{shown}{told}</div>\n'


def _first_word(info: str) -> str:
    words = info.replace("{", " ").split()
    return words[0].lower() if words else ""
