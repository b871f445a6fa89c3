"""Names of methods from HTTP method and path, where an operationId gives none.

``GET /customers`` is ``list`` in ``customers``, ``POST /customers/{id}/verify`` is
``verify``, ``GET /customers/{id}/sources`` is ``list_sources``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from generator.ir import (
    Api,
    ArrayOf,
    MapOf,
    Object,
    Operation,
    Reference,
    Type,
    without_null,
)
from generator.ir.declarations import Alias, Declaration
from generator.naming.operation_ids import without_resource
from generator.naming.paths import PathToken, path_tokens
from generator.naming.verbs import ACTIONS, PREPOSITIONS, READING_ACTIONS
from generator.naming.word_forms import UNCOUNTED, is_plural, is_same, to_singular
from generator.text.identifier import words

Words = tuple[str, ...]
_ON_ITEM = {"GET": "get", "POST": "update"}
_VERBS = {"GET": "get", "POST": "create", "PUT": "replace", "PATCH": "update"}


def path_names(
    api: Api, operation: Operation, groups: Sequence[Words]
) -> Iterator[Words]:
    """Names of an operation in words, the shortest first.

    Args:
        api: whose declarations tell whether many things are returned.
        operation: what is named.
        groups: words that say its resource; what the path has before them is left out.
    """
    tokens = [row for row in path_tokens(operation.path) if not row.is_noise]
    after = _after_resource(tokens, groups)
    for name in _names_of(api, operation, after):
        short = without_resource(name, groups)
        yield short or name
    yield from _names_of(api, operation, after)
    yield from _names_for_parent(api, operation, tokens, len(tokens) - len(after))
    yield from _names_of(api, operation, tokens)
    method = operation.method.lower()
    yield (method, *_literal_words(after, method))
    arguments = [row.words for row in tokens if row.is_parameter]
    verb = verb_for(api, operation)
    yield (verb, *_flatten([row.words for row in after if not row.is_parameter]))
    literals = _literal_words(tokens, verb)
    if arguments:
        yield (verb, *literals, "by", *_flatten(arguments[-1:]))
        yield (verb, *literals, "by", *_flatten(arguments))


def verb_for(api: Api, operation: Operation, noun: Words = ()) -> str:
    """Return ``list``, ``get``, ``create``, ``update``, ``replace`` or ``delete``.

    Args:
        api: whose declarations tell whether many things are returned.
        operation: what is named.
        noun: what its operationId says is got: a plural is a list.
    """
    method = operation.method.upper()
    tokens = [row for row in path_tokens(operation.path) if not row.is_noise]
    is_item = bool(tokens) and tokens[-1].is_parameter
    if method == "GET" and not is_item:
        is_list = _names_many(noun) or _is_list(api, operation, tokens)
        return "list" if is_list else "get"
    if is_item and method in _ON_ITEM:
        return _ON_ITEM[method]
    return _VERBS.get(method, method.lower())


def words_after_resource(operation: Operation, groups: Sequence[Words]) -> Words:
    """The literals of a path that follow its resource."""
    tokens = [row for row in path_tokens(operation.path) if not row.is_noise]
    return _literal_words(_after_resource(tokens, groups), verb="list")


def _after_resource(
    tokens: Sequence[PathToken], groups: Sequence[Words]
) -> list[PathToken]:
    """Return the path after the resource, or the whole path where it has none."""
    for start, first in enumerate(tokens):
        written: list[str] = []
        for stop in range(start, len(tokens)):
            if first.is_parameter or tokens[stop].is_parameter:
                break
            written += tokens[stop].words
            if any(is_same(written, group) for group in groups):
                return list(tokens[stop + 1 :])
    return list(tokens)


def _action_names(operation: Operation, tokens: Sequence[PathToken]) -> Iterator[Words]:
    """Names by the verb at the path's end: alone, then with what it is done to."""
    if not tokens or not _is_action(operation, tokens[-1]):
        return
    action = tokens[-1].words
    yield action
    literals = [row.words for row in tokens[:-1] if not row.is_parameter]
    for length in (1, len(literals)):
        objects = [to_singular_words(row) for row in literals[-length:]]
        yield (*action, *_flatten(objects))


def _is_action(operation: Operation, last: PathToken) -> bool:
    if last.is_parameter:
        return False
    if last.is_verb:
        return True
    verb = last.words[0].lower()
    if operation.method.upper() in ("GET", "HEAD"):
        return verb in READING_ACTIONS
    return verb in ACTIONS and operation.method.upper() != "DELETE"


def _names_for_parent(
    api: Api, operation: Operation, tokens: Sequence[PathToken], start: int
) -> Iterator[Words]:
    """``list_for_user`` of ``/users/{id}/notes`` in ``notes``.

    Args:
        api: whose declarations tell whether many things are returned.
        operation: what is named.
        tokens: of its path.
        start: the index of the first token behind the resource.
    """
    verb = verb_for(api, operation)
    before = [row.words for row in tokens[: max(start - 1, 0)] if not row.is_parameter]
    if before:
        rest = _literal_words(tokens[start:], verb)
        yield (verb, *rest, "for", *to_singular_words(before[-1]))


def _names_of(
    api: Api, operation: Operation, tokens: Sequence[PathToken]
) -> Iterator[Words]:
    yield from _action_names(operation, tokens)
    verb = verb_for(api, operation)
    yield (verb, *_literal_words(tokens, verb))


def _literal_words(tokens: Sequence[PathToken], verb: str) -> Words:
    """The literals, all in the singular but the one that many of are meant."""
    literals = [row.words for row in tokens if not row.is_parameter]
    if literals and "_".join(literals[-1]).lower() in PREPOSITIONS:
        literals.pop()  # `/photos/of/{user}`
    if not literals:
        return ()
    is_many = not tokens[-1].is_parameter and verb not in ("create", "update")
    last = literals[-1] if is_many else to_singular_words(literals[-1])
    return _flatten([*map(to_singular_words, literals[:-1]), last])


def to_singular_words(noun: Words) -> Words:
    """The last word in the singular."""
    return (*noun[:-1], to_singular(noun[-1]))


def _flatten(rows: Sequence[Words]) -> Words:
    return tuple(word for row in rows for word in row)


def _is_list(api: Api, operation: Operation, tokens: Sequence[PathToken]) -> bool:
    """Return whether many things are returned: by the response, then by the path."""
    type_ = _returned(operation)
    shape = None if type_ is None else _resolve(api.declarations, type_)
    if isinstance(shape, ArrayOf):
        return True
    names_many = bool(tokens) and _says_many(operation, tokens[-1].words)
    if not isinstance(shape, Object) or not shape.properties:
        return names_many
    if operation.pagination is not None:
        return True
    return names_many and _has_array(api, shape, depth=2)


def _says_many(operation: Operation, literal: Words) -> bool:
    """Return whether a path's last literal, or the operationId's, is a plural."""
    if _names_many(literal):
        return True
    end = words(operation.operation_id or "")[-len(literal) :]
    return is_same(end, literal) and _names_many(end)


def _names_many(literal: Words) -> bool:
    """Return whether a literal's noun is a plural: ``stops`` in ``stops-for-route``."""
    nouns = takewhile(lambda word: word.lower() not in PREPOSITIONS, literal)
    noun = (list(nouns) or [""])[-1]
    return is_plural(noun) and noun.lower() not in UNCOUNTED


def _has_array(api: Api, shape: Object, depth: int) -> bool:
    """Return whether an object has an array, perhaps in an object that it has."""
    for row in shape.properties:
        part = _resolve(api.declarations, row.type)
        if isinstance(part, ArrayOf | MapOf):
            return True
        if depth > 1 and isinstance(part, Object) and _has_array(api, part, depth - 1):
            return True
    return False


def _returned(operation: Operation) -> Type | None:
    for response in operation.responses:
        if response.is_success or response.status == "default":
            for media in response.media:
                return media.type
    return None


def _resolve(
    declarations: Mapping[str, Declaration], type_: Type
) -> Type | Declaration | None:
    """Return the type behind references and aliases."""
    for _ in range(8):
        plain = without_null(type_)
        if not isinstance(plain, Reference):
            return plain
        declaration = declarations.get(plain.pointer)
        if not isinstance(declaration, Alias):
            return declaration
        type_ = declaration.type
    return None
