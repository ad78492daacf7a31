"""Diagnostics, links and runs as text and data: one format a file. Every output ends in a line end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from pipeline.model.link import Link, Resolution
    from pipeline.model.run import Environment, Run
    from pipeline.model.snippet import Snippet
    from pipeline.reports.report import Report
    from pipeline.reports.runs_text import Snippets

FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit")
"""Of diagnostics; `render` also knows `statistics` and `statistics_json`."""


def render(report: Report, form: str) -> str:
    """Diagnostics in one of `FORMATS`, or counted, as `statistics` or `statistics_json`."""
    return cast(str, import_module(f"{__name__}.{form}").render(report))


def render_links(
    pairs: Iterable[tuple[Link, Resolution]], form: str, root: str = "", away: Mapping[str, str] | None = None
) -> str:
    """Links and where they go, as `text` or `json`.

    `root` stands before each path in the text. `away`: redirects that leave the wiki, with their address.
    """
    if form == "json":
        from pipeline.reports import links_json

        return links_json.render(pairs)
    from pipeline.reports import links_text

    return links_text.render(pairs, root, away)


def render_run(run: Run, snippet: Snippet, root: str = "") -> str:
    """What became of one snippet, for people."""
    from pipeline.reports import runs_text

    return runs_text.block(run, lambda _: snippet, root)


def render_runs(
    runs: Iterable[Run], environment: Environment, form: str, snippets: Snippets | None = None, root: str = ""
) -> str:
    """What became of the snippets, as `text`, `json` or `junit`. `snippets` finds one for its run, to show its lines."""
    if form == "json":
        from pipeline.reports import runs_json

        return runs_json.render(runs, environment)
    if form == "junit":
        from pipeline.reports import runs_junit

        return runs_junit.render(runs, environment)
    from pipeline.reports import runs_text

    return runs_text.render(runs, environment, snippets, root)
