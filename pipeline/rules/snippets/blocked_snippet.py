"""A snippet was not run because it needs names of an earlier snippet that failed.

## Why

It may be right or wrong: nobody knows until the first one is mended.

## Wrong

A snippet uses `model`, which an earlier snippet of the note failed to make.

## Right

The earlier snippet passes; or this one stands in a `group=` of its own and makes what it needs.
"""

from __future__ import annotations

from pipeline.rules.rule import Rule
from pipeline.rules.snippets.runs import with_status

check = with_status("blocked", "mend the earlier snippet first")

RULE = Rule("SNP004", "blocked-snippet", "error", check, __doc__, since="0.1.0")
