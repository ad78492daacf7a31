"""A merge held against its promise: every link leads where it led, or to the note that stands for that now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.merging.group import Group
from pipeline.merging.routes import Moved
from pipeline.model.link import Resolution
from pipeline.model.wiki import Wiki


@dataclass(frozen=True, slots=True)
class Harm:
    """A link that would lead elsewhere."""

    path: str
    why: str


def harm(
    before: Wiki,
    after: Wiki,
    groups: Iterable[Group],
    appended: Mapping[str, Sequence[str]],
    moved: Mapping[str, Moved],
) -> Iterator[Harm]:
    """Every link that a merge would spoil. `appended`: canonical note → the notes whose texts were joined to it."""
    groups = tuple(groups)
    root = {path: group.canonical for group in groups for path in group.others}
    concerned = {*root, *root.values()}
    for path in before.graph.resolutions:
        if path not in concerned:
            yield from _one_by_one(path, before, after, root, moved)
    for group in groups:
        yield from _together(
            group.canonical, [group.canonical, *appended.get(group.canonical, ())], before, after, root
        )


def _one_by_one(
    path: str, before: Wiki, after: Wiki, root: Mapping[str, str], moved: Mapping[str, Moved]
) -> Iterator[Harm]:
    old, new = before.graph.resolutions[path], after.graph.resolutions.get(path, ())
    if len(old) != len(new):
        yield Harm(path, f"{path}: the merge would change how many links it has")
        return
    for was, now in zip(old, new, strict=True):
        wanted = root.get(was.resolved or "", was.resolved)
        if wanted != now.resolved and was.resolved is not None:
            yield Harm(path, f"{_told(was, before)} would lead to {now.resolved or 'nothing'}, not to {wanted}")
        elif now.anchor != (_part(was.anchor, moved.get(was.resolved or "")) if was.anchor else now.anchor):
            yield Harm(path, f"{_told(was, before)} would lead to another part of {now.resolved}")
        elif was.status == "ok" and now.status != "ok":
            yield Harm(path, f"{_told(was, before)} would be {now.status}")


def _part(anchor: str, moved: Moved | None) -> str | None:
    """The part that a link must lead to; None for a note as a whole."""
    return (moved.anchors.get(anchor, anchor) if moved else anchor) or None


def _together(
    canonical: str, parts: Sequence[str], before: Wiki, after: Wiki, root: Mapping[str, str]
) -> Iterator[Harm]:
    """Links of joined texts: each end as often as before, links within the group apart."""
    was = Counter(end for path in parts for end in _ends(path, before, root, canonical))
    now = Counter(_ends(canonical, after, {}, canonical))
    for end in sorted((was - now).keys() | (now - was).keys()):
        yield Harm(canonical, f"{canonical}: links to {end}: {was[end]} before the merge, {now[end]} after it")


def _ends(path: str, wiki: Wiki, root: Mapping[str, str], home: str) -> Iterator[str]:
    for found in wiki.graph.resolutions[path]:
        link = wiki.notes[path].links[found.index]
        if link.field is not None and path != home:
            continue
        end = root.get(found.resolved or "", found.resolved)
        if found.status == "external":
            yield link.target or ""
        elif end is not None and end != home:
            yield end


def _told(found: Resolution, wiki: Wiki) -> str:
    link = wiki.notes[found.source].links[found.index]
    return f"{found.source}:{link.place.line}: {link.raw}"
