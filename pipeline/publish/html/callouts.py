"""Obsidian's callouts as Material's admonitions."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from pipeline.publish.wording.words import Words

_SAME_AS: Final = {
    **dict.fromkeys(("summary", "tldr"), "abstract"),
    "todo": "info",
    **dict.fromkeys(("hint", "important"), "tip"),
    **dict.fromkeys(("check", "done"), "success"),
    **dict.fromkeys(("help", "faq"), "question"),
    **dict.fromkeys(("caution", "attention"), "warning"),
    **dict.fromkeys(("fail", "missing"), "failure"),
    "error": "danger",
    "cite": "quote",
}
KINDS: Final = frozenset(
    {
        "note",
        "abstract",
        "info",
        "tip",
        "success",
        "question",
        "warning",
        "failure",
        "danger",
        "bug",
        "example",
        "quote",
    }
)


def opening(type_: str, fold: str, title: str | None, said: Words) -> tuple[str, str]:
    """The HTML before a callout's body and after it; `title` is HTML, None where the author gave none."""
    name = type_.strip().lower()
    kind = _SAME_AS.get(name, name)
    own = re.sub(r"[^\w-]+", "-", name)
    css = " ".join(dict.fromkeys((kind if kind in KINDS else "note", own)))
    shown = (
        title if title is not None else escape(said.callouts.get(name) or said.callouts.get(kind) or name.capitalize())
    )
    if fold:
        expanded = " open" if fold == "+" else ""
        return f'<details class="{css}"{expanded}><summary>{shown}</summary>\n', "</details>\n"
    return f'<div class="admonition {css}"><p class="admonition-title">{shown}</p>\n', "</div>\n"
