"""The generator imports nothing of the run-time support: what both have is the same."""

from __future__ import annotations

import pytest

from generator.ir import media_types
from generator.naming import reserved
from generator.runtime import messages
from generator.runtime.client import BaseAsyncClient, BaseClient
from generator.runtime.model import Model
from generator.runtime.options import ClientOptions, RequestOptions

_MEDIA_TYPES = sorted(
    {*media_types._LINES, *media_types._TEXTS, *messages._LINES, *messages._TEXTS}
)


def _public(*classes: type) -> set[str]:
    return {name for each in classes for name in dir(each) if not name.startswith("_")}


def test_options_of_calls_are_reserved() -> None:
    assert reserved.OPTIONS == set(RequestOptions.__annotations__)


def test_options_of_clients_are_reserved() -> None:
    own = {"self", "options"}
    assert reserved.CONSTRUCTOR == {*ClientOptions.__annotations__, *own}


def test_attributes_of_clients_are_reserved() -> None:
    assert _public(BaseClient, BaseAsyncClient) <= reserved.CLIENT


def test_attributes_of_models_are_reserved() -> None:
    assert _public(Model) <= reserved.MODEL


@pytest.mark.parametrize(
    "media_type",
    [
        *_MEDIA_TYPES,
        *("application/json", "text/json; charset=utf-8", "application/a+json"),
        *("application/json-seq", "application/geo+json-seq", "text/event-stream"),
        *("application/xml", "text/xml", "image/svg+xml", "application/a+yaml"),
        *("application/x-www-form-urlencoded", "multipart/mixed", "text/csv"),
        *("application/octet-stream", "image/png", "*/*", "APPLICATION/JSON"),
    ],
)
def test_media_types_mean_the_same(media_type: str) -> None:
    assert media_types.content_kind(media_type) == messages.kind_of(media_type)
