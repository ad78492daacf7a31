"""Code that stands in a text without its backticks, and reads like a link."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.link import Link
from pipeline.model.wiki import Wiki

_CAPTURE = re.compile(r"[=&|~^%$@!:;]+|(?:[=&]|&\w+)(?:\s*,\s*[&*]?\w+)*")
"""What a lambda of C++ takes along, or an operator: no text that a reader would click on."""
_TOKEN = re.compile(r"[a-z_\d][\w.:]*(?:\(.*\))?")
"""An attribute, the name of a table of TOML, an index: between two brackets as a name would be."""
_TIMES = 20
"""Markdown links that arrive for each wikilink written, where a wiki writes no wikilinks at all."""


def is_capture(link: Link) -> bool:
    """Whether `[label]()` is code: `[=]()`, `[&, total]()`."""
    return link.kind == "link" and _CAPTURE.fullmatch((link.label or "").strip()) is not None


@dataclass(frozen=True, slots=True)
class Tokens:
    """Whether a wiki's double brackets that look like code are code."""

    are_code: bool

    @staticmethod
    def of(wiki: Wiki) -> Tokens:
        """They are where no wikilink arrives that looks otherwise, and Markdown links do."""
        markdown = written = 0
        for path, resolutions in wiki.graph.resolutions.items():
            for resolution in resolutions:
                link = wiki.notes[path].links[resolution.index]
                arrives = resolution.status in {"ok", "missing-fragment"} and bool(link.target)
                if link.kind == "link":
                    markdown += arrives
                elif link.kind in {"wikilink", "embed"}:
                    written += 1
                    if arrives and not is_token(link):
                        return Tokens(False)
        return Tokens(markdown >= _TIMES * max(written, 1))

    def has(self, link: Link) -> bool:
        """Whether a link is one of them."""
        return self.are_code and is_token(link)


def is_token(link: Link) -> bool:
    """Whether `[[target]]` alone could be code: `[[noreturn]]`, `[[tool.mypy.overrides]]`, `[[0]]`."""
    shown = link.label is None and link.fragment is None
    return link.kind == "wikilink" and shown and _TOKEN.fullmatch(link.target or "") is not None
