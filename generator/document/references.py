"""Finds every reference of a document, and reads every file they reach."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from generator.diagnostics import Diagnostic, DocumentError, Severity
from generator.document.json_value import Json
from generator.document.openapi_grammar import FIELDS, Kind, Shape
from generator.document.resolver import Resolver
from generator.pointers import escape, step

_LOOKS_LIKE_REFERENCE = re.compile(r"[#/]|\.(json|ya?ml)$")


class Reference(NamedTuple):
    """A node with a `$ref`, and its target."""

    target: str
    """Pointer of the node referred to."""
    kind: Kind
    """The definition of the node here, which its target must follow."""


class References(Struct):
    """The references of a document, and what was found on the way."""

    found: dict[str, Reference] = field(default_factory=dict)
    """Pointer of a node with a `$ref` -> what it refers to."""
    misshapen: dict[str, str] = field(default_factory=dict)
    """Pointer of a node that is no object or array where OpenAPI needs one ->
    what it needs."""
    broken: set[str] = field(default_factory=set)
    """Pointers of the nodes whose `$ref` means nothing."""
    errors: list[Diagnostic] = field(default_factory=list)
    warnings: list[Diagnostic] = field(default_factory=list)


_Node = tuple[str, Json, Kind]
"""A node, its pointer, and what it is."""


def find_references(resolver: Resolver) -> References:
    """Follow every reference of the document, in all its files.

    Problems are collected: references to nothing, to nodes of another kind, to
    what may not be read, and circles of references that mean nothing.
    """
    walk = _Walk(resolver)
    walk.nodes("#", resolver.root, Kind.ROOT)
    walk.followed()
    _find_circles(walk.result)
    return walk.result


class _Walk:
    """One walk over the nodes that OpenAPI's grammar gives a kind."""

    def __init__(self, resolver: Resolver) -> None:
        self.result = References()
        self._resolver = resolver
        self._kinds: dict[int, Kind] = {}
        """Identity of a node -> its kind; trees share no nodes."""
        self._pending: list[tuple[str, str, Kind]] = []
        """References found: their node, their target, and what that must be."""

    def nodes(self, pointer: str, node: Json, kind: Kind) -> None:
        """Visit a node of a kind and all nodes within it."""
        stack: list[_Node] = [(pointer, node, kind)]
        while stack:
            pointer, node, kind = stack.pop()
            if isinstance(node, dict):
                self._kinds[id(node)] = kind
                if "$ref" in node:
                    self._reference(pointer, node["$ref"], kind)
                if "discriminator" in node and kind is Kind.SCHEMA:
                    self._mapping(pointer, node["discriminator"])
                stack += reversed(self._children(pointer, node, kind))
            elif not (kind is Kind.SCHEMA and isinstance(node, bool)):
                self.result.misshapen[pointer] = f"a {kind}"

    def followed(self) -> None:
        """Visit what references lead to, as the kind that they ask for."""
        checked: set[tuple[str, Kind]] = set()
        for source, target, kind in self._pending:  # grows while it is read
            if (target, kind) in checked:
                continue
            checked.add((target, kind))
            node = self._at(target)
            known = self._kinds.get(id(node)) if isinstance(node, dict) else None
            if known is not None and known is not kind:
                self._wrong_kind(source, target, known, kind)
            elif known is None and isinstance(node, dict):
                self.nodes(target, node, kind)
            elif not isinstance(node, dict | bool):
                self._wrong_kind(source, target, "value", kind)

    def _at(self, target: str) -> Json:
        """Return what a reference led to, None for the `$ref` of a map that is gone."""
        try:
            return self._resolver.at(target)
        except KeyError:
            return None

    def _reference(self, pointer: str, reference: Json, kind: Kind) -> None:
        if not isinstance(reference, str):
            message = "a `$ref` must be a string"
            self._error("reference", message, step(pointer, "$ref"))
            self.result.broken.add(pointer)
            return
        try:
            target = self._resolver.resolve(reference, pointer)
        except DocumentError as failure:
            self.result.errors += map(_survivable, failure.diagnostics)
            self.result.broken.add(pointer)
            return
        self.result.found[pointer] = Reference(target, kind)
        self._pending.append((pointer, target, kind))

    def _mapping(self, pointer: str, discriminator: Json) -> None:
        """Follow the values of a discriminator's mapping that are references.

        A value may also be the name of a schema (Discriminator Object). One that
        leads nowhere spoils no more than its own entry: it is a warning.
        """
        mapping = (
            discriminator.get("mapping") if isinstance(discriminator, dict) else None
        )
        for name, value in mapping.items() if isinstance(mapping, dict) else ():
            if not isinstance(value, str) or not _LOOKS_LIKE_REFERENCE.search(value):
                continue
            where = step(pointer, "discriminator", "mapping", name)
            try:
                target = self._resolver.resolve(value, where)
            except DocumentError as failure:
                message = failure.diagnostics[0].message
                self._warn("dangling-mapping", message, where)
            else:
                self._pending.append((where, target, Kind.SCHEMA))

    def _wrong_kind(self, source: str, target: str, known: str, kind: Kind) -> None:
        message = f"a {kind} is needed here, but {target} is a {known}"
        self._error("reference-kind", message, source)
        self.result.broken.add(source)

    def _warn(self, code: str, message: str, pointer: str) -> None:
        warning = Diagnostic(code, Severity.WARNING, message, pointer)
        self.result.warnings.append(warning)

    def _error(self, code: str, message: str, pointer: str) -> None:
        error = Diagnostic(code, Severity.ERROR, message, pointer, survivable=True)
        self.result.errors.append(error)

    def _children(self, pointer: str, node: dict[str, Json], kind: Kind) -> list[_Node]:
        """Return the nodes within `node` that have a kind, in their order."""
        if kind is Kind.CALLBACK:
            if "$ref" in node:  # no expression: the callback is written elsewhere
                return []
            return _entries(pointer, node, Shape.PATTERNED, Kind.PATH_ITEM)
        fields = FIELDS[kind]
        if fields.keys().isdisjoint(node):  # as most schemas are: at an end
            return []
        children: list[_Node] = []
        for name, value in node.items():
            if name in fields:
                children += self._held(step(pointer, name), value, *fields[name])
        return children

    def _held(self, pointer: str, value: Json, shape: Shape, kind: Kind) -> list[_Node]:
        """Return the nodes in the value of a field."""
        if shape is Shape.ONE:
            return [(pointer, value, kind)]
        if shape is Shape.LIST:
            if isinstance(value, list):
                return [(step(pointer, i), v, kind) for i, v in enumerate(value)]
            self.result.misshapen[pointer] = "an array"
        elif isinstance(value, dict):
            if isinstance(value.get("$ref"), str):
                self._map_reference(pointer, value)
            return _entries(pointer, value, shape, kind)
        else:
            self.result.misshapen[pointer] = "an object"
        return []

    def _map_reference(self, pointer: str, node: dict[str, Json]) -> None:
        """Replace the `$ref` of a whole map by a reference for each member.

        OpenAPI has no such reference, but tools that bundle files take it. A
        map of objects cannot mean a member of that name: it would be a string.
        """
        where = step(pointer, "$ref")
        reference = str(node.pop("$ref"))
        try:
            members = self._at(self._resolver.resolve(reference, pointer))
        except DocumentError as failure:
            self.result.errors += map(_survivable, failure.diagnostics)
            return
        if not isinstance(members, dict):
            self._error("reference-kind", "a `$ref` in a map must be to a map", where)
            return
        prefix = reference if "#" in reference else f"{reference}#"
        for name in members:
            token = escape(name).replace("%", "%25")
            node.setdefault(name, {"$ref": f"{prefix}/{token}"})
        message = "a `$ref` stands for a whole map here, which OpenAPI does not know"
        self._warn("map-reference", message, where)


def _entries(
    pointer: str, node: dict[str, Json], shape: Shape, kind: Kind
) -> list[_Node]:
    """Return the members of a map, without extensions where it may have them."""
    skips = shape is Shape.PATTERNED
    return [
        (step(pointer, name), value, kind)
        for name, value in node.items()
        if not (skips and name.startswith("x-"))
    ]


_SURVIVABLE = frozenset(("dangling-reference", "reference-outside", "reference"))


def _survivable(failure: Diagnostic) -> Diagnostic:
    """Mark a reference without a target as one that can stand for anything."""
    return replace(failure, survivable=failure.code in _SURVIVABLE)


def _find_circles(found: References) -> None:
    """Report references that lead to themselves through references only."""
    finished: set[str] = set()
    used: set[str] | None = None
    for start in found.found:
        trail: dict[str, None] = {}
        pointer = start
        while pointer in found.found and pointer not in finished:
            if pointer in trail:
                length = len(trail) - list(trail).index(pointer)
                message = f"this reference leads to itself, over {length} references"
                where = step(pointer, "$ref")
                used = _used_references(found) if used is None else used
                _report_circle(found, message, where, is_used=pointer in used)
                found.broken.update(trail)
                break
            trail[pointer] = None
            pointer = found.found[pointer].target
        finished.update(trail)


def _report_circle(
    found: References, message: str, pointer: str, *, is_used: bool
) -> None:
    """Report a circle: an error where the API uses it, else a warning."""
    severity = Severity.ERROR if is_used else Severity.WARNING
    reports = found.errors if is_used else found.warnings
    code = "circular-reference"
    reports.append(Diagnostic(code, severity, message, pointer, survivable=is_used))


def _used_references(found: References) -> set[str]:
    """Return the references that paths and the like lead to, directly or not.

    References that only unused components hold are not among them.
    """
    sources = sorted(found.found)
    waiting = [each for each in sources if not each.startswith("#/components/")]
    used = set(waiting)
    while waiting:
        target = found.found[waiting.pop()].target
        new = {target, *_beneath(target, sources)}.intersection(found.found) - used
        used |= new
        waiting += new
    return used


def _beneath(pointer: str, sources: list[str]) -> list[str]:
    """Return those of sorted pointers that are within a node."""
    first = bisect_left(sources, f"{pointer}/")
    return sources[
        first : bisect_left(sources, f"{pointer}0", first)
    ]  # "0" follows "/"
