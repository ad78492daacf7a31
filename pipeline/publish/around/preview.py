"""A note in short, for previews of links, search results, social metadata and exports; and its JSON."""

from __future__ import annotations

import json

from pipeline.model.note import Note
from pipeline.model.page import Page, Preview
from pipeline.publish.address import clean_markdown
from pipeline.publish.around.facts import facts
from pipeline.publish.edition import Edition
from pipeline.publish.html.plaintext import parts
from pipeline.publish.wording.languages import language_of

VERSION = 1


def preview(told: Edition, note: Note, html: str) -> Preview:
    """The preview of a note whose body's HTML is finished; it says nothing that the page does not."""
    names = dict.fromkeys(alias.text for alias in note.roles.aliases if alias.text != note.title)
    return Preview(
        title=told.title(note.path),
        summary=told.summary(note.path),
        language=note.roles.language,
        aliases=tuple((name, language_of(name)) for name in names),
        facts=facts(note, told.words, told.wiki.now),
        parts=parts(html),
    )


def preview_json(page: Page, preview: Preview) -> str:
    """The preview as JSON; `schemas/preview.schema.json` describes it."""
    value = {
        "version": VERSION,
        "title": preview.title,
        "address": page.address,
        "markdown": clean_markdown(page.address),
        "language": preview.language,
        "aliases": [{"name": name, "language": language} for name, language in preview.aliases],
        "summary": preview.summary,
        "facts": [
            {"kind": fact.kind, "label": fact.label, "value": fact.value, "date": fact.date} for fact in preview.facts
        ],
        "parts": [{"id": part.id, "title": part.title, "text": part.text} for part in preview.parts],
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
