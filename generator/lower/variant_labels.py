"""What tells the branches of a union apart, in a word or two, for their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from generator.lower.merged_schema import Facts, declared_values

if TYPE_CHECKING:
    from generator.lower.schemas import Schemas


def branch_labels(schemas: Schemas, branches: list[str]) -> dict[str, str]:
    """Label the branches of a union.

    A branch that refers to a component is labelled by its name. Of branches that are
    written in place, the first of these that differs from all other branches labels
    one: the only value of one of its properties, what it extends, a property that it
    alone requires, a property that it alone has, its title.

    Args:
        schemas: reads the branches.
        branches: their pointers.

    Returns:
        Labels by pointer; a branch that nothing tells apart has none.
    """
    labels: dict[str, str] = {}
    facts: dict[str, Facts] = {}
    for branch in branches:
        node = schemas.context.node(branch)
        ref = node.get("$ref") if isinstance(node, dict) else None
        if isinstance(ref, str):
            labels[branch] = ref.rpartition("/")[2]
        else:
            facts[branch] = schemas.facts(branch)
    for candidates in _KINDS:
        found = {b: set(candidates(schemas, row)) for b, row in facts.items()}
        for branch in facts.keys() - labels.keys():
            others = set[str]().union(*(found[b] for b in found if b != branch))
            own = [c for c in candidates(schemas, facts[branch]) if c not in others]
            if own:
                labels[branch] = own[0]
    return labels


def _values(schemas: Schemas, facts: Facts) -> Iterator[str]:
    for where in facts.properties.values():
        values = declared_values(schemas.context.node(where[-1]))
        if len(values) == 1 and isinstance(values[0], str):
            yield values[0]


def _extended(schemas: Schemas, facts: Facts) -> Iterator[str]:
    for layer in facts.layers[:-1]:
        *_, section, name = ("", *layer.pointer.split("/"))
        if section == "schemas":
            yield name


def _required(schemas: Schemas, facts: Facts) -> Iterator[str]:
    yield from (f"with {name}" for name in facts.properties if name in facts.required)


def _properties(schemas: Schemas, facts: Facts) -> Iterator[str]:
    yield from (f"with {name}" for name in facts.properties)


def _titles(schemas: Schemas, facts: Facts) -> Iterator[str]:
    if isinstance(title := facts.last("title"), str):
        yield title


_Kind = Callable[["Schemas", Facts], Iterable[str]]
_KINDS: tuple[_Kind, ...] = (_values, _extended, _required, _properties, _titles)
