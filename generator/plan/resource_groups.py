"""The operations that one resource has, with the names of all that describes them."""

from __future__ import annotations

from msgspec import Struct

from generator.ir import Operation
from generator.naming import ResourceName, constant_name
from generator.plan.design import Design
from generator.plan.webhooks import extends_resource

ViewConstants = dict[tuple[str, str], str]
"""The names of the constants that views need, by view and function."""


class ResourceGroup(Struct, frozen=True):
    """The operations of a resource, in the order of the document.

    Attributes:
        functions: what their methods are called.
        constants: what the constants that describe them are called.
        view_constants: those of pages and pollers.
        verifies_webhooks: whether ``unwrap`` is one of its methods.
    """

    name: ResourceName
    operations: tuple[Operation, ...]
    functions: tuple[str, ...]
    constants: tuple[str, ...]
    view_constants: ViewConstants
    verifies_webhooks: bool = False

    @property
    def constants_module(self) -> str:
        """The module of the constants, as a module beside it imports it."""
        return f".._operations.{self.name.module}"


def resource_group(design: Design, module: str) -> ResourceGroup:
    """The group whose modules have a name."""
    names = design.names.resources.values()
    name = next(name for name in names if name.module == module)
    operations = design.operations[module]
    functions = [design.names.method_of(row) for row in operations]
    constants = tuple(map(constant_name, functions))
    return ResourceGroup(
        name=name,
        operations=operations,
        functions=tuple(functions),
        constants=constants,
        view_constants=_view_constants(operations, functions, constants),
        verifies_webhooks=extends_resource(design.api, design.names, name.path),
    )


def _view_constants(
    operations: tuple[Operation, ...], functions: list[str], constants: tuple[str, ...]
) -> ViewConstants:
    taken = set(constants)
    names: ViewConstants = {}
    for row, function in zip(operations, functions, strict=True):
        follows_url = row.poller is not None and row.poller.type is None
        wanted = (
            ("iterate", "PAGES", row.pagination is not None),
            ("and_wait", "POLLER", follows_url),
        )
        for view, suffix, is_needed in wanted:
            if is_needed:
                name = f"{constant_name(function)}_{suffix}"
                while name in taken:
                    name = f"{name}_"
                taken.add(name)
                names[view, function] = name
    return names
