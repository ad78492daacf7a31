"""`wikimill explain`: a rule's page."""

from __future__ import annotations

import json

import click

from pipeline.model.failure import CannotRun


@click.command("explain", short_help="Show a rule's page.")
@click.argument("code", required=False)
@click.option("--all", "every", is_flag=True, help="Every rule.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print it.")
def command(code: str | None, every: bool, form: str) -> None:
    """Show what a rule finds, why that matters, and what to write instead. CODE is a code or a name."""
    from pipeline.rules import RULES
    from pipeline.rules.pages import facts, page

    if not every and code is None:
        raise CannotRun("name a rule, as in: wikimill explain LNK001; or use --all")
    chosen = [
        rule for rule in RULES if every or (code or "").casefold() in (rule.code.casefold(), rule.name.casefold())
    ]
    if not chosen:
        raise CannotRun(
            f"no rule is called {code!r}{_nearest(code or '', [name for rule in RULES for name in (rule.code, rule.name)])}"
        )
    if form == "json":
        click.echo(json.dumps({"version": 1, "rules": [facts(rule) for rule in chosen]}, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(map(page, chosen)), nl=False)


def _nearest(asked: str, names: list[str]) -> str:
    import difflib

    near = difflib.get_close_matches(asked, names, n=1, cutoff=0.6) or difflib.get_close_matches(
        asked.upper(), names, n=1, cutoff=0.6
    )
    return f"; did you mean {near[0]!r}?" if near else "; `wikimill explain --all` lists them"
