"""Published documents of every kind: emitted whole, clean, and right on the wire."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.real import checks, tools
from tests.real.conftest import Emit
from tests.real.conversation import Conversation
from tests.real.failures import wrong_errors
from tests.real.listings import expected_file, listing
from tests.real.mocking import wrong_answers
from tests.real.roundtrip import Roundtrip
from tests.real.sources import LARGE, SMALL, published
from tests.real.union_members import UnionMembers
from tests.support.emitted import Emitted
from tests.support.real_documents import REPOSITORY
from tests.support.server import Server, serving

pytestmark = pytest.mark.long

EVERY = [*SMALL, *(pytest.param(name, marks=pytest.mark.full) for name in LARGE)]
"""Every document; the large ones when all is tested."""
SINGLE = [
    *SMALL,
    *(pytest.param(n, marks=pytest.mark.full) for n in LARGE if "-src/" not in n),
]
"""Those in one file, which the validators can read."""


# Schemas that no value is found for.
UNSAMPLED = {
    "sdk_github_webhooks": {
        "WebhookFork",  # a dozen choices that have to agree
        "RepositoryAdvisory",  # `author` is null and an object
        "WebhookRepositoryAdvisoryPublished",
        "WebhookRepositoryAdvisoryReported",
    },
}


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that the test tells what to answer."""
    with serving() as running:
        yield running


@pytest.fixture
def sdk(request: pytest.FixtureRequest, emitted: Emit) -> Emitted:
    """The SDK of the document that the test is for."""
    return emitted(published(request.param))


BOTH_FORMS = (
    "digitalocean.json",
    "digitalocean-src/specification/DigitalOcean-public.v2.yaml",
)

every = pytest.mark.parametrize("sdk", EVERY, indirect=True)
single = pytest.mark.parametrize("sdk", SINGLE, indirect=True)


@single
def test_every_operation_and_schema_is_there(sdk: Emitted) -> None:
    checks.assert_complete(sdk)


@pytest.mark.full
def test_many_files_are_as_one(emitted: Emit) -> None:
    one, many = (
        set(emitted(published(name)).package.operations) for name in BOTH_FORMS
    )
    assert one == many and len(one) > 600


@every
def test_it_loads(sdk: Emitted) -> None:
    checks.assert_tidy(sdk)
    checks.assert_carries_run_time(sdk)
    checks.assert_loads(sdk)


@every
def test_what_is_said_of_it(sdk: Emitted, golden: Callable[[Path, str], None]) -> None:
    golden(expected_file(sdk), listing(sdk))


@single
def test_its_operations_are_called(sdk: Emitted, server: Server) -> None:
    conversation = Conversation(sdk, server)
    conversation.hold(whole=True)
    asyncio.run(conversation.hold_async(whole=False))
    assert conversation.problems == []
    assert conversation.unsampled == []
    assert conversation.called == set(sdk.package.operations)


@single
def test_its_mock_transport_answers(sdk: Emitted) -> None:
    assert wrong_answers(sdk) == []


@single
def test_its_errors_are_raised(sdk: Emitted, server: Server) -> None:
    assert wrong_errors(sdk, server) == []


@single
def test_alternatives_come_back_as_themselves(sdk: Emitted) -> None:
    members = UnionMembers(sdk.package)
    assert members.problems == []
    assert members.unsampled == []


@single
def test_values_of_every_schema_come_back(sdk: Emitted) -> None:
    roundtrip = Roundtrip(sdk)
    assert roundtrip.problems == []
    unsampled = {line.partition(":")[0] for line in roundtrip.unsampled}
    assert unsampled == UNSAMPLED.get(sdk.name, set())


@pytest.mark.parametrize("tool", [tools.mypy, tools.pyright, tools.ruff, tools.black])
def test_tools_are_content_with_the_small(
    tool: Callable[..., str], emitted: Emit
) -> None:
    assert tool(*(emitted(published(name)).root for name in SMALL)) == ""


@pytest.mark.full
@pytest.mark.parametrize("tool", [tools.mypy, tools.pyright, tools.ruff, tools.black])
@pytest.mark.parametrize("sdk", LARGE, indirect=True)
def test_tools_are_content(tool: Callable[..., str], sdk: Emitted) -> None:
    assert tool(sdk.root) == ""


_DIGEST = """
import sys
from hashlib import sha256
from pathlib import Path
from tests.support.emitted import Source
for given in sys.argv[1:]:
    package, _, path = given.partition("=")
    files = Source(package, Path(path)).generate().files
    print(sha256(repr(sorted(files.items())).encode()).hexdigest())
"""


def digests(names: list[str], seed: str) -> list[str]:
    """Generate documents in a process with a hash seed of its own."""
    sources = [published(name) for name in names]
    given = [f"{source.package}={source.spec}" for source in sources]
    env = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", _DIGEST, *given]
    ran = subprocess.run(
        command, cwd=REPOSITORY, env=env, check=True, capture_output=True, text=True
    )
    return ran.stdout.split()


@pytest.mark.parametrize(
    "names", [SMALL, *(pytest.param((n,), marks=pytest.mark.full) for n in LARGE)]
)
def test_the_same_bytes_whatever_the_hash_seed(names: tuple[str, ...]) -> None:
    first = digests(list(names), "1")
    assert len(first) == len(names)
    assert digests(list(names), "2") == first
