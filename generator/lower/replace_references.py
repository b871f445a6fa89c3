"""The same API with some declarations in place of others."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from generator.ir import (
    Alias,
    ArrayOf,
    Constants,
    Declaration,
    Discriminator,
    MapOf,
    Media,
    Object,
    Operation,
    Poller,
    Reference,
    Response,
    TextOf,
    TupleOf,
    Type,
    UnionOf,
)


class ReferenceReplacement:
    """Replace references, wherever values of an API have them."""

    def __init__(self, replaced: Mapping[str, str]) -> None:
        """Args: replaced: pointers of declarations -> those that stand for them."""
        self._replaced = replaced
        self._types: dict[Type, Type] = {}

    def in_operation(self, operation: Operation) -> Operation:
        """Return an operation with the declarations that stay."""
        body, pages, poller = operation.body, operation.pagination, operation.poller
        parameters = tuple(
            replace(row, type=self.in_type(row.type)) for row in operation.parameters
        )
        return replace(
            operation,
            parameters=parameters,
            body=body and replace(body, media=self._media(body.media)),
            responses=tuple(map(self._response, operation.responses)),
            pagination=pages
            and replace(pages, item_type=self.in_type(pages.item_type)),
            poller=poller and self.in_poller(poller),
        )

    def in_poller(self, poller: Poller) -> Poller:
        """Return a poller of the type that stays."""
        return replace(poller, type=poller.type and self._pointer(poller.type))

    def in_declaration(self, declaration: Declaration) -> Declaration:
        """Return a declaration that refers to what stays."""
        if isinstance(declaration, Object):
            additional = declaration.additional
            properties = tuple(
                replace(row, type=self.in_type(row.type))
                for row in declaration.properties
            )
            return replace(
                declaration,
                properties=properties,
                additional=additional and self.in_type(additional),
            )
        if isinstance(declaration, (Alias, Constants)):
            return replace(declaration, type=self.in_type(declaration.type))
        return declaration

    def in_type(self, type_: Type) -> Type:
        """Return a type that refers to what stays."""
        found = self._types.get(type_)
        if found is None:
            found = self._types[type_] = self._type(type_)
        return found

    def _type(self, type_: Type) -> Type:
        if isinstance(type_, Reference):
            return replace(type_, pointer=self._pointer(type_.pointer))
        if isinstance(type_, ArrayOf):
            return replace(type_, items=self.in_type(type_.items))
        if isinstance(type_, MapOf):
            return replace(type_, values=self.in_type(type_.values))
        if isinstance(type_, TextOf):
            return replace(type_, type=self.in_type(type_.type))
        if isinstance(type_, TupleOf):
            return replace(type_, items=tuple(map(self.in_type, type_.items)))
        if isinstance(type_, UnionOf):
            members = tuple(dict.fromkeys(map(self.in_type, type_.members)))
            if len(members) == 1:
                return members[0]
            return UnionOf(members, self._discriminator(type_.discriminator))
        return type_

    def _discriminator(self, found: Discriminator | None) -> Discriminator | None:
        if found is None:
            return None
        mapping = tuple((value, self._pointer(p)) for value, p in found.mapping)
        default = found.default and self._pointer(found.default)
        return replace(found, mapping=mapping, default=default)

    def _media(self, media: tuple[Media, ...]) -> tuple[Media, ...]:
        return tuple(
            replace(
                row,
                type=self.in_type(row.type),
                item_type=row.item_type and self.in_type(row.item_type),
                fields=row.fields and self._pointer(row.fields),
            )
            for row in media
        )

    def _response(self, response: Response) -> Response:
        headers = tuple(
            replace(row, type=self.in_type(row.type)) for row in response.headers
        )
        return replace(response, media=self._media(response.media), headers=headers)

    def _pointer(self, pointer: str) -> str:
        return self._replaced.get(pointer, pointer)
