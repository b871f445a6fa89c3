"""How servers are trusted, and how a client shows who it is, over TLS."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssl import SSLContext


def ssl_context(
    verify: bool | str | SSLContext,
    cert: str | tuple[str, str] | None,
    trust_env: bool,
) -> SSLContext:
    """The TLS settings for `verify` and `cert`, see `HttpxTransport`.

    Raises `OSError` for a file that cannot be read or holds no certificate.
    """
    context = _verifying(verify, trust_env)
    if cert is not None:
        context.load_cert_chain(*((cert,) if isinstance(cert, str) else cert))
    return context


def _verifying(verify: bool | str | SSLContext, trust_env: bool) -> SSLContext:
    import ssl

    if isinstance(verify, str):
        return ssl.create_default_context(cafile=verify)
    if not isinstance(verify, bool):
        return verify
    if not verify:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context
    # The certificates of the system, found as httpx2 finds them.
    if trust_env:
        import httpcore2

        return httpcore2.default_ssl_context()
    import httpx2

    return httpx2.create_ssl_context(trust_env=False)
