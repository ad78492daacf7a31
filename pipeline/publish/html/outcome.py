"""What happened to a snippet, in words, beside it on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape

from pipeline.model.note import Note
from pipeline.model.run import Run
from pipeline.model.snippet import Snippet
from pipeline.publish.edition import Edition
from pipeline.publish.html.messages import shown_message
from pipeline.publish.wording.runwords import RunWords

_CONTROL = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)
"""Colours and other commands to a terminal (ECMA-48), and what is no character at all."""
_OVERWRITTEN = re.compile(r"^[^\n]*\r(?!\n|$)", re.MULTILINE)
"""What a line showed before it was written anew, as progress bars do."""
_ABSENT = re.compile(r"[\w .-]+ (?:is|are) not installed")


def outcome(run: Run | None, note: Note, snippet: Snippet, mode: str, edition: Edition) -> str:
    """The badge, what it ran in, and the output where the note does not show it already. Never how long it took."""
    said = edition.words.run
    if run is None:
        left = (said.statuses["skipped"], snippet.reason) if mode == "skip" else (said.not_run, None)
        return _remark("none", *left)
    head, why = _told(run, note, said)
    by_receipt = f"{said.by_receipt.format(date=edition.words.date(run.receipt))} " if run.receipt else ""
    remark = _remark(run.level or "parsed" if run.status == "passed" else run.status, by_receipt + head, why)
    shows_output = run.stdout.strip() and not (run.status == "passed" and _promises(snippet))
    where = _where(run, note, snippet, edition) if run.executed and run.environment else ""
    return remark + where + (_output(run.stdout, said) if shows_output else "")


def _promises(snippet: Snippet) -> bool:
    """Whether the note itself shows what is printed: as an expected output, or within a session."""
    return bool(snippet.expected) or snippet.code.lstrip().startswith(">>>")


def _told(run: Run, note: Note, said: RunWords) -> tuple[str, str | None]:
    """The words for a status, and its reason."""
    if run.status == "passed":
        return {"checked": said.checked, "ran": said.ran}.get(run.level or "", said.parsed), None
    why = shown_message(run.message or "", note)
    if run.status == "missing-package" and run.missing:
        if not all(_is_shown(name, note) for name in run.missing):
            return said.needs_some, said.not_installed
        plain = _ABSENT.fullmatch(why) is not None
        return said.needs.format(names=", ".join(run.missing)), said.not_installed if plain else why
    return said.statuses.get(run.status, run.status), why


def _is_shown(package: str, note: Note) -> bool:
    """Whether a reader sees its name: hidden set-up and fixtures may need what nobody is to know of."""
    word = re.compile(rf"(?<!\w){re.escape(package)}(?!\w)")
    shown = (snippet for snippet in note.snippets if not snippet.hidden)
    return any(package in snippet.requires or word.search(snippet.code) for snippet in shown)


def _remark(kind: str, told: str, why: str | None) -> str:
    """What happened, and why; of a reason of several lines the first stands in the sentence."""
    first, _, rest = (why or "").strip().partition("\n")
    reason = f": {escape(' '.join(first.split()), quote=False)}" if first else ""
    more = f'<pre class="wm-trace" data-search-exclude="true">{escape(rest, quote=False)}</pre>' if rest.strip() else ""
    css = f"wm-run wm-run--{escape(kind)}"
    return f'<p class="{css}" data-search-exclude="true">{escape(told, quote=False)}{reason}</p>{more}'


def _output(stdout: str, said: RunWords) -> str:
    """What was printed, without what only a terminal makes something of."""
    seen = _OVERWRITTEN.sub("", _CONTROL.sub("", stdout))
    return (
        f'<div class="wm-output"><span class="wm-output__label">{said.output}</span>'
        f'<pre><code tabindex="0">{escape(seen, quote=False)}</code></pre></div>'
    )


def _where(run: Run, note: Note, snippet: Snippet, edition: Edition) -> str:
    facts = escape(" · ".join(_facts(run, note, snippet, edition)), quote=False)
    return f'<p class="wm-where" data-search-exclude="true">{facts}</p>'


def _facts(run: Run, note: Note, snippet: Snippet, edition: Edition) -> Iterator[str]:
    if run.environment is not None:
        known = {name: version for name, version in run.environment.packages.items() if _is_shown(name, note)}
        yield replace(run.environment, packages=known).programs
        yield edition.words.run.isolation.format(level=run.environment.isolation)
    if snippet.fixture:
        yield edition.words.run.fixture.format(path=f"{edition.wiki.options.snippets.fixtures}/{snippet.fixture}.py")
    if snippet.data:
        yield edition.words.run.data.format(names=", ".join(snippet.data))
