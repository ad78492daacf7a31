"""From MkDocs' configuration to the wiki, and what the site's contract demands of MkDocs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from pipeline.model.failure import CannotRun
from pipeline.model.project import Project
from pipeline.project import from_configuration
from pipeline.store import configuration

THEME = Path(__file__).parent.parent / "theme"
STYLES = "assets/wikimill/wikimill.css"
SCRIPTS = ("assets/wikimill/wikimill.js", "assets/wikimill/preview.js")


def project(config: MkDocsConfig) -> Project:
    """The wiki that MkDocs' configuration describes. Raises CannotRun where an option is wrong."""
    found = configuration.read(Path(config.config_file_path)) if config.config_file_path else None
    if found is None:
        raise CannotRun("the plugin wikimill needs a configuration file that lists it")
    return from_configuration(found)


def demand(config: MkDocsConfig, wiki: Project) -> None:
    """Addresses that work from `file://`, our styles, no font from elsewhere, and a site that is not written over sources."""
    said = written(config)
    config.use_directory_urls = False
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
    config.extra_css.insert(0, STYLES)
    config.extra_javascript[:0] = SCRIPTS
    theme = said.get("theme")
    if not isinstance(theme, dict) or "font" not in theme:
        config.theme["font"] = False
    if "site_dir" not in said and Path(config.site_dir) == Path(config.config_file_path or "").parent / "site":
        config.site_dir = str(wiki.site)


def written(config: MkDocsConfig) -> dict[str, Any]:
    """The settings as the author wrote them, before MkDocs added its defaults."""
    found = configuration.read(Path(config.config_file_path)) if config.config_file_path else None
    return dict(found.settings) if found else {}


def language(config: MkDocsConfig) -> str:
    """The language of the theme's words, and so of ours."""
    return str(config.theme.get("language") or config.theme.locale.language)


_ISSUES = {"github": "/issues/new?title={title}", "gitlab": "/-/issues/new?issue[title]={title}"}
_COMMITS = {"github": "/commit/{commit}", "gitlab": "/-/commit/{commit}"}


def addresses(config: MkDocsConfig) -> dict[str, str]:
    """What MkDocs' own `repo_url` and `edit_uri` say of where a note can be edited, reported and looked up."""
    repository = str(config.repo_url or "").rstrip("/")
    host = next((name for name in _ISSUES if name in repository.partition("://")[2].partition("/")[0]), None)
    found = {}
    if config.edit_uri_template:
        found["edit"] = _below(repository, str(config.edit_uri_template).replace("!q}", "}"))
    elif config.edit_uri and "edit_uri" in written(config):
        found["edit"] = _below(repository, config.edit_uri).rstrip("/") + "/{path}"
    if host:
        found["report"] = repository + _ISSUES[host]
        found["commit"] = repository + _COMMITS[host]
    return found


def _below(repository: str, said: str) -> str:
    """An address as MkDocs takes it: by itself, a query of the repository's, or a path below it."""
    if "://" in said:
        return said
    return repository + said if said.startswith(("?", "#")) else f"{repository}/{said.lstrip('/')}"
