"""What a command line says need not be Unicode; what is written into a file must be."""

from __future__ import annotations

from pipeline.model.failure import CannotRun


def demand_unicode(text: str) -> None:
    """Raises CannotRun for a text with bytes that are not UTF-8, which Python keeps as lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError as wrong:
        near = text[max(wrong.start - 20, 0) : wrong.end + 20]
        raise CannotRun(f"{near!r}: is not UTF-8, so it cannot be written down; name it otherwise") from None
