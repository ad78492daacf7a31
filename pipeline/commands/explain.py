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
    """Show what a rule finds, why that matters, and what to write instead. CODE is a code, a name or a family."""
    from pipeline.rules import RULES
    from pipeline.rules.pages import facts, line, page

    if not every and code is None:
        raise CannotRun("name a rule, as in: wikimill explain LNK001; or use --all")
    asked = (code or "").casefold()
    family = [rule for rule in RULES if rule.family.casefold() == asked]
    chosen = [rule for rule in RULES if every or asked in (rule.code.casefold(), rule.name.casefold())] or family
    if not chosen:
        raise CannotRun(f"no rule is called {code!r}{_nearest(code or '')}")
    if form == "json":
        click.echo(json.dumps({"version": 1, "rules": [facts(rule) for rule in chosen]}, ensure_ascii=False, indent=2))
    elif chosen is family:
        click.echo("\n".join((*map(line, chosen), f"`wikimill explain {chosen[0].code}` shows the page of one.")))
    else:
        click.echo("\n".join(map(page, chosen)), nl=False)


def _nearest(asked: str) -> str:
    from pipeline.rules import RULES
    from pipeline.rules.selection import nearest

    near = [name for name in nearest(asked, RULES) if name not in ("ALL", "DEFAULT")]
    if near:
        return f"; did you mean {' or '.join(map(repr, near))}?"
    families = ", ".join(dict.fromkeys(rule.family for rule in RULES))
    return f"; the families are {families}, and `wikimill explain LNK` lists the rules of one"
