"""What the rules said of a wiki, which holds for as long as nothing changed: then nothing is read and nothing judged."""

from __future__ import annotations

import datetime
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.model.canvas import is_canvas
from pipeline.model.project import Project
from pipeline.store import disk, fingerprint, receipts, schemas, urls
from pipeline.store.cache import Cache

if TYPE_CHECKING:
    from pipeline.model.diagnostic import Findings

_MARGIN_NS = 2_000_000_000
"""A file changed this shortly before it was looked at may have changed again within the clock's grain."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files of a wiki at one moment."""

    listing: disk.Listing
    digests: Mapping[str, str]
    """Note path → digest of its content."""


def snapshot(project: Project, cache: Cache) -> Snapshot:
    """List the files; read only those whose stamps changed since the last time. Raises CannotRun amidst an edit."""
    if (project.memory / "journal").exists():
        from pipeline.store import journal

        journal.must_be_whole(project)
    began = time.time_ns()
    listing = disk.scan(project.root, project.options.exclude)
    known = _index(cache)
    digests: dict[str, str] = {}
    for path, stamp in listing.stamps.items():
        entry = known.get(path)
        row = [stamp.size, stamp.mtime_ns, stamp.inode, stamp.ctime_ns]
        if entry and entry[:4] == row and max(stamp.mtime_ns, stamp.ctime_ns) < entry[4] - _MARGIN_NS:
            digests[path] = entry[5]
        else:
            digests[path] = disk.digest(disk.read_source(project.root, path))
            known[path] = [*row, began, digests[path]]
    if known.keys() != digests.keys() or any(entry[4] == began for entry in known.values()):
        cache.put("index", "stamps", json.dumps({path: known[path] for path in digests}))
    return Snapshot(listing, digests)


def _index(cache: Cache) -> dict[str, list[Any]]:
    try:
        return dict(json.loads(cache.get("index", "stamps") or "{}"))
    except ValueError:
        return {}


def key(project: Project, cache: Cache, now: Snapshot, today: datetime.date) -> str:
    """Of all that the rules' verdict hangs on, but for data files."""
    fixtures = disk.plain_files(project.root, project.options.snippets.fixtures.strip("/"), ".py")
    canvases = filter(is_canvas, now.listing.inventory.attachments)
    return fingerprint.key(
        fingerprint.program(),
        project.options,
        schemas.texts(project.schemas),
        sorted(now.digests.items()),
        now.listing.inventory,
        today,
        cache.get("index", "runs"),
        [(path, disk.digest(disk.read_source(project.root, path))) for path in (*fixtures, *canvases)],
        urls.digest(project),
        receipts.digest(project),
    )


def with_data(key: str, project: Project, cache: Cache) -> str:
    """A key that hangs on data files too: on those that snippets declared when all notes were last looked at."""
    try:
        paths = list(json.loads(cache.get("index", "data") or "[]"))
    except ValueError:
        paths = []
    exclude = project.options.exclude
    found = [(path, disk.digest(disk.file_of_wiki(project.root, path, exclude))) for path in paths]
    return fingerprint.key(key, found) if found else key


def verdict(
    project: Project, cache: Cache, now: Snapshot, today: datetime.date, judge: Callable[[], Findings]
) -> Findings:
    """What the rules say of a wiki; of one in which nothing changed, without asking them again."""
    from pipeline.model.diagnostic import Findings
    from pipeline.store import records

    base = key(project, cache, now, today)
    kept = records.revived(cache.get("verdict", with_data(base, project, cache)), Findings)
    if kept is not None:
        return tuple(kept)
    found = judge()
    asked = with_data(base, project, cache)  # by now it is known which files are data
    cache.put("verdict", asked, records.dumps(found, Findings))
    cache.keep_only("verdict", [asked])
    return found
