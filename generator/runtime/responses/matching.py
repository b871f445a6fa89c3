"""The documented response that an answer is, and the data of its content.

The exact status first, then its range, then `default` (OpenAPI 3.2 section 4.16); among
several media types the one that was sent. `GET /sets` documents a JSON object and an HTML
page: its method returns the object and asks for JSON alone, as a server that is offered
both often answers with the page (RFC 9110 section 12).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from ..errors import DecodeError
from ..messages import Headers, content_type_of, essence, kind_of, matches
from ..operation import ResponseSpec
from ..serialization import Issue, Validation, codec
from ..transport import is_success
from . import ResponseForms, expected_type, is_xml, promises_json, read

_WITHOUT_CONTENT = (204, 205)
"""Successes that never have content (RFC 9110 sections 15.3.5 and 15.3.6)."""


class MatchedResponse(NamedTuple):
    """The spec that an answer is read as, and its deviations."""

    spec: ResponseSpec | None
    issues: tuple[Issue, ...]
    json: Any
    """The type of content that is JSON as documented; `None` of any other."""


class Decoded(Struct, frozen=True):
    """The data of an answer, and where it breaks the document."""

    data: Any
    issues: list[Issue]
    spec: ResponseSpec | None


class ResponseMatcher:
    """The documented responses of an operation; those to HEAD have no content.

    `view` is how the operation is called as a stream, for errors to name. Where the
    operation is not `documented`, any status and media type is as it should be.
    """

    def __init__(
        self,
        specs: Sequence[ResponseSpec],
        head: bool = False,
        view: str = "",
        documented: bool = True,
    ) -> None:
        self._head = head
        self._documented = documented
        self._by_status: dict[str, list[ResponseSpec]] = {}
        for spec in specs:
            self._by_status.setdefault(spec.status.upper(), []).append(spec)
        declared = [spec for spec in specs if spec.is_success]
        self.has_success = bool(declared)
        """Whether any 2xx is documented."""
        successes = declared or self._by_status.get("DEFAULT", [])
        with_content = [spec for spec in successes if spec.media_type]
        self.streams = [spec for spec in with_content if spec.stream]
        """The documented streams of items."""
        self.streams_only = bool(self.streams) and self.streams == with_content
        self.stream_format = self.streams[0].stream if self.streams_only else None
        """The format of the streams of an operation that answers nothing else."""
        returned = select_returned(successes)
        self._forms = ResponseForms(returned, self.streams, view)
        self.accept = format_accept(returned, successes, specs)
        streamed = select_streamed(successes)
        self.accept_stream = format_accept(streamed, successes, specs)
        self._matched: dict[tuple[int, str | None], MatchedResponse] = {}

    def declares(self, status: int) -> bool:
        """Return whether the document names a status, by itself or by its range."""
        return not {str(status), f"{status // 100}XX"}.isdisjoint(self._by_status)

    def choose(self, status: int, content_type: str | None) -> MatchedResponse:
        """The spec for a status and a Content-Type; remembered, as they repeat."""
        choice = self._matched.get((status, content_type))
        if choice is None:
            spec, found = self._choose(status, content_type)
            issues = found if self._documented else ()
            expected = None
            if spec is not None and not issues and _is_json(spec, content_type):
                expected = expected_type(spec)
            choice = MatchedResponse(spec, issues, expected)
            if len(self._matched) < 64:  # a server may vary its boundary for ever
                self._matched[status, content_type] = choice
        return choice

    def _choose(
        self, status: int, content_type: str | None
    ) -> tuple[ResponseSpec | None, tuple[Issue, ...]]:
        specs, issues = self._of_status(status)
        if not specs:
            return None, issues
        with_content = [spec for spec in specs if spec.media_type]
        if not with_content:
            return specs[0], issues
        if content_type is None:
            in_json = [spec for spec in with_content if promises_json(spec)]
            return (in_json or with_content)[0], issues
        name = essence(content_type)
        for exact in (True, False):
            for spec in with_content:
                declared = spec.media_type or ""
                if essence(declared) == name if exact else matches(declared, name):
                    return spec, issues
        issue = Issue("$", f"media type {name!r} is not documented", content_type)
        return _of_kind(with_content, name), (*issues, issue)

    def _of_status(self, status: int) -> tuple[list[ResponseSpec], tuple[Issue, ...]]:
        """The specs of a status; for a success that is not documented, those of the
        nearest one that is, which is an issue."""
        for key in (str(status), f"{status // 100}XX"):
            if key in self._by_status:
                return self._by_status[key], ()
        declared = [key for key in self._by_status if key.startswith("2")]
        if is_success(status):
            issue = Issue("$", f"status {status} is not documented", status)
            if declared:
                nearest = min(declared, key=lambda key: abs(_number(key) - status))
                return self._by_status[nearest], (issue,)
            if "DEFAULT" not in self._by_status:
                return [], (issue,)
        return self._by_status.get("DEFAULT", []), ()

    def decode(
        self,
        status: int,
        headers: Headers,
        raw: bytes,
        mode: Validation,
        accept: str | None = None,
    ) -> Decoded:
        """The data of a success; `accept` is the media type that the caller asked for.

        Raises `DecodeError` when it cannot be read or is of another form than what was
        asked for, in strict mode also when anything about it is not as documented.
        """
        content_type = content_type_of(headers)
        spec, issue, expected = self.choose(status, content_type or accept)
        if expected is not None and raw:
            try:
                data, issues = codec.decode(expected, raw, mode)
                if mode == "strict":
                    codec.check_undeclared(expected, raw)
            except DecodeError as error:
                if not error.issues:
                    self._forms.check_broken_json(raw)
                raise
            return Decoded(data, issues, spec)
        stream = spec and accept and spec.stream
        if spec and stream and kind_of(spec.media_type or "") != "events":
            return Decoded(*stream.read(spec.type, raw, mode), spec)
        if raw:
            self._forms.check(spec, essence(content_type or accept or ""), raw, accept)
        if issue and mode == "strict":
            raise DecodeError(issue[0].message, issues=issue, raw=raw)
        declared = spec is None or spec.media_type is not None
        if self._head or status in _WITHOUT_CONTENT or not declared:
            return Decoded(None, list(issue), spec)
        data, issues = read(spec, content_type, raw, mode)
        return Decoded(data, [*issue, *issues], spec)


def _is_json(spec: ResponseSpec, content_type: str | None) -> bool:
    """Return whether content is JSON as its spec says."""
    if spec.media_type is None or spec.raw:
        return False
    return all(kind_of(x) == "json" for x in (spec.media_type, content_type) if x)


def _number(status: str) -> int:
    return int(status.upper().replace("X", "0"))


def _of_kind(specs: Sequence[ResponseSpec], name: str) -> ResponseSpec | None:
    """The spec of the same kind as an undocumented media type, else one in JSON:
    servers often name JSON something else. Where all are binary any content will do."""
    for kind in (kind_of(name), "json"):
        for spec in specs:
            if spec.stream is None and kind_of(spec.media_type or "") == kind:
                return spec
    if all(spec.type is bytes for spec in specs):
        return specs[0]
    described = (spec for spec in specs if is_xml(spec))
    return next(described, None) if kind_of(name) == "json" else None


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
