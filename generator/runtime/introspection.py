"""Operations as tools see them: names, places and media types, no behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple


class ParameterInfo(NamedTuple):
    """A parameter: its name on the wire and in Python, and where it goes."""

    wire_name: str
    python_name: str
    location: str
    required: bool


class BodyInfo(NamedTuple):
    """A request body: `fields` are arguments of their own, wire name to Python name;
    `value` is the one argument `body`."""

    kind: Literal["fields", "value"]
    media_type: str
    fields: Mapping[str, str]


class OperationInfo(NamedTuple):
    """An operation: what it is called in the document and in the SDK."""

    operation_id: str | None
    method: str
    path: str
    resource: str
    """The attribute of the client that holds the method."""
    function: str
    """The name of the method."""
    parameters: tuple[ParameterInfo, ...]
    body: BodyInfo | None
    responses: tuple[tuple[str, str | None], ...]
    """Status (`200`, `2XX`, `default`) and media type, `None` for no content."""
    deprecated: bool
    summary: str | None
