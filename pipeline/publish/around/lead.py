"""What a note is about, above its body, where the body does not begin with it."""

from __future__ import annotations

from html import escape

from pipeline.publish.html.plaintext import text_of

_NEAR = 1500
"""Characters of HTML within which a reader meets a sentence anyway."""


def lead(body: str, summary: str, said: bool) -> str:
    """A line above a body's HTML; empty where the body soon says the same.

    `said`: the author wrote the summary; one that was taken from the body is not told twice.
    """
    start = summary.rstrip("….")[:60]
    if not summary or not said or start in text_of(body[:_NEAR]):
        return ""
    return f'<p class="wm-summary">{escape(summary, quote=False)}</p>\n'
