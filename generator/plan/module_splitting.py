"""Continuations of modules that have too many types: ``pets``, ``pets_2``, ``pets_3``.

Type checkers give up on modules with thousands of classes, and one call of an SDK
should not load them all. Types that refer to each other in a circle stay together;
each continuation imports only what comes before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

LIMIT = 100
"""The most types that a module holds, unless a circle of references is larger."""

Graph = Mapping[str, Sequence[str]]


def continue_modules(
    modules: Mapping[str, str], links: Graph, users: Mapping[str, int]
) -> dict[str, str]:
    """Move types of overfull modules to continuations.

    The types that most resources use come first, so that a first call loads little
    else. They can refer only to types that are as widely used, so this order is one in
    which the continuations can import each other.

    Args:
        modules: names of modules by pointer.
        links: the pointers that each type refers to.
        users: how many resources use each type.
    """
    members: dict[str, list[str]] = {}
    for pointer, module in modules.items():
        members.setdefault(module, []).append(pointer)
    continued = dict(modules)
    taken = set(members)
    for module, pointers in members.items():
        if len(pointers) <= LIMIT:
            continue
        inside = {p: [t for t in links[p] if modules[t] == module] for p in pointers}
        circles = sorted(find_circles(inside), key=lambda circle: -users[circle[0]])
        for part, name in zip(_pack(circles), _names(module, taken), strict=False):
            continued |= dict.fromkeys(part, name)
    return continued


def _names(module: str, taken: set[str]) -> Iterator[str]:
    """The name of a module and those of its continuations."""
    yield module
    number = 2
    while True:
        name = f"{module}_{number}"
        while name in taken:
            name += "_"
        taken.add(name)
        yield name
        number += 1


def _pack(circles: Iterable[tuple[str, ...]]) -> Iterator[list[str]]:
    """Fill one part after the other."""
    part: list[str] = []
    for circle in circles:
        if part and len(part) + len(circle) > LIMIT:
            yield part
            part = []
        part += circle
    if part:
        yield part


def find_circles(links: Graph) -> Iterator[tuple[str, ...]]:
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
        component: list[str] = []
        while not component or component[-1] != root:
            component.append(self._stack.pop())
            self._stacked.discard(component[-1])
        return tuple(sorted(component))
