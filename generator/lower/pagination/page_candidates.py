"""Candidates for pagination: an operation's arguments and its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.ir import (
    Argument,
    ArrayOf,
    BodyPath,
    Kind,
    Media,
    Object,
    Operation,
    Parameter,
    Primitive,
    Reference,
    Response,
    Type,
    UnionOf,
    is_nullable,
)
from generator.ir.media_types import is_json
from generator.lower.json_paths import properties, type_at, unaliased
from generator.lower.merged_schema import MergedSchema
from generator.lower.type_resolver import TypeResolver
from generator.pointers import step

_ENVELOPES = frozenset(
    ("meta", "metadata", "pagination", "paging", "page_info", "page_meta", "links")
    + ("_links", "response_metadata", "cursors", "next_page", "next", "page")
)
_SCALARS = frozenset(("string", "integer", "number", "boolean"))
_HOLDERS = ("data", "items", "results", "value", "content")
_BESIDE = frozenset(("unreachable",))
"""Arrays beside the items: the locations without an answer (Google's AIP-217)."""
_EMBEDDED = "_embedded"
"""The object that has the items in HAL (JSON Hypertext Application Language)."""
_CASES = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_OTHER = re.compile(r"[^a-z0-9]+")


def spelled(name: str) -> str:
    """A name in snake_case, however the document spells it; for comparisons only."""
    plain = _OTHER.sub("_", _CASES.sub("_", name).lower()).rstrip("_")
    return f"_{plain.lstrip('_')}" if name.startswith("_") else plain


class Scalar(Struct, frozen=True):
    """A scalar property near the top of an answer.

    Attributes:
        nullable: whether null is one of its values, by which pages say their end.
    """

    place: BodyPath
    types: frozenset[str]
    format: str
    nullable: bool = False

    @property
    def key(self) -> str:
        """Its name on the wire."""
        return "".join(map(str, self.place[-1:]))

    @property
    def name(self) -> str:
        """Its name in snake_case."""
        return spelled(self.key)


class PageCandidate(Struct, frozen=True):
    """An operation that may have pages.

    Attributes:
        media: of the first JSON body of a success.
        response: that has it.
    """

    schemas: TypeResolver
    operation: Operation
    response: Response
    media: Media

    @property
    def type(self) -> Type:
        """The type of the answer."""
        return self.media.type

    def items_place(self) -> BodyPath | None:
        """The path of the items, if it is beyond doubt.

        That is the body itself, or its only array, or else the only one of its arrays
        that is called ``data``, ``items``, ``results``, ``value`` or ``content``, or the
        only array of what HAL embeds.
        """
        if self.item_type(()) is not None:
            return ()
        arrays = self._arrays(())
        if not arrays:
            return self._only((_EMBEDDED,), self._arrays((_EMBEDDED,)))
        return self._only((), arrays)

    def _arrays(self, place: BodyPath) -> list[str]:
        """The properties of an object that are arrays."""
        found = type_at(self.schemas, self.type, place)
        if not isinstance(found, Reference):
            return []
        declared = self.schemas.declarations.get(found.pointer)
        names = (
            [row.name for row in declared.properties]
            if isinstance(declared, Object)
            else []
        )
        return [row for row in names if self.item_type((*place, row)) is not None]

    def _only(self, place: BodyPath, arrays: list[str]) -> BodyPath | None:
        if len(arrays) > 1:
            arrays = [name for name in arrays if name not in _BESIDE]
        if len(arrays) > 1:
            arrays = [name for name in arrays if name in _HOLDERS]
        return (*place, arrays[0]) if len(arrays) == 1 else None

    def item_type(self, place: BodyPath) -> Type | None:
        """The type of the items of an array; None where there is no array."""
        found = type_at(self.schemas, self.type, place)
        if isinstance(found, UnionOf):
            rows = [unaliased(self.schemas, member) for member in found.members]
            items = [row.items for row in rows if isinstance(row, ArrayOf)]
            return UnionOf(tuple(items)) if len(items) == len(rows) else None
        return found.items if isinstance(found, ArrayOf) else None

    def argument(self, name: str) -> Argument | None:
        """A parameter, or a property of the body, by its name on the wire."""
        rows = [row for row in self.operation.parameters if row.name == name]
        for location in ("query", "querystring", "header"):
            for row in rows:
                if row.location == location:
                    return location, name
        fields = self._fields()
        names = [row.name for row in fields.properties] if fields else []
        return ("body", name) if name in names else None

    def _fields(self) -> Object | None:
        body = self.operation.body
        pointers = {media.fields for media in body.media} if body else set[str]()
        pointer = next(iter(pointers)) if len(pointers) == 1 else None
        found = None if pointer is None else self.schemas.declarations.get(pointer)
        return found if isinstance(found, Object) else None

    def queries(self) -> dict[str, Parameter]:
        """The query parameters, by their names in snake_case."""
        rows = self.operation.parameters
        return {spelled(row.name): row for row in rows if row.location == "query"}

    def default(self, name: str) -> object:
        """The default of a parameter, or None."""
        rows = (row for row in self.operation.parameters if row.name == name)
        return next((row.default[0] for row in rows if row.default), None)

    def has_header(self, name: str) -> bool:
        """Return whether the answer is documented to have a header."""
        return name.lower() in {row.name.lower() for row in self.response.headers}

    def scalars(self) -> tuple[Scalar, ...]:
        """The scalar properties of the answer, and of what wraps its page data."""
        return tuple(self._scalars((), step(self.media.pointer, "schema"), 2))

    def _scalars(self, place: BodyPath, pointer: str, depth: int) -> Iterator[Scalar]:
        for name, where in dict(properties(self.schemas, pointer)).items():
            merged = self.schemas.merged(where)
            types = merged.types or self._chosen(where, merged)
            if types and types <= _SCALARS:
                format_ = merged.keyword("format")
                known = format_ if isinstance(format_, str) else ""
                nullable = merged.nullable or self._takes_null(where, merged)
                yield Scalar((*place, name), types, known, nullable)
            elif depth and _wraps(place, name, types):
                yield from self._scalars((*place, name), where, depth - 1)

    def _chosen(self, pointer: str, merged: MergedSchema) -> frozenset[str]:
        """The types of alternatives, of which null is one as a rule."""
        if not merged.choices:
            return frozenset()
        plain = unaliased(self.schemas, self.schemas.type_of(pointer))
        if isinstance(plain, UnionOf) and self._is_link(plain):
            return frozenset(("string",))
        return frozenset((plain.kind.value,) if isinstance(plain, Primitive) else ())

    def _is_link(self, union: UnionOf) -> bool:
        """Return whether it is a link of JSON:API 1.1: a URL, or an object with one."""
        rows = [row for row in union.members if not isinstance(row, Primitive)]
        return len(rows) == 1 and type_at(self.schemas, rows[0], ("href",)) is not None

    def _takes_null(self, pointer: str, merged: MergedSchema) -> bool:
        return bool(merged.choices) and is_nullable(self.schemas.type_of(pointer))


def _wraps(place: BodyPath, name: str, types: frozenset[str]) -> bool:
    """Return whether an object is one that tells of pages."""
    inner = bool(place) and spelled(name) in ("pages", "next")
    return "array" not in types and (spelled(name) in _ENVELOPES or inner)


def kind_of(candidate: PageCandidate, type_: Type) -> Kind:
    """The kind of a scalar; ``ANY`` for what is none."""
    plain = unaliased(candidate.schemas, type_)
    return plain.kind if isinstance(plain, Primitive) else Kind.ANY


def find_page_candidate(
    schemas: TypeResolver, operation: Operation
) -> PageCandidate | None:
    """The first success that answers JSON, if there is one and it is no stream."""
    for response in operation.responses:
        if response.is_success:
            for media in response.media:
                if is_json(media.name) and media.item_type is None:
                    return PageCandidate(schemas, operation, response, media)
    return None
