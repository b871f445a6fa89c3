"""Instructions, records and refusals of a mock transport."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.support.sdk import Kind

from .mocked import PETS, Mocked


@pytest.fixture
def pets(kind: Kind, package_of: Callable[[str, str], ModuleType]) -> Mocked:
    """The pets behind a mock transport."""
    return Mocked(package_of(PETS, "3.2.0"), kind)


def test_it_can_be_told_a_body(pets: Mocked) -> None:
    pet = pets.package.models.Pet(name="Tom")
    pets.transport.answer("wrong-example", pet)
    assert pets.call("wrong-example") == pet
    pets.transport.answer("wrong-example", {"name": "Tim"})
    assert pets.call("wrong-example").name == "Tim"
    pets.transport.answer("wrong-example", b"{")
    with pytest.raises(pets.package.errors.DecodeError):
        pets.call("wrong-example")
    pets.transport.answer("wrong-example")
    assert pets.call("wrong-example").tag == "furry"


def test_it_can_be_told_a_stream(pets: Mocked) -> None:
    pet = pets.package.models.Pet(name="Tom")
    pets.transport.answer("get-events", [pet, pet, pet])
    assert pets.call("get-events") == [pet, pet, pet]


def test_answers_in_turn(pets: Mocked) -> None:
    pets.transport.answer("wrong-example", {"name": "1"}, {"name": "2"})
    names = [pets.call("wrong-example").name for _ in range(3)]
    assert names == ["1", "2", "2"]


def test_a_status_with_its_documented_body(pets: Mocked) -> None:
    answer, errors = pets.testing.Answer, pets.package.errors
    pets.transport.answer("get-pet", answer(404, headers={"X-Request-Id": "r-1"}))
    with pytest.raises(errors.NotFoundError) as caught:
        pets.call("get-pet", 1, x_tenant="t")
    assert caught.value.body.code == "gone"
    assert caught.value.request_id == "r-1"
    pets.transport.answer("get-pet", answer(404, {"code": "away"}))
    with pytest.raises(errors.NotFoundError) as caught:
        pets.call("get-pet", 1, x_tenant="t")
    assert caught.value.body.code == "away"
    pets.transport.answer("get-pet", answer(418, {"any": "thing"}))
    with pytest.raises(errors.StatusError) as caught:
        pets.call("get-pet", 1, x_tenant="t")
    assert caught.value.body == {"any": "thing"}


def test_an_exception(pets: Mocked) -> None:
    errors = pets.package.errors
    pets.options["max_retries"] = 0
    pets.transport.answer("wrong-example", errors.ApiTimeoutError("too slow"))
    with pytest.raises(errors.ApiTimeoutError, match="too slow"):
        pets.call("wrong-example")


def test_a_function_of_the_call(pets: Mocked) -> None:
    def made(call: Any) -> Any:
        return {"name": call.json["name"], "age": call.arguments["age"] + 1}

    pets.transport.answer("put-pet", made)
    pet = pets.call("put-pet", name="Tom", age=4)
    assert (pet.name, pet.age) == ("Tom", 5)


def test_an_asynchronous_function(package_of: Callable[..., ModuleType]) -> None:
    async def made(call: Any) -> Any:
        await asyncio.sleep(0)
        return {"name": "later"}

    pets = Mocked(package_of(PETS, "3.2.0"), "async")
    pets.transport.answer("wrong-example", made)
    assert pets.call("wrong-example").name == "later"


def test_no_operation_of_that_name(pets: Mocked) -> None:
    with pytest.raises(KeyError, match="get-pat"):
        pets.transport.answer("get-pat", None)
    with pytest.raises(KeyError, match="get-pat"):
        pets.transport.calls_of("get-pat")


def test_calls_are_recorded(pets: Mocked) -> None:
    pets.call("get-pet", 7, x_tenant="t")
    pets.call("put-pet", name="Tom", kind="dog")
    first, second = pets.transport.calls
    assert first.operation_id == "get-pet"
    assert first.arguments == {"id": 7, "x_tenant": "t"}
    assert first.request.url == "https://api.test/pets/7"
    assert first.json is None
    assert second.arguments == {"name": "Tom", "kind": "dog"}
    assert second.json == {"name": "Tom", "kind": "dog"}
    assert pets.transport.calls_of("put-pet") == [second]


def test_a_body_in_pieces_is_recorded_whole(pets: Mocked) -> None:
    def pieces() -> Iterator[bytes]:
        yield from (b"ab", b"c")

    pets.call("put-picture", body=pieces())
    assert pets.transport.calls[0].request.content == b"abc"


def test_retries_are_recorded_too(
    pets: Mocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    retry = import_module(f"{pets.package.__name__}._runtime.retry")
    monkeypatch.setattr(retry, "wait_before", lambda *args: 0.0)
    pets.transport.answer("get-note", pets.testing.Answer(503), "well")
    assert pets.call("get-note") == "well"
    assert len(pets.transport.calls) == 2


@pytest.mark.parametrize(
    ("operation", "arguments", "said"),
    [
        ("get-pet", {"id": 0, "x_tenant": "t"}, "id: less than 1"),
        ("get-pet", {"id": "one", "x_tenant": "t"}, "id: expected an integer"),
        ("get-pet", {"id": 1, "x_tenant": None}, "header parameter X-Tenant is missing"),
        ("put-pet", {"name": "toolong"}, "name: more than 5 characters"),
        ("put-pet", {"name": "a", "kind": "cow"}, "kind: expected 'dog' or 'cat', got 'cow'"),
        ("put-pet", {"name": None}, "the property name of the body is missing"),
        (
            "put-picture",
            {"body": b"x", "content_type": "image/gif", "extra_headers": {"Content-Type": "image/bmp"}},
            "the Content-Type image/bmp is none of image/png, image/gif",
        ),
    ],
)  # fmt: skip
def test_what_breaks_the_document_is_refused(
    operation: str, arguments: dict[str, Any], said: str, pets: Mocked
) -> None:
    refused = pets.testing.RefusedCallError
    with pytest.raises(refused, match=f"{operation} breaks .*{re.escape(said)}"):
        pets.call(operation, **arguments)
    assert pets.transport.calls == []
    assert issubclass(refused, AssertionError)


def test_what_a_hook_takes_away_is_missed(pets: Mocked) -> None:
    pets.options["on_request"] = lambda request: request.headers.pop("X-Tenant")
    with pytest.raises(pets.testing.RefusedCallError, match="header X-Tenant is missi"):
        pets.call("get-pet", 1, x_tenant="t")


def test_a_body_that_nobody_asked_for(pets: Mocked) -> None:
    def add(request: Any) -> None:
        request.content = b"more"

    pets.options["on_request"] = add
    with pytest.raises(pets.testing.RefusedCallError, match="none is described"):
        pets.call("get-pet", 1, x_tenant="t")


def test_credentials_are_needed_as_declared(pets: Mocked) -> None:
    class Nothing:
        def authenticate(self, request: Any) -> None:
            """Add nothing."""

    del pets.options["api_key"]
    pets.options["auth"] = Nothing()
    with pytest.raises(pets.testing.RefusedCallError, match="credentials .*: key"):
        pets.call("get-note")
    assert pets.call("delete-pet", 1) is None


_SCHEMES = {
    "basic": "{type: http, scheme: basic}",
    "bearer": "{type: http, scheme: bearer}",
    "other": "{type: http, scheme: EXO2-HMAC-SHA256}",
    "query": "{type: apiKey, in: query, name: key}",
    "cookie": "{type: apiKey, in: cookie, name: key}",
    "digest": "{type: http, scheme: digest}",
    "mutual": "{type: mutualTLS}",
    "oauth": "{type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {}}}}",
}
_SECURED = """
security: [{{only: []}}]
paths: {{/a: {{get: {{operationId: a, responses: {{"204": {{description: ok}}}}}}}}}}
components: {{securitySchemes: {{only: {}}}}}
"""


@pytest.mark.parametrize("name", _SCHEMES)
def test_credentials_of_every_scheme(
    name: str, kind: Kind, package_of: Callable[..., ModuleType]
) -> None:
    mocked = Mocked(package_of(_SECURED.format(_SCHEMES[name])), kind)
    assert mocked.call("a") is None
    if name == "oauth":
        del mocked.options["token"]
        mocked.options |= {"client_id": "me", "client_secret": "s"}
        assert mocked.call("a") is None
        sent = mocked.transport.calls[-1].request.headers["Authorization"]
        assert sent == "Bearer test-token"


def test_preloading_loads_a_resource_called_as_a_part(pets: Mocked) -> None:
    """The tag `testing` is a resource; the part `testing` stays where it is."""
    name = pets.package.__name__
    code = (
        f"import sys, {name} as sdk; sdk.preload();"
        "print(sorted(n for n in sys.modules if n.endswith('testing')))"
    )
    folder = Path(pets.package.__file__).parents[1]
    ran = subprocess.run(
        (sys.executable, "-c", code),
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    assert ran.stdout == f"['{name}._operations.testing', '{name}.resources.testing']\n"
