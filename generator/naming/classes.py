"""Names of classes: models, enumerations and aliases, in one namespace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.ir import Api, Declaration
from generator.ir.directions import Variants
from generator.naming.media_type_names import alternatives
from generator.naming.reserved import MODULE, pinned
from generator.naming.resolve import DECLARED, DERIVED, NESTED, PINNED, Entity, resolve
from generator.naming.schema_context import SchemaContext, read_context
from generator.naming.type_roots import body_names, type_roots
from generator.text import camel_case
from generator.text.identifier import join_camel, words

_LONGEST_TITLE = 50
_ROLES = frozenset(("Response", "Request", "Error", "Header", "item", "value"))
"""Words that many schemas share and that name nothing."""
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
    entities = list(_entities(api, variants))
    names = resolve(entities, modules | MODULE, tail=str.upper)
    for pointer in api.declarations:
        names.setdefault((pointer, True), names[pointer, False])
    return names


def _entities(api: Api, variants: Variants) -> Iterator[Entity[ClassKey]]:
    roots, bodies, several = type_roots(api), body_names(api), alternatives(api)

    def context_of(pointer: str) -> SchemaContext:
        context = read_context(pointer, roots, api.components, api.labels, several)
        if context.roots[0] in bodies:
            name = bodies[context.roots[0]]
            context = replace(context, roots=(name, *context.roots))
        return context

    for pointer, declaration in api.declarations.items():
        context = context_of(pointer)
        shared = _shared_words(map(context_of, api.identical.get(pointer, ())))
        rank = DERIVED if shared else _rank(context)
        if pinned(declaration.hints.python_name) is not None:
            rank = PINNED
        names = _candidates(declaration, context, shared)
        yield Entity((pointer, False), rank, names, pointer)
        if pointer in variants.split:
            names = _candidates(declaration, context, shared)
            sent = (f"{name}Input" for name in names)
            yield Entity((pointer, True), max(rank, DERIVED), sent, f"{pointer}|input")


def _shared_words(contexts: Iterable[SchemaContext]) -> tuple[str, ...]:
    """Return the words that all uses of one shape end with, if they say something."""
    ways = [(context.roots[0], *context.words) for context in contexts]
    if not ways:
        return ()
    length = 0
    shortest = min(map(len, ways))
    while length < shortest and len({way[-1 - length] for way in ways}) == 1:
        length += 1
    words = ways[0][len(ways[0]) - length :]
    return words if any(word not in _ROLES for word in words) else ()


def _rank(context: SchemaContext) -> int:
    """The nearer to what has a name, the more right to it; a property has more than
    the items of an array.
    """
    if not context.inside:
        is_derived = context.suffix or len(context.roots) > 1
        return DERIVED if is_derived else DECLARED
    if not context.words:
        return DERIVED
    return NESTED + 2 * len(context.words) + (context.words != context.longer)


def _candidates(
    declaration: Declaration, context: SchemaContext, shared: tuple[str, ...]
) -> Iterator[str]:
    asked = pinned(declaration.hints.python_name)
    if asked is not None:
        yield asked
    if context.inside:
        yield from _inner_names(declaration, context, shared)
    else:
        for root in context.roots:
            yield _camel(root, context.suffix)
        yield _camel(context.roots[-1], context.suffix or "Schema")
        yield _camel(context.roots[-1], context.suffix, "Model")


def _inner_names(
    declaration: Declaration, context: SchemaContext, shared: tuple[str, ...]
) -> Iterator[str]:
    """Names of what has none in the document: by its title, by where it stands."""
    root, *other_roots = context.roots
    title = declaration.hints.title
    if title and len(title) <= _LONGEST_TITLE and _is_telling(title, context):
        yield _camel(title)
    for start in reversed(range(len(shared))):
        yield _camel(*shared[start:])
    if not context.words:
        yield from map(_camel, context.roots)
    elif _says_root(root, context.words[-1]):
        yield _camel(context.words[-1])
    for length in range(1, len(context.words) + 1):
        yield _camel(root, *context.words[-length:])
    for other in other_roots:
        yield _camel(other, *context.words)
    yield _camel(root, *context.longer)
    for any_root in context.roots:
        yield _camel(any_root, *context.exact)
    yield _camel(root, *context.exact, repeat=True)
    if context.exact:
        yield _camel(*reversed(context.exact), "of", root)
    yield _camel(root, *context.exact, _kind(declaration))


def _is_telling(title: str, context: SchemaContext) -> bool:
    """Return whether a title has words, and is none that FastAPI makes of the operation's
    path: ``Response List Users Users Get``.
    """
    written = {tuple(word.lower() for word in words(root)) for root in context.roots}
    said = tuple(word.lower() for word in words(title))
    return bool(said) and said[1:] not in written


def _says_root(root: str, label: str) -> bool:
    """Return whether a label of several words ends with the last of the root's.

    ``ssh-password-auth`` in ``Auth`` needs no further ``Auth``.
    """
    said, around = words(label), words(root)
    return len(said) > 1 and said[-1].lower() == around[-1].lower()


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
