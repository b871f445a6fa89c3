"""Which documented response an answer is, and what its content says.

The exact status first, then its range, then `default` (OpenAPI 3.2 section 4.16); among
several media types the one that was sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from ..errors import DecodeError
from ..headers import Headers
from ..issues import Issue
from ..media import charset_of, content_type_of, essence, kind_of, matches
from ..operation import Reply
from ..serialization import codec

Mode = Literal["strict", "lenient", "off"]


_WITHOUT_CONTENT = (204, 205)
"""Successes that never have content (RFC 9110 sections 15.3.5 and 15.3.6)."""


class Choice(NamedTuple):
    """The reply that an answer is read as, and what is odd about that."""

    reply: Reply | None
    issues: tuple[Issue, ...]
    json: Any
    """The type of content that is JSON as documented; `None` of any other."""


class Decoded(Struct, frozen=True):
    """The data of an answer, and where it breaks the document."""

    data: Any
    issues: list[Issue]
    reply: Reply | None


class Replies:
    """The documented responses of an operation; those to HEAD have no content."""

    def __init__(self, replies: Sequence[Reply], head: bool = False) -> None:
        self._head = head
        self._by_status: dict[str, list[Reply]] = {}
        for reply in replies:
            self._by_status.setdefault(reply.status.upper(), []).append(reply)
        declared = [reply for reply in replies if _is_success(reply.status)]
        self.has_success = bool(declared)
        """Whether any 2xx is documented."""
        successes = declared or self._by_status.get("DEFAULT", [])
        with_content = [reply for reply in successes if reply.media_type]
        self.streams_only = bool(with_content) and all(r.stream for r in with_content)
        self.accept = _accept(replies, with_streams=self.streams_only)
        has_streams = any(reply.stream for reply in replies)
        self.accept_stream = _accept(replies, True, only_streams=has_streams)
        self._choices: dict[tuple[int, str | None], Choice] = {}

    def declares(self, status: int) -> bool:
        """Whether the document names a status, by itself or by its range."""
        return not {str(status), f"{status // 100}XX"}.isdisjoint(self._by_status)

    def choose(self, status: int, content_type: str | None) -> Choice:
        """The reply for a status and a Content-Type; remembered, as they repeat."""
        choice = self._choices.get((status, content_type))
        if choice is None:
            reply, issues = self._choose(status, content_type)
            expected = None
            if reply is not None and not issues and _is_json(reply, content_type):
                expected = _expected(reply)
            choice = Choice(reply, issues, expected)
            if len(self._choices) < 64:  # a server may vary its boundary for ever
                self._choices[status, content_type] = choice
        return choice

    def _choose(
        self, status: int, content_type: str | None
    ) -> tuple[Reply | None, tuple[Issue, ...]]:
        replies, issues = self._of_status(status)
        if not replies:
            return None, issues
        with_content = [reply for reply in replies if reply.media_type]
        if not with_content:
            return replies[0], issues
        if content_type is None:
            return with_content[0], issues
        name = essence(content_type)
        for exact in (True, False):
            for reply in with_content:
                declared = reply.media_type or ""
                if essence(declared) == name if exact else matches(declared, name):
                    return reply, issues
        odd = Issue("$", f"media type {name!r} is not documented", content_type)
        return _of_kind(with_content, name), (*issues, odd)

    def _of_status(self, status: int) -> tuple[list[Reply], tuple[Issue, ...]]:
        """The replies of a status; for a success that is not documented, those of the
        nearest one that is, which is an issue."""
        for key in (str(status), f"{status // 100}XX"):
            if key in self._by_status:
                return self._by_status[key], ()
        declared = [key for key in self._by_status if _is_success(key)]
        if 200 <= status <= 299:
            odd = Issue("$", f"status {status} is not documented", status)
            if declared:
                nearest = min(declared, key=lambda key: abs(_number(key) - status))
                return self._by_status[nearest], (odd,)
            if "DEFAULT" not in self._by_status:
                return [], (odd,)
        return self._by_status.get("DEFAULT", []), ()

    def decode(self, status: int, headers: Headers, raw: bytes, mode: Mode) -> Decoded:
        """The data of a success.

        Raises `DecodeError` when it cannot be read, in strict mode also when anything
        about it is not as documented.
        """
        content_type = content_type_of(headers)
        reply, odd, expected = self.choose(status, content_type)
        if expected is not None and raw:
            data, issues = codec.decode(expected, raw, mode)
            return Decoded(data, issues, reply)
        if odd and mode == "strict":
            raise DecodeError(odd[0].message, issues=odd, raw=raw)
        declared = reply is None or reply.media_type is not None
        if self._head or status in _WITHOUT_CONTENT or not declared:
            return Decoded(None, list(odd), reply)
        data, issues = read(reply, content_type, raw, mode)
        return Decoded(data, [*odd, *issues], reply)


def _is_json(reply: Reply, content_type: str | None) -> bool:
    """Whether content is JSON as its reply says."""
    if reply.media_type is None or reply.raw:
        return False
    return all(kind_of(x) == "json" for x in (reply.media_type, content_type) if x)


def _expected(reply: Reply) -> Any:
    """The type to decode; without a schema anything goes."""
    return Any if reply.type is None else reply.type


def _is_success(status: str) -> bool:
    return status.startswith("2")


def _number(status: str) -> int:
    return int(status.upper().replace("X", "0"))


def _accept(
    replies: Sequence[Reply], with_streams: bool, only_streams: bool = False
) -> str:
    """The Accept header: every media type of the operation, successes first."""
    ordered = sorted(replies, key=lambda reply: not _is_success(reply.status))
    names = [
        reply.media_type
        for reply in ordered
        if reply.media_type
        and (with_streams or not reply.stream)
        and (not only_streams or reply.stream or not _is_success(reply.status))
    ]
    return ", ".join(dict.fromkeys(names)) or "*/*"


def _of_kind(replies: Sequence[Reply], name: str) -> Reply | None:
    """The reply of the same kind as an undocumented media type, else one in JSON:
    servers often name JSON something else. Where all are binary any content will do."""
    for kind in (kind_of(name), "json"):
        for reply in replies:
            if reply.stream is None and kind_of(reply.media_type or "") == kind:
                return reply
    if all(reply.type is bytes for reply in replies):
        return replies[0]
    described = (reply for reply in replies if reply.xml is not None)
    return next(described, None) if kind_of(name) == "json" else None


def read(
    reply: Reply | None, content_type: str | None, raw: bytes, mode: Mode
) -> tuple[Any, list[Issue]]:
    """Content as its reply says, or by what it is."""
    if reply is None:
        return by_itself(content_type, raw), []
    expected = _expected(reply)
    kind = kind_of(content_type or reply.media_type or "")
    declared = kind_of(reply.media_type or "")
    if reply.raw or (expected is bytes and declared != "json"):
        return raw, []
    if kind == "json" or (declared == "json" and content_type is None):
        if not raw and mode != "strict":
            return None, [Issue("$", "the body is empty", "")]
        return codec.decode(expected, raw, mode)
    untold = kind == "binary" and "*" in (reply.media_type or "")
    if declared == "json" or untold:
        return _mislabelled(expected, content_type, raw, mode)
    if is_in_xml(reply, content_type):
        return read_xml(reply, content_type, raw, mode)
    if kind in ("text", "xml"):
        return _text(expected, content_type or "", raw, mode)
    return raw, []


def is_in_xml(reply: Reply, content_type: str | None) -> bool:
    """Whether content is XML that its reply describes."""
    if reply.xml is None:
        return False
    return content_type is None or kind_of(content_type) == "xml"


def read_xml(
    reply: Reply, content_type: str | None, raw: bytes, mode: Mode
) -> tuple[Any, list[Issue]]:
    """Content in XML as its reply says; raises as `codec.decode`."""
    if reply.xml is None:
        return by_itself(content_type, raw), []
    charset = charset_of(content_type or "", None)
    return reply.xml.read(_expected(reply), raw, charset, mode)


def _mislabelled(
    expected: Any, content_type: str | None, raw: bytes, mode: Mode
) -> tuple[Any, list[Issue]]:
    """Content that should be JSON and says something else, which may be a lie, or that
    may be anything and says nothing."""
    if raw[:1] in (b"{", b"["):
        try:
            return codec.decode(expected, raw, mode)
        except DecodeError:
            pass
    return by_itself(content_type, raw), []


def _text(
    expected: Any, content_type: str, raw: bytes, mode: Mode
) -> tuple[Any, list[Issue]]:
    """Text, as a number or date where the document says so."""
    text = raw.decode(charset_of(content_type), "replace")
    if expected is Any or expected is str:
        return text, []
    if raw[:1] in (b"{", b"["):
        try:
            return codec.decode(expected, raw, "strict")
        except DecodeError:
            pass
    data = codec.adapter_for(expected).from_text(text)
    return codec.load(expected, data, mode, raw)


def by_itself(content_type: str | None, raw: bytes) -> Any:
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
        return raw.decode(charset_of(content_type or ""), "replace")
    try:
        return raw.decode() if content_type is None else raw
    except UnicodeDecodeError:
        return raw
