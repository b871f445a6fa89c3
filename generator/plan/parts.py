"""Parts of an SDK: modules and exports that it has only when they are asked for.

A part is a row of `PARTS`: its modules by path, and its templates by the types of what
their planners return (see ``generator/render``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from generator.plan.catalog import catalog_index, catalog_resource
from generator.plan.command_line import command_line_module, main_module
from generator.plan.design import Design
from generator.plan.mcp import mcp_main_module, mcp_module
from generator.plan.testing import examples_module, fixtures_module, testing_module

Planner = Callable[[Design], object]
ResourcePlanner = Callable[[Design, str], object]
"""Plans the file of a resource, from the name of its module."""


class Part(Struct, frozen=True, kw_only=True):
    """Something that an SDK has only when it is asked for.

    Attributes:
        modules: their planners, by path below the package.
        resource_files: the planners of one file a resource that has operations, by path
            with ``{}`` for the name of the resource's module.
        exports: the names that the package offers, by the module that defines them.
        extras: requirements by the name of the extra of the distribution.
        scripts: functions, as ``module:function`` below the package, by what is put
            after the distribution's name to call the script.
    """

    modules: Mapping[str, Planner] = {}
    resource_files: Mapping[str, ResourcePlanner] = {}
    exports: Mapping[str, tuple[str, ...]] = {}
    extras: Mapping[str, tuple[str, ...]] = {}
    scripts: Mapping[str, str] = {}


CATALOG = Part(
    modules={"_catalog/index.json": catalog_index},
    resource_files={"_catalog/resources/{}.json": catalog_resource},
)
"""The catalogue that programs read; parts that are such programs bring it."""

PARTS: Mapping[str, Part] = {
    "cli": Part(
        modules={
            **CATALOG.modules,
            "__main__.py": main_module,
            "cli.py": command_line_module,
        },
        resource_files=CATALOG.resource_files,
        extras={
            "cli": ("click>=8.1,<9", "jmespath>=1.0.1,<2", "pyyaml>=6.0.2,<7"),
        },
        scripts={"": "cli:main"},
    ),
    "testing": Part(
        modules={
            "testing/__init__.py": testing_module,
            "testing/_examples.py": examples_module,
            "testing/pytest_plugin.py": fixtures_module,
        }
    ),
    "mcp": Part(
        modules={
            **CATALOG.modules,
            "mcp/__init__.py": mcp_module,
            "mcp/__main__.py": mcp_main_module,
        },
        resource_files=CATALOG.resource_files,
        extras={"mcp": ("mcp>=2.3,<3", "jsonschema-rs>=0.60,<1", "jmespath>=1.0.1,<2")},
        scripts={"-mcp": "mcp:main"},
    ),
    "otel": Part(
        exports={"_runtime.transports.traced_transport": ("TracedTransport",)},
        extras={"otel": ("opentelemetry-api>=1.30,<2",)},
    ),
    "docs": Part(),  # its files are beside the package: see `pages`
}
TRANSPORTS: Mapping[str, Part] = {
    "aiohttp": Part(
        exports={"_runtime.transports.aiohttp_transport": ("AiohttpTransport",)},
        extras={"aiohttp": ("aiohttp>=3.14,<4",)},
    ),
    "pyreqwest": Part(
        exports={"_runtime.transports.pyreqwest_transport": ("PyreqwestTransport",)},
        extras={"fast": ("pyreqwest>=0.15,<0.16",)},
    ),
}


def parts_of(design: Design) -> Iterator[Part]:
    """The parts and transports that an SDK is asked to have."""
    yield from (PARTS[name] for name in design.parts)
    yield from (TRANSPORTS[name] for name in design.transports)
