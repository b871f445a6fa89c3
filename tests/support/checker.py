"""Whether a request fits its document, judged by openapi-core.

openapi-core's own search for the path is left out: it takes `/x/{id}:verb` wrongly.
The operation is known, so its template is matched here, and openapi-core validates the
parameters and the body against it.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, unquote

from jsonschema_path import SchemaPath
from openapi_core import V30RequestValidator, V31RequestValidator
from openapi_core.datatypes import RequestParameters
from openapi_core.validation.request.exceptions import MissingRequestBody
from werkzeug.datastructures import Headers, ImmutableMultiDict

from tests.support.repair import repaired
from tests.support.server import Seen
from tests.support.tree import Tree, join


@dataclass
class _Request:
    """A request in the words of openapi-core."""

    method: str
    body: bytes | None
    content_type: str
    parameters: RequestParameters


class Checker:
    """Checks requests against the operations of one document."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._root = SchemaPath.from_dict(repaired(tree).root)
        version = V30RequestValidator if tree.is_30 else V31RequestValidator
        self._validator: Any = version(self._root)

    def problems(
        self, path: str, pointer: str, seen: Seen, base: str = ""
    ) -> list[str]:
        """Return what is wrong with a request.

        Args:
            path: the template of the operation that was called.
            pointer: where the operation is.
            seen: what came over the wire.
            base: what comes before the template in the request's path.
        """
        method = pointer.rpartition("/")[2]
        if seen.method.lower() != method:
            return [f"method {seen.method}"]
        variables = matched(path, seen.url.path.removeprefix(base))
        if variables is None:
            return [f"path {seen.url.path} is not {path}"]
        request = _read(seen, variables)
        return [*self._undeclared(pointer, request), *self._invalid(pointer, request)]

    def _invalid(self, pointer: str, request: _Request) -> list[str]:
        """Let openapi-core validate parameters and body."""
        operation = _at(self._root, pointer)
        item = _at(self._root, pointer.rpartition("/")[0])
        validator = self._validator
        validate_body = validator._iter_body_errors
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of the document's own
            errors = [
                *validator._iter_parameters_errors(request, operation, item),
                *(
                    []
                    if self._is_form(pointer, request)
                    else validate_body(request, operation)
                ),
            ]
        told = [
            _told(error) for error in errors if type(error) is not MissingRequestBody
        ]
        deep = tuple(map("Query parameter error: {} <-".format, self._deep(pointer)))
        return [text for text in told if not any(each in text for each in deep)]

    def _deep(self, pointer: str) -> list[str]:
        """Return the deep objects in the query, which are left to forms.py."""
        rows = self._tree.parameters(pointer).items()
        return [
            name
            for (where, name), at in rows
            if where == "query" and self._tree.at(at).get("style") == "deepObject"
        ]

    def _undeclared(self, pointer: str, request: _Request) -> list[str]:
        """Find query parameters and a body that the document does not have."""
        declared = self._tree.parameters(pointer)
        names = {name for where, name in declared if where == "query"}
        names |= self._exploded(declared) | _in_template(self._tree, pointer)
        problems = [
            f"query parameter {name} is not declared"
            for name in request.parameters.query
            if name not in names
            and name.partition("[")[0] not in names
            and not self._has_free_names(declared)
        ]
        if request.body and "requestBody" not in self._tree.at(pointer):
            problems.append("a body that is not declared")
        return problems

    def _has_free_names(self, declared: dict[tuple[str, str], str]) -> bool:
        """Whether a map stands in the query with names of its own."""
        return any(
            part.get("additionalProperties")
            for (where, _), pointer in declared.items()
            if where == "query" and "schema" in self._tree.at(pointer)
            for part in self._tree.parts(join(pointer, "schema"))
        )

    def _exploded(self, declared: dict[tuple[str, str], str]) -> set[str]:
        """Return the properties of objects that stand in the query on their own."""
        names: set[str] = set()
        for (where, _), pointer in declared.items():
            if where == "query" and "schema" in self._tree.at(pointer):
                for part in self._tree.parts(join(pointer, "schema")):
                    names |= set(part.get("properties") or ())
        return names

    def _is_form(self, pointer: str, request: _Request) -> bool:
        """Whether a body is left to forms.py."""
        if request.content_type.startswith("multipart/"):
            return True
        return bool(deep_fields(self._tree, pointer, request.content_type))


def deep_fields(tree: Tree, pointer: str, media_type: str) -> set[str]:
    """Return the fields of a form that are written with brackets.

    In 3.0 `style` holds for URL-encoded forms alone (Encoding Object).
    """
    is_unstyled = tree.is_30 and media_type.startswith("multipart/")
    if is_unstyled or "requestBody" not in tree.at(pointer):
        return set()
    content = tree.resolved(join(pointer, "requestBody")).get("content") or {}
    encoding = (content.get(media_type) or {}).get("encoding") or {}
    return {k for k, row in encoding.items() if row.get("style") == "deepObject"}


def matched(template: str, path: str) -> dict[str, str] | None:
    """Return the values of a path's variables, decoded; None if it is another path."""
    pieces = re.split(r"\{([^}]+)\}", re.split("[?#]", template)[0])
    names = pieces[1::2]
    literals = [quote(piece, safe="/:@!$&'()*+,;=~") for piece in pieces[::2]]
    pattern = "([^/]*)".join(map(re.escape, literals))
    found = re.fullmatch(pattern, path)
    return found and dict(zip(names, map(unquote, found.groups()), strict=True))


def _in_template(tree: Tree, pointer: str) -> set[str]:
    """Return the query parameters that a path template has, against the rules."""
    path = unquote(pointer.split("/")[-2].replace("~1", "/").replace("~0", "~"))
    return {name for name, _ in parse_qsl(path.partition("?")[2])}


def _read(seen: Seen, variables: dict[str, str]) -> _Request:
    query = parse_qsl(
        seen.url.query, keep_blank_values=True, strict_parsing=bool(seen.url.query)
    )
    cookies = (seen.header("Cookie") or "").split("; ")
    return _Request(
        method=seen.method.lower(),
        body=seen.body or None,
        content_type=seen.header("Content-Type") or "",
        parameters=RequestParameters(
            query=ImmutableMultiDict(query),
            header=Headers(seen.headers),
            cookie=ImmutableMultiDict(tuple(c.split("=", 1)) for c in cookies if c),
            path=variables,
        ),
    )


def _at(root: SchemaPath, pointer: str) -> SchemaPath:
    for token in pointer.split("/")[1:]:
        root = root / unquote(token).replace("~1", "/").replace("~0", "~")
    return root


def _told(error: BaseException) -> str:
    """Put an error and what it comes from in one line."""
    inner = getattr(error, "schema_errors", None)
    detail = "; ".join(each.message for each in inner) if inner else ""
    cause = error.__cause__ or error.__context__
    text = f"{type(error).__name__}: {error} {detail}".strip()
    return f"{text} <- {_told(cause)}" if cause is not None else text
