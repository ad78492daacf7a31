"""What the head of a page's document says of it to whoever shares, quotes or indexes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from pipeline.model.page import Preview
from pipeline.publish.address import clean_markdown, note_json, relative

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""Signs that might end the element that data stands in, as JSON may write them too."""

_RELATION = "alternate describedby"
"""Material takes what is `alternate` and nothing else for the site in another language, and asks for its sitemap."""


def metadata(preview: Preview, address: str, site_name: str, asked: Sequence[tuple[str, str]]) -> str:
    """Social metadata, where the page's other forms are, and its questions as schema.org's FAQPage."""
    said = {
        "og:type": "article",
        "og:site_name": site_name,
        "og:title": preview.title,
        "og:description": preview.summary,
    }
    lines = [f'<meta property="{name}" content="{escape(value)}">' for name, value in said.items() if value]
    for type_, beside in (("text/markdown", clean_markdown(address)), ("application/json", note_json(address))):
        lines.append(f'<link rel="{_RELATION}" type="{type_}" href="{escape(relative(address, beside))}">')
    return "\n".join((*lines, *([data_block("application/ld+json", _faq(asked))] if asked else ())))


def data_block(type_: str, value: object, id_: str = "") -> str:
    """Data that no browser runs, whatever stands in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, written in _UNSAFE.items():
        text = text.replace(sign, written)
    named = f' id="{id_}"' if id_ else ""
    return f'<script type="{type_}"{named}>{text}</script>'


def _faq(asked: Sequence[tuple[str, str]]) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "mainEntity": [
            {"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": answer}}
            for question, answer in asked
        ],
    }
