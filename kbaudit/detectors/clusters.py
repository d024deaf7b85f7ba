"""Groups in which every member is close to the centre, never chains."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def stars(edges: Mapping[Node, Mapping[Node, float]]) -> Iterator[tuple[Node, list[Node]]]:
    """Centres with the members next to them, each node in one group.

    The node with most free neighbours is the next centre, the closer ones first among equals: A ~ B and B ~ C does not make
    A ~ C, and at a cosine of .8 the transitive closure of 100,000 passages had one group of 12,807. Nodes must be sortable.
    """
    free = set(edges)
    order = sorted(edges, key=lambda node: (-len(edges[node]), -sum(edges[node].values()), str(node)))
    for centre in order:
        if centre in free:
            members = sorted((node for node in edges[centre] if node in free and node != centre), key=str)
            if members:
                yield centre, members
                free -= {centre, *members}


def components(pairs: Iterable[tuple[Node, Node]]) -> list[list[Node]]:
    """The connected groups of a graph, each sorted, the groups in the order of their first members."""
    above: dict[Node, Node] = {}

    def top(node: Node) -> Node:
        above.setdefault(node, node)
        while above[node] != node:
            above[node] = above[above[node]]
            node = above[node]
        return node

    for left, right in pairs:
        a, b = sorted((top(left), top(right)), key=str)
        above[b] = a
    groups: dict[Node, list[Node]] = {}
    for node in sorted(above, key=str):
        groups.setdefault(top(node), []).append(node)
    return list(groups.values())
