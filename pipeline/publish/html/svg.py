"""Pictures that are documents as well: an SVG opened by itself would run what it holds."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree

_ACTIVE = re.compile(
    r"<(?:[\w.-]+:)?(?:script|iframe|embed|object|handler|listener)\b|[\s\"'/]on\w+\s*=|(?:java|vb)script:|data:(?!image/(?:png|jpe?g|gif|webp|avif)|font/)|<!entity|<!attlist|<\?xml-stylesheet",
    re.IGNORECASE,
)
_OTHER_SIGNS = re.compile(
    r"""<\?xml[^>]*\sencoding\s*=\s*["'](?!utf-?(?:8|16)["']|(?:us-)?ascii["'])|[\x00-\x08\x0b\x0e-\x1f]""",
    re.IGNORECASE,
)
"""Of an encoding that browsers read otherwise than we do: in ISO-2022-JP, `<scr ESC ( B ipt>` is a script."""
_ELEMENTS = frozenset({"script", "iframe", "embed", "object", "handler", "listener", "set", "animate"})
_IGNORED = re.compile(r"[\x00-\x20]+")


def harmless_svg(data: bytes) -> bytes | None:
    """The SVG as it is if it runs nothing, else without what it would run; None where that cannot be told."""
    text = _decoded(data)
    if text is None:
        return None
    if not _is_active(text):
        return data
    if re.search(r"<!(?:doctype|entity)", text, re.IGNORECASE):
        text = re.sub(r"<!doctype[^\[>]*>", "", text, flags=re.IGNORECASE)
        if re.search(r"<!(?:doctype|entity)", text, re.IGNORECASE):
            return None
    try:
        root = ElementTree.fromstring(re.sub(r"<\?xml[^>]*\?>", "", text))  # noqa: S314 - no entities are left in it
    except ElementTree.ParseError:
        return None
    _clean(root)
    ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
    ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    written = ElementTree.tostring(root, encoding="unicode")
    return None if _is_active(written) else written.encode()


def _decoded(data: bytes) -> str | None:
    try:
        return data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError:
        return None


def _is_active(text: str) -> bool:
    if _OTHER_SIGNS.search(text):
        return True
    plain = unescape(text)
    return bool(_ACTIVE.search(plain) or _ACTIVE.search(_IGNORED.sub("", plain).replace("<", " <")))


def _clean(element: ElementTree.Element) -> None:
    """Take out, all the way down, what runs or names what would."""
    for child in list(element):
        if child.tag.rpartition("}")[2].lower() in _ELEMENTS:
            element.remove(child)
        else:
            _clean(child)
    for name, value in list(element.attrib.items()):
        local = name.rpartition("}")[2].lower()
        if local.startswith("on") or _is_active(f" {value}"):
            del element.attrib[name]
