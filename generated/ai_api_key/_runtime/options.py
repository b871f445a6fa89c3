"""The options of every client, beside the credentials and server of its API."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from .auth.base import Auth
    from .hooks import ErrorHook, RequestHook, ResponseHook
    from .settings import Validation
    from .timeouts import Timeout
    from .transport import Transport


class ClientOptions(TypedDict, total=False):
    """Keyword arguments of `Client` and `AsyncClient`; all may be left out."""

    base_url: str | None
    """Where the API is, instead of the document's server."""
    auth: Auth | None
    """Proves who calls, instead of the document's security schemes."""
    timeout: float | Timeout | None
    """Seconds for each phase of a call, or a `Timeout`; 60 by default."""
    max_retries: int
    """How often a call is repeated that may be; 2 by default."""
    validation: Validation
    """What becomes of responses that break the document; "lenient" by default."""
    follow_redirects: bool
    """Whether redirects that the document does not mention are followed."""
    max_response_bytes: int | None
    """How many bytes a response may have, decoded; any number by default."""
    on_request: RequestHook | Sequence[RequestHook] | None
    """Called with each request before it is sent."""
    on_response: ResponseHook | Sequence[ResponseHook] | None
    """Called with each response."""
    on_error: ErrorHook | Sequence[ErrorHook] | None
    """Called with each error before it is raised."""
    transport: Transport | None
    """Sends the requests; by default an `HttpxTransport()`."""
