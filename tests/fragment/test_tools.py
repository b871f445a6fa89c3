"""The fragment's SDK as tools and readers see it."""

from __future__ import annotations

import html
import importlib.metadata
import json
import sys
from uuid import UUID

import ai_api_key
import msgspec
import pytest
from ai_api_key import codec, errors, models, operations

from tests.fragment.samples import ENTRY, LISTED, client_of
from tests.support.real_documents import REPOSITORY
from tests.support.server import Server


def test_operations() -> None:
    assert list(operations) == ["list-ai-api-keys"]
    info = operations["list-ai-api-keys"]
    assert tuple(info) == (
        "list-ai-api-keys",
        "GET",
        "/ai/api-key",
        "ai_api_key",
        "list",
        (),
        None,
        (("403", "application/json"), ("200", "application/json")),
        False,
        "List AI API Keys",
    )
    assert info.function == "list" and info.body is None
    with pytest.raises(TypeError):
        operations["x"] = info  # type: ignore[index]


def test_clients_are_the_first_names() -> None:
    assert ai_api_key.__all__[:2] == ["AsyncClient", "Client"]
    assert len(set(ai_api_key.__all__)) == len(ai_api_key.__all__)
    assert {*ai_api_key.__all__} <= {*dir(ai_api_key)}
    assert {"TYPE_CHECKING", "annotations", "lazy_names"}.isdisjoint(dir(ai_api_key))


def test_codec() -> None:
    type_ = models.ListAiApiKeysResponse
    text = json.dumps(LISTED).encode()
    value = codec.from_json(type_, text)
    assert codec.from_builtins(type_, LISTED) == value
    assert codec.to_builtins(value) == json.loads(codec.to_json(value)) == LISTED
    assert codec.from_json(list[UUID], f'["{ENTRY["id"]}"]'.encode()) == [
        UUID(ENTRY["id"])
    ]
    with pytest.raises(
        errors.DecodeError, match=r"\$: missing required property 'ai-api-keys'"
    ):
        codec.from_builtins(type_, {})


def test_models_to_and_from_plain_data() -> None:
    value = models.ListAiApiKeysResponse.from_dict(LISTED)
    assert value.to_dict() == LISTED
    assert json.loads(value.to_json()) == LISTED
    assert models.ListAiApiKeysResponse.from_json(value.to_json()) == value
    error = models.ErrorResponse(type="t", title="T", status=403, detail="d")
    assert error.to_dict() == {"type": "t", "title": "T", "status": 403, "detail": "d"}
    with pytest.raises(TypeError):
        models.ErrorResponse("t", "T", 403, "d")  # type: ignore[call-arg]


def test_docstrings_carry_the_texts(server: Server) -> None:
    with client_of(server) as client:
        text = client.ai_api_key.list.__doc__ or ""
    assert text.startswith("List AI API Keys")
    assert "List AI API keys for an organization" in text
    assert "errors.PermissionDeniedError" in text and "ErrorResponse" in text
    assert "Example" not in text  # longer than a line
    assert (models.ListAiApiKeysResponseEntry.__doc__ or "") == "AI API key list entry"


def test_the_page_carries_the_example() -> None:
    page = REPOSITORY / "generated/parts/docs/ai_api_key/resources/ai_api_key.html"
    shown = page.read_text().partition("<summary>200 application/json</summary>")[2]
    example = shown.partition("<code>")[2].partition("</code>")[0]
    assert json.loads(html.unescape(example)) == LISTED


def test_version_and_user_agent(server: Server) -> None:
    with client_of(server) as client:
        client.ai_api_key.list()
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    expected = f"ai_api_key/{ai_api_key.__version__} python/{python}"
    assert server.seen[0].header("User-Agent") == expected
    assert ai_api_key.__version__ == "2.0.0"


def test_it_stands_on_two_packages() -> None:
    ai_api_key.preload()
    assert "ai_api_key.resources.ai_api_key" in sys.modules
    for name in ("msgspec", "httpx2"):
        assert importlib.metadata.version(name)
    assert issubclass(models.ErrorResponse, msgspec.Struct)


def test_a_typo_is_an_error() -> None:
    with pytest.raises(AttributeError, match="Clint"):
        getattr(ai_api_key, "Clint".strip())
    assert {"Client", "AsyncClient", "models", "operations", "preload"} <= set(
        dir(ai_api_key)
    )
