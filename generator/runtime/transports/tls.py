"""How servers are trusted, and how a client shows who it is, over TLS."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssl import SSLContext


def create_ssl_context(
    verify: bool | str | SSLContext,
    cert: str | tuple[str, str] | None,
    trust_env: bool,
) -> SSLContext:
    """The TLS settings for `verify` and `cert`, see `HttpxTransport`.

    Raises `OSError` for a file that cannot be read or holds no certificate.
    """
    import httpx2

    if isinstance(verify, str):
        import ssl

        verify = ssl.create_default_context(cafile=verify)
    context = httpx2.create_ssl_context(verify=verify, trust_env=trust_env)
    if cert is not None:
        context.load_cert_chain(*((cert,) if isinstance(cert, str) else cert))
    return context
