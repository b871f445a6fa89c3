"""Requests in the form of httpcore2: bytes that go out as they are."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable
from functools import lru_cache
from typing import NamedTuple

import httpcore2

from ..errors import ApiConnectionError
from ..transport import Request
from ..urls import origin_of, split_target

_Field = tuple[bytes, bytes]


class _Place(NamedTuple):
    """Where requests go, and what their `Host` field says."""

    scheme: bytes
    host: bytes
    port: int | None
    field: _Field


def to_httpcore(
    request: Request, body: Iterable[bytes] | AsyncIterable[bytes]
) -> httpcore2.Request:
    """The request, its header fields in their order after `Host`."""
    url, host = _located(request.url)
    fields = [host]
    framed = False
    for name, value in request.headers.items():
        fields.append((name.encode("ascii"), value.encode("utf-8")))
        framed = framed or name == "Content-Length"
    if not framed and request.content is not None:
        fields.append((b"Transfer-Encoding", b"chunked"))
    timeout = request.timeout
    limits = {
        "connect": timeout.connect,
        "read": timeout.read,
        "write": timeout.write,
        "pool": timeout.pool,
    }
    made = httpcore2.Request(
        request.method.encode("ascii"),
        url,
        content=body,
        extensions={"timeout": limits},
    )
    made.headers = (
        fields  # given above, each would be looked at to see that it is bytes
    )
    return made


@lru_cache(maxsize=512)
def _located(url: str) -> tuple[httpcore2.URL, _Field]:
    start, target = split_target(url)
    try:
        place = _place(start)
        located = httpcore2.URL(
            scheme=place.scheme,
            host=place.host,
            port=place.port,
            target=target.encode("ascii"),
        )
    except ValueError:
        raise ApiConnectionError("the URL cannot be sent to", unsent=True) from None
    return located, place.field


@lru_cache(maxsize=512)
def _place(start: str) -> _Place:
    scheme, host, port = origin_of(start)
    # Names beyond ASCII go out as IDNA (RFC 5890); `idna` of Python will do for them.
    name = host.encode("ascii" if host.isascii() else "idna")
    shown = b"[%b]" % name if b":" in name else name
    if port == origin_of(f"{scheme}://host").port:
        return _Place(scheme.encode("ascii"), name, None, (b"Host", shown))
    field = (b"Host", b"%b:%d" % (shown, int(port)))
    return _Place(scheme.encode("ascii"), name, int(port), field)
