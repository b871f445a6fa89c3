"""Large modules of models in parts, so that tools and imports stay quick.

Type checkers give up on modules with thousands of classes, and one call of an SDK
should not load them all. What refers to each other in a circle stays together; the
parts import each other in one direction only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.text import module_name

LIMIT = 60
"""How many declared types a module holds, unless a circle of references is larger."""

Graph = Mapping[str, tuple[str, ...]]


def split_homes(
    homes: Mapping[str, str],
    links: Graph,
    names: Mapping[str, str],
    users: Mapping[str, int],
) -> dict[str, str]:
    """Give the types of overfull modules new homes.

    What most groups of operations speak of goes together, so that the first call in
    one of them loads little else. It can refer only to what is as widely used, so
    this order is one in which the parts can import each other.

    Args:
        homes: module names by pointer.
        links: the pointers that each type refers to.
        names: what each type is called; a part is named after one of its types.
        users: how many groups of operations speak of each type.
    """
    groups: dict[str, list[str]] = {}
    for pointer, home in homes.items():
        groups.setdefault(home, []).append(pointer)
    found = dict(homes)
    taken = set(groups)
    for home, pointers in groups.items():
        if len(pointers) <= LIMIT:
            continue
        inside = {p: tuple(t for t in links[p] if homes[t] == home) for p in pointers}
        for part in _packed(sorted(circles(inside), key=lambda row: -users[row[0]])):
            name = _part_name(home, (names[pointer] for pointer in part), taken)
            taken.add(name)
            found |= dict.fromkeys(part, name)
    return found


def _part_name(home: str, names: Iterable[str], taken: set[str]) -> str:
    """A part is named after the type with the shortest name: the least derived one."""
    _, shortest = min((len(name), name) for name in names)
    name = f"{home}_{module_name(shortest, 'part')}"
    while name in taken:
        name += "_"
    return name


def _packed(rows: Iterable[tuple[str, ...]]) -> Iterator[list[str]]:
    """Fill one part after the other."""
    part: list[str] = []
    for row in rows:
        if part and len(part) + len(row) > LIMIT:
            yield part
            part = []
        part += row
    if part:
        yield part


def circles(links: Graph) -> Iterator[tuple[str, ...]]:
    """The strongly connected components of a graph, targets first (Tarjan, 1972)."""
    search = _Search(links)
    for node in links:
        if node not in search.order:
            yield from search.run(node)


class _Search:
    """Depth-first, without recursion."""

    def __init__(self, links: Graph) -> None:
        self.order: dict[str, int] = {}
        self._links = links
        self._low: dict[str, int] = {}
        self._stack: list[str] = []
        self._stacked: set[str] = set()

    def run(self, root: str) -> Iterator[tuple[str, ...]]:
        """All components that can be reached from a node and were not yet."""
        path = [(root, iter(self._links[root]))]
        self._enter(root)
        while path:
            node, targets = path[-1]
            target = next(targets, None)
            if target is None:
                path.pop()
                if path:
                    parent = path[-1][0]
                    self._low[parent] = min(self._low[parent], self._low[node])
                if self._low[node] == self.order[node]:
                    yield self._component(node)
            elif target not in self.order:
                self._enter(target)
                path.append((target, iter(self._links[target])))
            elif target in self._stacked:
                self._low[node] = min(self._low[node], self.order[target])

    def _enter(self, node: str) -> None:
        self.order[node] = self._low[node] = len(self.order)
        self._stack.append(node)
        self._stacked.add(node)

    def _component(self, root: str) -> tuple[str, ...]:
        found: list[str] = []
        while not found or found[-1] != root:
            found.append(self._stack.pop())
            self._stacked.discard(found[-1])
        return tuple(sorted(found))
