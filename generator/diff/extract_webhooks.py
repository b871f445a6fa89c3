"""The readers of webhooks and callbacks as callers see them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.python_types import plain_annotation
from generator.diff.surface import Method
from generator.ir import Api
from generator.naming import Names, callback_key
from generator.plan.annotations import Annotator
from generator.plan.webhook_events import callback_payloads, webhook_events
from generator.plan.webhooks import (
    ATTRIBUTE,
    CLASS,
    METHOD,
    extends_resource,
    has_attribute,
)


def describe_webhooks(api: Api, names: Names, returns: Annotator) -> Iterator[Method]:
    """Yield what verifies all webhooks, then what reads each webhook and callback."""
    events = webhook_events(api)
    if events is not None:
        is_ours = has_attribute(api, names) or extends_resource(
            api, names, (ATTRIBUTE,)
        )
        owner = f"client.{ATTRIBUTE}" if is_ours else f"{ATTRIBUTE}.{CLASS}"
        result = plain_annotation(returns.expression(events).source)
        yield Method(
            call=f"{owner}.{METHOD}",
            route="the verifier of webhooks",
            operation_id="",
            pointer="#/webhooks",
            arguments=(),
            result=result,
            result_pointer="#/webhooks",
        )
    for row, media in callback_payloads(api):
        yield Method(
            call=f"{ATTRIBUTE}.{names.parsers[callback_key(row)]}",
            route=f"webhook {row.name}",
            operation_id=row.operation.operation_id or "",
            pointer=row.operation.pointer,
            arguments=(),
            result=plain_annotation(returns.expression(media.type).source),
            result_pointer=row.operation.pointer,
        )
