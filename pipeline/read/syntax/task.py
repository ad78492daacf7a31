"""Task lists, `- [ ]` and `- [x]`, in Obsidian any other sign as well: the tokens of mdit-py-plugins' tasklists, whose own search is quadratic."""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_TASK = re.compile(r"\[([ xX])\][ \t\n]")
_STATE = re.compile(r"\[([^\[\]\t\n])\][ \t\n]")
"""Each sign between the brackets is a state of its own."""
_BOX = '<input class="task-list-item-checkbox" {}disabled="disabled" type="checkbox">'


def find_tasks(state: StateCore) -> None:
    """The core rule: boxes in the items that begin with one, classes on them and their lists."""
    _find(state, _TASK)


def find_states(state: StateCore) -> None:
    """The same for Obsidian, where any sign is a state."""
    _find(state, _STATE)


def _find(state: StateCore, written: re.Pattern[str]) -> None:
    lists: list[Token] = []
    for index, token in enumerate(state.tokens):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(token)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "inline" and lists and _begins_item(state.tokens, index):
            task = written.match(token.content)
            if task and token.children and token.children[0].content.startswith(task[0][:3]):
                _check(token, task[1])
                state.tokens[index - 2].attrSet("class", "task-list-item")
                lists[-1].attrSet("class", "contains-task-list")


def _begins_item(tokens: list[Token], index: int) -> bool:
    return tokens[index - 1].type == "paragraph_open" and tokens[index - 2].type == "list_item_open"


def _check(inline: Token, state: str) -> None:
    inline.content = inline.content[3:]
    assert inline.children
    inline.children[0].content = inline.children[0].content[3:]
    box = Token("html_inline", "", 0, content=_BOX.format("" if state == " " else 'checked="checked" '))
    box.meta["state"] = state
    inline.children.insert(0, box)
