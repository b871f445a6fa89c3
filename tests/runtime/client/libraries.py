"""The transports that the run time has, by the names of their libraries."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.runtime.transport import Transport
from generator.runtime.transports.aiohttp_transport import AiohttpTransport
from generator.runtime.transports.httpx_transport import HttpxTransport
from generator.runtime.transports.pyreqwest_transport import PyreqwestTransport

LIBRARIES: Mapping[str, Callable[..., Transport]] = {
    "httpx2": HttpxTransport,
    "pyreqwest": PyreqwestTransport,
    "aiohttp": AiohttpTransport,
}
