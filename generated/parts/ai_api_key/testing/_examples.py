"""The document's examples as JSON, each with the type or place that it is of."""

from __future__ import annotations

REPLIES: dict[str, dict[str, int]] = {
    "GET /ai/api-key": {"403 application/json": 0, "200 application/json": 1},
}
MODELS: dict[str, dict[str, int]] = {}
TEXTS: tuple[str, ...] = (
    '{"type":"string","title":"string","status":42,"detail":"string","instance":"string","errors":[{"path":"string","detail":"string","pointer":"string","location":"string"}]}',
    '{"ai-api-keys":[{"updated-at":"2026-03-25T10:00:00Z","name":"default-public-key","scope":"public","id":"11111111-1111-1111-1111-111111111111","org-uuid":"22222222-2222-2222-2222-222222222222","created-at":"2026-03-25T10:00:00Z"}]}',
)
