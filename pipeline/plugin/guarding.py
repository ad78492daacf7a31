"""The Content-Security-Policy, where the configuration wants it said."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from pipeline.model.page import Site
from pipeline.publish.policy import headers, policy

HEADERS = "_headers"
_log = get_plugin_logger("wikimill")


def site_policy(site: Site, config: MkDocsConfig) -> str:
    """The policy under which every page of a site works, with what the author's configuration fetches from elsewhere."""
    scripts = [str(getattr(script, "path", script)) for script in config.extra_javascript]
    return policy((page.html for page in site.pages.values()), scripts, config.extra_css)


def headers_file(said: str, found: Files) -> Mapping[str, str]:
    """The file by which hosts send the policy along; one that the author has written stays."""
    if found.get_file_from_path(HEADERS) is not None:
        _log.warning(f"publish: security_policy: the wiki has a file {HEADERS} of its own, so the policy is not in it")
        return {}
    return {HEADERS: headers(said)}
