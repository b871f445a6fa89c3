"""Exoscale's whole document, and its document for partners, end to end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.real import checks, tools
from tests.real.conversation import Conversation
from tests.real.failures import documented_errors, wrong_errors
from tests.real.listings import expected_file, listing
from tests.real.mocking import wrong_answers
from tests.real.roundtrip import Roundtrip
from tests.real.union_members import UnionMembers
from tests.support.emitted import Emitted
from tests.support.server import Server, serving

pytestmark = pytest.mark.long

OPERATIONS = {"exoscale_sdk": 371, "exoscale_partner": 9}
SCHEMAS = {"exoscale_sdk": 298, "exoscale_partner": 7}
ERRORS = {"exoscale_sdk": 55, "exoscale_partner": 0}
CREDENTIALS: dict[str, dict[str, Any]] = {
    "exoscale_sdk": {"auth": None, "api_key": "EXOtest", "api_secret": "a secret"},
    "exoscale_partner": {},
}


@pytest.fixture(params=["exoscale_sdk", "partner_sdk"])
def sdk(request: pytest.FixtureRequest) -> Emitted:
    """Each of the two SDKs."""
    found: Emitted = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that the test tells what to answer."""
    with serving() as running:
        yield running


def test_every_operation_and_schema_is_there(sdk: Emitted) -> None:
    checks.assert_complete(sdk)
    assert sdk.result.operations == OPERATIONS[sdk.name]
    assert len(list(sdk.tree.schemas())) == SCHEMAS[sdk.name]


def test_its_defects_are_listed(
    sdk: Emitted, golden: Callable[[Path, str], None]
) -> None:
    golden(expected_file(sdk), listing(sdk))


def test_every_defect_has_a_place(sdk: Emitted) -> None:
    for each in sdk.result.diagnostics:
        position = sdk.result.document.position(each.pointer)
        assert position.line > 0 and position.column > 0


def test_it_loads(sdk: Emitted) -> None:
    checks.assert_tidy(sdk)
    checks.assert_loads(sdk)


def test_every_operation_is_called(sdk: Emitted, server: Server) -> None:
    conversation = Conversation(sdk, server, **CREDENTIALS[sdk.name])
    conversation.hold(whole=True)
    assert_held(conversation, sdk)


def test_every_operation_is_called_asynchronously(sdk: Emitted, server: Server) -> None:
    conversation = Conversation(sdk, server, **CREDENTIALS[sdk.name])
    asyncio.run(conversation.hold_async(whole=False))
    assert_held(conversation, sdk)


def assert_held(conversation: Conversation, sdk: Emitted) -> None:
    assert conversation.problems == []
    assert conversation.unsampled == []
    assert conversation.called == set(sdk.package.operations)


def test_all_but_the_zones_is_signed(exoscale_sdk: Emitted, server: Server) -> None:
    conversation = Conversation(exoscale_sdk, server, **CREDENTIALS["exoscale_sdk"])
    conversation.hold(whole=False)
    unsigned = [seen.url.path for seen in conversation.requests if not is_signed(seen)]
    assert unsigned == ["/base/zone"]
    assert len(conversation.requests) == 371


def is_signed(seen: Any) -> bool:
    value = seen.header("Authorization") or ""
    return value.startswith("EXO2-HMAC-SHA256 credential=EXOtest,")


def test_its_mock_transport_answers(sdk: Emitted) -> None:
    assert wrong_answers(sdk) == []


def test_documented_errors_are_raised(sdk: Emitted, server: Server) -> None:
    assert len(list(documented_errors(sdk))) == ERRORS[sdk.name]
    assert wrong_errors(sdk, server) == []


def test_alternatives_come_back_as_themselves(sdk: Emitted) -> None:
    members = UnionMembers(sdk.package)
    assert members.problems == []
    assert members.unsampled == []


def test_values_of_every_schema_come_back(sdk: Emitted) -> None:
    roundtrip = Roundtrip(sdk)
    assert roundtrip.problems == []
    assert roundtrip.unsampled == []
    assert roundtrip.tried >= SCHEMAS[sdk.name]


@pytest.mark.parametrize("tool", [tools.mypy, tools.pyright, tools.ruff, tools.black])
def test_tools_are_content(
    tool: Callable[..., str], exoscale_sdk: Emitted, partner_sdk: Emitted
) -> None:
    assert tool(exoscale_sdk.root, partner_sdk.root) == ""
