"""Large APIs: tools that search, describe and call."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from mcp import Client

from generator.options import Request
from generator.pipeline import generate
from generator.runtime.catalog import Catalog, OperationEntry
from generator.runtime.mcp.policy import traits_of
from generator.runtime.mcp.search import SearchIndex
from generator.runtime.mcp.tools import tool_names
from tests.runtime.mcp.clients import call, run
from tests.support.checks import write_package
from tests.support.real_documents import REPOSITORY, real_document

SEARCHING = ["search_operations", "describe_operation", "call_operation"]


def entry(function: str, method: str = "GET", **more: Any) -> OperationEntry:
    """Return an operation with that name."""
    path = f"/{function}"
    reads = method == "GET"
    return OperationEntry(
        function, "r", "r", function, method, path, reads=reads, **more
    )


@pytest.mark.parametrize(
    ("function", "method", "expected"),
    [
        ("list", "GET", "reads"),
        ("list_deleted", "GET", "reads"),
        ("get_reset_policy", "GET", "reads"),
        ("reset", "GET", "destroys"),
        ("create_token", "GET", "writes"),
        ("search", "POST", "writes"),
        ("update", "PUT", "writes"),
        ("delete", "DELETE", "destroys"),
        ("evict_members", "PUT", "destroys"),
        ("reboot", "POST", "destroys"),
        ("stop", "PUT", "destroys"),
    ],
)
def test_effects(function: str, method: str, expected: str) -> None:
    traits = traits_of(entry(function, method, deletes=method == "DELETE"))
    found = "destroys" if traits.destroys else "reads" if traits.reads else "writes"
    assert found == expected


def test_hints_of_the_document_decide() -> None:
    reading = traits_of(entry("search", "POST", hints={"readOnlyHint": True}))
    assert reading.reads and reading.is_idempotent
    harmless = traits_of(entry("reset", "PUT", hints={"destructiveHint": False}))
    assert not harmless.reads and not harmless.destroys


def test_what_reveals() -> None:
    assert traits_of(entry("reveal_key")).reveals
    assert traits_of(entry("get", reveals=True)).reveals
    assert not traits_of(entry("get")).reveals


def test_names_of_tools_are_what_hosts_take() -> None:
    rows = [entry("a" * 80), entry("naïve"), entry("next_page")]
    twins = [
        OperationEntry(id, "a.b", "a", "get", "GET", "/x") for id in ("one", "two")
    ]
    names = tool_names([*rows, *twins])
    assert len({*names.values()}) == len(names)
    assert all(len(name) <= 64 and name.isascii() for name in names.values())
    assert names["one"].startswith("a_b_get_")


@pytest.fixture(scope="module")
def exoscale(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch_module: pytest.MonkeyPatch
) -> Path:
    """The whole API of Exoscale, with its credentials and long operations."""
    return _emit(
        tmp_path_factory.mktemp("exoscale"),
        monkeypatch_module,
        "exoscale.json",
        (REPOSITORY / "specs" / "exoscale.overlay.yaml",),
    )


@pytest.fixture(scope="module")
def monkeypatch_module() -> Iterator[pytest.MonkeyPatch]:
    """Changes that last for the tests of this module."""
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def _emit(
    folder: Path,
    patch: pytest.MonkeyPatch,
    document: str,
    overlays: tuple[Path, ...] = (),
) -> Path:
    request = Request(
        specs=(real_document(document),),
        package=f"{Path(document).stem}_tools",
        parts=("mcp", "testing"),
        overlays=overlays,
        allow_invalid=True,
    )
    write_package(generate(request).files, folder)
    patch.syspath_prepend(str(folder))
    return folder


def make_server(package: str, **policy: Any) -> Any:
    """Return a server in front of the package's mock transport."""
    runtime = f"{package}._runtime"
    mock = import_module(f"{package}.testing").MockTransport(0)
    options = import_module(f"{runtime}.testing.dummy_credentials").client_options(
        import_module(f"{package}._client").API, mock
    )
    policies = import_module(f"{runtime}.mcp.policy")
    settings = import_module(f"{runtime}.mcp.toolset").Settings(
        policy=policies.Policy(**policy)
    )
    server = import_module(f"{runtime}.mcp.server")
    return server.make_server(package, settings, options)


async def _tokens(client: Client) -> int:
    tools = (await client.list_tools()).tools
    rows = [tool.model_dump(by_alias=True, exclude_none=True) for tool in tools]
    assert [row["name"] for row in rows][:3] == SEARCHING
    listing = json.dumps(rows, separators=(",", ":"))
    return (len(listing) + len(client.instructions or "")) // 4


@pytest.mark.long
def test_many_operations_cost_few_tokens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _emit(tmp_path, monkeypatch, "github.json")
    assert run(make_server("github_tools", allow_destructive=True), _tokens) < 700
    index = SearchIndex(Catalog("github_tools").entries.values())

    def best(query: str) -> list[str]:
        return [row.entry.id for row in index.find(query)[:3]]

    assert "pulls/list" in best("list open pull requests of a repository")
    assert "pulls/merge" in best("merge pull request")
    assert "issues/create" in best("create an issue")
    assert "users/get-authenticated" in best("get authenticated user")
    assert "search/code" in best("search code")


@pytest.mark.long
@pytest.mark.usefixtures("exoscale")
def test_what_is_not_offered_is_said() -> None:
    server = make_server("exoscale_tools")
    found = call(server, "search_operations", query="reboot instance")
    assert found.structured_content["not_offered"]["reboot-instance"] == (
        "the server was started without --allow-destructive"
    )
    refused = call(server, "call_operation", operation="reboot-instance")
    assert refused.is_error and "--allow-destructive" in refused.content[0].text
    unknown = call(server, "describe_operation", operation="list-instnces")
    assert unknown.is_error


@pytest.mark.long
@pytest.mark.usefixtures("exoscale")
@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_all_of_exoscale_is_described_and_called(mode: str) -> None:
    """With the arguments of the example that its description gives."""
    server = make_server("exoscale_tools", allow_destructive=True, allow_secrets=True)
    ids = [*Catalog("exoscale_tools").entries]
    wrong: dict[str, str] = {}

    async def use(client: Client) -> None:
        assert await _tokens(client) < 2_000
        for key in ids:
            about = await client.call_tool("describe_operation", {"operation": key})
            assert not about.is_error
            assert len(about.content[0].text) < 4 * 10_000
            arguments = about.structured_content["example"]
            called = await client.call_tool(
                "call_operation", {"operation": key, "arguments": arguments}
            )
            if called.is_error:
                wrong[key] = called.content[0].text

    run(server, use, mode)
    assert len(ids) == 371
    assert not wrong
