"""Modules and packages that offer names which other modules define."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.plan.design import Design
from generator.plan.layout import Group, mapping, sequence, statement
from generator.plan.scope import all_key, isort_key, module_key
from generator.plan.statements import import_line, lines, rest_of
from generator.plan.template_models import ReexportModule
from generator.plan.webhook_events import webhook_events
from generator.text import Code, code, docstring, identifier, join, literal

Exports = Mapping[str, tuple[str, ...]]
"""The names that each module defines; a module without names is itself a name."""

ERRORS = (
    "ApiConnectionError",
    "ApiError",
    "ApiTimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ClientClosedError",
    "ConflictError",
    "DecodeError",
    "MissingCredentialsError",
    "NotFoundError",
    "OperationFailedError",
    "PermissionDeniedError",
    "RateLimitError",
    "RequestValidationError",
    "ResponseTooLargeError",
    "ServerError",
    "StatusError",
    "TransportError",
    "UnprocessableEntityError",
    "WaitTimeoutError",
)
CODEC = ("from_builtins", "from_json", "to_builtins", "to_json")


def errors_module(design: Design) -> ReexportModule:
    """Plan ``errors.py``."""
    doc = "The errors that calls raise; `ApiError` is the base of all."
    exports: dict[str, tuple[str, ...]] = {"_runtime.errors": ERRORS}
    if webhook_events(design.api):
        exports["_runtime.webhook_signatures"] = ("WebhookVerificationError",)
    return _reexport(doc, exports)


def codec_module(_: Design) -> ReexportModule:
    """Plan ``codec.py``."""
    doc = "JSON to values of any type of this package, and back."
    return _reexport(doc, {"_runtime.serialization.codec": CODEC})


def _reexport(doc: str, exports: Exports) -> ReexportModule:
    imports = (
        import_line(relative(module), map(identifier, names), 0)
        for module, names in _in_order(exports)
    )
    return ReexportModule(
        doc=docstring(doc, 0), imports=lines(imports, 0), all=all_names(exports)
    )


def lazy_arguments(exports: Exports) -> Code:
    """The arguments of ``lazy_names``, in parentheses."""
    items = (identifier("__name__"), _name_table(exports))
    start = Code("__getattr__, __dir__ = lazy_names(")
    whole = statement(Group(start, items, Code(")")), 4)
    return rest_of(whole, "__getattr__, __dir__ = lazy_names")


def _name_table(exports: Exports) -> Group:
    return mapping(
        (literal(module), sequence(map(literal, names)))
        for module, names in exports.items()
    )


def checked_imports(exports: Exports) -> tuple[Code, ...]:
    """Imports for type checkers: modules that are names, then the names of modules."""
    modules = [name for name, names in exports.items() if not names]
    statements = (
        [import_line(Code("."), map(identifier, modules), 4)] if modules else []
    )
    statements += [
        import_line(relative(module), map(identifier, names), 4)
        for module, names in _in_order(exports)
        if names
    ]
    return tuple(statements)


def _in_order(exports: Exports) -> list[tuple[str, tuple[str, ...]]]:
    """Modules with their names, in the order of import statements."""
    return sorted(exports.items(), key=lambda row: module_key(row[0]))


def all_names(exports: Exports, indent: int = 0, *, more: bool = False) -> Code:
    """The list of ``__all__``, or of what else is in it."""
    names = sorted((n for row in exports.values() for n in row), key=all_key)
    start = Code("__all__ += [") if more else Code("__all__ = [")
    listed = Group(start, tuple(map(literal, names)), Code("]"))
    return rest_of(statement(listed, indent), start.source.removesuffix("["))


def sorted_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names in the order in which an import has them."""
    return tuple(sorted(names, key=isort_key))


def relative(module: str) -> Code:
    """A module below the package, or beside it, as an import names it."""
    path = module.removeprefix(".")
    dots = Code("." * (1 + len(module) - len(path)))
    return code("{}{}", dots, join(".", map(identifier, path.split("."))))
