"""The content of responses: read as its spec says, or by what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ..errors import DecodeError
from ..messages import charset_of, kind_of
from ..operation import ResponseSpec
from ..serialization import Issue, Validation, codec


def expected_type(spec: ResponseSpec) -> Any:
    """The type to decode; without a schema anything goes."""
    return Any if spec.type is None else spec.type


def read(
    spec: ResponseSpec | None, content_type: str | None, raw: bytes, mode: Validation
) -> tuple[Any, list[Issue]]:
    """Content as its spec says, or by what it is."""
    if spec is None:
        return decode_untyped(content_type, raw), []
    expected = expected_type(spec)
    kind = kind_of(content_type or spec.media_type or "")
    declared = kind_of(spec.media_type or "")
    if spec.raw or (expected is bytes and declared != "json"):
        return raw, []
    if kind == "json" or (declared == "json" and content_type is None):
        if not raw and mode != "strict":
            return None, [Issue("$", "the body is empty", "")]
        return _decode_json(expected, raw, mode)
    untold = "*" in (spec.media_type or "") and kind not in ("text", "xml")
    if declared == "json" or untold:
        return _mislabelled(expected, content_type, raw, mode, untold)
    if spec.format is not None and (content_type is None or kind == "xml"):
        charset = charset_of(content_type or "")
        return spec.format.read(expected, raw, charset, mode)
    if kind in ("text", "xml"):
        return _text(expected, content_type or "", raw, mode)
    return raw, []


def _decode_json(
    expected: Any, raw: bytes, mode: Validation
) -> tuple[Any, list[Issue]]:
    """Decode JSON; strictly, also without properties that the document forbids."""
    decoded = codec.decode(expected, raw, mode)
    if mode == "strict":
        codec.check_undeclared(expected, raw)
    return decoded


def promises_json(spec: ResponseSpec) -> bool:
    """Return whether content is JSON, by its media type or as `*/*` with a structure."""
    name = spec.media_type or ""
    if kind_of(name) == "json":
        return True
    return name == "*/*" and spec.type not in (None, Any, str, bytes)


def is_xml(spec: ResponseSpec) -> bool:
    """Return whether the document describes content in XML."""
    return spec.format is not None and kind_of(spec.media_type or "") == "xml"


def _mislabelled(
    expected: Any, content_type: str | None, raw: bytes, mode: Validation, untold: bool
) -> tuple[Any, list[Issue]]:
    """Content that should be JSON and says something else, which may be a lie.

    It is `untold` where the document allows anything: only its type can be wrong.
    """
    if raw[:1] in (b"{", b"["):
        try:
            return codec.decode(expected, raw, mode)
        except DecodeError:
            pass
    data = decode_untyped(content_type, raw)
    if expected is Any or not untold:
        return data, []
    return codec.load(expected, data, mode, raw)


def _text(
    expected: Any, content_type: str, raw: bytes, mode: Validation
) -> tuple[Any, list[Issue]]:
    """Text, as JSON, a number or a date where the document says so."""
    text = raw.decode(charset_of(content_type) or "utf-8", "replace")
    if expected is Any or expected is str:
        return text, []
    try:
        return codec.decode(expected, text.encode(), "strict")
    except DecodeError:
        return codec.load(expected, text, mode, raw)


def decode_untyped(content_type: str | None, raw: bytes) -> Any:
    """Content by what it is: JSON, else text, else bytes; `None` when empty."""
    if not raw:
        return None
    kind = kind_of(content_type) if content_type else "json"
    if kind == "json" or raw[:1] in (b"{", b"["):
        try:
            return codec.decode(Any, raw, "lenient")[0]
        except DecodeError:
            pass
    if kind in {"text", "json", "xml", "lines", "events"}:
        return raw.decode(charset_of(content_type or "") or "utf-8", "replace")
    try:
        return raw.decode() if content_type is None else raw
    except UnicodeDecodeError:
        return raw


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
        self._promises_json = any(map(promises_json, returned))
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
            if is_page(raw) and spec is not None and promises_json(spec):
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
