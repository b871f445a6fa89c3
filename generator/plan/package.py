"""The package itself: what it exports, and the index of its operations."""

from __future__ import annotations

from collections.abc import Mapping

from generator.naming import constant_name
from generator.plan.credentials import takes_grants
from generator.plan.design import Design
from generator.plan.layout import call, mapping, prefixed, sequence, statement
from generator.plan.operation_keys import keyed_operations
from generator.plan.parts import parts_of
from generator.plan.reexports import (
    all_names,
    checked_imports,
    lazy_arguments,
    sorted_names,
)
from generator.plan.responses import has_long_answers, has_streams
from generator.plan.scope import deprecated_pragma
from generator.plan.statements import lines, rest_of
from generator.plan.template_models import (
    DocumentedPackage,
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
    "_operations": ("operations",),
    "_runtime.auth": ("Auth",),
    "_runtime.files": ("File", "FileInput"),
    "_runtime.serialization": ("Issue",),
    "_runtime.model": ("UNSET", "JsonValue", "UnsetType"),
    "_runtime.options": ("ClientOptions", "RequestOptions", "ResponseHead"),
    "_runtime.responses.response": ("Response",),
    "_runtime.transport": ("Request", "Timeout", "Transport", "TransportResponse"),
    "_runtime.transports.httpx_transport": ("HttpxTransport",),
    "codec": (),
    "errors": (),
    "models": (),
}
"""The names that every package offers, by the module that defines them."""

_STREAMS: dict[str, tuple[str, ...]] = {
    "_runtime.streaming.stream": ("AsyncStream", "Stream")
}
_DOWNLOADS: dict[str, tuple[str, ...]] = {
    "_runtime.streaming.binary": ("AsyncByteStream", "ByteStream")
}
_PAGES: dict[str, tuple[str, ...]] = {
    "_runtime.pagination.pager": ("AsyncPager", "Pager")
}
"""Further exports, for operations with streams of items, long answers and pages."""

_GRANTS: dict[str, tuple[str, ...]] = {
    "_runtime.auth.grants": (
        "AuthorizationCodeGrant",
        "ClientCredentialsGrant",
        "DeviceCode",
        "DeviceCodeGrant",
        "PasswordGrant",
        "RefreshTokenGrant",
        "Tokens",
    ),
    "_runtime.auth.oauth2": ("TokenOrGrant",),
}
"""Further exports, for clients that take a grant for a token."""


def package_module(design: Design) -> PackageModule:
    """Plan the module of the package itself, which imports nothing until it is used."""
    exports = _exports(design)
    own = (*(name for name, names in exports.items() if not names), "preload")
    rest = {home: names for home, names in exports.items() if home != "_client"}
    about = design.api.description.strip()
    return PackageModule(
        doc=docstring(f"{design.title}\n\n{about}".strip(), 0),
        version=literal(design.version),
        checked=lines(checked_imports(exports), 4),
        exports=lazy_arguments(exports),
        clients=all_names({"": design.names.clients}),
        all=all_names({**rest, "": (*own, "__version__")}, more=True),
        preload_doc=docstring(_PRELOAD, 4),
    )


def _exports(design: Design) -> dict[str, tuple[str, ...]]:
    exports = {"_client": sorted_names(design.names.clients), **_EXPORTS}
    if has_webhooks(design.api):
        exports["webhooks"] = ()
    operations = design.api.operations
    if any(map(has_streams, operations)):
        exports |= _STREAMS
    if any(map(has_long_answers, operations)):
        exports |= _DOWNLOADS
    if any(row.pagination is not None for row in operations):
        exports |= _PAGES
    if takes_grants(design.api.schemes):
        exports |= _GRANTS
    for part in parts_of(design):
        exports |= part.exports
    return dict(sorted(exports.items()))


def models_package(design: Design) -> ModelsPackage:
    """Plan the package ``models``, which has every type under its name."""
    names = design.dict_names() | design.class_names()
    exports = {home: sorted_names(found) for home, found in names.items()}
    imports = checked_imports(exports)
    deprecated = any(row.deprecated for row in design.api.declarations.values())
    return ModelsPackage(
        doc=docstring("Every type of the API, under its name.", 0),
        pragma=deprecated_pragma(deprecated),
        checked=code("{}\n\n    ", lines(imports, 4)) if imports else Code(""),
        all=all_names(exports, 4),
        exports=lazy_arguments(exports),
    )


def dicts_package(_: Design) -> DocumentedPackage:
    """Plan the package ``_dicts``."""
    doc = "Dicts that calls take in place of models; `models` has their types."
    return DocumentedPackage(doc=docstring(doc, 0))


def resources_package(_: Design) -> DocumentedPackage:
    """Plan the package ``resources``."""
    doc = "The operations, one module for each group; `Client` has them as attributes."
    return DocumentedPackage(doc=docstring(doc, 0))


def operations_module(design: Design) -> OperationsModule:
    """Plan the module with the index of all operations, which loads none of them."""
    return OperationsModule(
        doc=docstring("All operations, for tools.", 0),
        index=operation_index(_rows(design)),
    )


def _rows(design: Design) -> dict[str, tuple[str, str]]:
    """Module and constant of each operation, by its key."""
    names = design.names
    return {
        key: (names.resource_of(row).module, constant_name(names.method_of(row)))
        for key, row in keyed_operations(design.api).items()
    }


def operation_index(rows: Mapping[str, tuple[str, str]]) -> Code:
    """The arguments of the mapping of all operations, in parentheses."""
    table = mapping(
        (literal(key), sequence(map(literal, row))) for key, row in rows.items()
    )
    index = call(identifier("OperationIndex"), (Code("__name__"), table))
    whole = statement(prefixed(Code("operations = "), index), 0)
    return rest_of(whole, "operations = OperationIndex")
