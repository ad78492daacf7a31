"""The files of the site as MkDocs knows them: nothing of the wiki is in it but what the pipeline publishes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from pipeline.model.page import Preview, Site
from pipeline.plugin.page import NotePage
from pipeline.plugin.settings import language
from pipeline.publish.address import clean_markdown, note_json
from pipeline.publish.around.preview import preview_json
from pipeline.publish.html.svg import harmless_svg
from pipeline.publish.redirects import redirect_html
from pipeline.publish.wording.words import words

_FOR_THE_HOST = {"CNAME", "robots.txt", "favicon.ico", "_headers", "_redirects", "ads.txt", "manifest.json"}
"""Files at the top that a web host or a browser asks for by name, though no page uses them."""
_GENERATED = ".wikimill/"
"""Where generated files pretend to stand; no file of a wiki does."""


class PlainFile(File):
    """A file that is copied as it is, whatever its name ends in."""

    def is_documentation_page(self) -> bool:
        """Never: what ends in `.md` here is a page's clean Markdown."""
        return False


def left_out(found: Files, config: MkDocsConfig) -> list[str]:
    """Files that the author keeps out of the site by MkDocs' own means."""
    patterns = [pattern for pattern in (config.exclude_docs, config.draft_docs) if pattern is not None]
    return [file.src_uri for file in found if any(pattern.match_file(file.src_uri) for pattern in patterns)]


def published(
    found: Files,
    site: Site,
    titles: Mapping[str, str],
    config: MkDocsConfig,
    today: datetime.date,
    more: Mapping[str, str],
) -> Files:
    """All files of the site: those of the theme and of other plugins, and those that the pipeline publishes.

    `more`: address → content of files besides.
    """
    kept = [file for file in found if file.src_dir != config.docs_dir or _asked_for(file.src_uri, config)]
    ours = [
        *_attachments(site, config),
        *_redirects(site, config),
        *_copies(site, config),
        *(_generated(config, address, content) for address, content in more.items()),
        *(_generated(config, address, content) for address, content in site.files.items()),
        *_pages(found, site, titles, config, today),
    ]
    placed = {file.dest_uri: file for file in (*kept, *ours)}
    folders = {parent.as_posix() for address in placed for parent in PurePosixPath(address).parents}
    return Files(file for address, file in placed.items() if address not in folders)  # a folder is no file as well


def _asked_for(path: str, config: MkDocsConfig) -> bool:
    """Whether the configuration or a host asks for a file of the wiki by name."""
    scripts = {str(script) for script in config.extra_javascript}
    pictures = {config.theme.get("logo"), config.theme.get("favicon")}
    return path in {*_FOR_THE_HOST, *config.extra_css, *scripts, *config.extra_templates, *pictures}


def _pages(
    found: Files, site: Site, titles: Mapping[str, str], config: MkDocsConfig, today: datetime.date
) -> Iterator[File]:
    for path, made in site.pages.items():
        file = File(path, config.docs_dir, config.site_dir, use_directory_urls=False, dest_uri=made.address)
        if found.get_file_from_path(path) is None:  # a page that no note is
            file.generated_by = "wikimill"
            file.content_string = made.markdown
        file.inclusion = InclusionLevel.INCLUDED if path in titles else InclusionLevel.NOT_IN_NAV
        NotePage(titles.get(path) or made.title, file, config, made, today)
        yield file


def _generated(config: MkDocsConfig, address: str, content: str | bytes) -> File:
    file = PlainFile(_GENERATED + address, None, config.site_dir, use_directory_urls=False, dest_uri=address)
    file.generated_by = "wikimill"
    if isinstance(content, str):
        file.content_string = content
    else:
        file.content_bytes = content
    file.inclusion = InclusionLevel.NOT_IN_NAV
    return file


def _copies(site: Site, config: MkDocsConfig) -> Iterator[File]:
    for page in site.pages.values():
        yield _generated(config, clean_markdown(page.address), page.markdown)
        short = page.preview or Preview(page.title, str(page.meta.get("description") or ""))
        yield _generated(config, note_json(page.address), preview_json(page, short))


def _redirects(site: Site, config: MkDocsConfig) -> Iterator[File]:
    said = words(language(config))
    for page in site.redirects:
        yield _generated(config, page.address, redirect_html(page, said))


def _attachments(site: Site, config: MkDocsConfig) -> Iterator[File]:
    for path in site.attachments:
        if path.lower().endswith(".svg") and not site.trusts_html:
            picture = harmless_svg((Path(config.docs_dir) / path).read_bytes())
            if picture is not None:
                yield _generated(config, path, picture)
            continue
        file = PlainFile(path, config.docs_dir, config.site_dir, use_directory_urls=False, dest_uri=path)
        file.inclusion = InclusionLevel.NOT_IN_NAV
        yield file
