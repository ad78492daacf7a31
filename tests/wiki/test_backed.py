"""What a note says is backed by what its snippets did."""

from __future__ import annotations

from pipeline.model.note import Note
from pipeline.model.run import Run
from pipeline.model.wiki import Wiki


def _runs(wiki: Wiki) -> list[Run]:
    return [run for runs in wiki.runs.values() for run in runs.values()]


def test_every_snippet_passes_or_says_what_it_lacks(wiki: Wiki) -> None:
    found = [
        f"{run.path}:{run.line} {run.status}: {run.message}"
        for run in _runs(wiki)
        if run.status not in {"passed", "missing-package", "skipped"}
    ]
    assert found == []


def test_every_snippet_that_ran_was_checked(wiki: Wiki) -> None:
    """It asserted something that depends on a name, gave the promised output, or raised what it should."""
    assert [
        f"{run.path}:{run.line} {run.level}" for run in _runs(wiki) if run.status == "passed" and run.level != "checked"
    ] == []


def test_only_torch_and_optuna_are_ever_missing(wiki: Wiki) -> None:
    lacking = {(run.path, run.index) for run in _runs(wiki) if run.status == "missing-package"}
    allowed = [{"torch"}, {"optuna"}]
    found = [place for place in lacking if set(wiki.notes[place[0]].snippets[place[1]].requires) not in allowed]
    assert found == []


def test_every_verified_note_has_a_checked_run_without_extra_packages(wiki: Wiki, concepts: list[Note]) -> None:
    """So that the word holds in an environment that has neither torch nor optuna."""
    backed = {
        run.path
        for run in _runs(wiki)
        if run.level == "checked" and run.status == "passed" and not wiki.notes[run.path].snippets[run.index].requires
    }
    assert {note.path for note in concepts} - backed == set()


def test_one_snippet_is_skipped_and_says_why(wiki: Wiki) -> None:
    skipped = [snippet for note in wiki.notes.values() for snippet in note.snippets if snippet.mode == "skip"]
    assert [bool(snippet.reason) for snippet in skipped] == [True]


def test_the_figures_in_the_text_are_those_of_the_code(wiki: Wiki) -> None:
    """Every bound figure was computed in this run, and is the one that stands there."""
    differing = []
    for note in wiki.notes.values():
        values = {name: text for run in wiki.runs.get(note.path, {}).values() for name, text in run.values.items()}
        for bound in note.body.values:
            got = values.get(f"{bound.name}|{bound.format}")
            if got != bound.text:
                differing.append(f"{note.path}:{bound.place.line} {bound.name} is {got}, not {bound.text}")
    assert differing == []


def test_mixtral_is_counted_twice_and_agrees(wiki: Wiki) -> None:
    """From two published sums in one note, from the configuration in another."""

    def figure(path: str, name: str) -> str:
        return next(bound.text for bound in wiki.notes[path].body.values if bound.name == name)

    expert = float(figure("foundations/Parameter.md", "expert_billions"))
    shared = float(figure("foundations/Parameter.md", "shared_billions"))
    total = float(figure("architecture/Mixture of experts.md", "total_billions"))
    active = float(figure("architecture/Mixture of experts.md", "active_billions"))
    assert round(shared + 8 * expert, 1) == total
    assert round(shared + 2 * expert, 1) == active
