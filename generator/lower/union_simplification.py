"""Unions in their simplest form: flat, each member once, null last."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from generator.ir import (
    ANY,
    NULL,
    Discriminator,
    Enumeration,
    Kind,
    Primitive,
    Reference,
    Type,
    UnionOf,
)
from generator.lower.declarations import Declarations

_STRING = Primitive(Kind.STRING)


def simplify_union(
    declarations: Declarations,
    types: Iterable[Type],
    discriminator: Discriminator | None,
) -> Type:
    """Flatten a union, once each member; what says anything absorbs the rest."""
    own = discriminator
    members: dict[Type, None] = {}
    for type_ in map(declarations.unalias, types):
        if isinstance(type_, UnionOf):
            discriminator = _joined(discriminator, type_.discriminator)
            members |= dict.fromkeys(type_.members)
        else:
            members[type_] = None
    if ANY in members:
        return ANY
    if _STRING in members and any(_lists_texts(declarations, row) for row in members):
        members.pop(_STRING)
        members = dict.fromkeys(_unlisted(declarations, row) for row in members)
    if NULL in members:
        members.pop(NULL)
        members[NULL] = None
    if len(members) == 1:
        return next(iter(members))
    return UnionOf(tuple(members), _covering(members, discriminator, own))


def _covering(
    members: Iterable[Type],
    discriminator: Discriminator | None,
    own: Discriminator | None,
) -> Discriminator | None:
    """A discriminator, if it covers the members that it speaks of.

    The union's own has a value for every member that is an object or a union of objects
    written elsewhere. That of a union which this one takes in tells its members apart,
    and the others are told by their looks.
    """
    if discriminator is None:
        return None
    known = {discriminator.default, *dict(discriminator.mapping).values()} - {None}
    named = {row.pointer for row in members if isinstance(row, Reference)}
    covers = named <= known if own is not None else known <= named
    return discriminator if covers else None


def _joined(
    outer: Discriminator | None, inner: Discriminator | None
) -> Discriminator | None:
    if outer is None or inner is None:
        return outer or inner
    if outer.property_name != inner.property_name:
        return None
    mapping = {**dict(inner.mapping), **dict(outer.mapping)}
    return replace(outer, mapping=tuple(mapping.items()))


def _unlisted(declarations: Declarations, type_: Type) -> Type:
    """Enumerations are open: what a string beside one adds is that strict validation
    lets other values pass.
    """
    if isinstance(type_, Reference) and _lists_texts(declarations, type_):
        return Reference(type_.pointer, unlisted=True)
    return type_


def _lists_texts(declarations: Declarations, type_: Type) -> bool:
    if not isinstance(type_, Reference):
        return False
    found = declarations.get(type_.pointer)
    return isinstance(found, Enumeration) and isinstance(found.members[0].value, str)
