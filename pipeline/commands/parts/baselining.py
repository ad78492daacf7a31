"""`check --baseline` and `--write-baseline`: what was already wrong, read, held against, written."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model.counted import counted
from pipeline.model.failure import CannotRun
from pipeline.store import disk
from pipeline.store.baseline import content_of, own

if TYPE_CHECKING:
    from pipeline.commands.parts.checking import Checking
    from pipeline.model.diagnostic import Diagnostic, Findings
    from pipeline.reports.baseline import Compared, Entry, Texts

_SHOWN = 5
"""So many stale entries are listed."""


@dataclass(frozen=True, slots=True)
class Held:
    """Findings held against a baseline."""

    new: Findings
    known: Findings = ()
    told: str = ""
    """What the baseline covers and what of it is stale, in lines for people; empty where there is no baseline."""


def hold(check: Checking, baseline: tuple[Path, str] | None, texts: Texts, partial: bool) -> Held:
    """The findings against a baseline, given as its file and content. Raises CannotRun where it is none.

    `partial`: not all rules were asked, or not of all notes, so nothing can be said of entries that cover nothing.
    """
    if baseline is None:
        return Held(check.found)
    from pipeline.reports.baseline import compare, loads

    file, content = baseline
    known = loads(content, str(file))
    compared = compare(check.found, known, check.identities, texts)
    paths = {name: path for path, name in check.identities.items()}
    return Held(compared.new, compared.known, _told(file, compared, partial, paths))


def write(check: Checking, file: Path | None, covers: Callable[[str], bool]) -> str:
    """Write a baseline of all that is found in the notes that are covered; answers with what was done.

    Entries of rules that were not asked, and of notes that are not covered, stay.
    """
    from pipeline.commands.parts.showing import report
    from pipeline.reports.baseline import baseline_of, dumps, loads

    goal = file or own(check.project)
    found = [one for one in check.found if covers(one.path) and one.severity != "info"]
    fresh = baseline_of(found, check.identities, report(check.project, (), 0, "full").text)
    asked = _asked(check, covers)
    before = loads(content_of(goal), str(goal)) if goal.is_file() else {}
    kept = {entry: count for entry, count in before.items() if not asked(entry)}
    try:
        text = dumps(Counter(fresh) + Counter(kept))
        disk.put(goal, text.encode("utf-8", "backslashreplace"))  # a file name that is not UTF-8, as JSON escapes it
    except OSError as error:
        raise CannotRun(f"{goal}: cannot be written: {(error.strerror or str(error)).lower()}") from None
    return f"Wrote {_shown(goal)}."


def _asked(check: Checking, covers: Callable[[str], bool]) -> Callable[[Entry], bool]:
    """Whether a rule and a note of the wiki, those that are gone included, were checked this time."""
    from pipeline.rules import RULES
    from pipeline.rules.selection import selected

    codes = {rule.code for rule in selected(RULES, check.project.options.rules)}
    spared = {name for path, name in check.identities.items() if not covers(path)}
    return lambda entry: entry.code in codes and entry.note not in spared


def _told(file: Path, compared: Compared, partial: bool, paths: Mapping[str, str]) -> str:
    """`paths`: of the notes, by what the baseline knows them by."""
    lines = [f"{_shown(file)} covers {_findings(compared.known)}."] if compared.known else []
    if compared.stale and not partial:
        entries = Counter((paths.get(entry.note, entry.note), entry.code) for entry in compared.stale)
        listed = [f"{note} {code}" + (f" ({count})" if count > 1 else "") for (note, code), count in entries.items()]
        more = [f"and {len(listed) - _SHOWN} more"] if len(listed) > _SHOWN else []
        lines.append(
            f"Stale in {_shown(file)}, since nobody finds them any more: {', '.join([*listed[:_SHOWN], *more])}; "
            "`wikimill check --write-baseline` drops them."
        )
    return "\n".join(lines)


def _findings(found: Findings | list[Diagnostic]) -> str:
    return counted(len(found), "finding")


def _shown(file: Path) -> str:
    near = os.path.relpath(file)
    return str(file) if near.startswith("..") else near
