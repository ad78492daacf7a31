"""The wiki passes what it asks of others."""

from __future__ import annotations

from pipeline import rules
from pipeline.model.wiki import Wiki


def test_no_rule_finds_an_error_or_a_warning(wiki: Wiki) -> None:
    found = [f"{d.path}:{d.place.line} {d.code} {d.message}" for d in rules.judge(wiki) if d.severity != "info"]
    assert found == []


def test_the_schema_of_the_seed_page_governs_it(wiki: Wiki) -> None:
    """Silence of the schema says something only where the strict schema was asked."""
    assert wiki.options.schemas[0] == ("**", "note.schema.json")
    assert wiki.faults == ()


def test_every_link_arrives(wiki: Wiki) -> None:
    found = [
        f"{path}: {wiki.notes[path].links[resolution.index].raw} is {resolution.status}"
        for path, resolutions in wiki.graph.resolutions.items()
        for resolution in resolutions
        if resolution.status not in {"ok", "external"}
    ]
    assert found == []


def test_every_relation_names_one_note(wiki: Wiki) -> None:
    assert [end for end in wiki.graph.relations if end.target is None or len(end.candidates) > 1] == []


def test_the_redirects_arrive(wiki: Wiki) -> None:
    """One merged note and one old path."""
    ends = {source: redirect.final for source, redirect in wiki.graph.redirects.items()}
    assert ends["training/Hyperparameter optimization.md"] == "training/Hyperparameter search.md"
    assert "foundations/Parameter.md" in ends.values()
    assert None not in ends.values()


def test_parameter_gives_the_name_weight_up(wiki: Wiki) -> None:
    assert {claim.path for claim in wiki.names.called("Weight")} == {"foundations/Weight.md"}
    narrower = {
        end.target for end in wiki.graph.relations if (end.source, end.type) == ("foundations/Parameter.md", "narrower")
    }
    assert "foundations/Weight.md" in narrower
