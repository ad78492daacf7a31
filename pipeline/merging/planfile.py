"""A plan as a YAML file that people review in a pull request, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.merging.planshape import strange
from pipeline.model.cluster import Evidence
from pipeline.model.failure import CannotRun
from pipeline.model.plan import OfferedRelation, Plan, PlannedCluster, Rewrite, SharedName

VERSION = 1
_HEAD = """\
# Notes that may be one, by `wikimill dedupe plan`. For each cluster set `decision`:
#   merge       the other members become redirects to the canonical note
#   keep-apart  they are different: remembered, and never offered again
#   later       nothing happens
# You may name another member canonical, and take members out. Relations take `add` or `later`, names `write` or `later`.
# Then: wikimill dedupe apply FILE. Taken back by: wikimill dedupe undo FILE
"""
_WIDTH = 110


def render(plan: Plan) -> str:
    """The file of a plan; equal plans give equal files."""
    parts = [_HEAD, _yaml({"version": VERSION, "id": plan.id})]
    lists = (
        ("clusters", [_cluster(one) for one in plan.clusters]),
        ("relations", [_relation(one) for one in plan.relations]),
        ("names", [_name(one) for one in plan.names]),
    )
    for key, entries in lists:
        if entries:
            parts.append(f"\n{key}:\n")
            parts += ["\n" + _yaml([entry]) for entry in entries]
        elif key == "clusters":
            parts.append("clusters: []\n")
    return "".join(parts)


class _Pair(list[str]):
    """A list that is written in one line."""


def _yaml(data: object) -> str:
    import yaml

    class Dumper(yaml.CSafeDumper):
        pass

    Dumper.add_representer(
        _Pair, lambda dumper, pair: dumper.represent_sequence("tag:yaml.org,2002:seq", pair, flow_style=True)
    )
    written: str = yaml.dump(
        data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=False
    )
    return written


def _cluster(one: PlannedCluster) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "decision": one.decision,
        "canonical": one.canonical,
        "members": list(one.members),
        "tier": one.tier,
        "why": one.why,
        "evidence": [_evidence(piece) for piece in one.evidence],
        "bodies": one.bodies,
        "licences": list(one.licences),
        "fields": dict(one.fields),
        "links": [{"path": link.path, "line": link.line, "from": link.old, "to": link.new} for link in one.links],
        "hashes": dict(one.hashes),
    }
    return {key: value for key, value in entry.items() if value or key == "evidence"}


def _evidence(piece: Evidence) -> dict[str, Any]:
    return {"words": piece.words, "supports": piece.supports, "kind": piece.kind, "members": _Pair(piece.members)}


def _relation(one: OfferedRelation) -> dict[str, Any]:
    return {"decision": one.decision, "source": one.source, "type": one.type, "target": one.target, "why": one.why}


def _name(one: SharedName) -> dict[str, Any]:
    return {"decision": one.decision, "name": one.name, "notes": list(one.notes), "why": one.why}


def parsed(text: str, file: str, schema: Mapping[str, Any]) -> Plan:
    """The plan in a file. Raises CannotRun, which names what is wrong with it."""
    import yaml

    from pipeline.validate.options import options_faults

    try:
        fault = strange(text)
        data = None if fault else yaml.load(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise CannotRun(f"{file}: is no YAML: {' '.join(str(error).split())}") from None
    if fault:
        raise CannotRun(f"{file}{fault}")
    if not isinstance(data, dict):
        raise CannotRun(f"{file}: is no merge plan; `wikimill dedupe plan -o {file}` writes one")
    faults = options_faults(data, schema)
    if faults:
        raise CannotRun(f"{file}: is no merge plan as schemas/plan.schema.json has it: {'; '.join(faults[:3])}")
    for entry in data["clusters"]:
        if entry["canonical"] not in entry["members"]:
            raise CannotRun(f"{file}: {entry['canonical']} is canonical, but no member of its cluster")
    return _plan(data)


def _plan(data: Mapping[str, Any]) -> Plan:
    return Plan(
        str(data["id"]),
        tuple(_planned(entry) for entry in data["clusters"]),
        tuple(
            OfferedRelation(one["source"], one["type"], one["target"], one["why"], one["decision"])
            for one in data.get("relations", ())
        ),
        tuple(
            SharedName(one["name"], tuple(one["notes"]), one["why"], one["decision"]) for one in data.get("names", ())
        ),
    )


def _planned(entry: Mapping[str, Any]) -> PlannedCluster:
    return PlannedCluster(
        tuple(entry["members"]),
        entry["canonical"],
        entry["why"],
        entry["tier"],
        tuple(
            Evidence(piece["supports"], piece["kind"], piece["words"], (piece["members"][0], piece["members"][1]))
            for piece in entry["evidence"]
        ),
        entry["decision"],
        entry.get("hashes", {}),
        entry.get("fields", {}),
        tuple(Rewrite(one["path"], one["line"], one["from"], one["to"]) for one in entry.get("links", ())),
        entry.get("bodies"),
        tuple(entry.get("licences", ())),
    )
