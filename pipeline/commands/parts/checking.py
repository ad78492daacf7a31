"""One check of a wiki: what is found, from memory where nothing changed, and the compiled wiki where it is needed."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline import verdict
from pipeline.commands.parts.opening import cache_of
from pipeline.commands.parts.progress import progress
from pipeline.model.failure import CannotRun
from pipeline.model.progress import Progress
from pipeline.model.project import Project
from pipeline.store import clock, fingerprint
from pipeline.store.cache import Cache
from pipeline.verdict import Snapshot

if TYPE_CHECKING:
    from pipeline.build import Built
    from pipeline.model.diagnostic import Findings


@dataclass(frozen=True)
class Checking:
    """A wiki at one moment."""

    project: Project
    cache: Cache
    snapshot: Snapshot
    today: datetime.date
    tell: Progress

    @cached_property
    def found(self) -> Findings:
        """Every diagnostic. Raises CannotRun where a rule is asked for that does not exist."""
        return verdict.verdict(self.project, self.cache, self.snapshot, self.today, self._judged)

    @cached_property
    def built(self) -> Built:
        """The compiled wiki."""
        from pipeline import runs
        from pipeline.build import compile_wiki

        return compile_wiki(self.project, self.cache, self.snapshot, self.today, runs.recalled, self.tell)

    @cached_property
    def identities(self) -> Mapping[str, str]:
        """Path of a note → what a baseline knows it by."""
        key = fingerprint.key(fingerprint.program(), self.project.options.roles, sorted(self.snapshot.digests.items()))
        kept = self.cache.get("identities", key)
        if kept is not None:
            return {str(path): str(name) for path, name in json.loads(kept).items()}
        from pipeline.reports.baseline import identities

        names = identities(self.built.wiki.notes)
        self.cache.put("identities", key, json.dumps(names))
        self.cache.keep_only("identities", [key])
        return names

    def answer(self, asked: tuple[object, ...], make: Callable[[], tuple[str, int]]) -> tuple[str, int]:
        """What is printed and the exit code; where nothing changed since the same was asked, from memory.

        `asked`: all that the answer hangs on beside the wiki.
        """
        slot = fingerprint.key(*asked)
        base = verdict.key(self.project, self.cache, self.snapshot, self.today)
        holds = verdict.with_data(base, self.project, self.cache)
        kept = self.cache.get("answer", slot)
        if kept is not None and kept.startswith(holds):
            return kept[len(holds) + 1 :], int(kept[len(holds)])
        text, code = make()
        holds = verdict.with_data(base, self.project, self.cache)
        self.cache.put("answer", slot, f"{holds}{code}{text}")
        self.cache.keep_only("answer", [slot])
        return text, code

    @property
    def notes(self) -> tuple[str, ...]:
        """The paths of all notes."""
        return self.snapshot.listing.inventory.notes

    def _judged(self) -> Findings:
        from pipeline import rules

        if unknown := rules.unknown_selectors(self.project.options.rules):
            raise CannotRun(f"no rule is called {', '.join(unknown)}; `wikimill explain --all` lists them")
        return rules.judge(self.built.wiki)


@contextmanager
def checking(project: Project, no_cache: bool) -> Iterator[Checking]:
    """A check of a wiki as it is on the disk now."""
    with cache_of(project, no_cache) as cache, progress() as tell:
        yield Checking(project, cache, verdict.snapshot(project, cache), clock.now(project.root, cache), tell)
