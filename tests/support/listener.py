"""A transport without a network, which keeps requests and answers as it is told."""

from __future__ import annotations

import json
from collections.abc import AsyncIterable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

Answer = tuple[int, list[tuple[str, str]], bytes]
"""Status, header fields and body."""


@dataclass(frozen=True)
class Sent:
    """A request as it would have gone out; `headers` have lower-case names."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def target(self) -> str:
        """Path and query, as on the wire."""
        parts = urlsplit(self.url)
        return f"{parts.path}?{parts.query}" if "?" in self.url else parts.path

    @property
    def query(self) -> str:
        """The query, as on the wire."""
        return urlsplit(self.url).query

    @property
    def json(self) -> Any:
        """The body, parsed."""
        return json.loads(self.body)

    @property
    def media_type(self) -> str:
        """The `Content-Type`, or an empty text."""
        return self.headers.get("content-type", "")


def answer(
    body: Any, status: int, content_type: str | None, headers: Mapping[str, str]
) -> Answer:
    """An answer; a body that is no bytes is written as JSON."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    fields = [(name.replace("_", "-"), value) for name, value in headers.items()]
    if content_type is not None and raw:
        fields.append(("Content-Type", content_type))
    return status, fields, raw


class Listener:
    """A `Transport`: reads the body of a request as a connection would."""

    def __init__(self, respond: Callable[[Sent], Any]) -> None:
        self._respond = respond

    def send(self, request: Any) -> Any:
        """Keep the request, give the answer."""
        content = request.content or b""
        body = content if isinstance(content, bytes) else b"".join(list(content))
        return self._respond(_sent(request, body))

    async def asend(self, request: Any) -> Any:
        """The same for an asynchronous client."""
        content = request.content or b""
        if isinstance(content, AsyncIterable):
            content = b"".join([piece async for piece in content])
        return self._respond(_sent(request, content))

    def close(self) -> None:
        """Hold nothing."""

    async def aclose(self) -> None:
        """Hold nothing."""


def _sent(request: Any, body: bytes) -> Sent:
    headers = {name.lower(): value for name, value in request.headers.items()}
    return Sent(request.method, request.url, headers, body)
