"""The styles of OpenAPI 3.2 section 4.12.3: a value to the text that goes on the wire.

`simple`, `label`, `matrix` and `form` are RFC 6570's expansions; the others are
OpenAPI's own. Each function takes a name, a flat value and what encodes one text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..urls import Encode, encode
from .values import Flat, flatten, has_value, is_array, items_of, members_of, text_of

Pair = tuple[str, str]


def joined(flat: Flat, encoder: Encode, comma: str, equals: str = ",") -> str:
    """A value as one text: items between `comma`, members as name, `equals`, value."""
    if isinstance(flat, str):
        return encoder(flat)
    return comma.join(
        (
            equals.join((encoder(each[0]), encoder(each[1])))
            if isinstance(each, tuple)
            else encoder(each)
        )
        for each in flat
    )


def simple(name: str, flat: Flat, explode: bool, encoder: Encode) -> str:
    """`blue,black` · `R,100,G,200` · exploded `R=100,G=200` (RFC 6570 3.2.2)."""
    return joined(flat, encoder, ",", "=" if explode else ",")


def label(name: str, flat: Flat, explode: bool, encoder: Encode) -> str:
    """`.blue,black` · exploded `.blue.black`, `.R=100.G=200` (RFC 6570 3.2.5)."""
    comma, equals = (".", "=") if explode else (",", ",")
    return "." + joined(flat, encoder, comma, equals)


def matrix(name: str, flat: Flat, explode: bool, encoder: Encode) -> str:
    """`;color=blue,black` · exploded `;color=blue;color=black` (RFC 6570 3.2.7)."""
    name = encode(name)
    if explode and not isinstance(flat, str):
        pairs = [(name, e) if isinstance(e, str) else e for e in flat]
        return "".join(_matrix_pair(encoder(k), encoder(v)) for k, v in pairs)
    return _matrix_pair(name, joined(flat, encoder, ","))


def _matrix_pair(name: str, text: str) -> str:
    return f";{name}={text}" if text else f";{name}"


def exploded(name: str, flat: Flat) -> list[Pair]:
    """`color=blue`, `color=black` · `R=100`, `G=200`, unencoded (RFC 6570 3.2.8)."""
    if isinstance(flat, str):
        return [(name, flat)]
    return [(name, each) if isinstance(each, str) else each for each in flat]


def exploded_members(name: str, value: object) -> list[Pair]:
    """The same of a value that may be an object with arrays: `page=0`, `sort=a`, `sort=b`.

    OpenAPI leaves an array in an object undefined; its items are written under the
    name of the member, as Spring and most other servers read them.
    """
    members = members_of(value)
    if members is None:
        return exploded(name, flatten(value))
    pairs: list[Pair] = []
    for key, each in members.items():
        if is_array(each):
            pairs += exploded(str(key), flatten(each))
        elif has_value(each):
            pairs.append((str(key), text_of(each)))
    return pairs


def deep_pairs(name: str, value: object) -> list[Pair]:
    """`color[R]=100`, `color[G]=200`, unencoded.

    OpenAPI leaves what is nested further undefined; it goes on with brackets here, the
    index standing for an item, as the widely used `qs` reads it.
    """
    members = members_of(value)
    if members is not None:
        inner: list[tuple[object, Any]] = list(members.items())
    elif is_array(value):
        inner = list(enumerate(items_of(value)))
    else:
        return [(name, text_of(value))]
    return [
        pair
        for key, each in inner
        if has_value(each)
        for pair in deep_pairs(f"{name}[{key}]", each)
    ]


_DELIMITERS = {"spaceDelimited": " ", "pipeDelimited": "|"}


def delimiter(style: str, encoder: Encode = str) -> str:
    """The text between the items of a value that is not exploded.

    In a query the comma of `form` stays, the others are percent-encoded.
    """
    found = _DELIMITERS.get(style)
    return "," if found is None else encoder(found)


PathStyle = Callable[[str, Flat, bool, Encode], str]
PATH_STYLES: dict[str, PathStyle] = {"simple": simple, "label": label, "matrix": matrix}
