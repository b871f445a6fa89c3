"""An SDK before its modules are planned: the API, its names and their modules."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.ir import Api, Operation
from generator.ir.directions import Variants
from generator.ir.values import Value
from generator.naming import Names, constant_name
from generator.plan.dict_names import dict_names
from generator.plan.module_assignment import assign_modules
from generator.plan.pages.site_map import NO_SITE, Site
from generator.plan.shared_responses import SharedContents, find_shared_content
from generator.plan.type_uses import TypeUses, find_type_uses
from generator.plan.xml import in_xml

_RELEASE = re.compile(r"\d+(?:\.\d+)*", re.ASCII)

_VERSION = re.compile(r"\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?", re.ASCII)


class Design(Value, frozen=True):
    """An API as one package in Python.

    Attributes:
        package: the name of the package.
        api: the API.
        names: what everything is called.
        homes: the modules under ``models/`` of its types, by pointer.
        shared_responses: the content that several responses have in common.
        operations: the operations of each resource, by the name of its module.
        constant_names: the constants of all operations and shared content.
        uses: the methods and attributes that use each type, by its pointer.
        in_xml: the pointers of the types that bodies in XML contain.
        dicts: the names of the types of dicts that requests may hold in place of models,
            and of the texts in place of members of enumerations, by pointer.
        site: the pages about it; none unless the part `docs` is asked for.
        parts: the names of the parts that are asked for, sorted.
        transports: those of the transports beside the default one, sorted.
    """

    package: str
    api: Api
    names: Names
    homes: Mapping[str, str]
    shared_responses: SharedContents
    operations: Mapping[str, tuple[Operation, ...]]
    constant_names: frozenset[str]
    uses: Mapping[str, TypeUses]
    in_xml: frozenset[str]
    dicts: Mapping[str, str]
    site: Site
    parts: tuple[str, ...] = ()
    transports: tuple[str, ...] = ()

    @property
    def variants(self) -> Variants:
        """The directions of its types."""
        return self.names.directions

    @property
    def title(self) -> str:
        """The title of the API, or else the name of the package."""
        return self.api.title.strip() or self.package

    @property
    def version(self) -> str:
        """The version that is asked for, else the start of the document's (PEP 440)."""
        asked = self.api.distribution.version
        if _VERSION.fullmatch(asked):
            return asked
        found = _RELEASE.match(self.api.version.strip().lstrip("vV"))
        return found[0] if found and len(found[0]) < 40 else "0.1.0"

    @property
    def published(self) -> dict[str, str]:
        """The name of each type, by pointer, and of each operation, by its route."""
        names = {pointer: self.names.classes[pointer, False] for pointer in self.homes}
        for row in self.api.operations:
            route = f"{row.method} {row.path}"
            names.setdefault(route, ".".join(self.names.called(row)))
        return names

    def dict_names(self) -> dict[str, list[str]]:
        """The names of the types of dicts, by module as ``models/`` names it."""
        found: dict[str, list[str]] = {}
        for pointer, name in self.dicts.items():
            found.setdefault(f"._dicts.{self.homes[pointer]}", []).append(name)
        return dict(sorted(found.items()))

    def class_names(self) -> dict[str, list[str]]:
        """The names of the classes and aliases of each module under ``models/``."""
        found: dict[str, dict[str, None]] = {}
        for pointer, home in self.homes.items():
            names = found.setdefault(home, {})
            names |= dict.fromkeys(self.names.of_type(pointer))
        return {home: list(names) for home, names in sorted(found.items())}


def design_package(
    api: Api,
    names: Names,
    package: str,
    parts: tuple[str, ...] = (),
    transports: tuple[str, ...] = (),
) -> Design:
    """Give every type a module, and all shared content a constant.

    Args:
        api: the API.
        names: its names.
        package: the name of the package.
        parts: names of ``generator.parts.PARTS``.
        transports: names of ``generator.parts.TRANSPORTS``.
    """
    homes = assign_modules(api, names)
    shared = find_shared_content(api, names)
    operations = _by_resource(api, names)
    methods = map(names.method_of, api.operations)
    constants = (row.constant for row in shared.values())
    return Design(
        package=package,
        api=api,
        names=names,
        homes=homes,
        shared_responses=shared,
        operations=operations,
        constant_names=frozenset((*map(constant_name, methods), *constants)),
        uses=find_type_uses(api, names),
        in_xml=in_xml(api),
        dicts=dict_names(api, names, homes),
        site=_site(api, names, homes, operations) if "docs" in parts else NO_SITE,
        parts=tuple(sorted(set(parts))),
        transports=tuple(sorted(set(transports))),
    )


def _site(
    api: Api,
    names: Names,
    homes: Mapping[str, str],
    operations: Mapping[str, tuple[Operation, ...]],
) -> Site:
    from generator.plan.pages.site import build_site  # only SDKs with pages wait for it

    return build_site(api, names, homes, operations)


def _by_resource(api: Api, names: Names) -> dict[str, tuple[Operation, ...]]:
    """The operations of each resource, in the order of the document."""
    groups: dict[str, list[Operation]] = {
        name.module: [] for name in names.resources.values()
    }
    for operation in api.operations:
        groups[names.resource_of(operation).module].append(operation)
    return {module: tuple(operations) for module, operations in groups.items()}
