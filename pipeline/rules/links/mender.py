"""Fixes of broken links: a guess at what was meant, so unsafe."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.diagnostic import Fix
from pipeline.model.link import Link
from pipeline.model.wiki import Wiki
from pipeline.rules.links import rewrite
from pipeline.rules.links.meant_note import MeantNotes


@dataclass(frozen=True, slots=True)
class Mender:
    """What it takes to mend a broken link of one wiki."""

    wiki: Wiki
    meant: MeantNotes
    names: rewrite.SureNames

    @staticmethod
    def of(wiki: Wiki) -> Mender:
        """The mender of a wiki's links."""
        return Mender(wiki, MeantNotes.of(wiki), rewrite.SureNames.of(wiki))

    def fix(self, link: Link, source: str) -> Fix | None:
        """The fix that sends a link to the only note that it can mean; None where it is not the only one."""
        final = self.meant.by(link)
        edit = rewrite.to_note(link, source, final, self.wiki, self.names) if final != source else None
        return Fix(False, f"link to {final}", (edit,)) if edit else None
