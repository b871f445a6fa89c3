"""The API without a server, for tests of code that uses it."""

from __future__ import annotations

from .._client import API
from .._operations import operations
from .._runtime.testing.calls import Answer, RefusedCallError, SentCall
from .._runtime.testing.registry import Documented, Package
from .._runtime.testing.transport import BaseMockTransport
from ._examples import MODELS, REPLIES, TEXTS

__all__ = ["Answer", "MockTransport", "RefusedCallError", "SentCall"]


class MockTransport(BaseMockTransport):
    """Answers every operation by itself, in the process: `Client(transport=…)`.

    An answer is the document's example, or else drawn from the types, the same
    for the same `seed`; `answer()` tells it something else. `calls` records what
    was sent. A call that breaks the document raises `RefusedCallError`.
    """

    package = Package(API, operations, Documented(REPLIES, MODELS, TEXTS))
