"""Whose code failed while a site was built: an author's templates and hooks are not ours to show a traceback of."""

from __future__ import annotations

import traceback
from pathlib import Path


def blamed(error: Exception, base: Path) -> str | None:
    """File, line and words of what an author's own file did wrong; None where none took part.

    `base`: the folder of the author's configuration.
    """
    ours = Path(__file__).parents[1]
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = Path(frame.filename)
        if file.is_relative_to(base) and not file.is_relative_to(ours) and "site-packages" not in file.parts:
            said = " ".join(str(error).split())
            return f"{file}:{frame.lineno}: {type(error).__name__}: {said}"
    return None
