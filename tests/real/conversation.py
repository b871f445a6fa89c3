"""Every operation of an SDK called against a server that checks and answers."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.real.fixed_tags import changes
from tests.support.answers import Promise, answer, promises
from tests.support.calls import Call, Caller, Unsigned
from tests.support.checker import Checker, deep_fields
from tests.support.emitted import Emitted
from tests.support.equality import differences
from tests.support.forms import wrong_deep_object, wrong_form, wrong_multipart
from tests.support.sampler import Sampler, Unsampled
from tests.support.server import Answer, Seen, Server

BASE = "/base"


@dataclass(frozen=True)
class Exchange:
    """A call, the answer it gets, and the JSON value that the answer carries."""

    call: Call
    answer: Answer
    carried: Any
    is_documented: bool


class Conversation:
    """Calls of one SDK, and what was wrong with them.

    `problems` are lines that begin with the operation; `unsampled` are the operations
    that no arguments or no answer were found for, with the reason; `requests` are what
    the server saw. Whatever a call raises is a problem, and the next one is made.
    """

    def __init__(self, emitted: Emitted, server: Server, **options: Any) -> None:
        self.problems: list[str] = []
        self.unsampled: list[str] = []
        self.called: set[str] = set()
        self.requests: list[Seen] = []
        self._emitted = emitted
        self._server = server
        self._options = {"auth": Unsigned(), **options}
        self._sampler = Sampler(emitted.tree)
        self._caller = Caller(emitted, self._sampler)
        self._checker = Checker(emitted.tree)

    def hold(self, *, whole: bool) -> None:
        """Call every operation; `whole` means with its optional arguments."""
        with self._emitted.package.Client(**self._common()) as client:
            for exchange in self._exchanges(whole):
                with self._blaming(exchange):
                    self._judge(exchange, _call(exchange, client))

    async def hold_async(self, *, whole: bool) -> None:
        """Call every operation by the asynchronous client."""
        async with self._emitted.package.AsyncClient(**self._common()) as client:
            for exchange in self._exchanges(whole):
                with self._blaming(exchange):
                    self._judge(exchange, await _call(exchange, client))

    def _common(self) -> dict[str, Any]:
        where = {"base_url": self._server.url + BASE, "max_retries": 0}
        return {**where, **self._options}

    def _exchanges(self, whole: bool) -> Iterable[Exchange]:
        """Draw an exchange for each operation, and let the server know its answer."""
        for key in self._emitted.package.operations:
            try:
                exchange = self._drawn(key, whole)
            except Unsampled as reason:
                self.unsampled.append(f"{key}: {reason}")
                continue
            except Exception as error:  # noqa: BLE001
                self.problems.append(
                    f"{key}: arguments: {type(error).__name__}: {error}"
                )
                continue
            self._server.seen.clear()
            self._server.answer = always(exchange.answer)
            yield exchange

    def _drawn(self, key: str, whole: bool) -> Exchange:
        call = self._caller.call(key, whole=whole)
        promise = _success(self._emitted, call, last=not whole)
        if promise is None:
            return Exchange(call, Answer(200, content_type=None), None, False)
        drawn, carried = answer(promise, self._sampler, whole=whole)
        return Exchange(call, drawn, carried, True)

    @contextmanager
    def _blaming(self, exchange: Exchange) -> Iterator[None]:
        """Make a problem of whatever is raised."""
        try:
            yield
        except Exception as error:  # noqa: BLE001
            self._report(exchange, [f"{type(error).__name__}: {error}"])

    def _report(self, exchange: Exchange, problems: Iterable[str]) -> None:
        self.problems += [f"{exchange.call.key}: {problem}" for problem in problems]

    def _judge(self, exchange: Exchange, response: Any) -> None:
        """Check the request that was seen, and the response that was returned."""
        call = exchange.call
        self.called.add(call.key)
        (seen,) = self._server.seen
        self.requests.append(seen)
        self._report(
            exchange, self._checker.problems(call.info.path, call.pointer, seen, BASE)
        )
        changed = _changed(self._emitted, call, seen)
        self._report(exchange, [f"sent: {each}" for each in changed])
        if exchange.is_documented:
            self._report(exchange, map(str, response.issues))
        if exchange.carried is not None:
            found = changes(self._emitted, exchange.carried, response.data)
            self._report(exchange, [f"returned: {each}" for each in found])


def _call(exchange: Exchange, client: Any) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of the document's own
        return exchange.call.method(client)(**exchange.call.arguments)


def always(given: Answer) -> Callable[[Seen], Answer]:
    """Return what makes a server give the same answer to every request."""
    return lambda seen: given


def _success(emitted: Emitted, call: Call, *, last: bool) -> Promise | None:
    """Return a documented success: JSON if there is some, events if all are."""
    found = [
        p for p in promises(emitted.tree, call.pointer) if p.status.startswith("2")
    ]
    plain = [p for p in found if p.media_type != "text/event-stream"]
    preferred = [p for p in plain if p.is_json] or plain or found
    return preferred[-1 if last else 0] if preferred else None


def _changed(emitted: Emitted, call: Call, seen: Seen) -> Iterator[str]:
    """Yield how a request differs from the values that its arguments were made of."""
    kind = seen.header("Content-Type") or ""
    if call.has_body and kind.endswith("json"):
        yield from differences(call.body, json.loads(seen.body))
    elif call.has_body and kind.startswith("multipart/"):
        deep = deep_fields(emitted.tree, call.pointer, kind.partition(";")[0])
        yield from wrong_multipart(call.body, seen, deep)
    elif call.has_body and deep_fields(emitted.tree, call.pointer, kind):
        yield from wrong_form(call.body, seen)
    for (where, name), value in call.parameters.items():
        parameter = emitted.tree.parameters(call.pointer)[where, name]
        if emitted.tree.at(parameter).get("style") == "deepObject":
            yield from wrong_deep_object(name, value, seen)
