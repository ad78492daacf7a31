"""The arithmetic of offsets, lines and columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.text import Text


@given(st.text(alphabet="ab\r\n\u0085\u2028가", max_size=60))
def test_lines_end_at_lf_crlf_and_cr_only(content: str) -> None:
    """Every offset has the line that counting the ends before it gives, and lines joined have no end left."""
    text = Text(content)
    for offset in range(len(content) + 1):
        before = content[:offset]
        if before.endswith("\r") and content[offset : offset + 1] == "\n":
            continue  # between the two halves of one line end
        expected = before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        assert text.line_of(offset) == expected
        place = text.place(offset, offset)
        assert text.offset(place.line, place.column) == offset
    assert not any("\n" in line or "\r" in line for line in text.lines)


def test_the_byte_order_mark_comes_back() -> None:
    """Encoding restores it and nothing else."""
    assert Text("가", bom=True).encode() == b"\xef\xbb\xbf" + "가".encode()
