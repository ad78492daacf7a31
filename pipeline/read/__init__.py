"""Text → Note.

`read` and `document` make one and the same parse (law 10). What our rules add to markdown-it-py's tokens:

- `link_open` and `image`: `meta["link"]`, an index into `Note.links`; so `wikilink` and `embed`, whose content is the text to show.
- `fence`: `meta["snippet"]`, an index into `Note.snippets`. A fence hidden in an HTML comment is a snippet without a token.
- `value`: `meta["value"]`, an index into `Note.body.values`; content, the figure.
- `heading_open`: the attribute `id`, the heading's slug.
- A token that opens a block which carries `^id`: `meta["block"]`, the id without caret and its place, and, unless it opens a
  heading, the attribute `id`, with the caret.
- `callout_open` and `callout_close`, `meta` with `type`, `fold` and `title`; where there is a title, an inline token with it
  follows between `callout_title_open` and `callout_title_close`.
- `comment`, `value` and an `html_inline` that is a comment say where they stand in the file: `meta["span"]`, of a value's two
  comments `meta["marks"]`, of an `html_block`'s comments `meta["unseen"]`.
- `mark_open` and `mark_close`; `tag`, content without the hash; `comment`, inline and as a block, for `%% %%`.
- `math_inline`, `math_inline_double` (`$$x$$` within a line) and `math_block`, footnotes and task lists: as mdit-py-plugins' own.
- `env["unused_footnotes"]`: tokens of footnotes that nothing refers to. They are read, but shown nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model.canvas import Canvas
    from pipeline.model.document import Document
    from pipeline.model.note import Note
    from pipeline.model.options import Options
    from pipeline.model.source import Source
    from pipeline.model.text import Text

__all__ = ["canvas_of", "decode", "document", "read"]


def read(source: Source, options: Options) -> Note:
    """One note. Never fails: what cannot be read says why in `Note.unreadable`."""
    from pipeline.read.note import read as read_note

    return read_note(source, options)


def document(text: Text, start: int, options: Options) -> Document:
    """The tokens of the body that begins at an offset."""
    from pipeline.read.note import document as read_document

    return read_document(text, start, options)


def decode(data: bytes) -> Text | str:
    """The text of a file, or in words why it is unreadable."""
    from pipeline.read.decoding import decode as decode_bytes

    return decode_bytes(data)


def canvas_of(source: Source) -> Canvas:
    """One canvas. Never fails: what cannot be read says why in `Canvas.fault`."""
    from pipeline.read.canvas import read_canvas

    return read_canvas(source.path, source.error or decode(source.data))
