"""The `mkdocs.yml` that a wiki begins with."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.founding.unicode import demand_unicode
from pipeline.model.frontmatter import Json


def configuration(name: str, docs_dir: str, options: Mapping[str, Json], language: str = "en") -> str:
    """What MkDocs and Wikimill need to know, and the looks of a wiki without settings, to be changed there.

    Raises CannotRun for a name or a folder that is not Unicode: no YAML file can hold it.
    """
    import yaml

    from pipeline.plugin.hosting import theme

    for said in (name, docs_dir):
        demand_unicode(said)

    settings: dict[str, object] = {
        "site_name": " ".join(name.split()) or "Wiki",
        "docs_dir": docs_dir,
        "site_dir": "build/site",
        "use_directory_urls": False,
        "theme": theme(language),
        "plugins": [{"wikimill": dict(options)} if options else "wikimill"],
    }
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=120)
