"""Multipart bodies read back, by the standard library's parser of messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.policy import HTTP

from tests.support.listener import Sent


@dataclass(frozen=True)
class Part:
    """One part; `headers` have lower-case names."""

    name: str | None
    filename: str | None
    media_type: str
    headers: Mapping[str, str]
    content: bytes


def parts(sent: Sent) -> list[Part]:
    """The parts of a request's body, in order."""
    head = f"Content-Type: {sent.media_type}\r\n\r\n".encode()
    message = message_from_bytes(head + sent.body, policy=HTTP)
    assert message.is_multipart(), sent.body
    return [_part(row) for row in message.iter_parts()]


def _part(message: Message) -> Part:
    name = message.get_param("name", header="content-disposition")
    content = message.get_payload(decode=True)
    return Part(
        name=None if name is None else str(name),
        filename=message.get_filename(),
        media_type=message.get_content_type(),
        headers={key.lower(): str(value) for key, value in message.items()},
        content=content if isinstance(content, bytes) else b"",
    )
