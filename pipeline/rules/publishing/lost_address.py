"""A page was published at an address at which nothing would stand any more.

## Why

Others have linked to it, and their readers would find nothing. `.wikimill/urls.json` remembers each address that
`wikimill build` ever published; it is kept where the configuration says `ledger: true`, or where the file is there.
A note that says `publish: false` gave up its address on purpose.

## Wrong

`ml/Weights.md`, published as `ml/Weights.html`, is now `ml/Parameter.md`, and nothing says so.

## Right

```yaml
# ml/Parameter.md
aliases: [ml/Weights.md]
```

`wikimill mv ml/Weights.md ml/Parameter.md` writes that line, and mends the links, also after the file was renamed by hand.
What became of a page can also stand under `redirects:` in `mkdocs.yml`. To give an address up, take its line out of
`.wikimill/urls.json`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.ledger import Published
from pipeline.model.place import TOP
from pipeline.model.wiki import Wiki
from pipeline.rules.publishing.lost import Losses
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    if wiki.ledger is not None:
        losses = Losses(wiki, wiki.ledger)
        for address, was in losses.addresses():
            yield _finding(address, was, losses)


def _finding(address: str, was: Published, losses: Losses) -> Finding:
    heir = losses.successor(was)
    if was.is_made:
        message = f"{address} was made of a category, and nothing stands there any more"
        target = heir.path if heir else "the note to read instead"
        remedy = f"say `{was.note}: {target}` under `redirects:` in mkdocs.yml"
        return Finding(heir.path if heir else ".", TOP, message, help=remedy)
    if heir is None:
        message = f"{address} was published from {was.note}, and nothing stands there any more"
        return Finding(".", TOP, message, help="say under `redirects:` in mkdocs.yml what became of it")
    message = (
        f"{address} was published from {was.note}, and nothing stands there any more; is it {heir.path} now? {heir.why}"
    )
    return Finding(heir.path, TOP, message, help=f"`wikimill mv '{was.note}' '{heir.path}'` sends its readers on")


RULE = Rule("PUB003", "lost-address", "error", check, __doc__, since="0.1.0")
