"""Texts of the document and of servers, as a model is shown them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, cast

from ..catalog import Schema
from ..logs import is_secret_name, scrub

MASK = "***"
_HARMLESS_STARTS = ("next", "page", "cursor", "continuation", "sync", "public")
"""Tokens that lead to the next page and keys that everybody may know."""
_HARMLESS = frozenset(("key", "keys", "tokens", "max_tokens"))


def plain_text(text: str, limit: int) -> str:
    """Return one line of visible characters, cut at `limit`.

    Signs that cannot be seen are left out: a model would read what its user does not.
    """
    line = " ".join(text.split())
    seen = "".join(char for char in line if char.isprintable())
    return seen if len(seen) <= limit else seen[: limit - 1].rstrip() + "…"


def visible_json(text: str) -> str:
    r"""Return a JSON text whose invisible characters are escaped: `\u200b`."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else json.dumps(char)[1:-1] for char in text
    )


_MAPS = frozenset(("properties", "$defs", "patternProperties"))
"""Keywords with a schema for each name."""
_VALUES = frozenset(("enum", "const", "default", "examples"))
"""Keywords with values, which stay what they are."""


def plain_schema(value: Any, limit: int) -> Any:
    """Return a JSON Schema whose descriptions are plain texts."""
    if isinstance(value, list):
        return [plain_schema(item, limit) for item in cast("Any", value)]
    if not isinstance(value, dict):
        return value
    found: Schema = {}
    for name, inner in cast("Schema", value).items():
        if name in ("description", "title") and isinstance(inner, str):
            text = plain_text(inner, limit)
            found |= {name: text} if text else {}
        elif name in _MAPS and isinstance(inner, dict):
            schemas = cast("Schema", inner).items()
            found[name] = {each: plain_schema(row, limit) for each, row in schemas}
        else:
            found[name] = inner if name in _VALUES else plain_schema(inner, limit)
    return found


class Masking:
    """Masks secrets in results: values of secret properties, and credentials."""

    def __init__(
        self, names: Iterable[str], credentials: Iterable[str], *, shows: bool
    ) -> None:
        self._names = frozenset(names)
        self._credentials = tuple(credentials)
        self._shows = shows

    def text(self, text: str) -> str:
        """Return a text in which the server's own credentials are masked."""
        return scrub(text, self._credentials)

    def value(self, value: Any) -> Any:
        """Return a JSON value with its secrets masked."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.value(item) for item in cast("Any", value)]
        if isinstance(value, dict):
            members = cast("dict[str, Any]", value)
            return {name: self._member(name, each) for name, each in members.items()}
        return value

    def _member(self, name: str, value: Any) -> Any:
        if self._shows or not self._is_secret(name):
            return self.value(value)
        return _masked(value, self)

    def _is_secret(self, name: str) -> bool:
        if name in self._names:
            return True
        plain = name.lower().replace("-", "_")
        if plain in _HARMLESS or plain.startswith(_HARMLESS_STARTS):
            return False
        return is_secret_name(plain)


def _masked(value: Any, masking: Masking) -> Any:
    """Mask texts and numbers; an object under such a name says its own secrets."""
    if isinstance(value, dict):
        return masking.value(value)
    if isinstance(value, list):
        return [_masked(item, masking) for item in cast("Any", value)]
    return value if value is None or isinstance(value, bool) or value == "" else MASK
