"""A wiki whose every author is hostile: nothing of it runs in the browser of a reader."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.site.conftest import REPOSITORY, mkdocs, serving, troubles

EVIL = """'"><img src=x onerror=boom()><script>boom()</script><svg onload=boom()></title></style></script>"""
CONFIGURATION = """\
site_name: A wiki
docs_dir: wiki
theme: {name: material, font: false, features: [content.code.copy, navigation.footer]}
plugins:
  - search
  - wikimill
"""
HEAD = f"""\
---
title: {json.dumps("T " + EVIL)}
aliases: [{json.dumps("A " + EVIL)}, "javascript:boom()"]
hidden_aliases: [{json.dumps("H " + EVIL)}]
summary: {json.dumps("S " + EVIL.replace("<", "‹"))}
status: {json.dumps(EVIL)}
source_trust_level: {json.dumps(EVIL)}
verification_status: {json.dumps(EVIL)}
category: {json.dumps(EVIL)}
kind: {json.dumps(EVIL)}
tech_stack: [{json.dumps(EVIL)}]
tags: [{json.dumps(EVIL.replace(" ", "-"))}]
language: {json.dumps('en" onmouseover="boom()')}
last_reinforced: {json.dumps(EVIL)}
raw_sources: ["javascript:boom()", {json.dumps(EVIL)}, "https://example.org/'onmouseover='boom()"]
relations: {{{json.dumps(EVIL)}: [Other, {json.dumps(EVIL)}]}}
---
"""
BODY = f"""
{EVIL}

[a](javascript:boom()) [b](JaVaScRiPt:boom()) [c](java&#10;script:boom()) [d](data:text/html,<script>boom()</script>)
[e](vbscript:boom()) <javascript:boom()> [[javascript:boom()]] [[Other|{EVIL}]] [[Other#{EVIL}]] [f](<javascript:boom()> "{EVIL.replace('"', "'")}")

![{EVIL}](x.png) ![a](javascript:boom()) ![[evil.svg]] ![[evil.svg|{EVIL}]] [svg](evil.svg) [page](evil.html) ![](evil.html)

[ref]: javascript:boom()
[ref] [ref][] ![ref]

```{EVIL.replace("`", "")}
{EVIL}
```

```python {{title="{EVIL.replace('"', "'")}" test=skip reason="{EVIL.replace('"', "'")}"}}
print("{EVIL}")
```

```mermaid
graph TD
  A["<img src=x onerror=boom()>"] --> B["<script>boom()</script>"]
  click A "javascript:boom()"
  click B call boom()
```

$\\href{{javascript:boom()}}{{x}} \\url{{javascript:boom()}} \\includegraphics{{https://evil.example/x.png}} \\htmlData{{x=y}}{{z}} <img src=x onerror=boom()>$

$$
\\text{{</span><script>boom()</script>}}
$$

> [!{EVIL.replace("]", "")}]+ {EVIL}
> {EVIL}

> [!question]- {EVIL}?
> {EVIL} answers.

## FAQ

### {EVIL}?

{EVIL} </script><script>boom()</script> is the answer.

### Why {EVIL}?

Because.[^{EVIL.replace("]", "").replace(" ", "")}] ^block

| {EVIL} | b |
| --- | --- |
| [[Other\\|{EVIL}]] | {EVIL} |

#tag/{EVIL.replace(" ", "")} =={EVIL}== ^[{EVIL}] - [ ] {EVIL}

<a href="javascript:boom()" onclick="boom()" style="background:url(https://evil.example/x)">x</a>
<details open ontoggle="boom()"><summary>x</summary></details> <input autofocus onfocus="boom()"> <style>@import "https://evil.example/x.css"</style>
<iframe srcdoc="<script>boom()</script>"></iframe> <math><mtext><script>boom()</script></mtext></math> <base href="https://evil.example/">
<div id="wm-words">{{"open": "<img src=x onerror=boom()>"}}</div> <form action="https://evil.example"><button formaction="javascript:boom()">x</button></form>
<img srcset="https://evil.example/y.png 1x" src="x.png">

<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x.png onerror=boom()&gt;">

<svg></p><style><a id="</style><img src=x.png onerror=boom()>">

<noscript><p title="</noscript><img src=x.png onerror=boom()>">

<!--><img src=x.png onerror=boom()>-->

<!--x--!><img src=x.png onerror=boom()>-->

<? <img src=x.png onerror=boom()> ?> <![CDATA[ ><img src=x.png onerror=boom()>]]>

<a href="java&Tab;script:boom()">t</a> <a href="&#x6a;avascript&colon;boom()">t</a> <iframe src="&#9;//evil.example/"></iframe>

<div class="wm-random">a</div><div class="wm-filter">b</div><span class="arithmatex">\\(\\href{{javascript:boom()}}{{x}}\\)</span>
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="boom()"><script>boom()</script><rect width="9" height="9" id="picture"/></svg>'
NAME = "'onmouseover='boom()' <img src=x onerror=boom()>"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address and the folder of such a wiki's site, from a repository whose committer is hostile, too."""
    folder = tmp_path_factory.mktemp("hostile")
    wiki = folder / "wiki"
    wiki.mkdir()
    (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    files = {
        "index.md": f"# Home\n\n[[Evil]] [[Other]] [[{NAME}]]\n",
        "Evil.md": HEAD + BODY,
        "Other.md": HEAD.replace('"T ', '"Other ', 1) + "\n# Other\n\n[[Evil]] ![[Evil#FAQ]]\n",
        f"{NAME}.md": "---\naliases: [/old/<script>boom()<script>.md]\n---\n\nA file with such a name. [[Evil]]\n",
        "evil.svg": SVG,
        "evil.html": "<script>boom()</script>",
        "x.png": "x",
    }
    for name, text in files.items():
        (wiki / name).write_text(text, encoding="utf-8")
    who = {f"GIT_{role}_{part}": EVIL for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", EVIL]):
        subprocess.run(["git", *command], cwd=folder, env=os.environ | who, check=True)
    done = mkdocs(folder)
    assert "Traceback" not in done.stderr, done.stderr
    with serving(folder / "build") as address:
        yield f"{address}site/", folder / "build" / "site"


HANDLERS = "[...document.querySelectorAll('*')].flatMap(e => [...e.attributes]).filter(a => a.name.startsWith('on')).map(a => a.ownerElement.parentElement.outerHTML.slice(0, 300))"
WATCH = "window.boom = (...said) => { window.boomed = true }; addEventListener('securitypolicyviolation', () => {})"


@pytest.mark.parametrize("name", ["index", "Evil", "Other", NAME])
def test_nothing_of_it_runs(chromium: Any, hostile: tuple[str, Path], name: str) -> None:
    served, _folder = hostile
    page = chromium.new_context().new_page()
    page.add_init_script(WATCH)
    trouble = troubles(page, served)
    page.goto(f"{served}{quote(name)}.html")
    page.wait_for_timeout(1500)  # diagrams and formulas are drawn
    for link in page.locator("article a[href]").all():
        href = link.get_attribute("href") or ""
        assert not href.lower().replace("\n", "").strip().startswith(("javascript:", "data:", "vbscript:")), href
        assert link.evaluate("element => ['http:', 'https:', 'mailto:'].includes(element.protocol)")
        if link.is_visible():
            link.dispatch_event("pointerover", {"pointerType": "mouse", "bubbles": True})
            link.dispatch_event("mouseover")
            page.wait_for_timeout(380)
    for element in page.locator("article summary, .mermaid").all():
        element.dispatch_event("click")
    assert page.evaluate(HANDLERS) == []
    assert page.evaluate("window.boomed") is None
    assert [one for one in trouble if not one.endswith(("/x", "x.png")) and "404" not in one] == []
    page.context.close()


def test_a_picture_opened_by_itself_runs_nothing(chromium: Any, hostile: tuple[str, Path]) -> None:
    served, folder = hostile
    assert not (folder / "evil.html").exists()
    page = chromium.new_context().new_page()
    page.add_init_script(WATCH)
    page.goto(f"{served}evil.svg")
    assert page.locator("#picture").count() == 1
    assert page.evaluate("window.boomed") is None
    page.context.close()


def test_data_in_the_head_is_whole(chromium: Any, hostile: tuple[str, Path]) -> None:
    served, _ = hostile
    page = chromium.new_context().new_page()
    page.goto(f"{served}Evil.html")
    blocks = page.locator('script[type="application/ld+json"]')
    said = json.loads(blocks.first.text_content())
    assert said["@type"] == "FAQPage"
    assert page.locator("head > :is(img, svg)").count() == 0
    assert page.evaluate("document.querySelector('meta[property=\"og:title\"]').content").startswith("T '\"><img")
    page.context.close()


def test_a_title_that_becomes_the_name_of_the_site_is_text(chromium: Any, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "index.md").write_text(HEAD + BODY, encoding="utf-8")
    command = [sys.executable, "-m", "pipeline", "build", "-C", str(tmp_path / "notes")]
    subprocess.run(
        command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(REPOSITORY)}, check=False, capture_output=True
    )
    with serving(tmp_path / "build" / "site") as served:
        page = chromium.new_context().new_page()
        page.add_init_script(WATCH)
        page.goto(served)
        page.wait_for_timeout(500)
        assert page.evaluate(HANDLERS) == []
        assert page.evaluate("window.boomed") is None
        page.context.close()
