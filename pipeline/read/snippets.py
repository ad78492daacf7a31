"""Fences, visible and hidden in HTML comments → Snippets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from pipeline.model.place import Place
from pipeline.model.snippet import Expected, Snippet, SnippetFault
from pipeline.read import html, infostring
from pipeline.read.expected import promises
from pipeline.read.origin import Origin, Span, Trail
from pipeline.read.settings import KEYS, Settings, take_items

PYTHON = frozenset({"python", "py", "python3", "pycon"})
"""Languages that the note's defaults speak of."""

_TEST = re.compile(r"<!--\s*test:")
_OPENING = re.compile(r"[ \t]*(`{3,}|~{3,})(.*)")


@dataclass(slots=True)
class Draft:
    """A fence while what stands around it is still being read."""

    token: Token | None
    span: Span
    info: str
    info_at: int
    """Where in the file the info string begins."""
    code: str
    first_line: int
    """The line of the body, from 0, on which the code begins."""
    hidden: bool
    settings: Settings = field(default_factory=Settings)
    expected: list[Expected] = field(default_factory=list)

    @property
    def is_output(self) -> bool:
        """Whether the fence shows what the snippet before it prints."""
        return ("output", "") in self.settings.options

    @property
    def language(self) -> str:
        """The first word of the info string."""
        return infostring.language(self.info)


@dataclass(slots=True)
class Fences:
    """Takes block tokens in the order of the text."""

    trail: Trail
    drafts: list[Draft] = field(default_factory=list)
    faults: list[SnippetFault] = field(default_factory=list)
    """Of comments that belong to no fence."""
    _before: Draft | None = None
    """The snippet directly before the present token."""
    _said: tuple[Settings, Place, int] | None = None
    """A `test` comment, its place and the line of the body after it."""

    def take(self, token: Token) -> None:
        """The next block token."""
        said, self._said = self._said, None
        if said and (token.type != "fence" or token.map is None or token.map[0] != said[2]):
            self.faults.append(SnippetFault("a `test` comment must stand on the line directly before a fence", said[1]))
            said = None
        if token.type == "fence":
            self._fence(token, said[0] if said else Settings())
        elif token.type == "html_block" and "<!--" in token.content:
            self._html(token)
        elif token.nesting >= 0:
            self._before = None

    def inline_comment(self, comment: str, place: Place) -> None:
        """A comment among prose, where no `test` may stand."""
        if _TEST.match(comment):
            self.faults.append(SnippetFault("a `test` comment must stand on the line directly before a fence", place))

    def end(self) -> None:
        """No more tokens."""
        self.take(Token("end", "", 0))
        self.drafts.sort(key=lambda draft: draft.span)
        for index, draft in enumerate(self.drafts):
            if draft.token:
                draft.token.meta["snippet"] = index

    def _fence(self, token: Token, settings: Settings) -> None:
        span: Span = token.meta.pop("span")
        first = (token.map or [0])[0] + 1
        code = token.content if token.content.endswith("\n") or not token.content else token.content + "\n"
        self._add(Draft(token, span, token.info, span[0] + len(token.markup), code, first, False, settings))

    def _add(self, draft: Draft) -> None:
        self._read_info(draft)
        if draft.is_output:
            self._attach(draft)
        else:
            draft.expected.extend(self._promised(draft))
        self.drafts.append(draft)
        self._before = draft

    def _read_info(self, draft: Draft) -> None:
        info, settings = draft.info, draft.settings
        found = list(infostring.items(info, infostring.after_language(info)))
        take_items(settings, found, lambda start, end: self._info_place(draft, start, end), ours_only=False)
        whole = self._info_place(draft, 0, len(info.rstrip()))
        if infostring.unclosed(info) and any(item.key in KEYS for item in found):
            settings.faults.append(SnippetFault("`{` is never closed; end the keys with `}`", whole))
        elif draft.language in PYTHON:
            outside = [item for item in found if item.key in KEYS and item.value is not None and not item.braced]
            settings.faults.extend(
                SnippetFault(f"`{item.key}` counts in braces only; write {{{item.key}={item.value}}}", whole)
                for item in outside
            )

    def _info_place(self, draft: Draft, start: int, end: int) -> Place:
        return self.trail.text.place(draft.info_at + start, draft.info_at + end)

    def _attach(self, output: Draft) -> None:
        """A fence of output belongs to the snippet directly before it."""
        if self._before is None or self._before.is_output:
            whole = self.trail.text.place(output.info_at, output.info_at + len(output.info.rstrip()))
            output.settings.faults.append(
                SnippetFault("`{output}` must stand directly after the snippet it is of", whole)
            )
            return
        last = output.first_line + max(output.code.count("\n") - 1, 0)
        self._before.expected.append(Expected("fence", output.code, self._lines(output, output.first_line, last)))

    def _promised(self, draft: Draft) -> Iterator[Expected]:
        for first, last, text in promises(draft.code):
            place = self._lines(draft, draft.first_line + first, draft.first_line + last)
            yield Expected("comment", text, place)

    def _lines(self, draft: Draft, first: int, last: int) -> Place:
        """From the first character of one line of code to the end of another."""
        ends, lines = self.trail.ends, draft.code.split("\n")
        if not draft.code:
            end = ends[min(first, len(ends) - 1)]
            return self.trail.text.place(end, end)
        start = ends[first] - len(lines[first - draft.first_line].lstrip(" \t"))
        return self.trail.text.place(start, max(start, ends[last]))

    def _html(self, token: Token) -> None:
        origin: Origin = token.meta["origin"]
        self._before = None
        spans = list(html.comments(token.content))
        for start, end in spans:
            comment = token.content[start:end]
            if _TEST.match(comment):
                place = self.trail.text.place(*origin.span(start, end))
                self._read_comment(token, (start, end), place, is_last=(start, end) == spans[-1])
            elif "```" in comment or "~~~" in comment:
                for draft in self._hidden(token, start, end):
                    self._add(draft)

    def _read_comment(self, token: Token, span: Span, place: Place, *, is_last: bool) -> None:
        origin: Origin = token.meta["origin"]
        match = _TEST.match(token.content, span[0])
        if not is_last or match is None or token.map is None:
            self.faults.append(SnippetFault("a `test` comment must stand on the line directly before a fence", place))
            return
        lead = match.end()
        text = token.content[lead : span[1] - 3]
        settings = Settings()
        found = list(infostring.items(text))
        if found and found[0].value is None and found[0].key not in KEYS:
            mode = found.pop(0)
            settings.take("test", mode.key, self.trail.text.place(*origin.span(lead + mode.start, lead + mode.end)))
        take_items(
            settings,
            found,
            lambda start, end: self.trail.text.place(*origin.span(lead + start, lead + end)),
            ours_only=True,
        )
        self._said = (settings, place, token.map[1])

    def _hidden(self, token: Token, start: int, end: int) -> Iterator[Draft]:
        """The fences within a comment."""
        origin: Origin = token.meta["origin"]
        lines = ("    " + token.content[start + 4 : end].removesuffix("-->")).split("\n")
        offset, opened = start, None
        first_of_comment = (token.map or [0])[0] + token.content.count("\n", 0, start)
        for number, line in enumerate(lines):
            match = _OPENING.fullmatch(line)
            if opened is None and match and not (match[1][0] == "`" and "`" in match[2]):
                opened = (number, offset, match)
            elif opened and match and not match[2].strip() and match[1].startswith(opened[2][1]):
                code = "".join(_dedented(inner, opened[2].start(1)) + "\n" for inner in lines[opened[0] + 1 : number])
                fence = opened[1] + opened[2].start(1)
                info = opened[1] + opened[2].start(2)
                yield Draft(
                    None,
                    origin.span(fence, offset + len(line.rstrip())),
                    opened[2][2],
                    origin.at(info - 1) + 1,
                    code,
                    first_of_comment + opened[0] + 1,
                    True,
                )
                opened = None
            offset += len(line) + 1


def _dedented(line: str, by: int) -> str:
    return line[min(by, len(line) - len(line.lstrip(" \t"))) :]


def snippet(draft: Draft, trail: Trail, defaults: Settings) -> Snippet:
    """The finished snippet. Defaults are for Python; what is said of the snippet itself goes before them."""
    said = draft.settings
    values = {**defaults.values, **said.values} if draft.language in PYTHON else said.values
    if values.get("test") == "skip" and "reason" not in values and "test" in said.values:
        said.need_reason(trail.text.place(draft.info_at, draft.info_at + len(draft.info.rstrip())))
    return Snippet(
        place=trail.text.place(*draft.span),
        language=draft.language,
        info=draft.info.strip(),
        code=draft.code,
        code_line=trail.first_line + draft.first_line,
        mode=values.get("test"),
        reason=values.get("reason"),
        requires=tuple(values.get("requires", ())),
        fixture=values.get("fixture"),
        timeout_s=values.get("timeout"),
        raises=values.get("raises"),
        group=values.get("group", ""),
        hidden=draft.hidden,
        expected=tuple(draft.expected),
        options=tuple(said.options),
        faults=tuple(said.faults),
        results=values.get("results"),
        data=tuple(values.get("data", ())),
    )
