"""Documents changed at random, but knowing what OpenAPI is made of."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

Path = tuple[str | int, ...]
Json = Any

_ODD: tuple[Json, ...] = (
    *(None, True, False, 0, -1, 1.5, "", "x", "object", "#", "$ref", [], {}, [[]]),
    *([None], [{}], [1, "a"], {"a": 1}, {"": {}}, {"$ref": 5}, {"type": {}}, 10**400),
    *({"$ref": "#"}, {"$ref": "#/paths"}, {"allOf": [{}]}, {"type": ["null"]}),
)
_KEYWORDS = (
    *("type", "format", "enum", "const", "default", "properties", "items", "required"),
    *("additionalProperties", "allOf", "oneOf", "anyOf", "not", "nullable", "$ref"),
    *("discriminator", "mapping", "propertyName", "pattern", "prefixItems", "$defs"),
    *("patternProperties", "readOnly", "writeOnly", "title", "description", "examples"),
    *(
        "parameters",
        "requestBody",
        "responses",
        "content",
        "schema",
        "headers",
        "links",
    ),
    *("callbacks", "security", "servers", "variables", "tags", "operationId", "name"),
    *("in", "style", "explode", "encoding", "contentType", "paths", "components"),
    *("webhooks", "info", "itemSchema", "if", "unevaluatedProperties", "deprecated"),
    *("$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "xml", "x-enum-varnames"),
    *("x-ms-enum", "x-python-name", "x-pagination", "x-poller", "x-env-prefix"),
    *("get", "post", "query", "additionalOperations", "200", "default", "2XX"),
    *("application/json", "multipart/form-data", "text/event-stream", "*/*", "a/xml"),
)


def mutated(tree: Json, chance: random.Random, changes: int) -> Json:
    """Return a copy of a document with some changes."""
    root = copy.deepcopy(tree)
    for _ in range(changes):
        paths = list(_paths(root))
        chance.choice(_CHANGES)(root, chance.choice(paths), chance)
    return root


def _paths(node: Json, here: Path = ()) -> list[Path]:
    """The places of all nodes below the root."""
    found: list[Path] = []
    waiting: list[tuple[Json, Path]] = [(node, here)]
    while waiting:
        node, here = waiting.pop()
        rows: Any = ()
        if isinstance(node, dict):
            rows = node.items()
        elif isinstance(node, list):
            rows = enumerate(node)
        for key, value in rows:
            found.append((*here, key))
            waiting.append((value, (*here, key)))
    return found or [()]


def _at(root: Json, path: Path) -> Json:
    for key in path:
        root = root[key]
    return root


def _pointer(path: Path) -> str:
    rows = (str(key).replace("~", "~0").replace("/", "~1") for key in path)
    return "#" + "".join(f"/{key}" for key in rows)


def _put(root: Json, path: Path, value: Json) -> None:
    if path:
        _at(root, path[:-1])[path[-1]] = value


def _odd(root: Json, path: Path, chance: random.Random) -> None:
    _put(root, path, copy.deepcopy(chance.choice(_ODD)))


def _removed(root: Json, path: Path, chance: random.Random) -> None:
    if path:
        del _at(root, path[:-1])[path[-1]]


def _moved(root: Json, path: Path, chance: random.Random) -> None:
    """Another part of the document stands here too."""
    other = copy.deepcopy(_at(root, chance.choice(_paths(root))))
    _put(root, path, other)


def _referred(root: Json, path: Path, chance: random.Random) -> None:
    """A reference to anywhere stands here."""
    _put(root, path, {"$ref": _pointer(chance.choice(_paths(root)))})


def _with_keyword(root: Json, path: Path, chance: random.Random) -> None:
    """A node gets a member that OpenAPI knows, with any value of the document."""
    node = _at(root, path)
    if isinstance(node, dict):
        value = _at(root, chance.choice(_paths(root)))
        odd = chance.choice((value, [value], {"a": value}, *_ODD))
        node[chance.choice(_KEYWORDS)] = copy.deepcopy(odd)


def _renamed(root: Json, path: Path, chance: random.Random) -> None:
    """A member gets another name that OpenAPI knows."""
    if path and isinstance(path[-1], str):
        node = _at(root, path[:-1])
        node[chance.choice((*_KEYWORDS, "", "x-", "$"))] = node.pop(path[-1])


def _wrapped(root: Json, path: Path, chance: random.Random) -> None:
    value = _at(root, path)
    wraps: tuple[Json, ...] = ([value], {"allOf": [value]}, {"oneOf": [value, value]})
    _put(root, path, copy.deepcopy(chance.choice((*wraps, {"items": value}))))


def _repeated(root: Json, path: Path, chance: random.Random) -> None:
    node = _at(root, path)
    if isinstance(node, list):
        node += copy.deepcopy(node[:5])
    elif isinstance(node, dict):
        node |= {
            f"{key}_": copy.deepcopy(value) for key, value in list(node.items())[:5]
        }


_CHANGES: tuple[Callable[[Json, Path, random.Random], None], ...] = (
    *(_odd, _removed, _moved, _referred, _with_keyword, _with_keyword),
    *(_renamed, _wrapped, _repeated),
)
