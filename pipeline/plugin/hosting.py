"""MkDocs as `wikimill build` and `wikimill serve` call it, with a configuration or without one."""

from __future__ import annotations

import logging
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline.build import Built
from pipeline.model.moc import is_door
from pipeline.model.project import Project
from pipeline.plugin.blame import blamed
from pipeline.publish.privacy import is_public
from pipeline.store.cache import Cache

_MARK = "wikimill-serve-"
_STALE_S = 3600.0
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_TO_DARK_AND_LIGHT = {
    "en": ("Switch to dark mode", "Switch to light mode"),
    "ko": ("어두운 모드로 전환", "밝은 모드로 전환"),
}
_UNSAFE = str.maketrans({"<": "", ">": "", '"': "", "'": "’"})
"""What a name must not hold that templates write into HTML and attributes as it is; a title or a folder may have it."""


def write_site(built: Built, *, strict: bool = False, cache: Cache | None = None) -> bool:
    """Publish a compiled wiki into the project's site folder.

    `cache`: one that is open already, with the pages of the last build.
    True unless strictness is asked for, here or in `mkdocs.yml`, and MkDocs warned of something.
    Raises CannotRun where MkDocs' configuration is wrong.
    """
    _be_quiet()
    from mkdocs.commands.build import build
    from mkdocs.exceptions import Abort
    from mkdocs.utils import CountHandler

    from pipeline.model.failure import CannotRun

    warned = CountHandler()
    warned.setLevel(logging.WARNING)
    log, teller = logging.getLogger("mkdocs"), _Teller()
    log.addHandler(warned)
    log.addHandler(teller)
    try:
        config = configuration(built.project, language_of(built), _name(built))
        strict = strict or config.strict
        config.strict = False  # MkDocs' own way would end with exit code 1 and no word of the wiki
        config.plugins["wikimill"].given = built
        config.plugins["wikimill"].cache = cache
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except Abort as failure:
        raise CannotRun(str(failure)) from None
    except Exception as failure:  # an author's templates and hooks may raise whatever they like
        said = blamed(failure, built.project.config.parent) if built.project.config else None
        if said is None:
            raise
        raise CannotRun(f"{said}; no site is written") from None
    finally:
        log.removeHandler(warned)
        log.removeHandler(teller)
    return not (strict and warned.get_counts())


class _Teller(logging.Handler):
    """What MkDocs, plugins and hooks warn of while a site is written: a line each on stderr."""

    def emit(self, record: logging.LogRecord) -> None:
        """Whose line it is stands before it; that of progress, on a terminal, makes way."""
        clear = "\r\x1b[2K" if sys.stderr.isatty() else ""
        said = record.getMessage().strip().removeprefix("wikimill: ")
        print(f"{clear}{record.levelname.lower()}: {said}", file=sys.stderr)


def serve(project: Project, address: str | None = None) -> None:
    """Show the site, rebuild it on every change and reload the browser, until stopped. `address`: host and port."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands import serve as mkdocs
    from mkdocs.exceptions import Abort

    from pipeline.model.failure import CannotRun

    _tell_of_mkdocs()
    try:
        with _configuration_file(project) as file:
            mkdocs.serve(config_file=str(file), dev_addr=address)
    except Abort as failure:
        raise CannotRun(str(failure)) from None
    except Exception as failure:  # an author's templates and hooks may raise whatever they like
        said = blamed(failure, project.config.parent) if project.config else None
        if said is None:
            raise
        raise CannotRun(f"{said}; nothing is served") from None


@contextmanager
def _configuration_file(project: Project) -> Iterator[Path]:
    """The author's configuration; of a wiki that has none, a file with our defaults for as long as it is needed."""
    if project.config is not None:
        yield project.config
        return
    import yaml

    _sweep(Path(tempfile.gettempdir()))
    with _ending_well(), tempfile.TemporaryDirectory(prefix=f"{_MARK}{os.getpid()}-") as folder:
        file = Path(folder) / "mkdocs.yml"
        file.write_text(yaml.safe_dump(defaults(project, "en")), encoding="utf-8")
        yield file


@contextmanager
def _ending_well() -> Iterator[None]:
    """A process that is told to end by a signal still takes its files along."""

    def end(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # not the main thread, which alone hears of signals
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _sweep(place: Path) -> None:
    """Removes what servers left that were killed: old folders whose process is gone."""
    for folder in place.glob(f"{_MARK}*-*"):
        number = folder.name.removeprefix(_MARK).partition("-")[0]
        try:
            stale = time.time() - folder.lstat().st_mtime > _STALE_S
            if number.isdecimal() and stale and not folder.is_symlink() and not _is_alive(int(number)):
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _tell_of_mkdocs() -> None:
    """What MkDocs says while it serves, such as the address, goes to stderr."""
    teller = logging.StreamHandler()
    teller.setFormatter(logging.Formatter("%(message)s"))
    log = logging.getLogger("mkdocs")
    log.addHandler(teller)
    log.setLevel(logging.INFO)


def configuration(project: Project, language: str = "en", name: str = "") -> Any:
    """MkDocs' configuration for a wiki: the author's, or sound defaults. MkDocs' Abort where it is wrong."""
    _be_quiet()
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.exceptions import Abort

    if project.config is not None:
        config = MkDocsConfig(config_file_path=str(project.config))
        with open(project.config, "rb") as file:
            config.load_file(file)
    else:
        config = MkDocsConfig()
        config.load_dict(defaults(project, language, name))
    errors, warnings = config.validate()
    for key, warning in warnings:
        logging.getLogger("mkdocs.config").warning("%s: %s: %s", project.config or "mkdocs.yml", key, warning)
    if errors:
        where = f"{project.config}: " if project.config else ""
        raise Abort(where + "; ".join(f"{key}: {error}" for key, error in errors))
    if project.config is None:
        config.site_dir = str(project.site)
    return config


def defaults(project: Project, language: str, name: str = "") -> dict[str, Any]:
    """The settings of a wiki that has none."""
    return {
        "site_name": (name or project.root.name).translate(_UNSAFE).strip() or "Wiki",
        "docs_dir": str(project.root),
        "site_dir": str(project.root.with_name(f"{project.root.name}.site")),  # MkDocs refuses one within the notes
        "use_directory_urls": False,
        "theme": theme(language),
        "plugins": ["wikimill"],
    }


def theme(language: str) -> dict[str, Any]:
    """Material as a wiki without settings has it, for an author to start from."""
    to_dark, to_light = _TO_DARK_AND_LIGHT.get(language, _TO_DARK_AND_LIGHT["en"])
    return {
        "name": "material",
        "language": language,
        "font": False,
        "features": ["content.code.copy", "navigation.footer", "navigation.top", "toc.follow"],
        "palette": [
            _palette("(prefers-color-scheme: light)", "default", "weather-night", to_dark),
            _palette("(prefers-color-scheme: dark)", "slate", "weather-sunny", to_light),
        ],
    }


def _palette(media: str, scheme: str, icon: str, name: str) -> dict[str, Any]:
    return {
        "media": media,
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": f"material/{icon}", "name": name},
    }


def language_of(built: Built) -> str:
    """Korean where most titles are, else English."""
    titles = [note.title for note in built.wiki.notes.values()]
    return "ko" if 2 * sum(bool(_HANGUL.search(title)) for title in titles) > len(titles) else "en"


def _name(built: Built) -> str:
    """What a wiki calls itself: the title of the note that stands for its root; empty where none does."""
    doors = [note for path, note in sorted(built.wiki.notes.items()) if "/" not in path and is_door(note)]
    titles = [note.title for note in doors if note.title != note.stem and is_public(note, built.wiki.options)]
    return titles[0] if titles else ""


def _be_quiet() -> None:
    """No banner about another program's future, no line for each step of MkDocs."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    logging.getLogger("mkdocs.plugins.wikimill").setLevel(logging.INFO)
