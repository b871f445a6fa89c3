"""Casings of names as the other generators make them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.migration.result import as_mapping, as_text
from generator.text import module_name
from generator.text.identifier import words
from generator.text.python_words import KEYWORDS
from generator.text.unicode import ascii_text

_INITIALISMS = frozenset(
    ("api", "id", "sdk", "url", "uri", "http", "https", "html", "json", "xml", "uuid")
)


def _ascii(name: str, start: str) -> str:
    """Return a name in ASCII that begins with a letter."""
    normal = ascii_text(name)
    return normal if normal[:1].isalpha() else f"{start}{normal}"


def _key(name: str) -> str:
    """Return a name as spellings are looked up: ``Acme-SDK`` is ``acme_sdk``."""
    return name.lower().replace("-", "_").replace(" ", "_")


class Casings:
    """Makes names of classes and methods, with the words that a publisher spells.

    Args:
        custom: by word or whole name: a `pascal` spelling, or a table with `pascal`
            and `snake`; or a list of such tables (Stainless' `custom_casings`).
    """

    def __init__(self, custom: object) -> None:
        self._custom: dict[str, Mapping[str, Any]] = {}
        for table in custom if isinstance(custom, list) else [custom]:
            for word, value in as_mapping(table).items():
                spellings = {"pascal": value} if as_text(value) else as_mapping(value)
                self._custom[_key(word)] = spellings

    def pascal(self, name: str) -> str:
        """Return the name of a class: ``acme-sdk`` is ``AcmeSDK``."""
        if not name:
            return ""
        whole = self._spelling(name, "pascal")
        if whole:
            return whole
        return _ascii("".join(map(self._capitalized, words(name))), "Client")

    def snake(self, name: str) -> str:
        """Return the name of a method or resource, a keyword with ``_`` behind it."""
        cased = self._spelling(name, "snake") or module_name(name, "call")
        return f"{cased}_" if cased in KEYWORDS else cased

    def _capitalized(self, word: str) -> str:
        custom = self._spelling(word, "pascal")
        if custom:
            return custom
        if word.lower() in _INITIALISMS:
            return word.upper()
        return word[:1].upper() + word[1:]

    def _spelling(self, word: str, casing: str) -> str:
        return as_text(self._custom.get(_key(word), {}).get(casing))
