"""The media types that a call asks for, and answers of another form (RFC 9110 section 12).

`GET /sets` documents a JSON object and an HTML page: its method returns the object and
asks for JSON alone. A server that is offered both often answers with the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ..errors import DecodeError
from ..messages import kind_of
from ..operation import ResponseSpec
from ..serialization import codec


def select_returned(successes: Sequence[ResponseSpec]) -> list[ResponseSpec]:
    """The responses that a method returns unless `accept=` names another one.

    JSON comes before all else, status by status; a stream is returned by an operation
    that answers nothing else.
    """
    whole = [spec for spec in successes if spec.media_type and not spec.stream]
    if not whole:
        return [spec for spec in successes if spec.media_type]
    in_json = [spec for spec in whole if kind_of(spec.media_type or "") == "json"]
    with_json = {spec.status for spec in in_json}
    return [spec for spec in whole if spec in in_json or spec.status not in with_json]


def select_streamed(successes: Sequence[ResponseSpec]) -> list[ResponseSpec]:
    """The responses that the view `stream` asks for: streams, else bytes, else all."""
    with_content = [spec for spec in successes if spec.media_type]
    streams = [spec for spec in with_content if spec.stream]
    binary = [spec for spec in with_content if spec.type is bytes]
    return streams or binary or with_content


def format_accept(
    wanted: Sequence[ResponseSpec],
    successes: Iterable[ResponseSpec],
    specs: Iterable[ResponseSpec],
) -> str:
    """The Accept header: what is wanted, and what documented errors come in.

    A media type of a success that is not wanted is not asked for in errors' stead.
    """
    names = [spec.media_type for spec in wanted if spec.media_type]
    unwanted = {spec.media_type for spec in successes} - {*names}
    names += [
        spec.media_type
        for spec in specs
        if spec.media_type and not spec.is_success and spec.media_type not in unwanted
    ]
    return ", ".join(dict.fromkeys(names)) or "*/*"


class ResponseForms:
    """The forms in which the answer of a method may come.

    `returned` are the responses that the method returns, `streams` those of the view,
    which is called as `view` says.
    """

    def __init__(
        self,
        returned: Sequence[ResponseSpec],
        streams: Sequence[ResponseSpec],
        view: str,
    ) -> None:
        self._returned = returned
        self._promises_json = any(
            kind_of(spec.media_type or "") == "json" for spec in returned
        )
        self._has_streams = bool(streams)
        self._hint = f": call {view}(…)" if streams and view else ""

    def check(
        self, spec: ResponseSpec | None, name: str, raw: bytes, accept: str | None
    ) -> None:
        """Raise `DecodeError` for content that is not what the method returns.

        `spec` is what it is documented as, `name` its media type, and `accept` the one
        that the caller asked for.
        """
        if kind_of(name) == "events" or (spec is not None and spec.stream is not None):
            raise self._stream_error(name, raw)
        if accept is not None or not self._promises_json or spec in self._returned:
            if is_page(raw) and self._is_json(spec):
                raise _page_error(raw)
            return
        if is_page(raw):
            raise _page_error(raw)
        if spec is not None and spec.type in (str, bytes):
            message = f"the server answered with {name}, returned with accept={name!r}"
            raise DecodeError(message, raw=raw)

    def check_broken_json(self, raw: bytes) -> None:
        """Raise a `DecodeError` that says more of content that is no JSON text."""
        if is_page(raw):
            raise _page_error(raw)
        first, newline, _ = raw.strip().partition(b"\n")
        if self._has_streams and newline and _is_json_text(first):
            raise self._stream_error("of lines", raw)

    def _is_json(self, spec: ResponseSpec | None) -> bool:
        return spec is not None and kind_of(spec.media_type or "") == "json"

    def _stream_error(self, name: str, raw: bytes) -> DecodeError:
        message = f"the server answered with a stream, {name}{self._hint}"
        return DecodeError(message, raw=raw)


def _is_json_text(line: bytes) -> bool:
    try:
        codec.decode(Any, line, "strict")
    except DecodeError:
        return False
    return True


def is_page(raw: bytes) -> bool:
    """Return whether content is an HTML page, whatever it says of itself."""
    return raw[:512].lstrip().lower().startswith((b"<!doctype html", b"<html"))


def _page_error(raw: bytes) -> DecodeError:
    """The error for a page, with its title, where JSON is documented."""
    found = re.search(
        rb"<title[^>]*>(.*?)</title", raw[:65536], re.IGNORECASE | re.DOTALL
    )
    text = " ".join(found[1].decode("utf-8", "replace").split()) if found else ""
    title = f": {text[:200]!r}" if text else ""
    return DecodeError(f"an HTML page where JSON is documented{title}", raw=raw)
