"""The settings of a client and of one call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, cast

from msgspec import Struct
from typing_extensions import TypedDict

from .timeouts import Timeout, to_timeout

Validation = Literal["strict", "lenient", "off"]
"""How closely responses, and in `strict` requests, are held to the document."""


class RequestOptions(TypedDict, total=False):
    """The options that every method takes, for this call only."""

    timeout: float | Timeout | None
    """Seconds, or a `Timeout`; `None` for no limit."""
    max_retries: int
    """How many times to try again."""
    extra_headers: Mapping[str, str]
    """Header fields to send besides, or in place of, the ones that would be sent."""
    extra_query: Mapping[str, object]
    """Query parameters to send besides; a list is sent as several."""
    validation: Validation
    """`lenient`, `strict` or `off`."""


class Settings(Struct, frozen=True):
    """What a call is made with: the client's settings, or with the call's options."""

    timeout: Timeout
    max_retries: int
    validation: Validation
    extra_headers: Mapping[str, str] | None = None
    extra_query: Mapping[str, object] | None = None


_VALIDATIONS = ("strict", "lenient", "off")


def make_settings(
    timeout: float | Timeout | None, max_retries: int, validation: Validation
) -> Settings:
    """The client's settings; raises `ValueError` or `TypeError` for what cannot be."""
    if max_retries < 0:
        raise ValueError(f"max_retries: 0 or more, not {max_retries}")
    if validation not in _VALIDATIONS:
        raise ValueError(f"validation: one of {_VALIDATIONS}, not {validation!r}")
    return Settings(to_timeout(timeout), max_retries, validation)


def with_options(base: Settings, options: RequestOptions, function: str) -> Settings:
    """The settings of one call.

    Raises `TypeError` naming an option that does not exist, as Python does for a
    keyword that a function does not have.
    """
    given = cast("dict[str, Any]", dict(options))
    for name in given:
        if name not in RequestOptions.__annotations__:
            raise TypeError(f"{function}() got an unexpected keyword argument {name!r}")
    made = make_settings(
        given.get("timeout", base.timeout),
        given.get("max_retries", base.max_retries),
        given.get("validation", base.validation),
    )
    return Settings(
        made.timeout,
        made.max_retries,
        made.validation,
        given.get("extra_headers"),
        given.get("extra_query"),
    )
