"""Docstrings for types without a description: the methods and attributes that use them.

`Pet` without a description is "Sent by `client.pet.add()`, returned by `client.pet.get()`."
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.ir import Alias, Api, Declaration, Media, Object
from generator.ir.dependencies import operation_types, references
from generator.ir.values import Value
from generator.naming import Names, callback_key
from generator.plan.responses import successes
from generator.plan.webhook_events import callback_payloads

_MOST = 3


class TypeUses(Value, frozen=True):
    """The users of one type, by their names.

    Attributes:
        senders: methods whose arguments or bodies it is in.
        readers: methods, and readers of webhooks, that return it, alone or in a list.
        failures: methods whose errors have it as their body.
        holders: attributes and named types that it is in.
    """

    senders: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()

    def text(self, *, sent: bool, read: bool) -> str:
        """Return a sentence on the users; nothing where there are none.

        Args:
            sent: whether the class is one that requests hold.
            read: whether the class is one that responses hold.
        """
        senders = f"sent by {_listed(self.senders)}" if sent and self.senders else ""
        readers = (
            f"returned by {_listed(self.readers)}" if read and self.readers else ""
        )
        words = ", ".join(filter(None, (senders, readers)))
        if words:
            return f"{words[0].upper()}{words[1:]}."
        if read and self.failures:
            return f"The body of errors of {_listed(self.failures)}."
        return f"Used in {_listed(self.holders)}." if self.holders else ""

    def values_text(self) -> str:
        """Return a sentence for an enumeration."""
        if self.holders:
            return f"Known values of {_listed(self.holders)}."
        senders = f", sent by {_listed(self.senders)}" if self.senders else ""
        return f"Known values{senders}."


NO_USES = TypeUses()


def find_type_uses(api: Api, names: Names) -> dict[str, TypeUses]:
    """Return the users of each declared type, by its pointer, in the document's order."""
    found: dict[str, dict[str, dict[str, None]]] = {}

    def add(kind: str, pointers: Iterable[str], user: str) -> None:
        for pointer in pointers:
            found.setdefault(pointer, {}).setdefault(kind, {})[user] = None

    for operation in api.operations:
        method = f"{'.'.join(names.called(operation))}()"
        sent = operation_types(operation, sending=True)
        add("senders", (p for type_ in sent for p in references(type_)), method)
        returned = successes(operation)
        for response in operation.responses:
            kind = "readers" if response in returned else "failures"
            add(kind, _in_media(response.media), method)
    for row, media in callback_payloads(api):
        parser = f"webhooks.{names.parsers[callback_key(row)]}()"
        add("readers", references(media.type), parser)
    for pointer, declaration in api.declarations.items():
        for holder, targets in _held(pointer, declaration, names):
            add("holders", (each for each in targets if each != pointer), holder)
    return {
        pointer: TypeUses(**{kind: tuple(users) for kind, users in kinds.items()})
        for pointer, kinds in found.items()
    }


def _in_media(media: Iterable[Media]) -> Iterator[str]:
    for row in media:
        yield from references(row.type)
        if row.item_type is not None:
            yield from references(row.item_type)


def _held(
    pointer: str, declaration: Declaration, names: Names
) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield the name of an attribute, or of the type itself, and the types in it."""
    name = names.classes[pointer, False]
    if isinstance(declaration, Object):
        fields: Mapping[str, str] = names.fields[pointer]
        for row in declaration.properties:
            yield f"{name}.{fields[row.name]}", references(row.type)
        if declaration.additional is not None:
            yield name, references(declaration.additional)
    elif isinstance(declaration, Alias):
        yield name, references(declaration.type)


def _listed(names: tuple[str, ...]) -> str:
    *first, last = (f"`{name}`" for name in names[:_MOST])
    if len(names) > _MOST:
        return f"{', '.join((*first, last))} and others"
    return f"{', '.join(first)} and {last}" if first else last
