"""Migrating a configuration of another generator, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.migration import Migration, read_migration

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Zoo", "version": "1"},
    "servers": [{"url": "https://zoo.example"}],
    "security": [{"key": []}],
    "paths": {
        "/pets": {
            "get": {
                "parameters": [
                    {"name": "after", "in": "query", "schema": {"type": "string"}},
                    {
                        "name": "tags",
                        "in": "query",
                        "schema": {"type": "array", "items": {"type": "string"}},
                    },
                ],
                "responses": {
                    "200": {
                        "description": "ok",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/PetPage"}
                            }
                        },
                    }
                },
            },
            "post": {"responses": {"201": {"description": "made"}}},
        },
        "/pets/{petID}": {"get": {"responses": {"200": {"description": "ok"}}}},
    },
    "components": {
        "schemas": {
            "PetPage": {
                "allOf": [
                    {
                        "type": "object",
                        "properties": {
                            "data": {"type": "array", "items": {}},
                            "meta": {"type": "object"},
                        },
                    }
                ]
            }
        },
        "securitySchemes": {
            "key": {"type": "http", "scheme": "bearer"},
        },
    },
}
Migrate = Callable[..., Migration]


@pytest.fixture
def migrate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Migrate:
    """Migrate a configuration; the document is beside it unless it is not wanted.

    `paths` replaces some of its paths.
    """
    monkeypatch.chdir(tmp_path)

    def migrate(
        text: str, paths: dict[str, Any] | None = None, *, document: bool = True
    ) -> Migration:
        Path("config.yml").write_text(text, encoding="utf-8")
        if document:
            changed = DOCUMENT | {"paths": DOCUMENT["paths"] | (paths or {})}
            Path("openapi.yml").write_text(yaml.safe_dump(changed), encoding="utf-8")
        return read_migration(Path("config.yml"), None)

    return migrate


def findings(migration: Migration) -> dict[str, str]:
    """Verdicts by key."""
    return {row.key: row.verdict.value for row in migration.findings}
