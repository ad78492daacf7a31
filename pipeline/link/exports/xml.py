"""GraphML and GEXF, written by networkx.

Neither holds control characters, which are spelt out as `\\u0007`, nor None: an edge without a relation has no
such attribute. networkx reads them back as a plain directed graph where no two nodes share two edges.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.link.exports.spelling import spelt_out
from pipeline.link.networks import attributes
from pipeline.model.graph import LinkGraph

if TYPE_CHECKING:
    from pipeline.link.networks import Network

_WRITTEN_ON = re.compile(r' lastmodifieddate="[^"]*"')


def graphml(graph: LinkGraph) -> str:
    """GraphML with the attributes of the JSON export."""
    import networkx as nx

    return "\n".join(nx.generate_graphml(_spelt(graph), named_key_ids=True)) + "\n"


def gexf(graph: LinkGraph) -> str:
    """GEXF with the attributes of the JSON export, and each node's title as its label."""
    import networkx as nx

    made = _spelt(graph)
    for _, said in made.nodes(data=True):
        said["label"] = said["title"]
    text = "\n".join(nx.generate_gexf(made)) + "\n"
    return _WRITTEN_ON.sub("", text, count=1)


def _spelt(graph: LinkGraph) -> Network:
    import networkx as nx

    made: Network = nx.MultiDiGraph()
    for node in graph.nodes.values():
        made.add_node(spelt_out(node.id), kind=node.kind, title=spelt_out(node.title))
    for edge in graph.edges:
        said = {key: spelt_out(value) if isinstance(value, str) else value for key, value in attributes(edge).items()}
        made.add_edge(spelt_out(edge.source), spelt_out(edge.target), **said)
    return made
