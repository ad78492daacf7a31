"""Reading `mkdocs.yml` as MkDocs does, without importing MkDocs.

`!ENV` is resolved, `INHERIT` is merged, `!!python` tags and `!relative` stay opaque.
One test holds this reading against MkDocs' own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model.failure import CannotRun

NAMES = ("mkdocs.yml", "mkdocs.yaml")
PLUGIN = "wikimill"
_LISTED = re.compile(r"\bwikimill\b")


@dataclass(frozen=True, slots=True)
class Configuration:
    """One `mkdocs.yml` that lists the plugin."""

    path: Path
    settings: Mapping[str, Any]
    """All of it, as MkDocs would see it."""
    options: Mapping[str, Any]
    """Those of the plugin, not yet checked."""

    @property
    def docs_dir(self) -> Path:
        """The folder of notes."""
        return (self.path.parent / str(self.settings.get("docs_dir") or "docs")).resolve()

    @property
    def site_dir(self) -> Path:
        """Where the site goes; `build/site` unless the file says otherwise."""
        return (self.path.parent / str(self.settings.get("site_dir") or "build/site")).resolve()


def nearest(directory: Path) -> Configuration | None:
    """The nearest `mkdocs.yml` from a folder upward that lists the plugin.

    Raises CannotRun where one that names the plugin cannot be read.
    """
    for folder in (directory, *directory.parents):
        for name in NAMES:
            found = read(folder / name) if (folder / name).is_file() else None
            if found:
                return found
    return None


def read(path: Path) -> Configuration | None:
    """The configuration in one file, None where it does not list the plugin.

    Raises CannotRun where it is meant for us and cannot be read.
    """
    try:
        settings = _settings(path, ())
    except CannotRun:
        if _LISTED.search(path.read_text(encoding="utf-8", errors="replace")):
            raise
        return None  # another program's business
    for name, options in _plugins(settings.get("plugins")):
        if name == PLUGIN:
            if not isinstance(options, Mapping):
                raise CannotRun(
                    f"{path}: plugins: wikimill: its options must be a mapping, not {type(options).__name__}"
                )
            return Configuration(path, settings, options)
    return None


def _plugins(value: object) -> Iterator[tuple[str, Any]]:
    """Each plugin and its options, from a list of names and mappings or from one mapping."""
    entries = value if isinstance(value, list) else [value] if isinstance(value, Mapping) else []
    for entry in entries:
        for name, options in entry.items() if isinstance(entry, Mapping) else ((entry, None),):
            yield str(name), {} if options is None else options


def _settings(path: Path, children: tuple[Path, ...]) -> dict[str, Any]:
    """The mapping in a file, merged into the one it inherits from."""
    if path in children:
        raise CannotRun(f"{children[0]}: INHERIT goes in a circle through {path}")
    settings = _load(path)
    parent = settings.pop("INHERIT", None)
    if parent is None:
        return settings
    above = (path.parent / str(parent)).resolve()
    if not above.is_file():
        raise CannotRun(f"{path}: INHERIT names {parent}, and there is no such file")
    import mergedeep

    merged: dict[str, Any] = mergedeep.merge(_settings(above, (*children, path)), settings)
    return merged


def _load(path: Path) -> dict[str, Any]:
    import yaml

    try:
        loaded = yaml.load(path.read_bytes().decode("utf-8-sig"), Loader=_loader())
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(f"{path}: cannot be read: {error}") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise CannotRun(f"{path}{where}: is no valid YAML: {error.problem or error.context}") from None
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise CannotRun(f"{path}: is no valid YAML: {' '.join(str(error).split())}") from None
    if not isinstance(loaded, dict):
        raise CannotRun(f"{path}: must be a mapping of settings, not {type(loaded).__name__}")
    return loaded


def _loader() -> Any:
    """A safe loader that knows MkDocs' tags."""
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        """Not shared: constructors are added to the class."""

    Loader.add_constructor("!ENV", _from_environment)
    Loader.add_multi_constructor("tag:yaml.org,2002:python/", _opaque)
    Loader.add_multi_constructor("!", _opaque)
    return Loader


def _from_environment(loader: Any, node: Any) -> Any:
    import yaml_env_tag

    return yaml_env_tag.construct_env_tag(loader, node)


def _opaque(loader: Any, suffix: str, node: Any) -> str:
    """What a tag that only MkDocs understands becomes for us: its name."""
    return f"<{suffix}>"
