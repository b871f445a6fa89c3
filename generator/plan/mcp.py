"""The part `mcp`: a program that is a server of the Model Context Protocol."""

from __future__ import annotations

from generator.plan.design import Design
from generator.plan.template_models import McpMainModule, McpModule
from generator.text import docstring, literal

_DOC = """An MCP server, through which AI programs call the API.

`python -m {package}.mcp` runs it: `--help` lists the options,
`--print-config` prints what such a program has to be told."""


def mcp_module(design: Design) -> McpModule:
    """Plan ``mcp/__init__.py``, whose ``main`` a script of the distribution calls."""
    return McpModule(
        doc=docstring(_DOC.format(package=design.package), 0),
        package=literal(design.package),
    )


def mcp_main_module(design: Design) -> McpMainModule:
    """Plan ``mcp/__main__.py``, which is run and never imported."""
    return McpMainModule(
        doc=docstring(f"The program of `python -m {design.package}.mcp`.", 0)
    )
