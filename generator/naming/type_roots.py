"""Names of the things that types are named after: operations, parameters, files.

A type of the response of ``update-sample`` is ``UpdateSampleResponse``. Where two
operations would give one name, all go on to their next: with the tag, with the path.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator.ir import Api, Operation, Parameter
from generator.naming.operation_ids import (
    is_digest,
    spells_route,
    without_framework,
)
from generator.naming.path_names import to_singular_words
from generator.naming.paths import path_tokens
from generator.text.identifier import join_camel, words

Roots = Mapping[str, tuple[str, ...]]
"""Names by the pointer of what has them, the most readable first."""


def type_roots(api: Api) -> dict[str, tuple[str, ...]]:
    """Name what stands around the types of an API, by pointer."""
    roots: dict[str, tuple[str, ...]] = {}
    for operation in api.operations:
        names = tuple(dict.fromkeys(_operation_names(operation)))
        for parameter in operation.parameters:
            roots |= _parameter_names(operation, parameter)
        roots |= _file_names(operation)
        roots[operation.pointer] = names
    for callback in api.callbacks:
        name = callback.operation.operation_id or callback.name
        roots.setdefault(callback.operation.pointer, (name,))
    return roots


def body_names(api: Api) -> dict[str, str]:
    """Names for the bodies that FastAPI declares, by the names of their components.

    ``Body_upload_files_post`` of the operation ``upload_files_post`` is
    ``UploadBody``.
    """
    names: dict[str, str] = {}
    for operation in api.operations:
        written = operation.operation_id or ""
        plain = without_framework(written, operation)
        if plain != written:
            names[f"Body_{written}"] = f"{plain} body"
    return names


def _operation_names(operation: Operation) -> Iterator[str]:
    path = _path_name(operation, with_parameters=False)
    written = operation.operation_id
    if written is None or _is_route(written, operation):
        yield path or operation.method.lower()
        yield f"{operation.method.lower()} {path}"
        yield _path_name(operation, with_parameters=True)
        yield f"{operation.method.lower()} {_path_name(operation, with_parameters=True)}"
        yield written or f"{operation.method.lower()} {operation.path}"
        return
    name = without_framework(written, operation)
    yield name
    if operation.tag:
        yield f"{operation.tag} {name}"
    yield written
    yield f"{path} {name}"
    yield f"{operation.method.lower()} {operation.path}"


def _is_route(operation_id: str, operation: Operation) -> bool:
    """Return whether an operationId was made of the route: it has a version or ``api``
    in it, or the path as it is. ``get-users`` of ``GET /users`` was not.
    """
    if is_digest(operation_id):
        return True
    if not spells_route(operation_id, operation.method, operation.path):
        return False
    said = {word.lower() for word in words(operation_id)}
    noise = {
        word.lower()
        for row in path_tokens(operation.path)
        if row.is_noise
        for word in row.words
    }
    return operation.path in operation_id or not said.isdisjoint(noise)


def _path_name(operation: Operation, *, with_parameters: bool) -> str:
    """The literals of a path; those before a parameter are one of many."""
    tokens = [row for row in path_tokens(operation.path) if not row.is_noise]
    parts: list[str] = []
    for number, token in enumerate(tokens):
        is_item = number + 1 < len(tokens) and tokens[number + 1].is_parameter
        if token.is_parameter:
            parts += ["by", *token.words] if with_parameters else []
        elif token.words:
            parts += to_singular_words(token.words) if is_item else token.words
    return join_camel(parts)


def _parameter_names(
    operation: Operation, parameter: Parameter
) -> dict[str, tuple[str, ...]]:
    """A parameter of the operation, or of its path: then it is named after that."""
    if parameter.pointer.startswith(operation.pointer):
        return {parameter.pointer: (parameter.name,)}
    if parameter.pointer.startswith("#/components/"):
        return {}
    paths = (_path_name(operation, with_parameters=flag) for flag in (False, True))
    return {parameter.pointer: tuple(f"{path} {parameter.name}" for path in paths)}


def _file_names(operation: Operation) -> dict[str, tuple[str, ...]]:
    """Responses and request bodies that are files: those are called by their stems."""
    rows = [(row.pointer, "response") for row in operation.responses]
    if operation.body is not None:
        rows.append((operation.body.pointer, "request"))
    return {
        pointer: (f"{PurePosixPath(pointer[:-1]).stem} {role}",)
        for pointer, role in rows
        if pointer.endswith("#") and len(pointer) > 1
    }
