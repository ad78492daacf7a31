"""The links that certainly end nowhere, those to a whole folder or kind of missing attachments apart."""

from __future__ import annotations

import glob
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from pipeline.model.link import Link
from pipeline.model.name import folded
from pipeline.model.suffix import stem
from pipeline.model.wiki import Wiki
from pipeline.rules.links.addresses import Addresses, is_outside
from pipeline.rules.links.attachments import kind
from pipeline.rules.links.code import Tokens
from pipeline.rules.links.empty_link import is_empty
from pipeline.rules.links.resolved import with_status

_SLOT = re.compile(r"<%.*%>|\{\{.*\}\}|\{%.*%\}|\$\{.*\}")
"""Of Templater, of Jinja, Liquid and Handlebars, of shells and scripts."""
_OTHER = re.compile(r"_?TOC_?|-[a-z] [\"'$\w/.~{}-]+|.* (?:==|!=|=~|-eq|-ne|-lt|-gt) .*")
"""What stands between two brackets and is no link: GitLab's table of contents, a condition of Bash."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A link and the note that it stands in."""

    link: Link
    source: str


@dataclass(frozen=True, slots=True)
class BrokenLinks:
    """What can be said of all broken links of a wiki."""

    single: tuple[Broken, ...]
    """Each a matter of its own."""
    absent: Mapping[str, tuple[Broken, ...]]
    """What the wiki lacks, in words → the links that ask for several files of it, by source and order."""

    @staticmethod
    def of(wiki: Wiki) -> BrokenLinks:
        """The broken links of a wiki; addresses that nobody here can judge are none."""
        has = _Stock.of(wiki)
        grouped: dict[str, list[Broken]] = {}
        found = list(_broken(wiki))
        for broken in found:
            if lack := has.lack(broken, wiki):
                grouped.setdefault(lack, []).append(broken)
        absent = {lack: tuple(those) for lack, those in grouped.items() if len({_file(one) for one in those}) > 1}
        together = {id(one) for those in absent.values() for one in those}
        return BrokenLinks(tuple(one for one in found if id(one) not in together), absent)


def _broken(wiki: Wiki) -> Iterator[Broken]:
    addresses, tokens, many = Addresses.of(wiki), Tokens.of(wiki), _Many(wiki)
    for link, resolution in with_status(wiki, "missing"):
        if is_empty(link) or _is_filled_in(link) or tokens.has(link) or many.has(link):
            continue
        if not addresses.is_unknown(link) and not addresses.is_left_out(link, resolution.source):
            yield Broken(link, resolution.source)


def _is_filled_in(link: Link) -> bool:
    """Whether another program writes the target when it makes a page: a template's slot, a shell's test, a mark for contents."""
    target = link.target or ""
    is_wiki = link.kind in {"wikilink", "embed"}
    return _SLOT.search(target) is not None or (is_wiki and _OTHER.fullmatch(target.strip()) is not None)


class _Many:
    """The notes that an embed of Dendron's shows all at once: `![[recipes.*]]`."""

    def __init__(self, wiki: Wiki) -> None:
        self.wiki = wiki
        self.known: dict[str, bool] = {}

    def has(self, link: Link) -> bool:
        """Whether there is a note that such an embed shows."""
        asked = folded((link.target or "").strip())
        if link.kind != "embed" or "*" not in asked or not self.wiki.options.dialect.dotted_folders:
            return False
        if asked not in self.known:
            shown = "*".join(map(glob.escape, asked.split("*")))
            self.known[asked] = any(fnmatchcase(folded(stem(path)), shown) for path in self.wiki.inventory.notes)
        return self.known[asked]


def _file(broken: Broken) -> str:
    return posixpath.basename(broken.link.target or "")


@dataclass(frozen=True, slots=True)
class _Stock:
    """Which folders there are, and which kinds of attachments."""

    folders: frozenset[str]
    kinds: frozenset[str]

    @staticmethod
    def of(wiki: Wiki) -> _Stock:
        folders: set[str] = set()
        for path in (*wiki.inventory.notes, *wiki.inventory.attachments):
            folder = posixpath.dirname(path)
            while folder and folder not in folders:
                folders.add(folder)
                folder = posixpath.dirname(folder)
        kinds = {posixpath.splitext(path)[1].lower() for path in wiki.inventory.attachments}
        return _Stock(frozenset(folders), frozenset(kinds))

    def lack(self, broken: Broken, wiki: Wiki) -> str:
        """In words what is missing as a whole: an attachment's folder, or all files of its kind; else empty."""
        extension = kind(broken.link, wiki.options)
        target = (broken.link.target or "").replace("\\", "/")
        if not extension or is_outside(broken.link, broken.source):
            return ""
        base = "/" if target.startswith("/") or broken.link.kind in {"wikilink", "embed"} else f"/{broken.source}/.."
        folder = posixpath.dirname(posixpath.normpath(posixpath.join(base, target))).lstrip("/")
        if folder and folder not in self.folders:
            return f'there is no folder "{folder}"'
        return f"there is no *{extension} at all" if extension not in self.kinds else ""
