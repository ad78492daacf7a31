"""The data files of a group, laid out in its working folder."""

from __future__ import annotations

import os
from base64 import b64decode
from collections.abc import Mapping


def lay_out(data: Mapping[str, str]) -> None:
    """Writes each file under its name, which leads nowhere but down. One that cannot be written whole is not there."""
    for name, content in data.items():
        try:
            os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
            with open(name, "wb") as file:
                file.write(b64decode(content))
        except OSError:
            _remove(name)


def _remove(name: str) -> None:
    try:
        os.unlink(name)
    except OSError:
        return
