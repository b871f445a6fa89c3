"""OperationIds in words, without what frameworks and the resource add to them.

In the resource ``pets``: ``PetsController_findAll`` is ``find all``, ``list-pets`` is
``list``, ``find-pets-by-status`` is ``find by status``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable, Sequence
from itertools import product

from generator.ir import Operation
from generator.naming.paths import path_tokens
from generator.naming.verbs import ARTICLES, HTTP_VERBS, PREPOSITIONS
from generator.naming.word_forms import find_words, is_same
from generator.text.identifier import words
from generator.text.unicode import known_text

Words = tuple[str, ...]
_NO_WORD = re.compile(r"\W")
_MODULE_PATH = re.compile(r"^(?:\w+\.){2,}(?=\w*[a-z0-9]_[a-z]\w*$)")
_VERSION = re.compile(r"^[vV]\d+(?=[A-Z_-])[_-]*|(?:(?<=[a-z])V|(?<=\w)[_-]v)\d+$")
_COPY = re.compile(r"(?<=[A-Za-z])_\d{1,2}$")
_CONTROLLER = re.compile(r"^\w+?Controllers?(?:V\d+)?(?=[_./A-Z])[_./]*(?=\w)")
_GROUP_ENDS = re.compile(r"^(.+)(?:::|[/.#:])(.+)$", re.DOTALL)
_GIVEN = re.compile(r"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)/([a-z0-9]+(?:-[a-z0-9]+)*)")
_DIGEST = re.compile("[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}", re.ASCII)
_LAYERS = frozenset(("api", "controller", "endpoint", "handler", "resource", "service"))


def given_call(operation_id: str) -> tuple[str, str] | None:
    """The group and name that ``repos/list-for-org`` gives, as its publisher calls it."""
    match = _GIVEN.fullmatch(operation_id)
    return (match[1], match[2]) if match else None


def without_framework(operation_id: str, operation: Operation) -> str:
    """Remove what frameworks add: path and method, numbers of copies, modules, versions.

    FastAPI writes ``{function}{path}_{method}``, each character that is part of no word
    as ``_``; springdoc and Micronaut number equal names (``list_1``), Springfox appends
    ``UsingGET``, Magento writes ``{service}V1{Function}{Method}``, Connexion the path of
    a module before the function.
    """
    suffix = _NO_WORD.sub("_", known_text(operation.path))
    for method in (operation.method.lower(), *sorted(HTTP_VERBS)):
        ending = f"{suffix}_{method}"
        if operation_id.endswith(ending) and len(operation_id) > len(ending):
            return operation_id[: -len(ending)]
    name = _MODULE_PATH.sub("", _COPY.sub("", operation_id))
    upper, capital = map(
        re.escape, (operation.method.upper(), operation.method.capitalize())
    )
    shorter = re.sub(f"(?<=[a-z0-9])Using{upper}$", "", name)
    if match := re.search(rf"[a-z]V\d+([A-Z]\w*){capital}$", shorter):
        shorter = match[1]
    return _VERSION.sub("", shorter) or name


def without_group(operation_id: str, groups: Sequence[Words]) -> tuple[str, bool]:
    """Remove a leading group that equals the resource, and any controller.

    Returns:
        The rest, and whether the publisher set the group apart by ``/`` or ``.``: the
        name behind it is then the one that the publisher gave.
    """
    if match := _GROUP_ENDS.match(operation_id):
        head = words(match[1])
        if any(is_same(head[-size:], group) for group, size in _sizes(groups, head)):
            return match[2], True
    if match := _CONTROLLER.match(known_text(operation_id)):
        return operation_id[match.end() :], False
    head_text, _, rest = operation_id.partition("_")
    head = words(head_text)
    is_layer = len(head) > 1 and head[-1].lower() in _LAYERS
    if rest and is_layer and any(is_same(head[:-1], group) for group in groups):
        return rest, False
    return operation_id, False


def _sizes(groups: Iterable[Words], head: Words) -> Iterable[tuple[Words, int]]:
    return product(groups, range(1, len(head) + 1))


def without_resource(name: Words, groups: Sequence[Words]) -> Words:
    """Remove the words of the resource, and prepositions left dangling by that."""
    rest = list(name)
    for group in sorted(groups, key=len, reverse=True):
        while (span := find_words(rest, group)) is not None:
            start, stop = span
            rest = _close_gap(rest[:start], rest[stop:])
    return tuple(rest)


def without_leading(name: Words, groups: Sequence[Words]) -> Words:
    """Remove the words of the resource from the beginning alone."""
    rest = name
    for group in groups:
        span = find_words(rest, group)
        if span is not None and span[0] == 0:
            rest = rest[span[1] :]
    return rest


def _close_gap(before: list[str], after: list[str]) -> list[str]:
    """Join what stood around removed words: ``add to`` loses its ``to``."""
    while before and before[-1].lower() in ARTICLES:
        before = before[:-1]
    linking = PREPOSITIONS | {"and", "or"}
    dangles = not after or after[0].lower() in linking
    if dangles and before and before[-1].lower() in linking:
        before = before[:-1]
    if after and after[0].lower() in ("and", "or"):
        after = after[1:]
    return [*before, *after]


@functools.lru_cache(maxsize=10_000)
def is_digest(operation_id: str) -> bool:
    """Return whether an operationId is a digest or a UUID in hexadecimal digits."""
    return _DIGEST.fullmatch(operation_id.replace("-", "").lower()) is not None


def spells_route(operation_id: str, method: str, path: str) -> bool:
    """Return whether an operationId says method and path and nothing else.

    A digest of them says nothing (Laravel's L5-Swagger writes MD5).
    """
    if path.count("/") > 1 and path in operation_id:
        return True
    if is_digest(operation_id):
        return True
    name = [word.lower() for word in words(operation_id)]
    if not any(row.is_noise for row in path_tokens(path)):
        name = [word for word in name if not re.fullmatch(r"v\d+", word)]
    method = method.lower()
    if method in name[:1]:
        rest = name[1:]
    elif method in name[-1:]:
        rest = name[:-1]
    else:
        return False
    return _spells_path("".join(rest), path)


def _spells_path(text: str, path: str) -> bool:
    """Return whether letters spell a path's literals, with or without parameters.

    Only who spells a version or ``api`` too may write ``by`` before parameters:
    ``getPetById`` is a name, ``getApiV3PetById`` is a route.
    """
    tokens = path_tokens(path)
    if not any(not row.is_parameter and not row.is_noise for row in tokens):
        return False
    loose = [
        _forms(row.words, row.is_parameter, row.is_parameter or row.is_noise)
        for row in tokens
    ]
    if _is_spelled_by(loose, text):
        return True
    if not any(row.is_noise for row in tokens):
        return False
    whole = [
        forms
        for row in tokens
        for forms in (("", "by", "with"), _forms(row.words, False, False))
    ]
    return _is_spelled_by(whole, text)


def _is_spelled_by(parts: Iterable[Collection[str]], text: str) -> bool:
    """Return whether a text is a form of the first part, one of the second, and so on."""
    ends = {0}
    for forms in parts:
        ends = {e + len(f) for e in ends for f in forms if text.startswith(f, e)}
    return len(text) in ends


def _forms(token: Words, is_parameter: bool, may_lack: bool) -> set[str]:
    """Return how a token is spelled in singular and plural."""
    text = "".join(token).lower()
    stem = text.removesuffix("s")
    forms = {text, stem, f"{stem}s"}
    if is_parameter:
        forms.add("id")
    if text.endswith("ies"):
        forms.add(f"{text[:-3]}y")
    if text.endswith("es"):
        forms.add(text[:-2])
    if may_lack:
        forms.add("")
    return forms
