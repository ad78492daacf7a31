"""A snippet could not be run because a package that it imports is not installed here.

## Why

It is no fault of the note, but the snippet is unchecked. Where it matters, `wikimill test --require torch` makes it one.

## Wrong

Nothing. This is for your information.

## Right

`wikimill test` in an environment that has the package.
"""

from __future__ import annotations

from pipeline.rules.rule import Rule
from pipeline.rules.snippets.runs import with_status

check = with_status("missing-package", "install it where the wiki is tested")

RULE = Rule("SNP006", "missing-package", "info", check, __doc__, since="0.1.0")
