"""The protocol, by its official library: a server with the tools of a package."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from mcp.server import Server
from mcp.server.context import ServerRequestContext
from mcp.server.stdio import stdio_server
from mcp.types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
)
from mcp.types import Tool as ListedTool

from .texts import plain_text
from .tools import listed
from .toolset import Settings, Toolset

Context = ServerRequestContext[Toolset, Any]
HOST = "127.0.0.1"
"""Nobody else can reach the server: who calls it calls with its credentials."""


def make_server(
    package: str,
    settings: Settings | None = None,
    options: Mapping[str, Any] | None = None,
) -> Server[Toolset]:
    """Return a server; `options` are further keywords of the client that it makes."""
    toolset = Toolset(package, settings, options)

    @asynccontextmanager
    async def lifespan(_: Server[Toolset]) -> AsyncGenerator[Toolset]:
        try:
            yield toolset
        finally:
            await toolset.close()

    client = toolset.catalog.client
    return Server(
        package,
        version=plain_text(client.version, 80),
        title=plain_text(client.title, 80),
        instructions=toolset.instructions,
        lifespan=lifespan,
        on_list_tools=_list_tools,
        on_call_tool=_call_tool,
    )


async def _list_tools(
    context: Context, _: PaginatedRequestParams | None
) -> ListToolsResult:
    tools = context.lifespan_context.tools.values()
    return ListToolsResult(
        tools=[ListedTool.model_validate(listed(tool)) for tool in tools]
    )


async def _call_tool(context: Context, params: CallToolRequestParams) -> CallToolResult:
    async def tell(progress: float, message: str) -> None:
        await context.session.report_progress(progress, message=message)

    toolset = context.lifespan_context
    outcome = await toolset.call(params.name, params.arguments or {}, tell)
    content = [TextContent(type="text", text=outcome.text)]
    if outcome.error is not None:
        return CallToolResult(content=[*content], is_error=True)
    return CallToolResult(content=[*content], structured_content=outcome.data)


async def serve_stdio(server: Server[Toolset]) -> None:
    """Serve one client over standard input and output."""
    async with stdio_server() as (received, sent):
        await server.run(received, sent, server.create_initialization_options())


def serve_http(server: Server[Toolset], port: int) -> None:
    """Serve clients on loopback, at `/mcp`, until interrupted.

    Requests under another name than that of loopback are refused: a page in a browser
    cannot make one (DNS rebinding).
    """
    import uvicorn

    app = server.streamable_http_app(host=HOST)
    uvicorn.run(app, host=HOST, port=port, log_level="warning")
