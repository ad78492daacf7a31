"""A link as a reader sees it: where it goes, or why it goes nowhere."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from html import escape
from typing import Literal
from urllib.parse import quote, unquote, urlsplit

from pipeline.model.link import Link, Resolution
from pipeline.publish.html.filekinds import is_medium
from pipeline.publish.html.gate import SCHEMES
from pipeline.publish.html.rawhtml import raw_html
from pipeline.publish.html.scene import Scene

_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_UNSEEN = re.compile(r"[\x00-\x20]")
"""What browsers pass over before and within a scheme (URL Standard)."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What becomes of a link: an address to go to, a remark without one, or nothing but its label."""

    kind: Literal["page", "file", "external", "missing", "private", "plain"]
    href: str | None = None
    css: str = ""
    remark: str | None = None
    instead: str | None = None
    """What a reader sees where the author gave no label."""

    def opening(self) -> str:
        """The tag that opens it."""
        attributes = (f' class="{self.css}"' if self.css else "") + (
            f' title="{escape(self.remark)}"' if self.remark else ""
        )
        if self.href is not None:
            return f'<a href="{escape(self.href)}"{attributes}>'
        return f"<span{attributes}>" if attributes else ""

    def closing(self) -> str:
        """The tag that closes it."""
        if self.href is not None:
            return "</a>"
        return "</span>" if self.css or self.remark else ""


def goal(scene: Scene, index: int) -> Goal:
    """What becomes of a link of the scene's note."""
    link = scene.note.links[index] if index < len(scene.note.links) else None
    resolution = scene.edition.resolution(scene.note.path, index)
    if link is None or resolution is None or _is_folder(resolution):
        return Goal("plain")
    if resolution.status == "external":
        away = resolution.redirected_from
        return _led_out(scene, away) if away else external(link.target or "", link.fragment)
    if resolution.resolved is None or resolution.status == "missing":
        return _missing(scene, link)
    if resolution.resolved in scene.edition.hidden:
        return Goal("private", instead=scene.edition.words.private)
    if resolution.resolved in scene.edition.notes:
        return _to_page(scene, link, resolution, resolution.resolved)
    return _to_file(scene, link, resolution.resolved)


def _is_folder(resolution: Resolution) -> bool:
    """Whether a link goes to a folder that is there and has no page."""
    return resolution.status == "ok" and resolution.resolved is None


def external(target: str, fragment: str | None = None) -> Goal:
    """A link that leaves the site; one by which a browser would run something loses its address."""
    scheme = _SCHEME.match(_UNSEEN.sub("", target))
    if scheme and scheme.group(1).lower() not in SCHEMES:
        return Goal("plain")
    address = target if not fragment or "#" in target else f"{target}#{quote(fragment)}"
    return Goal("external", href=address)


def _led_out(scene: Scene, redirect: str) -> Goal:
    """A link to a redirect that leaves the wiki."""
    if redirect in scene.edition.hidden:
        return Goal("private", instead=scene.edition.words.private)
    known = scene.edition.wiki.graph.redirects.get(redirect)
    return external(known.address or "") if known else Goal("plain")


def _missing(scene: Scene, link: Link) -> Goal:
    if not link.target and not link.fragment:
        return Goal("plain")
    said = scene.edition.words
    told = said.missing_file if is_medium(link.target or "") else said.missing
    return Goal("missing", css="wm-missing", remark=told.format(name=link.target or f"#{link.fragment}"))


def _to_page(scene: Scene, link: Link, resolution: Resolution, path: str) -> Goal:
    edition, said = scene.edition, scene.edition.words
    title = edition.title(path)
    instead = title if resolution.redirected_from in edition.hidden else None
    css, remark = "wm-link", None
    if resolution.status == "missing-fragment":
        css, remark = "wm-link wm-no-fragment", said.missing_fragment.format(title=title, fragment=link.fragment or "")
    elif resolution.status == "ambiguous":
        css, remark = "wm-link wm-ambiguous", said.ambiguous.format(name=link.target or "", title=title)
    elif resolution.redirected_from and resolution.redirected_from not in edition.hidden:
        old = _old_name(scene, resolution.redirected_from)
        css, remark = "wm-link wm-redirected", said.redirected.format(old=old, title=title)
    return Goal("page", href=scene.href(path, resolution.anchor), css=css, remark=remark, instead=instead)


def _old_name(scene: Scene, path: str) -> str:
    note = scene.edition.wiki.notes.get(path)
    return note.title if note else posixpath.splitext(posixpath.basename(path))[0]


def _to_file(scene: Scene, link: Link, path: str) -> Goal:
    if path in scene.edition.boards:
        return Goal("file", href=scene.to(scene.edition.boards[path]), css="wm-file")
    if path not in scene.edition.attachments:
        return Goal("plain", css="wm-missing", remark=scene.edition.words.not_shown)
    return Goal("file", href=scene.href(path, link.fragment), css="wm-file")


def written_html(content: str, scene: Scene) -> str:
    """A stretch of the author's own HTML, its addresses those of the page."""
    trusted = scene.edition.wiki.options.publish.trust_html
    return raw_html(content, lambda address: readdress(scene, address), trusted=trusted)


def readdress(scene: Scene, address: str) -> str | None:
    """An address in an author's HTML, as the page must write it; None where it leads nowhere, or to something private."""
    address = address.strip()
    if address.startswith(("#", "//")) or _SCHEME.match(address):
        return address
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    plain = unquote(parts.path)
    base = "" if plain.startswith("/") else posixpath.dirname(scene.note.path)
    path = posixpath.normpath(posixpath.join(base, plain.lstrip("/")))
    anchor = unquote(parts.fragment) or None
    for candidate in (path, f"{path}.md", posixpath.join(path, "index.md"), posixpath.join(path, "README.md")):
        if candidate in scene.edition.notes or candidate in scene.edition.attachments:
            return scene.href(candidate, anchor if _is_anchor(scene, candidate, anchor) else None)
    return None


def _is_anchor(scene: Scene, path: str, anchor: str | None) -> bool:
    """Whether a fragment in an author's HTML names a place of the target; of a file nobody knows."""
    note = scene.edition.notes.get(path)
    if note is None:
        return True
    headings, blocks, own = note.body.headings, note.body.blocks, note.body.anchors
    return anchor in {*(one.slug for one in headings), *("^" + one.id for one in blocks), *(one.text for one in own)}
