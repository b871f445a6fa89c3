"""The contents of a form or a deep object, compared with the value it was made of.

openapi-core reads neither arrays nor objects within a deep object, and takes every
part of a multipart body for a string; so these are read here.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl

from tests.support.equality import differences
from tests.support.server import Seen

Pairs = list[tuple[str, str]]


def wrong_deep_object(name: str, value: Any, seen: Seen) -> list[str]:
    """Return how a parameter of style deepObject differs from its value."""
    pairs = parse_qsl(seen.url.query, keep_blank_values=True)
    own = [(key, text) for key, text in pairs if key.partition("[")[0] == name]
    return differences(sorted(flattened(name, value)), sorted(own), name)


def wrong_form(body: Mapping[str, Any], seen: Seen) -> list[str]:
    """Return how an urlencoded body with deep objects differs from its value."""
    pairs = parse_qsl(seen.body.decode(), keep_blank_values=True)
    expected = [pair for name, value in body.items() for pair in flattened(name, value)]
    return differences(sorted(expected), sorted(pairs), "form")


def flattened(name: str, value: Any) -> Pairs:
    """Return the pairs of a value in brackets: `a[b][0]=c`."""
    if isinstance(value, dict):
        rows = value.items()
    elif isinstance(value, list):
        rows = {str(index): each for index, each in enumerate(value)}.items()
    else:
        return [(name, _text(value))]
    return [pair for key, each in rows for pair in flattened(f"{name}[{key}]", each)]


def wrong_multipart(
    body: Mapping[str, Any], seen: Seen, deep: Collection[str] = ()
) -> list[str]:
    """Return how a multipart body differs from its value; `deep` have brackets."""
    parts: dict[str, list[Any]] = {}
    for name, content in _parts(seen):
        parts.setdefault(name, []).append(content)
    expected = {
        name: list(map(_part, value)) if isinstance(value, list) else [_part(value)]
        for name, value in body.items()
        if value != [] and name not in deep
    }
    for name in body.keys() & set(deep):
        expected |= {key: [text] for key, text in flattened(name, body[name])}
    return differences(expected, parts, "multipart")


def _part(value: Any) -> Any:
    return value if isinstance(value, (dict, list)) else _text(value)


def _text(value: Any) -> str:
    """Write a scalar; null is empty, as in forms it has no other way to be."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def _parts(seen: Seen) -> Iterator[tuple[str, Any]]:
    head = f"Content-Type: {seen.header('Content-Type')}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + seen.body)
    for part in message.iter_parts():
        yield str(part.get_param("name", header="content-disposition")), _content(part)


def _content(part: Message) -> Any:
    """Return the value of a part: of JSON its value, else its text."""
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    if part.get_content_type() == "application/json":
        return json.loads(payload)
    return payload.decode()
