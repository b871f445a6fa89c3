"""Requests that the document does not describe: `client.request("GET", "/x")`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from msgspec import UNSET

from .files import File, FileInput, can_read, is_bytes, to_file
from .messages import Content, is_field_name
from .operation import Body, EncodedBody, Operation, ResponseSpec, WriteBody
from .options import RequestOptions
from .serialization import codec

_BINARY = "application/octet-stream"


class _RawBody(Body, frozen=True):
    """A body that is encoded already."""

    content: Any = None
    media_type: str = _BINARY

    def compile(self) -> WriteBody:
        """Make the function that gives the body, whatever the arguments."""
        encoded = EncodedBody(self.content, self.media_type)
        return lambda arguments, chosen, extra, streaming: encoded

    def describe(self) -> tuple[str, None]:
        """The media type; there are no arguments."""
        return self.media_type, None


class CustomRequest(RequestOptions, total=False):
    """The keyword arguments of `client.request`; all may be left out."""

    query: Mapping[str, object] | None
    """Query parameters; a list is sent as several."""
    headers: Mapping[str, str] | None
    """Header fields."""
    json: object
    """The body, sent as JSON."""
    content: Content | str | None
    """The body as bytes or text."""
    files: Mapping[str, FileInput] | None
    """The parts of a multipart body, by name."""


def describe_request(
    method: str, path: str, cast_to: Any, request: CustomRequest
) -> tuple[Operation[Any], RequestOptions]:
    """Describe a request as an operation, and the options of its call.

    Raises `ValueError` for a path that is a whole URL, leads out of the base URL or has a
    fragment, for a method that is none, and for two bodies.
    """
    if not path.startswith("/") or path.startswith("//") or _leads_up(path):
        raise ValueError("path: it starts with a `/` and is below the base URL")
    if "#" in path:  # RFC 3986 section 3.5: what follows it would not be sent
        raise ValueError(
            "path: a `#` begins a fragment, which is not sent: write `%23`"
        )
    if not is_field_name(method):  # a token, as names of header fields are
        raise ValueError(f"method: {method!r} is none")
    options = cast("dict[str, Any]", dict(request))
    query, headers = options.pop("query", None), options.pop("headers", None)
    json, content = options.pop("json", UNSET), options.pop("content", None)
    files = options.pop("files", None)
    if (json is not UNSET) + (content is not None) + (files is not None) > 1:
        raise ValueError("give one of json, content and files")
    spec = ResponseSpec("2XX", "application/json", cast_to)
    operation = Operation[Any](
        method=method.upper(),
        path=path,
        resource="",
        function="",
        body=_body(json, content, files),
        responses=() if cast_to in (None, Any) else (spec,),
        documented=False,
    )
    if query:
        options["extra_query"] = {**query, **options.get("extra_query", {})}
    if headers:
        options["extra_headers"] = {**headers, **options.get("extra_headers", {})}
    return operation, cast("RequestOptions", options)


def _leads_up(path: str) -> bool:
    """Return whether a server may read a path as one above itself (RFC 3986, 5.2.4)."""
    segments = path.partition("?")[0].lower().replace("%2e", ".").split("/")
    return not {".", ".."}.isdisjoint(segments)


def _body(
    json: object, content: Content | str | None, files: Mapping[str, Any] | None
) -> Body | None:
    if json is not UNSET:
        return _RawBody(codec.encode(json), "application/json")
    if files is not None:
        from secrets import token_hex

        boundary = token_hex(16)
        parts = [part for name, file in files.items() for part in _part(name, file)]
        body = b"".join(f"--{boundary}\r\n".encode() + part for part in parts)
        body += f"--{boundary}--\r\n".encode()
        return _RawBody(body, f"multipart/form-data; boundary={boundary}")
    if isinstance(content, str):
        return _RawBody(content.encode(), "text/plain; charset=utf-8")
    return None if content is None else _RawBody(content, _BINARY)


def _part(name: str, file: Any) -> list[bytes]:
    """The head of a part of a multipart body, its content in memory, and a line break."""
    file = to_file(file, name)
    if not isinstance(file, File):
        file = File(file)
    filename = file.filename or getattr(file.content, "name", None) or name
    head = f'Content-Disposition: form-data; name="{_quoted(name)}"; '
    head += f'filename="{_quoted(Path(str(filename)).name)}"\r\n'
    head += f"Content-Type: {file.content_type or _BINARY}\r\n\r\n"
    return [head.encode() + _read(file.content) + b"\r\n"]


def _read(content: Any) -> bytes:
    if isinstance(content, Path):
        return content.read_bytes()
    if can_read(content):
        return cast("bytes", content.read())
    return bytes(content) if is_bytes(content) else b"".join(content)


def _quoted(text: str) -> str:
    """A name without what would end it (RFC 7578 section 2)."""
    for char, triple in (('"', "%22"), ("\r", "%0D"), ("\n", "%0A"), ("\0", "%00")):
        text = text.replace(char, triple)
    return text
