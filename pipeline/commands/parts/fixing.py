"""`check --fix` and `check --diff`: the wiki mended in memory, then written or shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from pipeline import edit, mending, read, rules, runs, validate, verdict
from pipeline.build import assemble, remembering
from pipeline.commands.parts.checking import Checking
from pipeline.mending import Judged, Mended
from pipeline.model.counted import counted
from pipeline.model.diagnostic import Diagnostic, Findings
from pipeline.model.failure import CannotRun
from pipeline.model.options import RuleOptions
from pipeline.model.source import Source
from pipeline.model.text import Text
from pipeline.model.wiki import Wiki
from pipeline.reports.terminal import harmless
from pipeline.store import disk, journal, schemas


@dataclass(frozen=True, slots=True)
class Bench:
    """A checked wiki, and all it takes to judge it again with other texts."""

    check: Checking
    usual: RuleOptions
    """Which rules speak when the command line says nothing: a fix must not add to their findings either."""

    def text(self, path: str) -> Text:
        """A note's text. Raises CannotRun where the file changed since it was judged."""
        source = disk.read_source(self.check.project.root, path)
        text = read.decode(source.data)
        if disk.digest(source) != self.check.snapshot.digests[path] or not isinstance(text, Text):
            raise CannotRun(f"{path}: changed while it was being checked; run again")
        return text

    def as_it_is(self) -> Judged:
        """The wiki on the disk."""
        wiki = self.check.built.wiki
        return Judged(wiki.notes, self.check.found, self._guarded(wiki, self.check.found))

    def judge(self, texts: Mapping[str, Text]) -> Judged:
        """The wiki when some notes have new texts."""
        project, old = self.check.project, self.check.built.wiki
        names = [name for _, name in project.options.schemas]
        compiled = validate.compile_schemas(schemas.texts(project.schemas), names)
        fresh = {path: read.read(Source(path, _bytes(text)), project.options) for path, text in texts.items()}
        faults = [fault for fault in old.faults if fault.path not in fresh]
        faults += [fault for note in fresh.values() for fault in validate.validate(note, compiled, project.options)]
        notes = {**old.notes, **fresh}
        known = runs.recalled(project, self.check.cache, notes)
        void = runs.void_receipts(project, notes)
        wiki = assemble(notes.values(), faults, old.inventory, project.options, old.now, known, void)
        if old.ledger is not None:
            wiki = remembering(wiki, old.ledger.urls, lambda: old.ledger.renames if old.ledger else {})
        found = rules.judge(wiki)
        return Judged(notes, found, self._guarded(wiki, found))

    def _guarded(self, wiki: Wiki, found: Findings) -> Findings:
        asked = wiki.options.rules
        if asked == self.usual:
            return found
        guard = replace(self.usual, select=(*(self.usual.select or ("DEFAULT",)), *asked.select))
        return rules.judge(replace(wiki, options=replace(wiki.options, rules=guard)))


def mended(bench: Bench, unsafe: bool, covers: Callable[[str], bool]) -> Mended:
    """The notes of a part of the wiki with their fixes made; the disk is left alone."""

    def wanted(one: Diagnostic) -> bool:
        fix = one.fix
        return fix is not None and (fix.safe or unsafe) and all(covers(change.path) for change in fix.edits)

    if not any(map(wanted, bench.check.found)):
        return Mended({}, left=bench.check.found)
    return mending.mend(bench.as_it_is(), bench.text, bench.judge, wanted)


def write(bench: Bench, done: Mended) -> None:
    """Write the notes that changed, all or none, and remember what is left to say of them."""
    check = bench.check
    old = {path: _bytes(bench.text(path)) for path in done.texts}
    new = {path: _bytes(text) for path, text in done.texts.items()}
    journal.apply(check.project, new, "check --fix", based_on=old)
    after = verdict.snapshot(check.project, check.cache)
    meant = {**check.snapshot.digests, **{path: disk.digest(Source(path, data)) for path, data in new.items()}}
    if after.digests == meant and after.listing.inventory == check.snapshot.listing.inventory:
        verdict.verdict(check.project, check.cache, after, check.today, lambda: done.left)


def patch(bench: Bench, done: Mended, root: str) -> str:
    """What `write` would change, for `git apply`; paths as one opens them from here, where that leads downward."""
    prefix = "" if root.startswith(("..", "/")) else root
    return "".join(
        edit.diff(_whole(bench.text(path)), _whole(text), f"{prefix}{path}") for path, text in done.texts.items()
    )


def account(done: Mended, root: str, *, would: bool = False) -> str:
    """What was fixed and what was refused, in lines for people; empty where there was nothing to fix.

    `root` stands before each path, so that it can be opened from here.
    """
    lines = []
    if done.fixed:
        counts = Counter(one.name for one in done.fixed)
        told = ", ".join(f"{count} {name}" for name, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])))
        lines.append(
            f"{'Would fix' if would else 'Fixed'} {len(done.fixed)} ({told}) in {counted(len(done.texts), 'note')}."
        )
    for refused in done.refused:
        one = refused.diagnostic
        where = f"{root}{one.path}:{one.place.line}:{one.place.column}"
        lines.append(harmless(f"Not fixed: {where} {one.code} {one.name}: {refused.why}."))
    return "\n".join(lines)


def _whole(text: Text) -> Text:
    """Text with its byte-order mark, which a patch must know of."""
    return Text(f"\ufeff{text.content}") if text.bom else text


def _bytes(text: Text) -> bytes:
    """The bytes of a note; what no file can hold becomes something that none can read, and is refused for that."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return b"\xff"
