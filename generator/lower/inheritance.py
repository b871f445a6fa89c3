"""Base schemas: a discriminator, and components that take the base in by ``allOf``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir import Discriminator
from generator.lower.context import Context, Node, as_node, text
from generator.lower.discriminator_mapping import read_mapping
from generator.pointers import BASE, name_of, step


class Inheritance:
    """The components that extend base schemas, by base schema."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._children: dict[str, list[str]] = {}
        self._parents: dict[str, list[str]] = {}
        self._known_declaring: dict[str, str | None] = {}
        root = context.document.root
        components = root.get("components")
        if not isinstance(components, dict):
            return
        for _, pointer in context.members("#/components", components, "schemas"):
            parents = self._parents[pointer] = list(self._bases(pointer))
            for base in parents:
                self._children.setdefault(base, []).append(pointer)

    def of(self, pointer: str) -> tuple[str, ...]:
        """The components that extend the schema at ``pointer``, if it is a base.

        Those below another base are left to it.
        """
        return tuple(self._below(pointer, set())) if self._is_base(pointer) else ()

    def extends(self, pointer: str) -> bool:
        """Return whether a component extends a base schema, though it adds nothing."""
        return any(map(self._is_base, self._parents.get(pointer, ())))

    def inherits(self, pointer: str) -> bool:
        """Return whether a base schema has its discriminator from a base above it."""
        return self._is_base(pointer) and self._declaring(pointer) != pointer

    def _is_base(self, pointer: str) -> bool:
        return pointer in self._children and self._declaring(pointer) is not None

    def _declaring(self, pointer: str) -> str | None:
        """The schema whose discriminator holds here: this one, or the next above it.

        It is worked out once for each schema, and not by recursion: a chain of schemas
        may be thousands long.
        """
        waiting = [pointer]
        while waiting and pointer not in self._known_declaring:
            here = waiting[-1]
            bases = () if self._has_discriminator(here) else self._parents_of(here)
            unknown = [
                base
                for base in bases
                if base not in self._known_declaring and base not in waiting
            ]
            if unknown:
                waiting.append(unknown[0])
                continue
            waiting.pop()
            above = [self._known_declaring.get(base) for base in bases]
            found = next((row for row in above if row is not None), None)
            own = here if self._has_discriminator(here) else found
            self._known_declaring[here] = own
        return self._known_declaring[pointer]

    def _has_discriminator(self, pointer: str) -> bool:
        node = as_node(self._context.node(pointer))
        return "discriminator" in node and {"oneOf", "anyOf"}.isdisjoint(node)

    def _parents_of(self, pointer: str) -> list[str]:
        parents = self._parents.get(pointer)
        return list(self._bases(pointer)) if parents is None else parents

    def _below(self, pointer: str, seen: set[str]) -> Iterator[str]:
        """Inheritance of all levels, each once; ``seen`` are those so far."""
        for child in self._children.get(pointer, ()):
            if child not in seen:
                yield child
                seen.add(child)
                if not self._is_base(child):
                    yield from self._below(child, seen)

    def discriminator(self, pointer: str, base: str) -> Discriminator:
        """The discriminator of a base schema, over all levels of its children."""
        declaring = self._declaring(pointer) or pointer
        node = as_node(self._context.node(declaring)["discriminator"])
        below = list(self._descendants(pointer, {pointer}))
        mapping = {name_of(target): target for target in below}
        mapping |= self._explicit(pointer, declaring, node, {pointer, *below})
        rows = ((value, self._object(v, pointer, base)) for value, v in mapping.items())
        return Discriminator(text(node, "propertyName"), tuple(rows), base)

    def _explicit(
        self, pointer: str, declaring: str, node: Node, known: set[str]
    ) -> dict[str, str]:
        """Return the part of ``mapping`` that leads to the base or its children.

        A mapping of a base above that names others is no mistake; it is not used here.
        """
        found = dict(read_mapping(self._context, declaring, node))
        for value in [value for value, target in found.items() if target not in known]:
            del found[value]
            if declaring != pointer:
                continue
            where = step(pointer, "discriminator", "mapping", value)
            message = "this is no schema that extends the base; the value is ignored"
            self._context.warn("unrelated-mapping", where, message)
        return found

    def _object(self, target: str, pointer: str, base: str) -> str:
        if target == pointer:
            return base
        is_named = self.of(target) and not self.inherits(target)
        return f"{target}{BASE}" if is_named else target

    def _descendants(self, pointer: str, seen: set[str]) -> Iterator[str]:
        for child in self._children.get(pointer, ()):
            if child not in seen:
                seen.add(child)
                yield child
                yield from self._descendants(child, seen)

    def _bases(self, pointer: str) -> Iterator[str]:
        node = self._context.node(pointer)
        if not isinstance(node, dict) or not isinstance(node.get("allOf"), list):
            return
        for place, branch in enumerate(node["allOf"]):
            if isinstance(branch, dict) and "$ref" in branch:
                where = step(pointer, "allOf", str(place))
                target = self._context.target(where, branch["$ref"])
                if target is not None and target != pointer:
                    yield target
