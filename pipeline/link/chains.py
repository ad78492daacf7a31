"""Redirects followed to their end: chains flattened, circles kept. Every source is walked once (law 3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from pipeline.link.fragments import part_key
from pipeline.model.graph import Redirect

LONGEST = 64
"""Members of a chain or circle that are told; nobody reads on, and all of them in each redirect would be quadratic."""
Part = tuple[str, str]
"""A page's path and a part of it, as compared."""


def followed(first_hops: Mapping[str, Redirect]) -> Mapping[str, Redirect]:
    """Each redirect with its chain and its end."""
    done: dict[str, Redirect] = {}
    for source in first_hops:
        for step in reversed(_undone(source, first_hops, done)):
            done[step] = _ended(first_hops[step], first_hops, done)
    return done


def followed_parts(first_hops: Mapping[Part, Redirect], pages: Mapping[str, Redirect]) -> Mapping[Part, Redirect]:
    """The same for parts of pages, which may lead to parts that moved again, and to pages that did."""
    return {part: _part_ended(redirect, first_hops, pages) for part, redirect in first_hops.items()}


def _undone(source: str, first_hops: Mapping[str, Redirect], done: Mapping[str, Redirect]) -> list[str]:
    walk: dict[str, None] = {}
    at: str | None = source
    while at is not None and at in first_hops and at not in done and at not in walk:
        walk[at] = None
        at = first_hops[at].first
    return list(walk)


def _ended(redirect: Redirect, first_hops: Mapping[str, Redirect], done: Mapping[str, Redirect]) -> Redirect:
    first = redirect.first
    if first is None:
        return replace(redirect, chain=(redirect.source,))
    if first not in first_hops:
        return replace(redirect, chain=(redirect.source, first), final=first)
    onward = done.get(first)
    if onward is None or onward.circular:
        return replace(redirect, chain=_circle(redirect.source, first_hops), circular=True)
    return _onward(redirect, onward)


def _onward(redirect: Redirect, onward: Redirect) -> Redirect:
    return replace(
        redirect,
        chain=(redirect.source, *onward.chain[: LONGEST - 1]),
        final=onward.final,
        address=onward.address,
        fragment=redirect.fragment if redirect.fragment is not None else onward.fragment,
    )


def _circle(source: str, first_hops: Mapping[str, Redirect]) -> tuple[str, ...]:
    """The way from a source into its circle, each member once."""
    return tuple(islice(_way(source, first_hops), LONGEST))


def _way(source: str, first_hops: Mapping[str, Redirect]) -> Iterator[str]:
    seen: set[str] = set()
    at: str | None = source
    while at is not None and at not in seen:
        seen.add(at)
        yield at
        at = first_hops[at].first


def _part_ended(redirect: Redirect, first_hops: Mapping[Part, Redirect], pages: Mapping[str, Redirect]) -> Redirect:
    chain, at = [redirect.source], redirect
    while len(chain) < LONGEST and at.first is not None and at.fragment is not None:
        following = first_hops.get((at.first, part_key(at.fragment)))
        if following is None:
            break
        if following.source in chain:
            return replace(redirect, chain=tuple(chain), circular=True)
        chain.append(following.source)
        at = following
    if at.first is None:
        return replace(redirect, chain=tuple(chain), address=at.address)
    page = pages.get(at.first)
    if page is None:
        return replace(redirect, chain=(*chain, at.first), final=at.first, fragment=at.fragment)
    return replace(
        _onward(at, page),
        source=redirect.source,
        asked=redirect.asked,
        first=redirect.first,
        owner=redirect.owner,
        place=redirect.place,
        chain=(*chain, *page.chain)[:LONGEST],
    )
