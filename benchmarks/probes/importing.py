"""The cost of importing, step by step: `importing.py WAY PACKAGE [TRANSPORT]`.

Ways: `byhand-cold` (nothing imported before), `byhand` (its libraries before), `byhand-
eager` (all modules), `byhand-connecting` (a transport), and the peers' `opc`, `opc-eager`,
`exoscale`.
"""

from __future__ import annotations

import sys

from benchmarks.probes.meter import Meter

TYPE_CHECKING = False  # `typing` itself is part of what is measured
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def main(way: str, package: str, *more: str) -> None:
    """Take the steps and print what each took."""
    meter = Meter()
    WAYS[way](meter, package, *more)
    import json

    print(json.dumps(meter.steps))


def byhand_cold(meter: Meter, package: str) -> None:
    """As a program finds it that imports nothing else."""
    _client(package)
    meter.note("client")


def byhand(meter: Meter, package: str) -> None:
    """Libraries, package and client; then one call, and every tag."""
    _byhand_libraries(meter)
    client = _client(package)
    meter.note("client")
    from benchmarks.probes.emitted import null_transport, resources
    from benchmarks.probes.keys import keys

    names = resources(client)
    called = _client(package, transport=null_transport(package, keys(1)))
    name = "ai_api_key" if "ai_api_key" in names else names[0]
    meter.note("-")
    resource = getattr(called, name)
    meter.note("first resource")
    if name == "ai_api_key":
        resource.list()
        meter.note("first call")
    for other in names:
        getattr(client, other)
        meter.note(f"tag {other}")


def byhand_connecting(meter: Meter, package: str, transport: str) -> None:
    """A transport at its first requests, to a port where nobody listens."""
    import asyncio
    from importlib import import_module

    from benchmarks.probes.emitted import null_transport
    from benchmarks.probes.keys import keys

    null = null_transport(package, keys(1))
    _client(package, transport=null).ai_api_key.list()
    made = getattr(import_module(package), transport)()
    meter.note("-")
    for scheme in ("http", "https"):
        options: dict[str, Any] = {
            "base_url": f"{scheme}://127.0.0.1:1",
            "max_retries": 0,
        }
        try:
            if transport == "AiohttpTransport":
                asyncio.run(
                    _called(_client(package, "AsyncClient", transport=made, **options))
                )
            else:
                _client(package, transport=made, **options).ai_api_key.list()
        except Exception as error:  # noqa: BLE001 - the package's own class of errors
            assert type(error).__name__ == "ApiConnectionError", error
        meter.note(scheme)


async def _called(client: Any) -> None:
    async with client:
        await client.ai_api_key.list()


def byhand_eager(meter: Meter, package: str) -> None:
    """Everything, as a server wants it before it takes requests."""
    _byhand_libraries(meter)
    _client(package)
    meter.note("client")
    sys.modules[package].preload()
    meter.note("rest")


def _byhand_libraries(meter: Meter) -> None:
    from importlib import import_module

    import_module("httpx2")
    import_module("httpcore2")  # httpx2's own, which it imports when it connects
    import_module("msgspec")
    meter.note("libraries")


def _client(package: str, kind: str = "Client", **options: Any) -> Any:
    from benchmarks.probes.emitted import client

    return client(package, kind, **options)


def opc(meter: Meter, package: str) -> None:
    """Libraries, package and client; then the module of one operation."""
    _opc_client(meter, package)
    from importlib import import_module

    try:
        import_module(f"{package}.api.ai_api_key.list_ai_api_keys")
    except ModuleNotFoundError:
        return
    meter.note("first resource")


def opc_eager(meter: Meter, package: str) -> None:
    """Everything; some of its modules cannot be imported."""
    _opc_client(meter, package)
    from importlib import import_module
    from pkgutil import walk_packages

    for found in walk_packages(sys.modules[package].__path__, f"{package}."):
        try:
            import_module(found.name)
        except Exception:  # noqa: BLE001 - a broken module of the peer's
            print(f"cannot be imported: {found.name}", file=sys.stderr)
    meter.note("rest")


def _opc_client(meter: Meter, package: str) -> None:
    from importlib import import_module

    import_module("httpx")
    import_module("attrs")
    meter.note("libraries")
    import_module(package).Client(base_url="http://127.0.0.1:1")
    meter.note("client")


def exoscale(meter: Meter, package: str) -> None:
    """Libraries, package and client; there is nothing to load later."""
    from importlib import import_module

    import_module("requests")
    meter.note("libraries")
    import_module("exoscale.api.v2").Client("key", "secret")
    meter.note("client")


WAYS: dict[str, Callable[..., None]] = {
    "byhand-cold": byhand_cold,
    "byhand": byhand,
    "byhand-eager": byhand_eager,
    "byhand-connecting": byhand_connecting,
    "opc": opc,
    "opc-eager": opc_eager,
    "exoscale": exoscale,
}

if __name__ == "__main__":
    main(*sys.argv[1:])
