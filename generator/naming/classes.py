"""Names of classes: models, enumerations and aliases, in one namespace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from generator.ir import Api, Declaration, Operation
from generator.ir.directions import Variants
from generator.naming.media_type_names import alternatives
from generator.naming.reserved import MODULE, pinned
from generator.naming.resolve import DECLARED, DERIVED, NESTED, PINNED, Entity, resolve
from generator.naming.schema_context import Place, place
from generator.text import camel_case
from generator.text.identifier import join_camel, words

_LONGEST_TITLE = 50
_ROLES = frozenset(("Response", "Request", "Error", "Header", "item", "value"))
"""Words that many places share and that name nothing."""
ClassKey = tuple[str, bool]
"""Pointer of a declaration, and whether the class that is sent is meant."""


def class_names(
    api: Api, variants: Variants, modules: frozenset[str]
) -> dict[ClassKey, str]:
    """Name every class of an API.

    Args:
        api: the API.
        variants: the directions of its types.
        modules: the names of modules beside which the classes are found.

    Returns:
        Names by pointer and direction; a declaration that is one class for both
        directions has the same name twice.
    """
    entities = list(_entities(api, variants, known_places(api)))
    names = resolve(entities, modules | MODULE, tail=str.upper)
    for pointer in api.declarations:
        names.setdefault((pointer, True), names[pointer, False])
    return names


def known_places(api: Api) -> dict[str, str]:
    """What operations and parameters are called, by pointer."""
    known: dict[str, str] = {}
    for operation in api.operations:
        name = operation.operation_id or f"{operation.method} {operation.path}"
        for parameter in operation.parameters:
            if parameter.pointer.startswith(operation.pointer):
                known[parameter.pointer] = parameter.name
            elif not parameter.pointer.startswith("#/components/"):
                path = operation.path.replace("{", " ")
                known[parameter.pointer] = f"{path} {parameter.name}"
        known |= _files(operation)
        known[operation.pointer] = name
    for callback in api.callbacks:
        name = callback.operation.operation_id or callback.name
        known.setdefault(callback.operation.pointer, name)
    return known


def _files(operation: Operation) -> dict[str, str]:
    """Responses and request bodies that are files: those are called by their stems."""
    rows = [(row.pointer, "response") for row in operation.responses]
    if operation.body is not None:
        rows.append((operation.body.pointer, "request"))
    return {
        pointer: _camel(PurePosixPath(pointer[:-1]).stem, role)
        for pointer, role in rows
        if pointer.endswith("#") and len(pointer) > 1
    }


def _entities(
    api: Api, variants: Variants, known: Mapping[str, str]
) -> Iterator[Entity[ClassKey]]:
    several = alternatives(api)
    for pointer, declaration in api.declarations.items():
        where = place(pointer, known, api.labels, several)
        uses = api.identical.get(pointer, ())
        shared = _shared(place(use, known, api.labels, several) for use in uses)
        rank = DERIVED if shared else _rank(where)
        if pinned(declaration.hints.python_name) is not None:
            rank = PINNED
        names = _candidates(declaration, where, shared)
        yield Entity((pointer, False), rank, names, pointer)
        if pointer in variants.split:
            names = _candidates(declaration, where, shared)
            sent = (f"{name}Input" for name in names)
            yield Entity((pointer, True), max(rank, DERIVED), sent, f"{pointer}|input")


def _shared(uses: Iterable[Place]) -> tuple[str, ...]:
    """Return the words that all places of one shape end with, if they say something."""
    ways = [(use.root, *use.words) for use in uses]
    if not ways:
        return ()
    length = 0
    shortest = min(map(len, ways))
    while length < shortest and len({way[-1 - length] for way in ways}) == 1:
        length += 1
    words = ways[0][len(ways[0]) - length :]
    return words if any(word not in _ROLES for word in words) else ()


def _rank(where: Place) -> int:
    """The nearer to what has a name, the more right to it; a property has more than
    the items of an array.
    """
    if not where.inside:
        return DERIVED if where.suffix else DECLARED
    if not where.words:
        return DERIVED
    return NESTED + 2 * len(where.words) + (where.words != where.longer)


def _candidates(
    declaration: Declaration, where: Place, shared: tuple[str, ...]
) -> Iterator[str]:
    root = where.root
    asked = pinned(declaration.hints.python_name)
    if asked is not None:
        yield asked
    if not where.inside:
        yield _camel(root, where.suffix)
        yield _camel(root, where.suffix or "Schema")
        return
    title = declaration.hints.title
    if title and len(title) <= _LONGEST_TITLE and words(title):
        yield _camel(title)
    for start in reversed(range(len(shared))):
        yield _camel(*shared[start:])
    if not where.words:
        yield _camel(root)
    for length in range(1, len(where.words) + 1):
        yield _camel(root, *where.words[-length:])
    yield _camel(root, *where.longer)
    yield _camel(root, *where.exact)
    yield _camel(root, *where.exact, repeat=True)
    yield _camel(root, *where.exact, _kind(declaration))


def _kind(declaration: Declaration) -> str:
    return {"Enumeration": "Value", "Constants": "Value"}.get(
        type(declaration).__name__, "Model"
    )


def _camel(*parts: str, repeat: bool = False) -> str:
    """Join words, leaving out those with which the name so far already ends, unless
    ``repeat`` asks for them.
    """
    found: list[str] = []
    for part in parts:
        own = [word[:1].upper() + word[1:] for word in words(part)]
        lower = [word.lower() for word in own]
        ends = [word.lower() for word in found[-len(own) :]] == lower
        if own and ends and not repeat:
            continue
        found += own
    return camel_case(join_camel(found), "Model")
