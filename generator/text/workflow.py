"""Text of a document in workflow commands of GitHub Actions."""

from __future__ import annotations

_MESSAGE: dict[str, str | int | None] = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY: dict[str, str | int | None] = {**_MESSAGE, ":": "%3A", ",": "%2C"}


def workflow_message(text: str) -> str:
    """Return text as the message of a workflow command, which ends with its line."""
    return text.translate(str.maketrans(_MESSAGE))


def workflow_property(text: str) -> str:
    """Return text as a property of a workflow command, where `:` and `,` separate."""
    return text.translate(str.maketrans(_PROPERTY))
