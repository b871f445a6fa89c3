"""A server on loopback: `GET /<n>/...` is answered with n keys, connections kept.

As little work as a server can do, so that a client's time is a client's. Prints its
port, then serves until it is ended.
"""

from __future__ import annotations

import asyncio

from benchmarks.probes.keys import keys


class Answering(asyncio.Protocol):
    """One connection; requests have no bodies."""

    def __init__(self, answers: dict[bytes, bytes]) -> None:
        self._answers = answers
        self._waiting = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what answers are written to."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every whole request."""
        *requests, self._waiting = (self._waiting + data).split(b"\r\n\r\n")
        for request in requests:
            number = request.split(b"/", 2)[1]
            self._transport.write(self._answers[number])


def answer(number: int) -> bytes:
    """Return a whole response with that many keys."""
    body = keys(number)
    kind = b"content-type: application/json"
    return b"HTTP/1.1 200 OK\r\n%b\r\ncontent-length: %d\r\n\r\n%b" % (
        kind,
        len(body),
        body,
    )


async def main() -> None:
    """Serve."""
    answers = {b"%d" % number: answer(number) for number in (1, 100)}
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Answering(answers), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
