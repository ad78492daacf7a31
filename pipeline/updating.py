"""`test --update`: the output that notes show, and the figures that prose is bound to, made what the snippets come to.

Only what differs is written, only where the whole snippet ran to its end, and only what two runs in different processes
agree on. Each note is read again before it counts: its code must be the same, and its promises must hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline import edit, read
from pipeline.edit import output
from pipeline.model.diagnostic import Edit
from pipeline.model.note import Note
from pipeline.model.options import Options
from pipeline.model.run import Environment, Run
from pipeline.model.snippet import Expected, Snippet
from pipeline.model.source import Source
from pipeline.model.text import Text
from pipeline.run.execute import execute
from pipeline.run.group import Cell, Group, GroupResult
from pipeline.run.pieces import Blocks, Heard, cuts_of, examples, heard, holds, listening


@dataclass(frozen=True, slots=True)
class Refused:
    """An output that was left as it is."""

    path: str
    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update comes to."""

    texts: Mapping[str, Text]
    """The new texts of the notes that change, by path."""
    count: int = 0
    """How many outputs and figures are written."""
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class Heeded:
    """A group whose promises do not hold, and what was heard of it."""

    group: Group
    snippets: Mapping[int, Heard]
    values: Mapping[str, str]
    unsteady: frozenset[str]
    """Values that came out differently."""


def update(
    notes: Mapping[str, tuple[Note, Text]],
    groups: Iterable[Group],
    runs: Mapping[str, Mapping[int, Run]],
    environment: Environment,
    options: Options,
    jobs: int,
) -> Updated:
    """The texts of the notes with true outputs and figures; nothing is written. Raises as `execute` does."""
    wrong = [group for group in groups if _is_wrong(group, notes[group.path][0], runs.get(group.path, {}))]
    by_note: dict[str, list[Heeded]] = {}
    for one in _listened(wrong, notes, environment, jobs):
        by_note.setdefault(one.group.path, []).append(one)
    texts, count, refused = {}, 0, list[Refused]()
    for path, heeded in sorted(by_note.items()):
        note, text = notes[path]
        found = _Edits(note, text)
        for one in heeded:
            found.take(one)
        kept = found.kept(options)
        refused += found.refused
        new = edit.apply(text, [change for output in kept for change in output.edits])
        if new != text:
            texts[path], count = new, count + len(kept)
    return Updated(texts, count, tuple(sorted(refused, key=lambda one: (one.path, one.line))))


def _is_wrong(group: Group, note: Note, runs: Mapping[int, Run]) -> bool:
    broken = any(_promises(cell) and runs[cell.index].status == "failed" for cell in group.cells if cell.index in runs)
    computed = {key: text for _, run in sorted(runs.items()) for key, text in run.values.items()}
    figures = [] if group.name else note.body.values
    return broken or any(computed.get(f"{value.name}|{value.format}", value.text) != value.text for value in figures)


def _promises(cell: Cell) -> bool:
    return cell.mode == "run" and cell.raises is None and (cell.expected != () or cell.session)


def _listened(
    wrong: Sequence[Group], notes: Mapping[str, tuple[Note, Text]], environment: Environment, jobs: int
) -> Iterator[Heeded]:
    """Each group played twice, by servers that share nothing."""
    blocks = [
        {cell.index: _blocks(notes[group.path][0].snippets[cell.index]) for cell in group.cells if _promises(cell)}
        for group in wrong
    ]
    made = [listening(group, of) for group, of in zip(wrong, blocks, strict=True)]
    first, second = ({id(r.group): r for r in execute([m[0] for m in made], environment, jobs)} for _ in range(2))
    for group, of, (piecewise, indices) in zip(wrong, blocks, made, strict=True):
        one, two = first[id(piecewise)], second[id(piecewise)]
        values, others = _values(one), _values(two)
        snippets = {index: heard(one, two, indices, index) for index in of}
        unsteady = frozenset(key for key in values if others.get(key) != values[key])
        yield Heeded(group, snippets, values, unsteady)


def _values(result: GroupResult) -> dict[str, str]:
    return {key: text for run in result.runs for key, text in run.values.items()}


def _blocks(snippet: Snippet) -> Blocks:
    """The lines of each `#>` block, counted from 0 in the code."""
    return tuple(
        (place.line - snippet.code_line, place.end_line - snippet.code_line)
        for place in (expected.place for expected in snippet.expected if expected.kind == "comment")
    )


@dataclass(frozen=True, slots=True)
class _Output:
    """What one snippet printed, or one figure, that is to be written anew."""

    line: int
    edits: Sequence[Edit]
    heard: Mapping[int, Heard]
    """Of the snippet, by its index; of a figure nothing."""


class _Edits:
    """The edits of one note."""

    def __init__(self, note: Note, text: Text) -> None:
        self.note, self.text = note, text
        self.outputs: list[_Output] = []
        self.refused: list[Refused] = []

    def kept(self, options: Options) -> list[_Output]:
        """The outputs with which the note says what was heard; those that spoil it are refused."""
        kept: list[_Output] = []
        waiting = [self.outputs] if self.outputs else []
        while waiting:
            some = waiting.pop()
            why = _spoilt(self.note, self.text, [*kept, *some], options)
            if why is None:
                kept += some
            elif len(some) == 1:
                self.refused.append(Refused(self.note.path, some[0].line, why))
            else:
                waiting += [some[len(some) // 2 :], some[: len(some) // 2]]
        return kept

    def take(self, heeded: Heeded) -> None:
        """What differs in one group."""
        for index, what in sorted(heeded.snippets.items()):
            snippet = self.note.snippets[index]
            made = what.why or _of_snippet(self.note, self.text, index, what)
            if isinstance(made, str):
                self.refused.append(Refused(self.note.path, snippet.place.line, made))
            elif made:
                self.outputs.append(_Output(snippet.place.line, made, {index: what}))
        if not heeded.group.name:
            self._figures(heeded)

    def _figures(self, heeded: Heeded) -> None:
        for value in self.note.body.values:
            key = f"{value.name}|{value.format}"
            right = heeded.values.get(key)
            if right is None or right == value.text:
                continue
            if key in heeded.unsteady:
                why = f"`{value.name}` is another each time"
            elif any(sign in right for sign in "<>\n\r|%"):
                why = f"{right!r} cannot stand in prose"
            else:
                change = Edit(self.note.path, value.place.start, value.place.end, right)
                self.outputs.append(_Output(value.place.line, [change], {}))
                continue
            self.refused.append(Refused(self.note.path, value.place.line, why))


def _of_snippet(note: Note, text: Text, index: int, what: Heard) -> list[Edit] | str:
    """The edits of one snippet; in words, why there can be none."""
    snippet = note.snippets[index]
    blocks = [expected for expected in snippet.expected if expected.kind == "comment"]
    if blocks and cuts_of(snippet.code, _blocks(snippet)) is None and len(blocks) > 1:
        return "several outputs stand after one statement, and nobody can tell them apart"
    edits = _of_session(note.path, text, snippet, what.outputs)
    edits += _of_comments(note.path, text, snippet, blocks, what.outputs) if blocks else []
    whole = "".join(what.outputs)
    for expected in snippet.expected:
        if expected.kind == "fence" and _told(expected.text) != _told(whole):
            shown = next((one for one in note.snippets[index + 1 :] if ("output", "") in one.options), None)
            made = output.fence(note.path, text, shown, whole) if shown else None
            if made is None:
                return "the fence of its output is never closed"
            edits += made
    return edits


def _of_comments(
    path: str, text: Text, snippet: Snippet, blocks: Sequence[Expected], outputs: Sequence[str]
) -> list[Edit]:
    if _told("".join(block.text for block in blocks)) == _told("".join(outputs)):
        return []
    edits = [
        output.comments(path, text, block, printed)
        for block, printed in zip(blocks, outputs, strict=False)
        if output.lines(block.text) != output.lines(printed)
    ]
    rest = outputs[len(blocks)] if len(outputs) > len(blocks) else ""
    return [*edits, output.comments_after(path, text, snippet, rest)] if rest.strip() else edits


def _told(text: str) -> list[str]:
    """An output as a run compares it."""
    return [line.rstrip() for line in text.rstrip().splitlines()]


def _of_session(path: str, text: Text, snippet: Snippet, outputs: Sequence[str]) -> list[Edit]:
    found = examples(snippet.code) if _is_session(snippet) else []
    edits: list[Edit] = []
    for example, printed in zip(found, outputs, strict=False):
        if not holds(example, printed, snippet.language == "pycon"):
            first = example.lineno + example.source.count("\n")
            at = (example.lineno, first, first + example.want.count("\n"))
            edits += output.example(path, text, snippet, at, printed)
    return edits


def _is_session(snippet: Snippet) -> bool:
    return Cell(0, 1, snippet.language, snippet.code, 1).session


def _spoilt(old: Note, text: Text, made: Sequence[_Output], options: Options) -> str | None:
    """What is wrong with a note that was read again, in words; None where it says what was heard, and the same code."""
    changed = edit.apply(text, [change for output in made for change in output.edits])
    try:
        new = read.read(Source(old.path, changed.encode()), options)
    except UnicodeEncodeError:
        return "its output is no text that a file can hold"
    if _frame(new) != _frame(old):
        return "its output cannot stand in this place of the note"
    if not all(_is_kept(new.snippets[index], what) for one in made for index, what in one.heard.items()):
        return "its output cannot be told from what stands around it"
    return None


def _is_kept(snippet: Snippet, what: Heard) -> bool:
    whole = _told("".join(what.outputs))
    comments = "".join(expected.text for expected in snippet.expected if expected.kind == "comment")
    fences = [expected.text for expected in snippet.expected if expected.kind == "fence"]
    if _is_session(snippet):
        strict = snippet.language == "pycon"
        pairs = zip(examples(snippet.code), what.outputs, strict=True)
        return all(holds(example, printed, strict) for example, printed in pairs)
    return (not comments or _told(comments) == whole) and all(_told(text) == whole for text in fences)


def _frame(note: Note) -> tuple[object, ...]:
    """What an update may not change of a note."""
    body = note.body
    skeletons = tuple(map(_skeleton, note.snippets))
    return (note.front.data, skeletons, len(body.links), len(body.headings), len(body.values), body.words)


def _skeleton(snippet: Snippet) -> tuple[object, ...]:
    """What an update may not change."""
    if ("output", "") in snippet.options:
        return (snippet.language, snippet.options)
    if _is_session(snippet):
        return (snippet.info, tuple(example.source for example in examples(snippet.code)))
    shows = {line for first, last in _blocks(snippet) for line in range(first, last + 1)}
    lines = [line for number, line in enumerate(snippet.code.splitlines()) if number not in shows]
    return (snippet.info, tuple(lines))
