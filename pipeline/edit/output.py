"""Edits that write the output of a snippet where the note shows it, line by line, in whatever list or quote it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model.diagnostic import Edit
from pipeline.model.snippet import Expected, Snippet
from pipeline.model.text import Text

_MARK = re.compile(r"`{3,}|~{3,}")


def shown(output: str) -> list[str]:
    """The lines of an output as a note shows them: no blanks at the end of a line, no empty lines at the end."""
    return [line.rstrip() for line in output.rstrip().split("\n")] if output.strip() else []


def lines(output: str) -> list[str]:
    """Every line of a part of an output, empty ones too: another part may follow."""
    return [line.rstrip() for line in output.removesuffix("\n").split("\n")] if output else []


def comments(path: str, text: Text, expected: Expected, output: str) -> Edit:
    """A run of `#>` lines with another output; none of it stays where nothing is printed."""
    place = expected.place
    before = _before(text, place.line, place.start)
    return _replaced(path, text, place.line, place.end_line, [f"{before}#> {line}" for line in lines(output)])


def comments_after(path: str, text: Text, snippet: Snippet, output: str) -> Edit:
    """New `#>` lines after the last line of code."""
    code = snippet.code.split("\n")
    last = max(number for number, line in enumerate(code) if line.strip())
    before = _container(text, snippet.code_line + last, code[last])
    after = snippet.code_line + last + 1
    return _replaced(path, text, after, after - 1, [f"{before}#> {line}" for line in shown(output)])


def example(path: str, text: Text, snippet: Snippet, at: tuple[int, int, int], output: str) -> list[Edit]:
    """What stands below an example of a session; `at`: the lines of the code, from 0, of its prompt, of what stands
    below, and of what comes after that."""
    prompt, first, last = at
    before = text.lines[snippet.code_line + prompt - 1].partition(">>>")[0]
    printed = [line or "<BLANKLINE>" for line in shown(output)]
    edit = _replaced(
        path, text, snippet.code_line + first, snippet.code_line + last - 1, [before + line for line in printed]
    )
    return [edit, *_longer_fence(path, text, snippet, printed)]


def fence(path: str, text: Text, output_fence: Snippet, output: str) -> list[Edit] | None:
    """The content of a fence that shows output; None where it is never closed."""
    place = output_fence.place
    if place.end_line == place.line or not _closes(text, output_fence):
        return None
    opening = _before(text, place.line, place.start)
    inner = re.sub(r"[^\s>]", " ", opening)  # a list's marker stands on its first line only
    edit = _replaced(path, text, place.line + 1, place.end_line - 1, [inner + line for line in shown(output)])
    return [edit, *_longer_fence(path, text, output_fence, shown(output))]


def _closes(text: Text, snippet: Snippet) -> bool:
    opening = _mark(text, snippet)
    last = text.content[text.line_starts[snippet.place.end_line - 1] : snippet.place.end].rstrip()
    return last.endswith(opening) and not last.rstrip(opening[0]).strip(" \t>")


def _mark(text: Text, snippet: Snippet) -> str:
    found = _MARK.match(text.content, snippet.place.start)
    return found[0] if found else "```"


def _longer_fence(path: str, text: Text, snippet: Snippet, inside: Sequence[str]) -> Iterator[Edit]:
    """More of its marks at both ends, where a line would close the fence."""
    mark = _mark(text, snippet)
    rivals = [len(found[0]) for line in inside if (found := _MARK.match(line.lstrip())) and found[0][0] == mark[0]]
    more = mark[0] * (max(rivals, default=0) + 1 - len(mark))
    if more and _closes(text, snippet):
        start, end = snippet.place.start, snippet.place.end
        yield Edit(path, start, start, more)
        yield Edit(path, end, end, more)


def _before(text: Text, line: int, offset: int) -> str:
    return text.content[text.line_starts[line - 1] : offset]


def _container(text: Text, line: int, code: str) -> str:
    """What stands before a line of code: the marks of quotes, the indentation of lists."""
    whole = text.lines[line - 1]
    return whole.removesuffix(code) if whole.endswith(code) else whole[: len(whole) - len(whole.lstrip(" \t>"))]


def _replaced(path: str, text: Text, first: int, last: int, new_lines: Sequence[str]) -> Edit:
    """Other lines in the place of these, from 1; `last` is one less than `first` where there were none."""
    starts, end_of_text = text.line_starts, len(text.content)
    end = starts[last] if last < len(starts) else end_of_text
    start = starts[first - 1] if first <= len(starts) else end_of_text
    line_end = _line_end(text, first - 1) or _line_end(text, 1) or "\n"
    new = "".join(line.rstrip() + line_end for line in new_lines)
    return Edit(path, start, end, new if first <= len(starts) else line_end + new)


def _line_end(text: Text, line: int) -> str:
    last = text.line_starts[line] if line < len(text.line_starts) else len(text.content)
    return text.content[text.line_starts[line - 1] : last].removeprefix(text.lines[line - 1])
