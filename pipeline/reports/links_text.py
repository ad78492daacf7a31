"""Links for people: where each goes, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.model.counted import counted
from pipeline.model.link import Link, LinkStatus, Resolution
from pipeline.reports.terminal import harmless

_WORDS: Mapping[LinkStatus, str] = {
    "ok": "ok",
    "missing": "missing",
    "ambiguous": "ambiguous",
    "missing-fragment": "with a missing fragment",
    "external": "external",
}


def render(pairs: Iterable[tuple[Link, Resolution]], root: str = "", away: Mapping[str, str] | None = None) -> str:
    """A line a link, then how many there are of each status. `away`: redirects that leave the wiki, with their address."""
    listed = list(pairs)
    counts = Counter(resolution.status for _, resolution in listed)
    told = ", ".join(f"{counts[status]} {words}" for status, words in _WORDS.items() if counts[status])
    total = f"{counted(len(listed), 'link')}"
    return (
        "".join(f"{_line(*pair, root, away or {})}\n" for pair in listed) + f"{total}{f': {told}' if told else ''}.\n"
    )


def _line(link: Link, resolution: Resolution, root: str, away: Mapping[str, str]) -> str:
    where = f"{root}{resolution.source}:{link.place.line}:{link.place.column}"
    return harmless(f"{where} {link.raw} → {_end(link, resolution, away)}")


def _end(link: Link, resolution: Resolution, away: Mapping[str, str]) -> str:
    if resolution.status == "external":
        left_by = resolution.redirected_from or ""
        return f"external: {away[left_by]}, redirected from {left_by}" if left_by in away else "external"
    if resolution.status == "missing":
        asked = link.target or link.fragment
        none = "there is no file" if link.kind in ("link", "image") else "nothing is called"
        return f"missing: {none} {asked!r}" if asked else "missing: it names nothing"
    via = f" ({resolution.via})" if resolution.via else ""
    detour = f", redirected from {resolution.redirected_from}" if resolution.redirected_from else ""
    end = f"{resolution.resolved or 'a folder'}{_fragment(link, resolution)}{via}{detour}"
    if resolution.status == "ambiguous":
        return f"ambiguous: {', '.join(resolution.candidates)}; it opens {end}"
    return f"{end}, which has no {link.fragment!r}" if resolution.status == "missing-fragment" else end


def _fragment(link: Link, resolution: Resolution) -> str:
    return f"#{resolution.anchor}" if resolution.anchor else ""
