"""The needs of all transports: libraries, TLS settings, connections of one process."""

from __future__ import annotations

import os
from _thread import allocate_lock
from collections.abc import Callable
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Generic, TypeVar

from ..errors import ApiError

if TYPE_CHECKING:
    from ssl import SSLContext


class MissingExtraError(ApiError, ModuleNotFoundError):
    """A library is not installed that comes with an extra of this package."""

    def __init__(self, message: str = "", extra: str = "") -> None:
        advice = f": install this package with its extra `{extra}`" if extra else ""
        super().__init__(f"{message}{advice}")


@cache
def import_extra(name: str, extra: str) -> ModuleType:
    """The module; raises `MissingExtraError`, which names the extra to install."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise MissingExtraError(str(error), extra) from None


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


T = TypeVar("T")


class PerProcess(Generic[T]):
    """Something of which every process has its own.

    A value that came with a fork is kept and left alone: its connections are the
    parent's, and giving them back would disturb it.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = allocate_lock()
        self._made: list[T] = []
        self._pid = 0

    def __reduce__(self) -> tuple[type[PerProcess[T]], tuple[Callable[[], T]]]:
        return PerProcess, (self._make,)  # a copy makes its own

    def get(self) -> T:
        """This process's own; made when there is none."""
        if self._pid == os.getpid():
            return self._made[-1]
        with self._lock:
            if self._pid != os.getpid():
                self._made.append(self._make())
                self._pid = os.getpid()
            return self._made[-1]

    def existing(self) -> T | None:
        """This process's own, if there is one."""
        return self._made[-1] if self._pid == os.getpid() else None
