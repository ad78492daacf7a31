"""How a page looks that leads to notes: a way back, a title, lists under headings, cut where they grow too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import Literal

from pipeline.model.page import Page, TocEntry
from pipeline.publish.address import clean_markdown, relative
from pipeline.publish.around.head import in_language
from pipeline.publish.free import FreePaths
from pipeline.publish.wording.words import Words

TITLE = "wm-title"
LONGEST = 400
"""Lines of one page, so that it stays as light as a note's."""


@dataclass(frozen=True, slots=True)
class Way:
    """A page by its title and its address."""

    title: str
    address: str | None
    """None: there is nothing to go to."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list."""

    to: Way
    remark: str = ""
    kind: Literal["count", "excerpt", "see", "date"] = "count"
    """What the remark is."""
    depth: int = 0
    """How far it stands below the lines before it."""
    beside: tuple[Way, ...] = ()
    """Pages that the line names as well."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines under a heading; one without an id has none."""

    lines: tuple[Line, ...]
    id: str = ""
    title: str = ""
    css: str = "wm-lines"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page before it is cut and written."""

    path: str
    title: str
    ways: tuple[Way, ...]
    """The pages above it, from the top."""
    stretches: tuple[Stretch, ...]
    lead: str = ""
    """HTML above the lists."""
    told: str = ""
    """A sentence on what the page holds."""
    jumps: tuple[Way, ...] = field(default=())
    """A row of short links above the lists; an address that begins with `#` is a place of the page."""


def pages(leaf: Leaf, said: Words, free: FreePaths, longest: int = LONGEST) -> tuple[Page, ...]:
    """A page, or several where it has more lines than one page holds."""
    parts = _cut(leaf.stretches, longest) or [[]]
    paths = [
        leaf.path,
        *(free.next(f"{leaf.path.removesuffix('.md')}.{number + 1}.md") for number in range(1, len(parts))),
    ]
    made = [
        _page(replace(leaf, path=path, stretches=tuple(part)), said, paths, number)
        for number, (path, part) in enumerate(zip(paths, parts, strict=True))
    ]
    return tuple(made)


def _cut(stretches: Sequence[Stretch], longest: int) -> list[list[Stretch]]:
    """The stretches in parts that hold so many lines at most, and the heading again where one goes on."""
    parts: list[list[Stretch]] = []
    room = 0
    for stretch in stretches:
        lines = stretch.lines
        while lines:
            if not room:
                parts.append([])
                room = longest
            parts[-1].append(replace(stretch, lines=lines[:room]))
            lines, room = lines[room:], room - len(lines[:room])
    return parts


def _page(leaf: Leaf, said: Words, paths: Sequence[str], number: int) -> Page:
    address = _address(leaf.path)
    lists = "".join(_stretch(stretch, address) for stretch in leaf.stretches)
    above = (
        _crumb(leaf, address) + f'<h1 id="{TITLE}"{in_language(leaf.title)}>{escape(leaf.title, quote=False)}</h1>\n'
    )
    told = f'<p class="wm-told">{escape(leaf.told, quote=False)}</p>\n' if leaf.told else ""
    jumps = _jumps(leaf, address)
    headings = [TocEntry(2, stretch.id, stretch.title) for stretch in leaf.stretches if stretch.id]
    toc = (TocEntry(1, TITLE, leaf.title), *headings)
    return Page(
        path=leaf.path,
        title=leaf.title,
        html=above + told + jumps + leaf.lead + lists + _numbers(paths, number, said),
        toc=toc,
        meta={},
        markdown=_markdown(leaf, address),
        anchors=frozenset(entry.id for entry in toc),
        address=address,
        previous=paths[number - 1] if number else None,
        next=paths[number + 1] if number + 1 < len(paths) else None,
        is_index=True,
    )


def _address(path: str) -> str:
    return path.removesuffix(".md") + ".html"


def link(way: Way, address: str, css: str = "") -> str:
    """A page's name as a link, as the page at an address names it."""
    shown, language = escape(way.title, quote=False), in_language(way.title)
    if way.address is None:
        return f"<span{css}{language}>{shown}</span>"
    target = way.address if way.address.startswith("#") else relative(address, way.address)
    return f'<a href="{escape(target)}"{css}{language}>{shown}</a>'


def _crumb(leaf: Leaf, address: str) -> str:
    shown = " / ".join(link(way, address) for way in leaf.ways)
    return f'<p class="wm-crumb">{shown}</p>\n' if shown else ""


def _jumps(leaf: Leaf, address: str) -> str:
    if not leaf.jumps:
        return ""
    items = "".join(f"<li>{link(way, address)}</li>" for way in leaf.jumps)
    return f'<nav class="wm-jumps" aria-label="{escape(leaf.title)}"><ul>{items}</ul></nav>\n'


def _stretch(stretch: Stretch, address: str) -> str:
    heading = f'<h2 id="{escape(stretch.id)}">{escape(stretch.title, quote=False)}</h2>\n' if stretch.id else ""
    return heading + tree(stretch.lines, address, stretch.css)


def tree(lines: Sequence[Line], address: str, css: str) -> str:
    """Lines as lists within lists, by their depth."""
    out = [f'<ul class="{css}">\n']
    base = min((line.depth for line in lines), default=0)
    depth = base
    for number, line in enumerate(lines):
        while depth < line.depth:
            out.append("<ul>\n")
            depth += 1
        while depth > line.depth:
            out.append("</ul></li>\n")
            depth -= 1
        deeper = number + 1 < len(lines) and lines[number + 1].depth > line.depth
        out.append(f"<li>{_line(line, address)}" + ("" if deeper else "</li>\n"))
    out.append("</ul></li>\n" * (depth - base))
    return "".join(out) + "</ul>\n"


def _line(line: Line, address: str) -> str:
    remark = f' <span class="wm-{line.kind}">{escape(line.remark, quote=False)}</span>' if line.remark else ""
    beside = ", ".join(link(way, address) for way in line.beside)
    return link(line.to, address) + remark + (f' <span class="wm-beside">{beside}</span>' if beside else "")


def _numbers(paths: Sequence[str], here: int, said: Words) -> str:
    """The way to the other pages of a list that is cut."""
    if len(paths) == 1:
        return ""
    address = _address(paths[here])
    items = "".join(f"<li>{_number(path, number, here, address)}</li>" for number, path in enumerate(paths))
    return f'<nav class="wm-pages" aria-label="{escape(said.index.pages)}"><ul>{items}</ul></nav>\n'


def _number(path: str, number: int, here: int, address: str) -> str:
    if number == here:
        return f'<span aria-current="page">{number + 1}</span>'
    return f'<a href="{escape(relative(address, _address(path)))}">{number + 1}</a>'


def _markdown(leaf: Leaf, address: str) -> str:
    return f"# {_plain(leaf.title)}\n\n" + "".join(_markdown_lines(leaf, address))


def _markdown_lines(leaf: Leaf, address: str) -> Iterator[str]:
    for stretch in leaf.stretches:
        if stretch.title:
            yield f"## {_plain(stretch.title)}\n\n"
        for line in stretch.lines:
            remark = f" ({_plain(line.remark)})" if line.remark and line.kind != "excerpt" else ""
            beside = ", ".join(_markdown_link(way, address) for way in line.beside)
            yield "  " * line.depth + f"- {_markdown_link(line.to, address)}{remark}{': ' if beside else ''}{beside}\n"
        yield "\n"


def _markdown_link(way: Way, address: str) -> str:
    if way.address is None:
        return _plain(way.title)
    return f"[{_plain(way.title)}]({relative(clean_markdown(address), clean_markdown(way.address))})"


def _plain(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace("\n", " ")
