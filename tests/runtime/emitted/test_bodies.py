"""Operations with several media types of different shapes, and streams of events."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from .conftest import Make

_DOCUMENT = """
paths:
  /keys/{id}:
    put:
      operationId: put
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: '#/components/schemas/Key'}}
          application/vnd.key+json: {schema: {$ref: '#/components/schemas/Key'}}
          text/csv: {schema: {type: string}}
          application/octet-stream: {schema: {type: string, format: binary}}
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Key'}}}}}
  /report:
    post:
      tags: [keys]
      operationId: report
      requestBody:
        content:
          text/plain: {schema: {type: string}}
          application/json: {schema: {type: array, items: {type: integer}}}
      responses: {"200": {description: ok, content: {application/pdf: {schema: {type: string, format: binary}}}}}
  /watch:
    post:
      tags: [keys]
      operationId: watch
      requestBody:
        content:
          application/json: {schema: {$ref: '#/components/schemas/Key'}}
          text/plain: {schema: {type: string}}
      responses: {"200": {description: ok, content: {text/event-stream: {schema: {$ref: '#/components/schemas/Key'}}}}}
  /events:
    post:
      tags: [keys]
      operationId: events
      requestBody: {required: true, content: {text/event-stream: {schema: {$ref: '#/components/schemas/Key'}}}}
      responses: {"204": {description: done}}
components:
  schemas:
    Key: {type: object, required: [name], properties: {name: {type: string}}}
"""
_USES = """
from {0} import AsyncClient, Client
from {0}.models import Key

client = Client()
reveal_type(client.keys.replace(1, body=Key(name="a")))
reveal_type(client.keys.with_response.replace(1, body="a", content_type="text/csv"))
reveal_type(client.keys.stream.report(body=[1], content_type="application/json"))
reveal_type(client.keys.stream.watch(body=Key(name="a")))


async def use(client: AsyncClient) -> None:
    reveal_type(await client.keys.replace(1, body=b"", content_type="application/octet-stream"))
    reveal_type(await client.keys.with_response.replace(1, body=Key(name="a")))
    reveal_type(client.keys.stream.watch(body="a", content_type="text/plain"))
"""
_WRONG = (
    "client.keys.replace(1, body='a')",
    "client.keys.replace(1, body=Key(name='a'), content_type='text/csv')",
    "client.keys.with_response.replace(1, body='a')",
    "client.keys.stream.watch(body='a')",
    "client.keys.replace(1, body='a', content_type='text/html')",
)


def test_the_media_type_says_how_a_body_is_written(sdk: Make) -> None:
    made = sdk(_DOCUMENT)
    made.answers({"name": "a"})
    key = made.models.Key(name="a")
    assert made.call("put", 1, body=key) == key
    found = made.response("put", 1, body="a,b", content_type="text/csv")
    assert (found.data, found.status) == (key, 200)
    assert (made.sent.body, made.sent.media_type) == (b"a,b", "text/csv")
    made.call("put", 1, body=b"\0", content_type="application/octet-stream")
    assert made.sent.body == b"\0"
    made.call("put", 1, body=key, content_type="application/vnd.key+json")
    assert made.sent.json == {"name": "a"}


def test_views_of_methods_with_overloads(sdk: Make) -> None:
    made = sdk(_DOCUMENT)
    made.answers(b"%PDF", content_type="application/pdf")
    assert made.stream("report", body="text") == [b"%PDF"]
    assert made.sent.media_type == "text/plain"
    made.answers(b'data: {"name": "a"}\n\n', content_type="text/event-stream")
    key = made.models.Key(name="a")
    assert made.stream("watch", body=key) == [key]
    assert made.call("watch", body="a", content_type="text/plain") == [key]


def test_events_are_sent_one_by_one(sdk: Make) -> None:
    made = sdk(_DOCUMENT)
    made.answers(status=204)
    key = made.models.Key(name="a\nb")
    made.call("events", body=iter([key, key]))
    assert made.sent.body == b'data: {"name":"a\\nb"}\n\n' * 2


@pytest.mark.long
@pytest.mark.parametrize("tool", ["mypy", "pyright"])
def test_overloads_are_typed(
    package_of: Callable[[str], ModuleType], packages: Path, tool: str
) -> None:
    name = package_of(_DOCUMENT).__name__
    text = _USES.format(name)
    uses = packages / f"uses_{tool}.py"
    uses.write_text(text, encoding="utf-8")
    said = _checked(tool, uses)
    assert _revealed(said) == [
        "Key",
        "Response[Key]",
        "ContextManager[ByteStream",
        "ContextManager[Stream[Key]",
        "Key",
        "Response[Key]",
        "AsyncContextManager[AsyncStream[Key]",
    ]
    first = len(text.splitlines())
    uses.write_text(text + "\n".join(("", "", *_WRONG, "")), encoding="utf-8")
    said = _checked(tool, uses)
    for line in range(first + 3, first + 3 + len(_WRONG)):
        assert f"{uses.name}:{line}:" in said, said


def _checked(tool: str, path: Path) -> str:
    if tool == "mypy":
        command = ["mypy", "--strict", "--follow-imports=silent"]
    else:
        command = ["basedpyright", "--pythonpath", sys.executable]
    ran = subprocess.run(
        [sys.executable, "-m", *command, path.name],
        cwd=path.parent,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return ran.stdout + ran.stderr


def _revealed(said: str) -> list[str]:
    """The revealed types, without modules and what the two checkers say differently."""
    rows = [
        line for line in said.splitlines() if "Revealed" in line or "Type of" in line
    ]
    wanted = ("AsyncContextManager[AsyncStream[Key]", "ContextManager[Stream[Key]")
    wanted += ("ContextManager[ByteStream", "Response[Key]", "Key")
    types = [_bare(line.rpartition(" is ")[2] or line) for line in rows]
    return [next(name for name in wanted if name in row) for row in types]


def _bare(text: str) -> str:
    words = text.replace('"', " ").replace("[", " [ ").split()
    return "".join(word.rpartition(".")[2] for word in words)
