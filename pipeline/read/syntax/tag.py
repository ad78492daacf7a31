"""`#tag` in prose, by Obsidian's rules: letters, digits, `_`, `-`, `/` and symbols; not digits alone."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from pipeline.read.origin import trail_of

_TAG = re.compile(
    r"#([^\u2000-\u206F\u2E00-\u2E7F\u3000-\u3003\u3008-\u3020\uFF00-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65'!\"#$%&()*+,.:;<=>?@^`{|}~\[\]\\\s]+)"
)
_BEFORE = frozenset(" \t\n\r\u00a0\u3000([{*_~,;|\"'“‘")


def parse_tag(state: StateInline, silent: bool) -> bool:
    """The inline rule; `state` stands at `#`. In a link's text there is no tag."""
    if state.linkLevel or (state.pos and state.src[state.pos - 1] not in _BEFORE):
        return False
    match = _TAG.match(state.src, state.pos, state.posMax)
    name = match[1].rstrip("/") if match else ""
    if not name or name.startswith("/") or name.isdigit():
        return False
    end = state.pos + 1 + len(name)
    if not silent:
        token = state.push("tag", "", 0)
        token.content = name
        token.meta["span"] = trail_of(state.env).span(state.pos, end)
    state.pos = end
    return True
