"""Parts of a page that are now on another: who comes for one lands where the page says where it went."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from pipeline.model.graph import Redirect
from pipeline.model.name import folded
from pipeline.publish.html.scene import Scene


def moved_parts(redirects: Sequence[Redirect], scene: Scene) -> str:
    """A list of the parts that moved, each under the ids that it had; what readers may not see is left out."""
    items = [item for redirect in redirects if (item := _item(redirect, scene))]
    return "<ul>\n" + "".join(items) + "</ul>\n" if items else ""


def _item(redirect: Redirect, scene: Scene) -> str:
    told, final = scene.edition, redirect.final
    if final not in told.notes or final is None or redirect.owner in told.hidden:
        return ""
    part = redirect.source.partition("#")[2]
    marks = "".join(f'<span id="{escape(id_)}"></span>' for id_ in dict.fromkeys((part, _slug(part))))
    href, title = escape(scene.href(final, redirect.anchor)), escape(told.title(final), quote=False)
    return f'<li>{marks}{escape(part, quote=False)} → <a href="{href}">{title}</a></li>\n'


def _slug(part: str) -> str:
    """A heading's text as its id was, near enough."""
    return part if part.startswith("^") else folded(part).replace(" ", "-")
