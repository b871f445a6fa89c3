"""The signature of webhooks: `x-webhook-signature` at the root of a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from generator.ir.webhook_signature import WebhookSignature
from generator.lower.context import Context, Node
from generator.pointers import step

_NAME = "x-webhook-signature"
_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}", re.ASCII)
"""The name of a field (RFC 9110, section 5.6.2)."""


def _is_token(value: str) -> bool:
    return bool(_TOKEN.fullmatch(value))


def _is_template(value: str) -> bool:
    return value.count("{body}") == 1


_MEMBERS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "header": (_is_token, "the name of a header"),
    "algorithm": (
        lambda value: value in ("sha1", "sha256", "sha384", "sha512"),
        "sha1, sha256, sha384 or sha512",
    ),
    "encoding": (lambda value: value in ("hex", "base64"), "hex or base64"),
    "prefix": (lambda value: len(value) < 100, "a short text"),
    "signed": (_is_template, "a text with {body} in it, and {timestamp}"),
    "timestamp-header": (_is_token, "the name of a header"),
    "signature-key": (_is_token, "a key of the header's pairs"),
    "timestamp-key": (_is_token, "a key of the header's pairs"),
}
"""The members, with a test of each and words for what passes it."""


def lower_webhook_signature(context: Context) -> WebhookSignature | None:
    """Lower `x-webhook-signature`; None, for Standard Webhooks, where there is none.

    A scheme with a mistake in it is left out as a whole: half of one verifies what it
    should not.
    """
    node = context.document.root.get(_NAME)
    if node is None:
        return None
    pointer = step("#", _NAME)
    mistakes = list(_mistakes(node)) if isinstance(node, dict) else [("", "no object")]
    for key, message in mistakes:
        place = step(pointer, key) if key else pointer
        context.warn(
            "webhook-signature", place, f"{message}; Standard Webhooks is used"
        )
    return _signature(node) if isinstance(node, dict) and not mistakes else None


def _mistakes(node: Node) -> list[tuple[str, str]]:
    """The keys with a mistake, and what it is."""
    found = [] if "header" in node else [("", "it needs a header")]
    for key, value in node.items():
        if key not in _MEMBERS:
            found.append((str(key), f"a signature has no {key!r}"))
            continue
        passes, words = _MEMBERS[key]
        if not (isinstance(value, str) and passes(value)):
            found.append((key, f"{key} is not {words}"))
    if "{timestamp}" in str(node.get("signed")) and not _is_timed(node):
        found.append(("signed", "{timestamp} needs timestamp-header or timestamp-key"))
    return found


def _is_timed(node: Node) -> bool:
    return "timestamp-header" in node or "timestamp-key" in node


def _signature(node: Node) -> WebhookSignature:
    options = (
        (key.replace("-", "_"), str(node[key])) for key in _MEMBERS if key in node
    )
    return WebhookSignature(
        header=str(node["header"]),
        options=tuple(row for row in options if row[0] != "header"),
    )
