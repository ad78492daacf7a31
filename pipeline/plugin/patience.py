"""A server that stays on its feet while what it serves is being edited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.plugins import get_plugin_logger

_log = get_plugin_logger("wikimill")


class Unbuilt(SystemExit):
    """There is nothing to serve until the fault is mended; MkDocs prints no traceback of it."""


def patient(build: Callable[[], None], site: Path) -> Callable[[], None]:
    """A build that tells of a fault in one line, and leaves the former site to be read where it still stands."""

    def built() -> None:
        try:
            build()
        except (Abort, ConfigurationError) as failure:
            told = " ".join(str(failure).split())
            if not any(site.iterdir()):
                raise Unbuilt(told) from None
            _log.error(f"{told}; what is shown is the site as it was before")

    return built
