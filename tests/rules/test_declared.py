"""Chains of redirects, however long, are walked once (law 3)."""

from __future__ import annotations

from pipeline.model.place import TOP
from pipeline.rules.identity.declared import Declaration, ends


class Counted(dict[str, Declaration]):
    """Counts how often a step is looked at."""

    asked = 0

    def __getitem__(self, source: str) -> Declaration:
        self.asked += 1
        return super().__getitem__(source)


def _declared(steps: dict[str, str | None]) -> Counted:
    return Counted(
        (source, Declaration(source, source, TOP, target or "", (target,) if target else ()))
        for source, target in steps.items()
    )


def test_each_step_of_a_chain_or_circle_is_looked_at_once() -> None:
    chain = _declared({f"{number}": f"{number + 1}" for number in range(2000)})
    assert set(ends(chain).values()) == {"2000"}
    circle = _declared({f"{number}": f"{(number + 1) % 2000}" for number in range(2000)})
    assert set(ends(circle).values()) == {None}
    assert (chain.asked, circle.asked) == (2000, 2000)


def test_a_chain_ends_at_what_is_no_redirect_and_nowhere_in_a_circle() -> None:
    steps = {"in": "a", "a": "b", "b": "a", "self": "self", "off": "lost", "lost": None, "x": "y", "y": "end"}
    nowhere = dict.fromkeys(["in", "a", "b", "self", "off", "lost"])
    assert ends(_declared(steps)) == {**nowhere, "x": "end", "y": "end"}
