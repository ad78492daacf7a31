"""What `dedupe` and `tidy` have in common: whether they may write, writing, and the account of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model.failure import CannotRun
from pipeline.model.project import Project
from pipeline.store import disk, git, schemas, trash
from pipeline.store.inside import held, located
from pipeline.store.trash import Record

if TYPE_CHECKING:
    from pipeline.build import Built
    from pipeline.merging.deciding import Decided
    from pipeline.merging.draft import Draft
    from pipeline.merging.orders import Orders
    from pipeline.model.plan import Plan
    from pipeline.model.text import Text

_SHOWN = 10


def draft_of(built: Built) -> tuple[Draft, Orders]:
    """A wiki to be changed in memory, and the order of its fields' values."""
    from pipeline.merging.draft import Draft
    from pipeline.merging.orders import Orders

    @cache
    def text(path: str) -> Text | None:
        return built.text(path)

    return Draft.of(built.wiki, text), Orders.of(schemas.texts(built.project.schemas), built.project.options)


def read_plan(file: Path) -> Plan:
    """The plan in a file. Raises CannotRun where it cannot be read or is none."""
    from pipeline.merging.planfile import parsed

    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise CannotRun(f"{file}: cannot be read: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError:
        raise CannotRun(f"{file}: is not UTF-8, so it is no merge plan") from None
    schema = json.loads((schemas.shipped() / "plan.schema.json").read_text(encoding="utf-8"))
    return parsed(text, str(file), schema)


def write_file(file: Path, text: str) -> None:
    """Write a file that was named on the command line."""
    try:
        disk.write_whole(file, text.encode("utf-8"))
    except OSError as error:
        raise CannotRun(f"{file}: cannot be written: {(error.strerror or str(error)).lower()}") from None


def may_write(project: Project, force: bool, plan: Path | None = None) -> None:
    """Raises CannotRun where Git does not have the wiki as it is: then nobody could tell what was changed."""
    if force:
        return
    own = {plan.resolve()} if plan else set()
    unclean = [path for path in git.uncommitted(project.root) if path not in own and _is_content(path, project)]
    if unclean:
        more = f" and {len(unclean) - 1} more" if len(unclean) > 1 else ""
        raise CannotRun(
            f"{unclean[0].relative_to(project.root)}{more}: not committed; commit first, so that the change stands by "
            "itself, or say --force"
        )


def _is_content(path: Path, project: Project) -> bool:
    """Whether a file is the wiki's own; its memory and what was built are not."""
    return path.is_relative_to(project.root) and disk.belongs(
        path.relative_to(project.root).as_posix(), lambda name: False
    )


def write_back(
    built: Built, draft: Draft, what: str, id_: str, extra: Mapping[str, bytes | None] | None = None
) -> Record:
    """Write every file that a draft changes, all or none, so that it can be taken back."""
    sources = {path: disk.read_source(built.project.root, path) for path in draft.changed if path in built.wiki.notes}
    for path, source in sources.items():
        if disk.digest(source) != built.wiki.notes[path].digest:
            raise CannotRun(f"{path}: changed in the meantime; nothing was written, run again")
    known = {path: held(located(built.project, path)) for path in extra or {}}
    based_on = known | {path: sources[path].data if path in sources else None for path in draft.changed}
    edits = {path: None if text is None else text.encode() for path, text in draft.changed.items()}
    changed = {path: new for path, new in edits.items() if new != based_on[path]}
    return trash.apply(built.project, {**changed, **(extra or {})}, what, id_, based_on)


def account(done: Decided, record: Record, there: str) -> Iterator[str]:
    """What was done, in lines for people. `there`: the option that says which wiki."""
    merged = sum(len(group.others) for group in done.groups)
    if done.groups:
        links, notes = len(done.merged.rewritten), len({link.path for link in done.merged.rewritten})
        yield (
            f"Merged {merged} note{_s(merged)} into {len(done.groups)}; "
            f"rewrote {links} link{_s(links)} in {notes} note{_s(notes)}."
        )
    for group in done.groups[:_SHOWN]:
        yield f"  {', '.join(group.others)} → {group.canonical}"
    if len(done.groups) > _SHOWN:
        yield f"  and {len(done.groups) - _SHOWN} more"
    yield from (f"Note: {words}" for words in done.merged.told)
    if done.rejected:
        yield f"Keeps apart from now on: {len(done.rejected)} pair{_s(len(done.rejected))} in .wikimill/rejected.json."
    if done.written:
        yield f"Wrote what was accepted beside: {', '.join(done.written)}."
    yield f"To take it back: wikimill dedupe undo {record.id}{there}"


def _s(count: int) -> str:
    return "" if count == 1 else "s"
