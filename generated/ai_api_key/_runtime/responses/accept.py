"""The media types that a call asks for (RFC 9110 section 12.5.1).

`GET /sets` documents a JSON object and an HTML page: its method returns the object and
asks for JSON alone. A server that is offered both often answers with the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..media import kind_of
from ..operation import ResponseSpec


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
