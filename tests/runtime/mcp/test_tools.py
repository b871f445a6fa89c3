"""The tools of a small API, by a client in the process."""

from __future__ import annotations

import base64
import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from mcp import Client

from generator.options import Request
from generator.pipeline import generate
from tests.runtime.mcp.clients import KEY, call, make_server, names, run
from tests.support.server import Answer, Server

pytestmark = pytest.mark.usefixtures("folder")
READING = [
    "pets_list",
    "pets_get",
    "pets_list_names",
    "pets_watch",
    "jobs_get",
    "jobs_search",
]
FOLLOWING = ["next_page", "wait_operation"]
ALL = {"allow_destructive": True, "allow_secrets": True}


def test_only_what_reads_is_a_tool(api: Server) -> None:
    assert names(make_server(api.url)) == [*READING, *FOLLOWING]


def test_more_is_offered_when_it_is_allowed(api: Server) -> None:
    writing = names(make_server(api.url, allow_write=True))
    assert {"pets_create", "pets_set_photo", "jobs_start"} <= {*writing}
    assert not {"pets_delete", "jobs_reset_cache", "jobs_reveal_key"} & {*writing}
    every = names(make_server(api.url, **ALL))
    assert {"pets_delete", "jobs_reset_cache", "jobs_reveal_key"} <= {*every}
    assert {"jobs_list_logins", "wait_operation"} <= {*every}


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({"tools": ("get-*",)}, ["pets_get", "jobs_get"]),
        ({"tools": ("pets_*", "delete-pet")}, READING[:4]),
        ({"resources": ("jobs",)}, ["jobs_get", "jobs_search"]),
        ({"exclude": ("pets",)}, ["jobs_get", "jobs_search"]),
        ({"exclude": ("list-*", "jobs_*")}, ["pets_get", "pets_watch"]),
    ],
)
def test_a_choice_narrows(api: Server, choice: Any, expected: list[str]) -> None:
    found = names(make_server(api.url, **choice))
    assert [name for name in found if name not in FOLLOWING] == expected


@pytest.mark.parametrize("mode", ["auto", "legacy", "2026-07-28"])
def test_the_filter_holds_at_the_call(api: Server, mode: str) -> None:
    async def use(client: Client) -> None:
        for name in ("pets_delete", "delete-pet", "jobs_reset_cache", "call_operation"):
            given = {"id": 1, "operation": "delete-pet"}
            assert (await client.call_tool(name, given)).is_error

    run(make_server(api.url), use, mode)
    assert not api.seen


@pytest.mark.parametrize("mode", ["auto", "legacy", "2026-07-28"])
def test_structured_content_fits(api: Server, mode: str) -> None:
    """Clients check it against the schema that the tool declares."""

    async def use(client: Client) -> list[Any]:
        tools = (await client.list_tools()).tools
        assert all(tool.output_schema["type"] == "object" for tool in tools)
        called = [
            await client.call_tool("pets_list_names", {}),
            await client.call_tool("pets_get", {"id": 3}),
            await client.call_tool("pets_watch", {}),
        ]
        return [each.structured_content["result"] for each in called]

    listed, pet, watched = run(make_server(api.url), use, mode)
    assert listed[0] == "name 0"
    assert pet == {"id": 3, "name": "Rex", "token": "***"}
    assert watched == [{"name": "A1"}, {"name": "B2"}]


def test_annotations(api: Server) -> None:
    async def use(client: Client) -> dict[str, Any]:
        tools = (await client.list_tools()).tools
        return {tool.name: tool.annotations for tool in tools}

    found = run(make_server(api.url, **ALL), use)
    hints = {
        name: (row.read_only_hint, row.destructive_hint, row.idempotent_hint)
        for name, row in found.items()
    }
    assert hints["pets_get"] == (True, False, True)
    assert hints["pets_create"] == (False, False, False)
    assert hints["pets_set_photo"] == (False, False, True)
    assert hints["pets_delete"] == (False, True, True)
    assert hints["jobs_reset_cache"] == (False, True, False)
    assert found["pets_get"].open_world_hint


def test_descriptions_are_plain_texts(api: Server) -> None:
    async def use(client: Client) -> str:
        return (await client.list_tools()).tools[0].description or ""

    assert run(make_server(api.url), use) == "List all pets"


def test_the_invisible_is_seen(api: Server) -> None:
    """A model reads what its user would not see, such as letters of U+E0000 onwards."""
    api.answer = lambda _: Answer(
        200, json.dumps({"name": "Re\U000e0041\u200bx"}).encode()
    )
    found = call(make_server(api.url), "pets_get", id=3)
    assert found.content[0].text == '{"result":{"name":"Re\\udb40\\udc41\\u200bx"}}'
    assert found.structured_content == {"result": {"name": "Re\U000e0041\u200bx"}}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"name": "\\ud800"}', "the answer cannot be shown: a lone surrogate"),
        (b'{"name": ' + b"[" * 900 + b"]" * 900 + b"}", "ested too deeply"),
    ],
)
def test_answers_that_json_cannot_have_are_told(
    body: bytes, said: str, api: Server
) -> None:
    api.answer = lambda _: Answer(200, body)
    found = call(make_server(api.url), "pets_get", id=3)
    assert found.is_error
    assert said in found.content[0].text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"id": 0}, "id: 0 is less than the minimum of 1"),
        ({"id": "3"}, 'id: "3" is not of type "integer"'),
        ({}, "id: required, but not given"),
        ({"id": 1, "idd": 2}, "idd: no such argument; did you mean id? Example"),
        ({"id": 1, "query": "a["}, "no JMESPath"),
        ({"id": 1, "query": "length(id)"}, "query: "),
        ({"id": 1, "query": 'contains(`"a"`, `1`)'}, "query: 'in <string>' requires"),
        ({"id": 1, "query": "[" * 3000}, "Nested too deeply."),
        ({"id": 1, "query": "\ud800"}, "query: "),
    ],
)
def test_mistakes_say_what_is_allowed(api: Server, arguments: Any, said: str) -> None:
    result = call(make_server(api.url), "pets_get", **arguments)
    assert result.is_error
    text = result.content[0].text
    assert said in text
    if not {"length", "contains"} & {*re.findall(r"\w+", str(arguments))}:
        assert not api.seen
    if "query" not in arguments:
        assert text.startswith("Nothing was sent: ") and '{"id":1}' in text


def test_what_is_sent_is_what_was_given(api: Server) -> None:
    given = {"name": "Rex", "kind": "cat", "born": "2026-01-31T12:00:00Z"}
    result = call(make_server(api.url, allow_write=True), "pets_create", **given)
    assert json.loads(api.seen[0].body) == given
    assert result.structured_content == {"result": given}


def test_formats_are_checked(api: Server) -> None:
    server = make_server(api.url, allow_write=True)
    result = call(server, "pets_create", name="Rex", born="yesterday")
    assert result.is_error and "born: " in result.content[0].text
    assert not api.seen


def test_a_server_outlives_its_clients(api: Server) -> None:
    server = make_server(api.url)
    for _ in range(2):
        assert not call(server, "pets_get", id=3).is_error


def test_files_are_texts_or_base64(api: Server) -> None:
    server = make_server(api.url, allow_write=True)
    photo = {"base64": base64.b64encode(b"\x89PNG").decode(), "filename": "a.png"}
    result = call(server, "pets_set_photo", id=1, body=photo)
    assert result.structured_content == {"result": None}
    assert api.seen[0].body == b"\x89PNG"
    wrong = call(server, "pets_set_photo", id=1, body={"base64": "?"})
    assert wrong.is_error and "no base64" in wrong.content[0].text
    for body in ({"filename": "a"}, {"text": "a", "base64": "Yg=="}):
        vague = call(server, "pets_set_photo", id=1, body=body)
        assert vague.is_error
        assert "body: give `text` or `base64`" in vague.content[0].text
    letters = call(server, "pets_set_photo", id=1, body={"text": "\ud800"})
    assert "a lone surrogate" in letters.content[0].text
    path = call(server, "pets_set_photo", id=1, body="/etc/passwd")
    assert path.is_error and len(api.seen) == 1


def test_pages_follow_each_other(api: Server) -> None:
    async def use(client: Client) -> list[Any]:
        first = await client.call_tool("pets_list", {"limit": 1, "query": "x"})
        token = first.structured_content["next_page"]
        return [first, await client.call_tool("next_page", {"next_page": token})]

    first, second = run(make_server(api.url), use)
    assert first.structured_content["result"]["pets"] == [{"name": "Rex"}]
    assert second.structured_content == {"result": {"pets": [{"name": "Rex"}]}}
    assert api.seen[1].url.query == "cursor=n1&limit=1&query=x"


def test_the_query_has_another_name_where_the_operation_has_one(api: Server) -> None:
    result = call(make_server(api.url), "pets_list", result_query="pets[0].name")
    assert result.structured_content["result"] == "Rex"


def test_a_long_result_is_cut_and_its_rest_is_kept(api: Server) -> None:
    async def use(client: Client) -> list[str]:
        result = await client.call_tool("pets_list_names", {})
        found: list[str] = []
        while True:
            content = result.structured_content
            assert len(json.dumps(content)) < 4 * 500
            found += content["result"]
            if "next_page" not in content:
                return found
            token = content["next_page"]
            result = await client.call_tool("next_page", {"next_page": token})

    every = run(make_server(api.url, budget=400), use)
    assert every == [f"name {n}" for n in range(1000)]
    assert len(api.seen) == 1


def test_a_query_narrows(api: Server) -> None:
    result = call(make_server(api.url), "pets_list_names", query="[0:2]")
    assert result.structured_content == {"result": ["name 0", "name 1"]}


def test_what_goes_on_can_be_waited_for(api: Server) -> None:
    progress: list[float] = []

    async def report(value: float, *_: object) -> None:
        progress.append(value)

    async def use(client: Client) -> Any:
        begun = await client.call_tool("jobs_start", {})
        assert begun.structured_content["result"]["state"] == "running"
        token = begun.structured_content["operation"]
        return await client.call_tool(
            "wait_operation", {"operation": token}, progress_callback=report
        )

    done = run(make_server(api.url, allow_write=True), use)
    assert done.structured_content == {"result": {"id": "j1", "state": "done"}}
    assert progress == [1.0]


def test_what_a_header_leads_to_is_followed(api: Server) -> None:
    result = call(make_server(api.url, allow_write=True), "jobs_export")
    assert result.structured_content == {"result": {"id": "j1", "state": "done"}}
    assert [row.url.path for row in api.seen] == ["/export", "/jobs/j1"]


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_no_error_has_a_secret(api: Server, mode: str) -> None:
    result = run(
        make_server(api.url), lambda c: c.call_tool("pets_get", {"id": 404}), mode
    )
    text = result.content[0].text
    assert result.is_error and "no such pet" in text and KEY not in text


def test_wrong_credentials_are_for_the_user_to_mend(api: Server) -> None:
    server = make_server(api.url)
    api.answer = None
    api.answers = [Answer(401, b'{"message": "no"}')]
    text = call(server, "pets_get", id=1).content[0].text
    assert "PETS_TOOLS_API_KEY" in text and "never from arguments" in text


def test_faults_are_results_without_their_texts(
    api: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = import_module("pets_tools._runtime.mcp.calls")

    async def fail(*_: object) -> None:
        raise KeyError("secret")

    monkeypatch.setattr(calls.Caller, "call", fail)
    result = call(make_server(api.url), "pets_get", id=1)
    assert result.is_error and "KeyError" in result.content[0].text
    assert "secret" not in result.content[0].text


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("next_page", {"next_page": "x"}), ("nix", {}), ("next_page", {"a": 1})],
)
def test_wrong_uses_of_tools_are_results(
    api: Server, name: str, arguments: dict[str, Any]
) -> None:
    assert call(make_server(api.url), name, **arguments).is_error


def test_an_sdk_without_the_part_has_nothing_of_it(folder: Path) -> None:
    spec = folder / "pets_tools.yaml"
    plain = generate(Request(specs=(spec,), package="pets_tools")).files
    more = generate(Request(specs=(spec,), package="pets_tools", parts=("mcp",))).files
    assert {path: more[path] for path in plain} == plain
    assert not [path for path in plain if "mcp" in path or "catalog" in path]
