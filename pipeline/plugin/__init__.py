"""The pipeline as a MkDocs plugin: `mkdocs build` and `mkdocs serve` publish what `wikimill` compiled.

Within MkDocs' public interfaces: pages whose `render()` answers with what the pipeline made, and generated files.
`hosting` is the other direction: MkDocs called by `wikimill build` and `wikimill serve`.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from pipeline import rules
from pipeline.model.counted import counted
from pipeline.model.failure import CannotRun
from pipeline.model.ledger import Ledger, Published
from pipeline.model.page import Site
from pipeline.model.project import Project
from pipeline.plugin import compiling, files, guarding, navigation, searching, settings
from pipeline.plugin.compiling import Compiled
from pipeline.plugin.formulas import Converter
from pipeline.plugin.ignored import ignored
from pipeline.plugin.page import NotePage, for_the_search, with_head
from pipeline.plugin.patience import patient
from pipeline.publish.address import relative
from pipeline.publish.html.mathml import with_formulas
from pipeline.publish.policy import with_policy
from pipeline.publish.wording.words import words
from pipeline.store import urls
from pipeline.store.cache import Cache

_log = get_plugin_logger("wikimill")
_files_log = logging.getLogger("mkdocs.structure.files")


def _is_ours_to_judge(record: logging.LogRecord) -> bool:
    """False for MkDocs' word that it leaves out one of two notes that ask for one address: both are published."""
    return not record.getMessage().startswith("Excluding ")


class Refused(Abort):
    """The program could not run: one line on stderr, exit code 2."""

    code = exit_code = 2

    def show(self, file: Any = None) -> None:
        """Told on stderr, where MkDocs tells an Abort on stdout."""
        click.echo(f"wikimill: {' '.join(self.format_message().split())}", err=True)


class Faulty(Abort):
    """The wiki has errors: exit code 1. They are told already, and the site is written."""

    code = exit_code = 1

    def show(self, file: Any = None) -> None:
        """Told on stderr."""
        click.echo(f"wikimill: {self.format_message()}", err=True)


class WikimillPlugin(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Publishes a wiki. Its options are checked by our own schema, not by MkDocs."""

    def __init__(self) -> None:
        self.given: Compiled | None = None
        """A wiki that a command compiled already, so that it need not be done again."""
        self.cache: Cache | None = None
        """The cache that the command has open."""
        self.project: Project | None = None
        self.serving = False
        self.ledger: Ledger | None = None
        """What was published before and what is now; None where no memory of it is kept."""
        self.all_names: str | None = None
        """The address of the page that leads to every note; None where the search is not ours."""
        self.indexes: dict[str, Published] = {}
        """The pages that lead to notes, by address."""
        self.told_unused = False
        """Whether it was said which settings do nothing; once is enough while serving."""
        self.policy = ""
        """The Content-Security-Policy that pages say themselves; empty for none."""
        self.converter = Converter()
        self.errors = 0
        self.goal: Path | None = None
        """Where the finished site goes; it is built beside that, and then put in its place."""

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Takes any options; `on_config` has them checked."""
        self.config = options
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Keeps this object from one rebuild of `mkdocs serve` to the next."""
        self.serving = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Open the wiki, and set what the site's contract demands."""
        try:
            self.project = self.given.project if self.given else settings.project(config)
        except CannotRun as failure:
            raise Refused(str(failure)) from None
        settings.demand(config, self.project)
        own_search = searching.takes_over(config, self.project)
        if not self.told_unused:
            self.told_unused = True
            for line in ignored(settings.written(config), config, own_search):
                _log.info(line)
        self.all_names = None
        if own_search:
            searching.install(config)
        _files_log.addFilter(_is_ours_to_judge)
        self.goal = None
        if not self.serving:
            self.goal = Path(config.site_dir)
            config.site_dir = str(self.goal.with_name(self.goal.name + ".new"))
        return config

    @event_priority(-100)
    def on_files(self, found: Files, /, *, config: MkDocsConfig) -> Files:
        """Compile the wiki, and let only what it publishes into the site."""
        assert self.project is not None
        _files_log.removeFilter(_is_ours_to_judge)
        try:
            compiled = self.given or compiling.compiled(self.project)
            language, addresses = settings.language(config), settings.addresses(config)
            site = compiling.site(
                compiled, files.left_out(found, config), config.site_name, language, addresses, self.cache
            )
        except CannotRun as failure:
            raise Refused(str(failure)) from None
        self.errors = 0 if self.given else tell(compiled)
        for fault in site.faults:
            _log.warning(fault)
        self.ledger = compiled.wiki.ledger
        self.indexes = {
            page.address: Published(page.path, is_made=True) for page in site.pages.values() if page.is_index
        }
        titles = navigation.titles(site.nav if config.nav is None else config.nav)
        wanted = config.validation.nav.omitted_files
        if config.nav is not None and wanted > logging.INFO and (left := navigation.omitted(titles, site, config)):
            _log.log(wanted, f"not in `nav`: {', '.join(left)}")
        config.nav = (
            navigation.made(site.nav) if config.nav is None else navigation.public(config.nav, found, site) or []
        )
        return files.published(found, site, titles, config, compiled.wiki.now, self._more(site, found, config))

    def _more(self, site: Site, found: Files, config: MkDocsConfig) -> Mapping[str, str]:
        """Address → content of the files that the search reads, and of that by which hosts send the policy along."""
        assert self.project is not None
        more: dict[str, str] = {}
        if searching.takes_over(config, self.project):
            self.all_names = searching.all_names(site)
            more.update(searching.made(site, settings.language(config)))
        asked = self.project.options.publish.security_policy
        said = guarding.site_policy(site, config) if asked else ""
        self.policy = said if "meta" in asked else ""
        return {**more, **guarding.headers_file(said, found)} if "headers" in asked else more

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Let each note lead to its neighbours in its category; MkDocs knows only those of the menu."""
        for file in files.documentation_pages():
            if isinstance(file.page, NotePage):
                file.page.meet(files)
        return nav

    @event_priority(-100)
    def on_page_context(self, context: Any, /, *, page: MkDocsPage, config: MkDocsConfig, nav: Any) -> Any:
        """Once the search has seen a page, take out the names that no page shows, and draw its formulas."""
        if isinstance(page, NotePage):
            content = (page.content or "").replace(for_the_search(page.made), "", 1)
            page.content = with_formulas(content, self.converter)
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, /, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Say in the head what the page is, to whoever shares or indexes it; give it a way to the search, if it is ours."""
        said = words(settings.language(config))
        html = with_head(output, page, said) if isinstance(page, NotePage) else output
        html = with_policy(html, self.policy) if self.policy else html
        if self.all_names is None:
            return html
        return searching.with_link(html, relative(page.file.dest_uri, self.all_names), said.search)

    def on_post_template(self, output_content: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """The page that says that there is none leads to the search and works under the policy, too."""
        html = output_content
        if template_name == "404.html" and self.all_names is not None:
            root = urlsplit(config.site_url or "/").path.rstrip(
                "/"
            )  # it is shown at any address, so it names its files so
            html = searching.with_link(html, f"{root}/{self.all_names}", words(settings.language(config)).search)
        return with_policy(html, self.policy) if self.policy else html

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the finished site in the place of the former one."""
        self.converter.close()
        if self.goal is not None:
            put_in_place(Path(config.site_dir), self.goal)
            config.site_dir, self.goal = str(self.goal), None
            if self.ledger is not None and self.project is not None:
                urls.save(self.project, {**self.indexes, **self.ledger.united})
            if self.errors:
                count = "an error" if self.errors == 1 else f"{self.errors} errors"
                raise Faulty(f"the wiki has {count}; the site is written all the same")

    def on_build_error(self, *, error: Exception) -> None:
        """A site that failed is not left lying about."""
        self.converter.close()
        if self.goal is not None:
            shutil.rmtree(self.goal.with_name(self.goal.name + ".new"), ignore_errors=True)
            self.goal = None

    @event_priority(-100)
    def on_serve(self, server: Any, /, *, config: MkDocsConfig, builder: Any) -> Any:
        """Rebuild when a schema changes, too, and go on serving when a rebuild fails."""
        server.builder = patient(server.builder, Path(server.root))
        for folder in self.project.schemas if self.project else ():
            if folder.is_dir():
                server.watch(str(folder))
        return server


def tell(compiled: Compiled) -> int:
    """Log every error, and that there are warnings (which `mkdocs build --strict` counts); how many errors there are."""
    found = rules.judge(compiled.wiki)
    errors = [one for one in found if one.severity == "error"]
    warnings = sum(one.severity == "warning" for one in found)
    for one in errors:
        _log.error(f"{one.path}:{one.place.line}:{one.place.column} {one.code} {one.message}")
    if warnings:
        them = "it" if warnings == 1 else "them"
        _log.warning(f"{counted(warnings, 'warning')}; `wikimill check` lists {them}")
    return len(errors)


def put_in_place(finished: Path, goal: Path) -> None:
    """Replace a site by a finished one; what is hidden in it, such as a `.git`, stays, as it does under MkDocs."""
    former = goal.with_name(goal.name + ".old")
    shutil.rmtree(former, ignore_errors=True)
    if goal.is_symlink() or not goal.exists():
        goal.unlink(missing_ok=True)
    else:
        for hidden in goal.glob(".*"):
            hidden.rename(finished / hidden.name)
        goal.rename(former)
    finished.rename(goal)
    shutil.rmtree(former, ignore_errors=True)
