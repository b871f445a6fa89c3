"""Answers of another form than the call asked for: streams, pages, other media types."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ..errors import DecodeError
from ..issues import Issue
from ..media import kind_of
from ..operation import ResponseSpec
from ..serialization import codec
from ..serialization.codec import Validation


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


def is_lines(spec: ResponseSpec) -> bool:
    """Return whether content is a stream that ends, of which all can be read."""
    return spec.stream is not None and kind_of(spec.media_type or "") != "events"


def read_lines(
    spec: ResponseSpec, raw: bytes, mode: Validation
) -> tuple[list[Any], list[Issue]]:
    """The items of a stream of lines that the caller asked for by `accept=`."""
    parser: Any = spec.stream.parser(len(raw) + 1) if spec.stream else None
    items: list[Any] = []
    issues: list[Issue] = []
    for line in [*parser.feed(raw), *parser.finish()]:
        item, deviations = decode_line(spec.type, line, mode)
        items.append(item)
        issues += deviations
    return items, issues


def decode_line(type_: Any, line: bytes, mode: Validation) -> tuple[Any, list[Issue]]:
    """An item of a stream of lines; a line of text where anything goes is that text.

    Raises `DecodeError` as `codec.decode` does.
    """
    expected = Any if type_ is None else type_
    try:
        return codec.decode(expected, line, mode)
    except DecodeError:
        if expected is not Any or mode == "strict":
            raise
        text = line.decode("utf-8", "replace")
        return text, [Issue("$", "a line is no JSON", text)]


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
