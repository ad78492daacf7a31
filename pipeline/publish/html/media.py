"""Pictures, sounds, films and documents."""

from __future__ import annotations

import posixpath
import re
from html import escape

from pipeline.publish.html.filekinds import FILMS, IMAGES, SOUNDS, extension
from pipeline.publish.html.links import Goal
from pipeline.publish.html.scene import Scene

_SIZE = re.compile(r"(?:(?P<alt>.*)\|)?\s*(?P<width>\d{1,5})(?:x(?P<height>\d{1,5}))?\s*", re.DOTALL)
_HEIGHT = re.compile(r"[#&]height=(\d{1,4})\b")
_FILM_HOST = re.compile(
    r"https?://(?:(?:www|m)\.)?(?:youtube\.com|youtu\.be|vimeo\.com|twitter\.com|x\.com)/", re.IGNORECASE
)
"""What Obsidian shows in a frame of another's site; no page of ours asks another server for that unasked."""


def _measures(label: str | None) -> str:
    """The attributes by which a label of `300` or `300x200` gives a size."""
    size = _SIZE.fullmatch(label or "")
    if size is None:
        return ""
    return f' width="{size["width"]}"' + (f' height="{size["height"]}"' if size["height"] else "")


def caption(label: str) -> str:
    """The words of a picture's label, without its size."""
    size = _SIZE.fullmatch(label)
    return (size["alt"] or "") if size else label


def picture(href: str, label: str, tooltip: str | None = None) -> str:
    """An image; a label of `300`, `300x200` or `words|300` gives its size, as in Obsidian."""
    if _FILM_HOST.match(href):
        return f'<a class="wm-file" href="{escape(href)}">{escape(caption(label) or href)}</a>'
    attributes = f'src="{escape(href)}" alt="{escape(caption(label))}"{_measures(label)}'
    if tooltip:
        attributes += f' title="{escape(tooltip)}"'
    return f'<img {attributes} loading="lazy" decoding="async">'


def medium(scene: Scene, goal: Goal, name: str, label: str | None) -> str:
    """What an embedded file shows, by its kind; a kind that no browser shows becomes a link."""
    href, kind = goal.href or "", extension(name)
    shown = escape(posixpath.basename(name))
    if kind in IMAGES:
        return picture(href, label if label is not None else posixpath.splitext(posixpath.basename(name))[0])
    if kind in SOUNDS:
        return f'<audio controls preload="metadata" src="{escape(href)}" title="{shown}"></audio>'
    if kind in FILMS:
        return f'<video controls preload="metadata" src="{escape(href)}" title="{shown}"{_measures(label)}></video>'
    opening = f'<a class="wm-file" href="{escape(href)}">{escape(scene.edition.words.open_file.format(name=label or posixpath.basename(name)))}</a>'
    if kind == "pdf":
        height = _HEIGHT.search(href)
        style = f' style="height: {height[1]}px"' if height else ""
        frame = f'<iframe src="{escape(href)}" title="{shown}" loading="lazy"{style}></iframe>'
        return f'<span class="wm-document">{frame}{opening}</span>'
    return opening
