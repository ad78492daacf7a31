"""Source → Note."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from pipeline.model.document import Document
from pipeline.model.note import Body, Note, Roles, unreadable_note
from pipeline.model.options import Options
from pipeline.model.source import Source
from pipeline.model.text import Text
from pipeline.read import roles
from pipeline.read.body import parse
from pipeline.read.decoding import Undecodable, decoded_or_why
from pipeline.read.frontmatter.split import split


def read(source: Source, options: Options) -> Note:
    """One note. Never fails: what cannot be read says why."""
    digest = hashlib.sha256(source.data).hexdigest()
    if source.error is not None:
        return unreadable_note(source.path, digest, source.error)
    text = decoded_or_why(source.data)
    if isinstance(text, Undecodable):
        return unreadable_note(source.path, digest, text.why, text.place)
    front = split(text)
    said, links = roles.roles(front, text, options)
    body, _ = parse(text, front.place.end, options, front)
    if links:
        body = replace(body, links=(*body.links, *links))
    title = _title(source.path, said, body)
    return Note(source.path, digest, front, said, title, body, empty=not text.content.strip())


def document(text: Text, start: int, options: Options) -> Document:
    """The tokens of the body that begins at an offset."""
    return parse(text, start, options)[1]


def _title(path: str, said: Roles, body: Body) -> str:
    """What the front matter says, else the first heading of level 1, else the file stem."""
    if said.title and said.title.text.strip():
        return said.title.text
    heading = next((heading.text for heading in body.headings if heading.level == 1 and heading.text), None)
    return heading or path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
