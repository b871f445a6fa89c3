"""Every documented error of an SDK, answered and caught."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from tests.real.conversation import BASE, always
from tests.real.fixed_tags import changes
from tests.support.answers import Promise, answer, promises
from tests.support.calls import Caller, Unsigned
from tests.support.emitted import Emitted
from tests.support.sampler import Sampler
from tests.support.server import Server

CLASSES = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
}


def class_of(status: int) -> str:
    """Return the name of the exception that a status is to raise."""
    return CLASSES.get(status, "ServerError" if status >= 500 else "StatusError")


def documented_errors(emitted: Emitted) -> Iterator[tuple[str, Promise]]:
    """Yield each operation with each error response that it documents."""
    places = {(method, path): at for method, path, at in emitted.tree.operations()}
    for key, info in emitted.package.operations.items():
        for promise in promises(emitted.tree, places[info.method, info.path]):
            if promise.code >= 400:
                yield key, promise


def wrong_errors(emitted: Emitted, server: Server) -> list[str]:
    """Answer each documented error once; return what was not as documented."""
    sampler = Sampler(emitted.tree)
    caller = Caller(emitted, sampler)
    package = emitted.package
    problems: list[str] = []
    with package.Client(
        base_url=server.url + BASE, auth=Unsigned(), max_retries=0
    ) as client:
        for key, promise in documented_errors(emitted):
            given, carried = answer(promise, sampler, whole=True)
            server.answer = always(given)
            call = caller.call(key, whole=False)
            error = _caught(package, call.method(client, None), call.arguments)
            found = _wrong(emitted, error, promise, carried)
            problems += [f"{key} {promise.status}: {problem}" for problem in found]
    return problems


def _caught(package: Any, method: Any, arguments: dict[str, Any]) -> Any:
    try:
        method(**arguments)
    except package.errors.ApiError as error:
        return error
    return None


def _wrong(
    emitted: Emitted, error: Any, promise: Promise, carried: Any
) -> Iterator[str]:
    expected = class_of(promise.code)
    if type(error).__name__ != expected:
        yield f"{type(error).__name__} instead of {expected}"
        return
    if error.status != promise.code:
        yield f"status {error.status}"
    if carried is None or promise.schema is None:
        return
    models = import_module(f"{emitted.name}.models")
    name = emitted.result.names.get(emitted.tree.follow(promise.schema))
    if name and not isinstance(error.body, getattr(models, name)):
        yield f"the body is a {type(error.body).__name__}, not {name}"
    yield from changes(emitted, carried, error.body)
