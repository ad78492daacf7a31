"""`test --update` and `test --diff`: true outputs in memory, then written or shown."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline import edit, read, runs
from pipeline.model.counted import counted
from pipeline.model.failure import CannotRun
from pipeline.model.note import Note
from pipeline.model.project import Project
from pipeline.model.text import Text
from pipeline.reports.terminal import harmless
from pipeline.store import disk, journal
from pipeline.updating import Updated, update


def found(project: Project, notes: Mapping[str, Note], outcome: runs.Outcome, jobs: int) -> Updated:
    """What an update of these notes comes to. Raises CannotRun where one changed since it was read."""
    texts = {path: (note, text(project, note)) for path, note in notes.items() if note.snippets}
    groups = [group for group in runs.groups_of(project, notes) if group.path in texts]
    return update(texts, groups, outcome.runs, outcome.environment, project.options, jobs)


def text(project: Project, note: Note) -> Text:
    """The text of a note as it was read. Raises CannotRun where the file changed since."""
    source = disk.read_source(project.root, note.path)
    content = read.decode(source.data)
    if disk.digest(source) != note.digest or not isinstance(content, Text):
        raise CannotRun(f"{note.path}: changed while its snippets ran; run again")
    return content


def write(project: Project, made: Updated) -> None:
    """Write the notes that changed, all or none."""
    new: dict[str, bytes | None] = {path: text.encode() for path, text in made.texts.items()}
    old = {path: disk.read_source(project.root, path).data for path in new}
    journal.apply(project, new, "test --update", based_on=old)


def patch(project: Project, made: Updated, root: str) -> str:
    """What `write` would change, for `git apply`."""
    prefix = "" if root.startswith(("..", "/")) else root
    return "".join(
        edit.diff(_whole(_old(project, path)), _whole(text), f"{prefix}{path}") for path, text in made.texts.items()
    )


def _old(project: Project, path: str) -> Text:
    content = read.decode(disk.read_source(project.root, path).data)
    return content if isinstance(content, Text) else Text("")


def _whole(text: Text) -> Text:
    """Text with its byte-order mark, which a patch must know of."""
    return Text(f"\ufeff{text.content}") if text.bom else text


def account(made: Updated, root: str, *, would: bool = False) -> str:
    """What was updated and what was not, in lines for people."""
    lines = [harmless(f"Not updated: {root}{one.path}:{one.line}: {one.why}.") for one in made.refused]
    if made.count:
        what = f"{counted(made.count, 'output')} in {counted(len(made.texts), 'note')}"
        lines.append(f"{'Would update' if would else 'Updated'} {what}.")
    return "".join(f"{line}\n" for line in lines)
