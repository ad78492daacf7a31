"""From a folder to a Project: which configuration holds there, and what it says."""

from __future__ import annotations

import hashlib
import json
import os
import shlex
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model.dialect import DIALECTS
from pipeline.model.failure import CannotRun
from pipeline.model.globs import matcher
from pipeline.model.options import (
    LanguageCommand,
    MappedRedirect,
    Options,
    PublishOptions,
    RoleFields,
    RuleOptions,
    SnippetDefaults,
)
from pipeline.model.project import Project
from pipeline.store import configuration, disk, fingerprint, schemas, vault
from pipeline.store.cache import Cache

if TYPE_CHECKING:
    from pipeline.model.diagnostic import Severity

_KNOWN_ROOT: Mapping[str, Severity] = {"LNK010": "error", "LNK011": "error"}
"""A configuration says what the site is made of, so a link from its root, or to what is left out, is certainly broken."""


def open_project(directory: Path, *, configured: bool = True, in_vault: bool = False) -> Project:
    """The wiki that a folder belongs to, or that it is.

    `configured` False: whatever configuration stands above the folder does not count.
    `in_vault` True: without configuration, a folder within an Obsidian vault belongs to that.
    Raises CannotRun for a folder that is none, and for a wrong configuration.
    """
    folder = directory.resolve()
    if not folder.is_dir():
        raise CannotRun(f"{directory}: there is no such folder")
    found = configuration.nearest(folder) if configured else None
    if found:
        return from_configuration(found)
    return (_vault_around(folder) if in_vault else None) or _unconfigured(folder)


def _vault_around(folder: Path) -> Project | None:
    """The nearest Obsidian vault from a folder upward that reads what is in the folder; None where there is none."""
    root = vault.around(folder)
    if root is None:
        return None
    project = _unconfigured(root)
    path = folder.relative_to(root).as_posix()
    return project if path == "." or disk.belongs(path, matcher(project.options.exclude)) else None


def from_configuration(found: configuration.Configuration) -> Project:
    """The wiki that one `mkdocs.yml` describes. Raises CannotRun where it is wrong."""
    root, base = found.docs_dir, found.path.parent
    if not root.is_dir():
        raise CannotRun(
            f"{found.path}: docs_dir is {str(found.settings.get('docs_dir') or 'docs')!r}, and there is no such folder"
        )
    cache = base / "build" / "cache.sqlite"
    checked = _checked(found, cache, root)
    options = replace(options_from(checked, root), redirect_maps=_redirect_maps(found.path, checked))
    _demand_schemas(found, options, (base / "schemas", schemas.shipped()))
    return Project(root, found.path, base, options, cache, found.site_dir, (base / "schemas", schemas.shipped()))


def _unconfigured(root: Path) -> Project:
    """A wiki with sound defaults, and what its own tool's settings say."""
    known = vault.settings(root)
    options = Options(
        dialect=DIALECTS[known.dialect],
        exclude=known.exclude,
        attachment_folder=known.attachment_folder,
        link_format=known.link_format,
        markdown_links=known.markdown_links,
        in_obsidian=known.in_obsidian,
        publish=PublishOptions(line_breaks=known.line_breaks),
        root_names=_root_names(root),
    )
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path(os.environ.get("HOME") or "/nonexistent") / ".cache")
    cache = home / "wikimill" / f"{hashlib.sha256(os.fsencode(root)).hexdigest()[:24]}.sqlite"
    here = Path.cwd()
    beside = root if here.is_relative_to(root) else here  # deeper down in the wiki its pages would be taken for notes
    return Project(root, None, here, options, cache, beside / "build" / "site", (schemas.shipped(),))


def _root_names(root: Path) -> tuple[str, ...]:
    """The names of the wiki's folder and its parents, innermost first."""
    return tuple(part for part in reversed(root.parts) if part != root.anchor)


def _checked(found: configuration.Configuration, cache_file: Path, root: Path) -> Mapping[str, Any]:
    """The plugin's options, valid; those found valid before are not judged again.

    Raises CannotRun naming each fault and the way out.
    """
    if not found.options:
        return {}
    digest = fingerprint.key(fingerprint.program(), found.options)
    with Cache(cache_file) as cache:
        if cache.get("options", digest) is None:
            _judge(found, root)
            cache.put("options", digest, "valid")
    return found.options


def _judge(found: configuration.Configuration, root: Path) -> None:
    from pipeline import rules
    from pipeline.validate.options import options_faults

    schema = json.loads((schemas.shipped() / "options.schema.json").read_text(encoding="utf-8"))
    if faults := options_faults(found.options, schema):
        raise CannotRun(f"{found.path}: plugins: wikimill: {'; '.join(faults)}")
    if unknown := rules.unknown_selectors(options_from(found.options, root).rules):
        raise CannotRun(f"{found.path}: plugins: wikimill: rules: no rule is called {', '.join(unknown)}")


def _demand_schemas(found: configuration.Configuration, options: Options, folders: tuple[Path, ...]) -> None:
    for glob, name in options.schemas:
        if not any((folder / name).is_file() for folder in folders):
            raise CannotRun(
                f"{found.path}: plugins: wikimill: schemas: {glob!r} names {name}, and there is no such file in {folders[0]}"
            )


def _languages(raw: Mapping[str, Any]) -> dict[str, LanguageCommand]:
    """Raises CannotRun for a command that is no command line."""
    return {language.lower(): _language_command(language, said) for language, said in raw.items()}


def _language_command(language: str, said: str | Mapping[str, str]) -> LanguageCommand:
    """A text is a command that parses; one that runs is said to."""
    key, line = ("parse", said) if isinstance(said, str) else next(iter(said.items()))
    try:
        return LanguageCommand(tuple(shlex.split(line)), "ran" if key == "run" else "parsed")
    except ValueError as error:
        raise CannotRun(f"plugins: wikimill: snippets: languages: {language}: {line!r}: {error}") from None


def options_from(raw: Mapping[str, Any], root: Path) -> Options:
    """Options from a valid mapping; what it does not name keeps its default."""
    known = vault.settings(root)
    snippets, rules, publish = raw.get("snippets", {}), raw.get("rules", {}), raw.get("publish", {})
    return Options(
        schemas=tuple(raw["schemas"].items()) if raw.get("schemas") else Options().schemas,
        roles=RoleFields(
            **{
                role.name: _names(raw["roles"][role.name])
                for role in fields(RoleFields)
                if role.name in raw.get("roles", {})
            }
        ),
        dialect=DIALECTS[raw.get("dialect", known.dialect)],
        snippets=SnippetDefaults(**{**snippets, "languages": _languages(snippets.get("languages", {}))}),
        rules=RuleOptions(
            select=_names(rules.get("select", ())),
            ignore=_names(rules.get("ignore", ())),
            severities={**_KNOWN_ROOT, **rules.get("severities", {})},
            per_file_ignores={glob: _names(codes) for glob, codes in rules.get("per_file_ignores", {}).items()},
        ),
        publish=PublishOptions(
            **{"line_breaks": known.line_breaks, **_publish(publish)}, exclude=_names(raw.get("exclude_publish", ()))
        ),
        exclude=_names(raw["exclude"]) if "exclude" in raw else known.exclude,
        link_fields=_names(raw.get("link_fields", ())),
        ledger=raw.get("ledger"),
        redirects=dict(raw.get("redirects", {})),
        attachment_folder=raw.get("attachment_folder", known.attachment_folder),
        link_format=raw.get("link_format", known.link_format),
        markdown_links=raw.get("markdown_links", known.markdown_links),
        in_obsidian=known.in_obsidian,
        root_names=_root_names(root),
    )


def _publish(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the site shows, lists as tuples."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}


def _redirect_maps(config: Path, raw: Mapping[str, Any]) -> tuple[MappedRedirect, ...]:
    """What the configured redirect maps say. Raises CannotRun where one cannot be read."""
    named = raw.get("redirect_maps") or ()
    lines: list[MappedRedirect] = []
    for entry in [named] if isinstance(named, str) else named:
        from pipeline.link.maps import redirect_map

        said = entry if isinstance(entry, dict) else {"file": entry}
        try:
            text = (config.parent / said["file"]).read_bytes().decode("utf-8-sig")
        except (OSError, ValueError) as error:
            why = (error.strerror or str(error)).lower() if isinstance(error, OSError) else "it is not UTF-8"
            raise CannotRun(f"{config}: redirect_maps: {said['file']} cannot be read: {why}") from None
        found = redirect_map(text, said["file"], said.get("source_root", ""), said.get("target_root", ""))
        if isinstance(found, str):
            raise CannotRun(f"{config}: redirect_maps: {said['file']} is {found}")
        lines.extend(found)
    return tuple(lines)


def _names(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
