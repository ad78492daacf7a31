"""Bytes of a file → its text, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.place import TOP, Place
from pipeline.model.text import Text

_BOM = b"\xef\xbb\xbf"
_FOREIGN_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32 (little endian)"),
    (b"\x00\x00\xfe\xff", "UTF-32 (big endian)"),
    (b"\xff\xfe", "UTF-16 (little endian)"),
    (b"\xfe\xff", "UTF-16 (big endian)"),
)


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Why bytes are no text, in words, and where they stop being so."""

    why: str
    place: Place = TOP


def decode(data: bytes) -> Text | str:
    """The text of a file, or in words why it is unreadable."""
    decoded = decoded_or_why(data)
    return decoded.why if isinstance(decoded, Undecodable) else decoded


def decoded_or_why(data: bytes) -> Text | Undecodable:
    """The text of a file, or why it is unreadable and where."""
    for mark, name in _FOREIGN_MARKS:
        if data.startswith(mark):
            return Undecodable(f"is {name}, not UTF-8; save it as UTF-8")
    bom = data.startswith(_BOM)
    try:
        return Text(data[len(_BOM) :].decode("utf-8") if bom else data.decode("utf-8"), bom)
    except UnicodeDecodeError as error:
        return _undecodable(error)


def _undecodable(error: UnicodeDecodeError) -> Undecodable:
    before = Text(error.object[: error.start].decode("utf-8"))
    place = before.place(len(before.content), len(before.content))
    byte = error.object[error.start]
    return Undecodable(f"is not UTF-8: byte 0x{byte:02x} on line {place.line}; save it as UTF-8", place)
