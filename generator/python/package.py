"""The package itself: what it exports, and the index of its operations."""

from __future__ import annotations

from collections.abc import Mapping

from generator.python.layout import (
    Group,
    call,
    import_line,
    mapping,
    prefixed,
    sequence,
    statement,
)
from generator.python.scope import all_key
from generator.text import Code, code, identifier, literal

_EXPORTS: dict[str, tuple[str, ...]] = {
    "_client": ("AsyncClient", "Client"),
    "_operations": ("operations",),
    "_runtime.auth.base": ("Auth",),
    "_runtime.files": ("File",),
    "_runtime.hooks": ("ResponseHead",),
    "_runtime.model": ("UNSET", "UnsetType"),
    "_runtime.response": ("Response",),
    "_runtime.timeouts": ("Timeout",),
    "_runtime.transport": ("Request", "Transport", "TransportResponse"),
    "_runtime.transports.aiohttp_transport": ("AiohttpTransport",),
    "_runtime.transports.httpx_transport": ("HttpxTransport",),
    "_runtime.transports.pyreqwest_transport": ("PyreqwestTransport",),
    "_runtime.transports.traced_transport": ("TracedTransport",),
    "codec": (),
    "errors": (),
    "models": (),
}
"""What a package offers, by the module that holds it; modules themselves have none."""

_GRANTS: dict[str, tuple[str, ...]] = {
    "_runtime.auth.grants": (
        "AuthorizationCodeGrant",
        "ClientCredentialsGrant",
        "DeviceCode",
        "DeviceCodeGrant",
        "PasswordGrant",
        "RefreshTokenGrant",
        "Tokens",
    )
}
"""What it offers besides where a client takes a token."""


def exported(
    *, with_webhooks: bool, with_grants: bool
) -> tuple[tuple[Code, ...], Code, Code]:
    """The exports: as imports for type checkers, as a table, and as ``__all__``."""
    exports = _EXPORTS | ({"webhooks": ()} if with_webhooks else {})
    if with_grants:
        exports = dict(sorted((exports | _GRANTS).items()))
    modules = [name for name, names in exports.items() if not names]
    lines = [import_line(Code("."), map(identifier, modules), 4)]
    lines += [
        import_line(_relative(module), map(identifier, names), 4)
        for module, names in exports.items()
        if names
    ]
    own = (*modules, "preload", "__version__")
    everything = all_names({**exports, "": own}, 0)
    return tuple(lines), lazy_assignment(exports), everything


def lazy_assignment(homes: Mapping[str, tuple[str, ...]]) -> Code:
    """The assignment that makes the names of a package load lazily."""
    own = identifier("__name__")
    items = (own, name_table(homes))
    start = Code("__getattr__, __dir__ = lazy_names(")
    return statement(Group(start, items, Code(")")), 4)


def name_table(homes: Mapping[str, tuple[str, ...]]) -> Group:
    """A dictionary from modules to the names that they hold."""
    rows = (
        (literal(home), sequence(map(literal, names))) for home, names in homes.items()
    )
    return mapping(rows)


def reexports(homes: Mapping[str, tuple[str, ...]]) -> tuple[Code, ...]:
    """Imports for type checkers, of each module the names that it holds."""
    return tuple(
        import_line(code(".{}", identifier(home)), map(identifier, names), 4)
        for home, names in homes.items()
    )


def all_names(homes: Mapping[str, tuple[str, ...]], indent: int) -> Code:
    """The assignment to ``__all__``."""
    names = sorted((n for row in homes.values() for n in row), key=all_key)
    listed = Group(Code("__all__ = ["), tuple(map(literal, names)), Code("]"))
    return statement(listed, indent)


def operation_index(rows: Mapping[str, tuple[str, str]]) -> Code:
    """The mapping of all operations."""
    table = mapping(
        (literal(key), sequence(map(literal, row))) for key, row in rows.items()
    )
    index = call(identifier("OperationIndex"), (Code("__name__"), table))
    return statement(prefixed(Code("operations = "), index), 0)


def _relative(module: str) -> Code:
    parts = [identifier(part) for part in module.split(".")]
    dotted = parts[0]
    for part in parts[1:]:
        dotted = code("{}.{}", dotted, part)
    return code(".{}", dotted)
