"""The pages of the rules in the site: all of them, from the rules themselves, and only where they are asked for."""

from __future__ import annotations

import datetime
from pathlib import Path

from pipeline.model.page import NavEntry, Page, Site
from pipeline.plugin.manual import with_manual
from pipeline.rules import RULES
from tests.site.audit import broken
from tests.site.conftest import Build

TODAY = datetime.date(2026, 5, 20)


def test_every_rule_has_its_page_in_the_own_site(own_site: Path) -> None:
    """With the list of all, a place in the menu, and a clean copy each; nothing of them is stale or dead."""
    listed = (own_site / "rules" / "index.html").read_text(encoding="utf-8")
    for rule in RULES:
        assert f'href="{rule.code}.html"' in listed
        assert rule.name in (own_site / "rules" / f"{rule.code}.html").read_text(encoding="utf-8")
        assert (own_site / "rules" / f"{rule.code}.md").is_file()
    assert 'href="rules/index.html"' in (own_site / "index.html").read_text(encoding="utf-8")
    assert "wm-run" not in (own_site / "rules" / "SNP001.html").read_text(encoding="utf-8")
    assert broken(own_site) == []


def test_another_wiki_has_none(tmp_path: Path, build: Build) -> None:
    (tmp_path / "wiki").mkdir()
    (tmp_path / "wiki" / "a.md").write_text("text", encoding="utf-8")
    configuration = "site_name: A\ndocs_dir: wiki\ntheme: {name: material, font: false}\nplugins: [wikimill]\n"
    (tmp_path / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    assert build(tmp_path).returncode == 0
    assert not (tmp_path / "build" / "site" / "rules").exists()


def test_a_page_of_the_wiki_keeps_its_address() -> None:
    own = Page("rules/LNK001.md", "Mine", "", (), {}, "", frozenset(), "rules/LNK001.html")
    site = with_manual(Site({own.path: own}, (), (), (NavEntry("Home", "index.md"),)), "en", TODAY)
    assert site.pages["rules/LNK001.md"] is own
    assert [entry.path for entry in site.nav] == ["index.md", "rules/index.md"]
    assert list(site.pages) == sorted(site.pages)
