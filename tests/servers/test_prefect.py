"""Prefect, which runs flows: variables, runs, filters in bodies, counted pages."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from tests.servers.conftest import Running
from tests.servers.programs import Program

PROGRAM = Program(
    "prefect",
    (
        "uvicorn",
        "--factory",
        "prefect.server.api.server:create_app",
        "--host",
        "127.0.0.1",
        "--port",
        "{port}",
    ),
    document="/api/openapi.json",
    variables={"PREFECT_HOME": "{folder}", "PREFECT_SERVER_ANALYTICS_ENABLED": "false"},
    base="/api",
)

pytestmark = pytest.mark.full


@pytest.fixture
def client(running: Running) -> Iterator[Any]:
    """A client of the server."""
    with running.client() as client:
        yield client


def test_a_variable_from_create_to_delete(running: Running, client: Any) -> None:
    value = {"list": [1, 2.5, None], "text": "ä", "flag": True}
    created = client.variables.with_response.create(name="one", value=value)
    assert (created.status, created.issues) == (201, [])
    variable = created.data
    assert isinstance(variable.id, UUID) and variable.value == value
    assert client.variables.read_by_name("one") == variable
    client.variables.update(variable.id, value=[True], tags=["new"])
    changed = client.variables.read_variable(str(variable.id))
    assert (changed.value, changed.tags) == ([True], ["new"])
    assert changed.updated > variable.updated and changed.updated.tzinfo is not None
    assert client.variables.delete(variable.id) is None
    with pytest.raises(running.sdk.errors.NotFoundError):
        client.variables.read_variable(variable.id)


def test_pages_to_the_end(client: Any) -> None:
    for number in range(5):
        client.variables.create(name=f"page_{number}", value=number)
    read: list[Any] = []
    while page := client.variables.read_variables(limit=2, offset=len(read)):
        read += page
    assert {each.value for each in read} == set(range(5))
    assert client.variables.count() == 5
    for each in read:
        client.variables.delete_by_name(each.name)
    assert client.variables.count() == 0


def test_runs_of_a_flow(client: Any) -> None:
    flow = client.flows.create(name="flow", tags=["a"])
    assert client.flows.create(name="flow").id == flow.id
    runs = [
        client.flow_runs.create(flow_id=flow.id, name=f"run-{n}", parameters={"n": n})
        for n in range(3)
    ]
    only = {"name": {"any_": ["run-1", "run-2"]}}
    found = client.flow_runs.read_flow_runs(flow_runs=only, sort="NAME_DESC")
    assert [each.name for each in found] == ["run-2", "run-1"]
    assert found[0].parameters == {"n": 2}
    state = {"type": "CANCELLED", "name": "Stopped", "message": "enough"}
    client.flow_runs.set_state(runs[0].id, state=state)
    stopped = client.flow_runs.read_flow_run(runs[0].id)
    assert (stopped.state.type.value, stopped.state.message) == ("CANCELLED", "enough")
    page = client.flow_runs.paginate(limit=2, page=2)
    assert (page.count, page.pages, len(page.results)) == (3, 2, 1)
    for run in runs:
        client.flow_runs.delete(run.id)
    client.flows.delete(flow.id)
    assert client.flows.count() == 0


def test_errors_say_what_the_server_says(running: Running, client: Any) -> None:
    errors = running.sdk.errors
    variable = client.variables.create(name="there", value=1)
    with pytest.raises(errors.ConflictError, match="'there' already exists"):
        client.variables.create(name="there", value=2)
    with pytest.raises(errors.UnprocessableEntityError, match="Invalid request"):
        client.variables.create(name="Not A Name", value=1)
    client.variables.delete(variable.id)
    with pytest.raises(errors.NotFoundError, match="not found"):
        client.variables.delete(variable.id)
    with pytest.raises(errors.NotFoundError, match="status 404: Not Found"):
        client.flows.read_flow("no-identifier")


def test_many_calls_at_once(running: Running) -> None:
    names = [f"task_{n}" for n in range(5)]

    async def run() -> int:
        async with running.async_client() as client:
            variables = client.variables
            create = [variables.create(name=name, value={"n": name}) for name in names]
            created = await asyncio.gather(*create)
            assert [each.value for each in created] == [{"n": name} for name in names]
            await asyncio.gather(*(variables.delete(each.id) for each in created))
            count: int = await variables.count()
            return count

    assert asyncio.run(run()) == 0
