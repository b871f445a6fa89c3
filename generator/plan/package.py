"""The package itself: what it exports, and the index of its operations."""

from __future__ import annotations

from collections.abc import Mapping

from generator.naming import constant_name
from generator.plan.credentials import token_keywords
from generator.plan.design import Design
from generator.plan.layout import (
    Group,
    call,
    import_line,
    mapping,
    prefixed,
    sequence,
    statement,
)
from generator.plan.scope import DEPRECATED_PRAGMA, all_key, isort_key
from generator.plan.template_models import (
    ModelsPackage,
    OperationsModule,
    PackageModule,
)
from generator.plan.webhooks import has_webhooks
from generator.text import Code, code, docstring, identifier, literal

_PRELOAD = (
    "Load every module now, so that no call pays for it later (in a server, "
    "before it takes requests)."
)

_EXPORTS: dict[str, tuple[str, ...]] = {
    "_client": ("AsyncClient", "Client"),
    "_operations": ("operations",),
    "_runtime.auth.base": ("Auth",),
    "_runtime.files": ("File",),
    "_runtime.hooks": ("ResponseHead",),
    "_runtime.model": ("UNSET", "UnsetType"),
    "_runtime.responses.response": ("Response",),
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


def package_module(design: Design) -> PackageModule:
    """The module of the package itself, which imports nothing until it is used."""
    exports = _exports(design)
    modules = [name for name, names in exports.items() if not names]
    lines = [import_line(Code("."), map(identifier, modules), 4)]
    lines += [
        import_line(_relative(module), map(identifier, names), 4)
        for module, names in exports.items()
        if names
    ]
    own = (*modules, "preload", "__version__")
    about = design.api.description.strip()
    return PackageModule(
        doc=docstring(f"{design.title}\n\n{about}".strip(), 0),
        version=literal(design.version),
        own_name=identifier("__name__"),
        checked=tuple(lines),
        exports=lazy_assignment(exports),
        all=all_names({**exports, "": own}, 0),
        preload_doc=docstring(_PRELOAD, 4),
    )


def _exports(design: Design) -> dict[str, tuple[str, ...]]:
    exports = dict(_EXPORTS)
    if has_webhooks(design.api):
        exports["webhooks"] = ()
    if token_keywords(design.api.schemes, design.names.constructor):
        exports |= _GRANTS
    return dict(sorted(exports.items()))


def models_package(design: Design) -> ModelsPackage:
    """The module of the package ``models``, which has every type under its name."""
    exports = {
        home: tuple(sorted(names, key=isort_key))
        for home, names in design.class_names().items()
    }
    deprecated = any(row.deprecated for row in design.api.declarations.values())
    return ModelsPackage(
        doc=docstring("Every type of the API, under its name.", 0),
        pragma=DEPRECATED_PRAGMA if deprecated else None,
        checked=reexports(exports),
        all=all_names(exports, 4),
        exports=lazy_assignment(exports),
    )


def operations_module(design: Design) -> OperationsModule:
    """The module with the index of all operations, which loads none of them."""
    return OperationsModule(
        doc=docstring("All operations, for tools.", 0),
        index=operation_index(_rows(design)),
    )


def _rows(design: Design) -> dict[str, tuple[str, str]]:
    """Module and constant of each operation, by operationId or route.

    An operationId that a document uses twice is the key of its first operation.
    """
    rows: dict[str, tuple[str, str]] = {}
    for operation in design.api.operations:
        module = design.names.resources[operation.tag].module
        route = f"{operation.method} {operation.path}"
        key = operation.operation_id or route
        key = route if key in rows else key
        method = design.names.methods[operation.method, operation.path]
        rows[key] = (module, constant_name(method))
    return rows


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
