"""The head of a note: where it begins and ends, and what it says.

The three handlers are python-frontmatter's; what is ours is that they see the text as it stands in the
file, and that every value knows its place.
"""

from __future__ import annotations

import re

from pipeline.model.frontmatter import NO_FRONT_MATTER, FrontFault, FrontMatter
from pipeline.model.place import TOP
from pipeline.model.text import Text
from pipeline.read.frontmatter.head import Head
from pipeline.read.frontmatter.json import JsonHandler
from pipeline.read.frontmatter.toml import TomlHandler
from pipeline.read.frontmatter.yaml import YamlHandler

YAML, TOML, JSON = YamlHandler(), TomlHandler(), JsonHandler()

_KEY_LINE = re.compile(r"""(?:[^\W\d][\w .-]*|"[^"\r\n]*"|'[^'\r\n]*')[ \t]*:(?=[ \t\r\n]|\Z)""")
_COMMENTS = re.compile(r"(?:[ \t]*+(?:#[^\r\n]*+)?(?:\r\n|\r|\n))*+")
_BLANK_LINE = re.compile(r"(?:\A|[\r\n])[ \t]*[\r\n]")
_OTHER_MARK = re.compile(r"---[ \t]*(?:toml|json|js|coffee|cson)[ \t]*(?=[\r\n])|;;;[ \t]*(?=[\r\n])", re.IGNORECASE)
_DASHES = re.compile(r"(?<=[\r\n])[ \t]*(?:-{2}|-{4,}|[–—]+|\+{3}|={3,})[ \t]*(?=[\r\n]|\Z)")
_DOCUMENT = re.compile(
    r"(?P<first>[A-Za-z_][\w-]*):(?:[ \t][^\r\n]*+)?(?:\r\n|\r|\n)(?:(?:[ \t]|- )[^\r\n]*+(?:\r\n|\r|\n))*+"
    r"(?P<more>(?:[A-Za-z_][\w-]*:(?:[ \t][^\r\n]*+)?(?:\r\n|\r|\n)(?:(?:[ \t]|- )[^\r\n]*+(?:\r\n|\r|\n))*+)*+)---[ \t]*(?=[\r\n]|\Z)"
)


def split(text: Text) -> FrontMatter:
    """The front matter of a note's text; a note without any has the empty one. Never raises."""
    if YAML.detect(text.content):
        return _yaml(text)
    if TOML.detect(text.content):
        return _delimited(text, TOML)
    if JSON.detect(text.content):
        return _delimited(text, JSON)
    other = _OTHER_MARK.match(text.content)
    if other:
        words = f"front matter marked `{other[0].strip()}` is not read; write YAML between two lines of `---`"
        return _faulty(FrontFault("unsupported", words, text.place(0, other.end())))
    return NO_FRONT_MATTER


def _delimited(text: Text, handler: TomlHandler | JsonHandler) -> FrontMatter:
    """A head in TOML or JSON."""
    bounds = handler.bounds(text.content)
    if bounds is None:
        fault = handler.unclosed(text)
        return _faulty(fault) if fault else NO_FRONT_MATTER
    inner, _ = handler.split(text.content)
    head = handler.load(inner, text=text, start=bounds.inner)
    return FrontMatter(handler.language, text.place(bounds.start, bounds.end), dict(head), head.fields, head.faults)


def _yaml(text: Text) -> FrontMatter:
    """A head between lines of `---`, or what turns out to be a mere thematic break."""
    bounds = YAML.bounds(text.content)
    if bounds is None:
        return _unclosed(text)
    inner, rest = YAML.split(text.content)
    head = YAML.load(inner, text=text, start=bounds.inner)
    if not _is_meant(inner, head, bounds.start > 0):
        return NO_FRONT_MATTER
    faults = (*_before(text, bounds.start), *head.faults, *_second_document(text, bounds.end, rest, head))
    return FrontMatter("yaml", text.place(bounds.start, bounds.end), dict(head), head.fields, faults)


def _is_meant(inner: str, head: Head, preceded: bool) -> bool:
    """Whether the text between two delimiters is a head, well or badly written, and no prose between thematic breaks."""
    looks = _KEY_LINE.match(inner, _blank_or_comment(inner)) is not None
    if preceded:
        return looks and bool(head)
    return looks or (head.is_mapping and not head.faults) or not _BLANK_LINE.search(inner)


def _blank_or_comment(inner: str) -> int:
    """Where the first line begins that is neither blank nor a comment."""
    found = _COMMENTS.match(inner)
    return found.end() if found else 0


def _before(text: Text, start: int) -> tuple[FrontFault, ...]:
    """What stands before the opening delimiter and hides it from other programs."""
    if start > 0:
        words = "a blank line before the front matter hides it from other programs; remove it"
        return (FrontFault("leading-blank", words, text.place(0, start)),)
    dashes = text.content.index("---")
    if dashes == 0:
        return ()
    code = f"U+{ord(text.content[0]):04X}"
    words = f"an invisible character ({code}) before the front matter hides it from other programs; remove it"
    return (FrontFault("leading-blank", words, text.place(0, dashes)),)


def _second_document(text: Text, end: int, rest: str, head: Head) -> tuple[FrontFault, ...]:
    """A second block of keys directly after the closing delimiter. One line alone may be a heading, unless its key is known."""
    found = _DOCUMENT.match(rest)
    if not found or not (found["more"] or found["first"] in head):
        return ()
    words = "a second front matter follows the first and is read as text; join the two"
    return (FrontFault("multi-document", words, text.place(end, end + found.end())),)


def _unclosed(text: Text) -> FrontMatter:
    """A head that begins and never ends: other programs take it for text, and so do we."""
    content = text.content
    start, end = YAML.opening(content) or (0, 0)
    first = _KEY_LINE.match(content, end) if start == 0 else None
    second = _KEY_LINE.match(content, text.line_starts[2]) if len(text.line_starts) > 2 else None
    if first is None or not (first[0][0].islower() or second):
        return NO_FRONT_MATTER
    near = _DASHES.search(content, end)
    hint = f"; `{near[0].strip()}` on line {text.line_of(near.start())} does not close it" if near else ""
    words = f"the front matter that begins here is never closed; write `---` on a line of its own after its last field{hint}"
    return _faulty(FrontFault("unclosed", words, text.place(0, len(content[:end].rstrip()))))


def _faulty(fault: FrontFault) -> FrontMatter:
    """A note whose front matter cannot be told from its text."""
    return FrontMatter(None, TOP, {}, (), (fault,))
