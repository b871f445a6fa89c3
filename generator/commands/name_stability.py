"""Noticing that a name people may already use is about to change, and keeping it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from generator.diagnostics import Diagnostic, Severity
from generator.pointers import step

_CLIENT = "client."


class Rename(Struct, frozen=True):
    """A published name that is about to change.

    Attributes:
        key: method and path of an operation, or the pointer of a type.
        old: the published name: `client.pets.list`, or a class.
        new: the name now.
    """

    key: str
    old: str
    new: str

    @property
    def is_call(self) -> bool:
        """Return whether it is the call of an operation, and not a class."""
        return self.old.startswith(_CLIENT)

    @property
    def pin(self) -> str:
        """The lines that keep the name, in the configuration's words."""
        if not self.is_call:
            return f'[models] {self.old} = "{self.key}"'
        *resource, method = self.old.split(".")[1:]
        table = ".".join(("resources", *resource))
        return f'[{table}] {method} = "{self.key}"'

    @property
    def pointer(self) -> str:
        """The pointer of what is renamed."""
        if not self.is_call:
            return self.key
        method, _, path = self.key.partition(" ")
        return step("#", "paths", path, method.lower())


def find_renames(
    published: Mapping[str, str], names: Mapping[str, str]
) -> tuple[Rename, ...]:
    """Return each published name that is another now.

    Args:
        published: keys and names, as the SDK on disk has them.
        names: keys and names, as they are emitted now.
    """
    return tuple(
        Rename(key, published[key], name)
        for key, name in sorted(names.items())
        if published.get(key, name) != name
    )


def describe_renames(
    renames: Iterable[Rename], *, is_check: bool
) -> tuple[Diagnostic, ...]:
    """Return a warning for each rename that says how to keep the name."""
    done = "would be" if is_check else "is now"
    return tuple(
        Diagnostic(
            "renamed",
            Severity.WARNING,
            f"{row.old!r} was published and {done} called {row.new!r}",
            row.pointer,
            help=f"pin it with {row.pin} in the configuration, or --keep-names",
        )
        for row in renames
    )


def pin_names(text: str, prefix: tuple[str, ...], renames: Iterable[Rename]) -> str:
    """Return the text of a configuration with the published names pinned.

    Args:
        text: a configuration, or an empty text for a new one.
        prefix: the tables that hold the configuration, () for the whole file.
        renames: what to pin.
    """
    import tomlkit  # only `--keep-names` writes

    document = tomlkit.parse(text)
    for row in renames:
        path = row.old.split(".")[1:] if row.is_call else [row.old]
        tables = ("resources", *path[:-1]) if row.is_call else ("models",)
        table = _table(document, (*prefix, *tables))
        _drop(table, row.key)
        table[path[-1]] = row.key
    return document.as_string()


def _table(document: Any, path: Iterable[str]) -> Any:
    """Return a table by its path, made where there is none."""
    table = document
    for name in path:
        if name not in table:
            table[name] = {}
        table = table[name]
    return table


def _drop(table: Any, key: str) -> None:
    """Remove other names that the table gives to the same thing."""
    for name in [name for name, value in _strings(table) if value == key]:
        del table[name]


def _strings(table: Any) -> Iterator[tuple[str, str]]:
    return ((k, str(v)) for k, v in table.items() if isinstance(v, str))
