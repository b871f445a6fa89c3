"""Stainless' `streaming` of methods: what the document must say of event streams."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.migration.document_view import DocumentView
from generator.migration.result import Migration, as_text
from generator.migration.stainless.resources import Method
from generator.migration.stainless.transformations import member

_MEDIA_TYPE = "text/event-stream"
_FLAG = "x-speakeasy-stream-request-field"


def read_streaming(
    methods: Iterable[Method],
    pointers: Mapping[str, str],
    document: DocumentView,
    migration: Migration,
) -> None:
    """Add the flag and the events of each method that streams, where they are missing.

    Args:
        methods: all of them.
        pointers: of models, by resource and name: ``chat.chat_completion_chunk``.
        document: says which event streams are declared.
        migration: gets actions of the overlay and findings.
    """
    for method in methods:
        streaming = method.options.get("streaming")
        operation = document.operations.find(method.operation)
        if not isinstance(streaming, dict) or operation is None:
            continue
        target = f"$.paths{member(operation.path)}.{operation.method.lower()}"
        flag = as_text(streaming.get("param_discriminator"))
        if flag not in ("", "stream"):
            text = "The property that asks for a stream."
            migration.update(target, {_FLAG: flag}, text)
        _add_events(method, target, streaming, pointers, document, migration)


def _add_events(
    method: Method,
    target: str,
    streaming: Mapping[str, object],
    pointers: Mapping[str, str],
    document: DocumentView,
    migration: Migration,
) -> None:
    """Declare an event stream beside what an operation returns, if it has none."""
    key = f"{method.key}.streaming"
    status, media_types = document.success_content(method.operation)
    model = as_text(streaming.get("stream_event_model"))
    if _MEDIA_TYPE in media_types:
        migration.taken(key, "`stream` of the resource")
    elif not media_types:
        migration.differs(key, "the document has no success with content")
    else:
        pointer = pointers.get(model) or f"#/components/schemas/{model}"
        schema = {"$ref": pointer} if document.has_schema(pointer) else {}
        content = {"content": {_MEDIA_TYPE: {"schema": schema}}}
        place = f"{target}.responses{member(status)}"
        migration.update(place, content, "Events, as the SDK reads them.")
        migration.taken(
            key, f"events of {model or 'any type'}: `stream` of the resource"
        )
