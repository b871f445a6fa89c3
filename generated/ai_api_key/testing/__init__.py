"""The API without a server, for tests of code that uses it."""

from __future__ import annotations

from .._client import API
from .._operations import operations
from .._runtime.testing.calls import Answer, RefusedCallError, SentCall
from .._runtime.testing.registry import Documented, Package
from .._runtime.testing.transport import BaseMockTransport
from . import _examples

__all__ = ["Answer", "MockTransport", "RefusedCallError", "SentCall"]


class MockTransport(BaseMockTransport):
    """Answers every operation by itself, in the process: `Client(transport=…)`.

    What it answers is the document's example, else drawn from the types, the same for
    the same `seed`; `answer()` tells it something else. `calls` records what was sent.
    A call that breaks the document raises `RefusedCallError`.
    """

    def __init__(self, seed: int = 0) -> None:
        documented = Documented(_examples.REPLIES, _examples.MODELS, _examples.TEXTS)
        super().__init__(Package(API, operations, documented), seed)
