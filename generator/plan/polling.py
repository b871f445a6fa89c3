"""The method ``wait`` of the clients."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from generator.ir import Api
from generator.naming import Names
from generator.plan.annotations import Annotator
from generator.plan.docs import paragraphs, section
from generator.plan.layout import Group, statement
from generator.plan.scope import isort_key, module_key
from generator.plan.statements import import_line, returned_value, signature
from generator.plan.template_models import Method
from generator.text import Code, code, docstring, identifier, literal


class Waiting(Struct, frozen=True):
    """Parts of the module of the clients for their method ``wait``.

    Attributes:
        checked: the imports that type checkers see.
        variable: the type variable for what is waited for, before a line break.
    """

    checked: tuple[Code, ...]
    variable: Code


WAITABLE = "Waitable"
_BODY = 8
_RETURNS = "The operation as it ended."
_RAISES = [
    (
        "errors.OperationFailedError",
        "it ended without success, or cannot be asked for.",
    ),
    (
        "errors.WaitTimeoutError",
        "the time was up, or too many questions in a row had no answer.",
    ),
]
_ROWS = [
    ("operation", "as a method returned it."),
    ("timeout", "seconds; `None` for the time that such operations are given."),
    ("on_update", "called with the operation each time that it was asked for."),
]


def plan_waiting(
    api: Api, names: Names, homes: Mapping[str, str], annotator: Annotator
) -> Waiting | None:
    """Plan ``wait``; None where no type stands for a long-running operation."""
    types = [str(row.type) for row in api.pollers]
    if not types:
        return None
    called = {pointer: names.classes[pointer, False] for pointer in types}
    local = {pointer: _local(name) for pointer, name in called.items()}
    checked = tuple(
        import_line(
            code(".models.{}", identifier(homes[pointer])),
            (_imported(called[pointer], local[pointer]),),
            4,
        )
        for pointer in sorted(
            types, key=lambda p: (module_key(homes[p]), isort_key(called[p]))
        )
    )
    variable = annotator.typing("TypeVar")
    bound = literal(" | ".join(local.values()))
    own = literal(WAITABLE)
    items = (own, code("bound={}", bound))
    start = code("{} = {}(", identifier(WAITABLE), variable)
    return Waiting(
        checked=checked,
        variable=code("{}\n", statement(Group(start, items, Code(")")), 0)),
    )


def _local(name: str) -> str:
    """The name of a model in the module of the clients: never one of its own."""
    return f"_{name}"


def _imported(name: str, local: str) -> Code:
    return code("{} as {}", identifier(name), identifier(local))


def wait_method(annotator: Annotator, *, asynchronous: bool) -> Method:
    """The method in one of its two flavours."""
    number = annotator.builtin("float")
    callback = annotator.abc("Callable")
    seen = identifier(WAITABLE)
    items = (
        Code("self"),
        code("operation: {}", seen),
        Code("*"),
        code("timeout: {} | None = None", number),
        code(
            "on_update: {}[[{}], {}] | None = None", callback, seen, _object(annotator)
        ),
    )
    name = Code("wait")
    function = identifier("async_wait_for" if asynchronous else "wait_for")
    names = ("self", "POLLERS", "operation", "timeout", "on_update")
    start = code("await {}(" if asynchronous else "{}(", function)
    value = Group(start, tuple(map(identifier, names)), Code(")"))
    return Method(
        asynchronous=Code("async " if asynchronous else ""),
        name=name,
        signature=signature(name, items, seen, 4, asynchronous=asynchronous),
        doc=docstring(_text(), _BODY),
        imports=_imports(function),
        value=returned_value(value, _BODY),
    )


def _object(annotator: Annotator) -> Code:
    return annotator.builtin("object")


def _imports(function: Code) -> Code:
    """The imports of the method, before a blank line."""
    return code(
        "{}\n        {}\n\n        ",
        import_line(Code("._pollers"), (identifier("POLLERS"),), _BODY),
        import_line(Code("._runtime.polling.method"), (function,), _BODY),
    )


def _text() -> str:
    return paragraphs(
        "Wait until a long-running operation has ended.",
        section("Args", _ROWS),
        section("Returns", [("operation", _RETURNS)]),
        section("Raises", _RAISES),
    )
