"""Phoenix, which keeps traces and data sets: uploads, cursors, unions, instants."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest

from tests.servers.conftest import Running
from tests.servers.programs import Program

PROGRAM = Program(
    "arize-phoenix",
    ("python", "-m", "phoenix.server.main", "serve"),
    variables={
        "PHOENIX_HOST": "127.0.0.1",
        "PHOENIX_PORT": "{port}",
        "PHOENIX_GRPC_PORT": "{other_port}",
        "PHOENIX_WORKING_DIR": "{folder}",
        "PHOENIX_TELEMETRY_ENABLED": "false",
    },
)
CSV = b"question,answer\n1,one\n2,two\n3,three\n"
START = datetime(2026, 1, 1, tzinfo=UTC)

pytestmark = pytest.mark.full


@pytest.fixture
def client(running: Running) -> Iterator[Any]:
    """A client that lets nothing pass which differs from the document."""
    with running.client(validation="strict") as client:
        yield client


def test_a_project_from_create_to_delete(running: Running, client: Any) -> None:
    created = client.projects.create(name="one", description="first").data
    assert client.projects.get("one").data == created
    changed = client.projects.update("one", description="second").data
    assert (changed.id, changed.description) == (created.id, "second")
    assert client.projects.delete("one") is None
    with pytest.raises(running.sdk.errors.NotFoundError, match="one not found"):
        client.projects.get("one")


def test_pages_by_cursor_to_the_end(client: Any) -> None:
    names = [f"page-{n}" for n in range(5)]
    for name in names:
        client.projects.create(name=name)
    pages = client.projects.iterate.list(limit=2)
    assert set(names) < {each.name for each in pages}
    for name in names:
        client.projects.delete(name)
    assert not set(names) & {each.name for each in client.projects.iterate.list()}


@pytest.mark.parametrize("form", ["tuple", "file", "open"])
def test_uploads(running: Running, client: Any, form: str) -> None:
    file = running.sdk.File
    given = {
        "tuple": ("data.csv", CSV, "text/csv"),
        "file": file(CSV, filename="data.csv", content_type="text/csv"),
        "open": file(BytesIO(CSV), filename="data.csv"),
    }[form]
    body = {"name": form, "file": given}
    body |= {"input_keys[]": ["question"], "output_keys[]": ["answer"]}
    done = client.datasets.upload(
        sync=True, content_type="multipart/form-data", body=body
    ).data
    assert done.num_created_examples == 3
    examples = client.datasets.list_examples(done.dataset_id).data.examples
    assert [each.input for each in examples] == [
        {"question": str(n)} for n in (1, 2, 3)
    ]
    assert "three" in client.datasets.get_csv(done.dataset_id)
    client.datasets.delete_by_id(done.dataset_id)


def test_a_data_set_in_json(running: Running, client: Any) -> None:
    request = running.sdk.models.UploadDatasetJsonRequest
    body = request(name="json", inputs=[{"q": n} for n in range(4)])
    identifier = client.datasets.upload(sync=True, body=body).data.dataset_id
    found = [d for d in client.datasets.iterate.list(limit=1) if d.name == "json"]
    assert [(each.id, each.example_count) for each in found] == [(identifier, 4)]
    with pytest.raises(running.sdk.errors.ConflictError, match="already exists"):
        client.datasets.upload(sync=True, body=body)
    client.datasets.delete_by_id(identifier)


def test_members_of_a_union(running: Running, client: Any) -> None:
    configs, models = client.annotation_configs, running.sdk.models
    good, bad = {"label": "good", "score": 1}, {"label": "bad", "score": 0}
    rated = configs.create(
        body={
            "type": "CATEGORICAL",
            "name": "rated",
            "optimization_direction": "MAXIMIZE",
            "values": [good, bad],
        }
    ).data
    assert isinstance(rated, models.CategoricalAnnotationConfig)
    free = configs.create(body={"type": "FREEFORM", "name": "free"}).data
    assert isinstance(free, models.FreeformAnnotationConfig)
    pages = configs.iterate.list_annotation_configs(limit=1)
    assert {type(each) for each in pages} == {type(rated), type(free)}
    for each in (rated, free):
        assert configs.delete(each.id).data == each


def test_errors_say_what_the_server_says(running: Running) -> None:
    errors = running.sdk.errors
    invalid = errors.UnprocessableEntityError
    with running.client() as client:
        with pytest.raises(invalid, match=r"body\.color: String should match pattern"):
            client.datasets.create_label(name="label", color="green")
        with pytest.raises(invalid, match=r"query\.limit: Input should be greater"):
            client.projects.list(limit=0)
        with pytest.raises(invalid, match="Invalid cursor format: nonsense"):
            client.projects.list(cursor="nonsense")
        with pytest.raises(errors.PermissionDeniedError, match="cannot be deleted"):
            client.projects.delete("default")
    refused = pytest.raises(errors.RequestValidationError, match=r"color: .*pattern")
    with running.client(validation="strict") as client, refused:
        client.datasets.create_label(name="label", color="green")


def test_instants_and_many_calls_at_once(running: Running) -> None:
    spans = [_span(n) for n in range(5)]

    async def run() -> list[list[datetime]]:
        async with running.async_client() as client:
            await client.projects.create(name="traced")
            calls = [client.spans.create("traced", data=[each]) for each in spans]
            received = await asyncio.gather(*calls)
            assert [each.total_queued for each in received] == [1] * 5
            until = time.monotonic() + 30
            while len((await client.spans.list("traced")).data) < 5:
                assert time.monotonic() < until
                await asyncio.sleep(0.2)
            late = START + timedelta(seconds=3)
            walks = [
                client.spans.iterate.list("traced", limit=2),
                client.spans.iterate.list("traced", limit=1, start_time=late),
            ]
            found = [[span.start_time async for span in walk] for walk in walks]
            await client.projects.delete("traced")
            return found

    every, late = asyncio.run(run())
    assert sorted(every) == [START + timedelta(seconds=n) for n in range(5)]
    assert sorted(late) == [START + timedelta(seconds=n) for n in (3, 4)]


def _span(number: int) -> dict[str, Any]:
    start = START + timedelta(seconds=number)
    return {
        "name": f"span-{number}",
        "context": {"trace_id": f"{number + 1:032x}", "span_id": f"{number + 1:016x}"},
        "span_kind": "LLM",
        "start_time": start,
        "end_time": start + timedelta(seconds=1),
        "status_code": "OK",
    }
