"""The operations of `client.ai_api_key`, as they are called."""

from __future__ import annotations

from .._runtime.operation import Operation, ResponseSpec
from ..models.ai_api_key import ErrorResponse, ListAiApiKeysResponse

LIST: Operation[ListAiApiKeysResponse] = Operation(
    method="GET",
    path="/ai/api-key",
    resource="ai_api_key",
    function="list",
    operation_id="list-ai-api-keys",
    summary="List AI API Keys",
    responses=(
        ResponseSpec("403", "application/json", ErrorResponse),
        ResponseSpec("200", "application/json", ListAiApiKeysResponse),
    ),
)
