"""What a link may call a note by, and how spellings are compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.model.place import Place

NameKind: TypeAlias = Literal["id", "title", "alias", "hidden-alias", "stem"]

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def nfc(name: str) -> str:
    """The name in Unicode's composed form."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def folded(name: str) -> str:
    """The name as compared when case, width, composition and invisible characters do not matter."""
    if name.isascii():
        return " ".join(name.lower().split())
    plain = unicodedata.normalize("NFKC", name.translate(_INVISIBLE)).casefold()
    return " ".join(unicodedata.normalize("NFC", plain).split())


@dataclass(frozen=True, slots=True)
class NameClaim:
    """One note's claim to a name."""

    path: str
    kind: NameKind
    text: str
    """As written."""
    place: Place


@dataclass(frozen=True, slots=True)
class NameTable:
    """Folded name → who claims it, in the order of paths. Clashes are kept."""

    claims: Mapping[str, tuple[NameClaim, ...]]

    def called(self, name: str) -> tuple[NameClaim, ...]:
        """Who claims a name, however it is spelt."""
        return self.claims.get(folded(name), ())
