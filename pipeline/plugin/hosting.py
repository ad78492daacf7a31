"""MkDocs as `wikimill build` and `wikimill serve` call it, with a configuration or without one."""

from __future__ import annotations

import logging
import os
import re
from typing import Any

from pipeline.build import Built
from pipeline.model.project import Project

_HANGUL = re.compile(r"[\uac00-\ud7a3]")


def write_site(built: Built, *, strict: bool = False) -> None:
    """Publish a compiled wiki into the project's site folder. Raises CannotRun where MkDocs' configuration is wrong."""
    _be_quiet()
    from mkdocs.commands.build import build
    from mkdocs.exceptions import Abort

    from pipeline.model.failure import CannotRun

    try:
        config = configuration(built.project, _language(built))
        config.strict = strict or config.strict
        config.plugins["wikimill"].given = built
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except Abort as failure:
        raise CannotRun(str(failure)) from None


def configuration(project: Project, language: str = "en") -> Any:
    """MkDocs' configuration for a wiki: the author's, or sound defaults. MkDocs' Abort where it is wrong."""
    _be_quiet()
    from mkdocs.config import load_config
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.exceptions import Abort

    if project.config is not None:
        return load_config(str(project.config))
    config = MkDocsConfig()
    config.load_dict(defaults(project, language))
    errors, _ = config.validate()
    if errors:
        raise Abort("; ".join(f"{name}: {error}" for name, error in errors))
    return config


def defaults(project: Project, language: str) -> dict[str, Any]:
    """The settings of a wiki that has none."""
    return {
        "site_name": project.root.name,
        "docs_dir": str(project.root),
        "site_dir": str(project.site),
        "use_directory_urls": False,
        "theme": {
            "name": "material",
            "language": language,
            "font": False,
            "features": ["content.code.copy", "navigation.top", "search.highlight", "search.suggest", "toc.follow"],
            "palette": [
                _palette("(prefers-color-scheme: light)", "default", "slate", "weather-night"),
                _palette("(prefers-color-scheme: dark)", "slate", "default", "weather-sunny"),
            ],
        },
        "plugins": [{"search": {"lang": ["en", "ko"] if language == "ko" else ["en"]}}, "wikimill"],
    }


def _palette(media: str, scheme: str, other: str, icon: str) -> dict[str, Any]:
    name = "dark" if other == "slate" else "light"
    return {
        "media": media,
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": f"material/{icon}", "name": f"Switch to {name} mode"},
    }


def _language(built: Built) -> str:
    """Korean where most titles are, else English."""
    titles = [note.title for note in built.wiki.notes.values()]
    return "ko" if 2 * sum(bool(_HANGUL.search(title)) for title in titles) > len(titles) else "en"


def _be_quiet() -> None:
    """No banner about another program's future, no line for each step of MkDocs."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
