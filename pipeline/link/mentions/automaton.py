"""Every occurrence of many words in a text, in one pass (Aho and Corasick 1975).

The transitions of the automaton are worked out when they are first taken, so that a step costs one look-up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Automaton:
    """Words, ready to be looked for. What is found does not depend on their order."""

    def __init__(self, words: Iterable[str]) -> None:
        self._next: list[dict[str, int]] = [{}]
        self._goes: list[dict[str, int]] = [{}]
        self._ends: list[str | None] = [None]
        self._fails: list[int] = [0]
        for word in sorted(set(words)):
            if word:
                self._add(word)
        self._fails, self._shorter = self._links()

    def occurrences(self, text: str) -> Iterator[tuple[int, str]]:
        """Where each occurrence ends, and its word; at one end the longest first."""
        goes, at = self._goes, 0
        for index, char in enumerate(text, 1):
            after = goes[at].get(char)
            at = self._step(at, char) if after is None else after
            found = at if self._ends[at] is not None else self._shorter[at]
            while found:
                word = self._ends[found]
                if word is not None:
                    yield index, word
                found = self._shorter[found]

    def _add(self, word: str) -> None:
        at = 0
        for char in word:
            if char not in self._next[at]:
                self._next[at][char] = len(self._next)
                self._next.append({})
                self._goes.append({})
                self._ends.append(None)
            at = self._next[at][char]
        self._ends[at] = word

    def _links(self) -> tuple[list[int], list[int]]:
        """For each state that of the longest proper suffix, and that of the longest one that is a word; breadth first."""
        fails, shorter = [0] * len(self._next), [0] * len(self._next)
        level = list(self._next[0].values())
        while level:
            below: list[int] = []
            for state in level:
                suffix = fails[state]
                shorter[state] = suffix if self._ends[suffix] is not None else shorter[suffix]
                for char, child in self._next[state].items():
                    fails[child] = self._after(suffix, char, fails)
                    below.append(child)
            level = below
        return fails, shorter

    def _after(self, state: int, char: str, fails: list[int]) -> int:
        while state and char not in self._next[state]:
            state = fails[state]
        return self._next[state].get(char, 0)

    def _step(self, state: int, char: str) -> int:
        after = self._goes[state][char] = self._after(state, char, self._fails)
        return after
