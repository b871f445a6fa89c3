"""Chroma, a database of vectors: collections, records, queries, errors."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from tests.servers.conftest import Running
from tests.servers.programs import Program

PROGRAM = Program(
    "chromadb",
    ("chroma", "run", "--path", "{folder}", "--port", "{port}"),
    variables={"ANONYMIZED_TELEMETRY": "False"},
)
TENANT = "default_tenant"

pytestmark = pytest.mark.full


@pytest.fixture
def client(running: Running) -> Iterator[Any]:
    """A client; the server takes any key."""
    with running.client(api_key="any") as client:
        yield client


@pytest.fixture
def database(client: Any, request: pytest.FixtureRequest) -> Iterator[str]:
    """A database of the test's own, deleted after it."""
    name = request.node.name.replace("_", "-")
    client.database.create(TENANT, name=name)
    yield name
    client.database.delete(TENANT, name)
    assert name not in [each.name for each in client.database.list(TENANT)]


def test_a_collection_from_create_to_delete(client: Any, database: str) -> None:
    assert client.database.get(TENANT, database).tenant == TENANT
    created = client.collection.with_response.create(
        TENANT, database, name="things", metadata={"size": 1, "big": False, "r": 0.5}
    )
    assert (created.status, created.issues) == (200, [])
    collection = created.data
    assert isinstance(collection.id, UUID)
    assert collection.metadata == {"size": 1, "big": False, "r": 0.5}
    again = client.collection.create(
        TENANT, database, name="things", get_or_create=True
    )
    assert again.id == collection.id
    identifier = str(collection.id)
    client.collection.update(TENANT, database, identifier, new_name="other")
    assert client.collection.get(TENANT, database, "other").id == collection.id
    assert client.collection.count(TENANT, database) == 1
    client.collection.delete(TENANT, database, "other")
    assert client.collection.count(TENANT, database) == 0


def test_pages_to_the_end(client: Any, database: str) -> None:
    names = {f"number-{n}" for n in range(7)}
    for name in names:
        client.collection.create(TENANT, database, name=name)
    listed = client.collection.iterate.list(TENANT, database, limit=3)
    assert sorted(each.name for each in listed) == sorted(names)
    whole = client.collection.iterate.list(TENANT, database, limit=7)
    assert len(list(whole)) == len(names)


def test_records(client: Any, database: str) -> None:
    collection = client.collection.create(TENANT, database, name="records")
    there = (TENANT, database, str(collection.id))
    client.record.collection_add(
        *there,
        ids=["a", "b", "c"],
        embeddings=[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]],
        documents=["first", None, "third"],
        metadatas=[{"n": 1}, None, {"n": 2}],
    )
    read = client.record.with_response.collection_get(
        *there, include=["documents", "metadatas", "embeddings"]
    )
    assert read.issues == []
    assert read.data.documents == ["first", None, "third"]
    assert read.data.metadatas == [{"n": 1}, None, {"n": 2}]
    assert read.data.embeddings == [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]
    near = client.record.collection_query(
        *there, query_embeddings=[[1.0, 2.0]], n_results=2, include=["distances"]
    )
    assert (near.ids, near.distances) == ([["a", "b"]], [[0.0, 8.0]])
    large = client.record.collection_query(
        *there, query_embeddings=[[1.0, 2.0]], where={"n": {"$gt": 1}}
    )
    assert large.ids == [["c"]]
    client.record.collection_upsert(
        *there, ids=["a", "d"], embeddings=[[0.0, 0.0], [9.0, 9.0]]
    )
    client.record.collection_update(*there, ids=["b"], metadatas=[{"n": 7}])
    assert client.record.collection_get(*there, ids=["b"]).metadatas == [{"n": 7}]
    assert client.record.collection_count(*there) == 4
    assert client.record.collection_delete(*there, ids=["a", "d"]).deleted == 2
    assert client.record.collection_count(*there) == 2


def test_errors_say_what_the_server_says(
    running: Running, client: Any, database: str
) -> None:
    errors = running.sdk.errors
    with pytest.raises(errors.NotFoundError, match=r"\[none\] does not exist") as gone:
        client.collection.get(TENANT, database, "none")
    assert gone.value.body.error == "NotFoundError"
    client.collection.create(TENANT, database, name="one")
    with pytest.raises(errors.ConflictError, match=r"\[one\] already exists"):
        client.collection.create(TENANT, database, name="one")
    with pytest.raises(errors.BadRequestError, match="containing 3-512 characters"):
        client.collection.create(TENANT, database, name="x")
    with pytest.raises(errors.BadRequestError, match="not a valid UUIDv4"):
        client.record.collection_get(TENANT, database, "no-identifier")
    with pytest.raises(errors.PermissionDeniedError, match="Reset is disabled"):
        client.system.reset()


def test_answers_other_than_documented_are_issues(client: Any) -> None:
    assert client.system.version().count(".") == 2
    checks = client.system.with_response.healthcheck()
    assert checks.data["is_executor_ready"] is True
    assert [each.path for each in checks.issues] == ["$"]


def test_many_calls_at_once(running: Running, database: str) -> None:
    async def run() -> list[str]:
        async with running.async_client(api_key="any") as client:
            collections = client.collection
            names = [f"task-{n}" for n in range(5)]
            create = [collections.create(TENANT, database, name=n) for n in names]
            created = await asyncio.gather(*create)
            assert [each.name for each in created] == names
            pages = collections.iterate.list(TENANT, database, limit=2)
            listed = [each.name async for each in pages]
            for name in names:
                await collections.delete(TENANT, database, name)
            return listed

    assert sorted(asyncio.run(run())) == [f"task-{n}" for n in range(5)]
