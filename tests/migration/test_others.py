"""Fern's, Speakeasy's and openapi-python-client's configurations."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import DocumentError
from tests.migration.conftest import DOCUMENT, Migrate, findings


def test_fern(migrate: Migrate) -> None:
    migration = migrate(
        """
api: {specs: [{openapi: ../openapi.yml, overrides: config.yml}, {openapi: b.yml, overrides: none.yml}]}
groups:
  node: {generators: [{name: fernapi/fern-typescript-sdk}]}
  python:
    generators:
      - name: fernapi/fern-python-sdk
        output: {location: pypi, package-name: zoo-keeper}
        github: {repository: zoo/keeper}
        config: {client_class_name: Zoo, pydantic_config: {}}
""",
        document=False,
    )
    assert migration.generator == "Fern"
    assert migration.configuration == {
        "specs": ["../openapi.yml", "b.yml"],
        "distribution": {
            "name": "zoo-keeper",
            "urls": {"Repository": "https://github.com/zoo/keeper"},
        },
        "package": "zoo_keeper",
        "client-name": "Zoo",
    }
    verdicts = [row.verdict for row in migration.findings if "overrides" in row.key]
    assert verdicts == ["taken over", "no counterpart"]
    assert [row["target"] for row in migration.actions] == ["$"]
    assert findings(migration)["config.pydantic_config"] == "no counterpart"


def test_fern_says_who_calls_and_for_whom(migrate: Migrate) -> None:
    Path("fern.config.json").write_text('{"organization": "zoo-keeper"}')
    text = """
auth-schemes:
  Key: {header: X-Key, name: zooKey, env: ZOO}
  Token: {scheme: bearer, token: {name: pass-code, env: CODE}}
  Login: {scheme: basic, username: {name: user, env: ZOO_USER}, password: {name: word}}
  Odd: {scheme: digest}
api:
  auth: {any: [Key, Token]}
  environments: {Test: "https://test.example", Live: "https://live.example"}
  default-environment: Live
groups:
  local: {generators: [{name: fern-python-sdk, output: {location: local-file-system}}]}
  python:
    audiences: [public]
    generators: [{name: fernapi/fern-python-sdk, output: {package-name: zoo-sdk}}]
"""
    shown = DOCUMENT["paths"]["/pets"]["post"] | {"x-fern-audiences": ["public"]}
    hidden = DOCUMENT["paths"]["/pets"]["get"] | {"x-fern-audiences": ["keepers"]}
    migration = migrate(text, {"/pets": {"get": hidden, "post": shown}})
    assert migration.configuration == {
        "specs": ["openapi.yml"],
        "credentials": {
            "Key": "zoo_key",
            "Token": "pass_code",
            "Login": {"username": "user", "password": "word"},
        },
        "env-names": {"zoo_key": "ZOO", "pass_code": "CODE", "user": "ZOO_USER"},
        "exclude": {"operations": ["GET /pets", "GET /pets/{petID}"]},
        "package": "zoo_keeper",
        "client-name": "ZooKeeperApi",
        "distribution": {"name": "zoo-sdk"},
    }
    assert [row.get("update", "removed") for row in migration.actions] == [
        {
            "components": {
                "securitySchemes": {
                    "Key": {"type": "apiKey", "in": "header", "name": "X-Key"},
                    "Token": {"type": "http", "scheme": "bearer"},
                    "Login": {"type": "http", "scheme": "basic"},
                }
            }
        },
        "removed",
        {"security": [{"Key": []}, {"Token": []}]},
        "removed",
        {
            "servers": [
                {"url": "https://live.example", "description": "Live"},
                {"url": "https://test.example", "description": "Test"},
            ]
        },
    ]
    assert findings(migration)["auth-schemes.Odd"] == "no counterpart"


def test_fern_names_calls_by_tag_and_operation_id(migrate: Migrate) -> None:
    answer = {"responses": {"204": {"description": "done"}}}
    rows = {
        "get": {"operationId": "feedAll"} | answer,
        "put": {"operationId": "zoo-pets_list", "tags": ["Zoo Pets"]} | answer,
        "post": {"operationId": "washPets", "tags": ["Zoo Pets"]} | answer,
        "delete": {"operationId": "x", "x-fern-sdk-method-name": "free"} | answer,
        "patch": answer,
    }
    text = "groups: {python: {generators: [{name: fern-python-sdk}]}}\n"
    migrate(text, {"/pets": rows, "/pets/{petID}": {}})
    Path("openapi.yml").rename("other.yml")
    migration = migrate(f"{text}api: {{path: other.yml}}", document=False)
    assert migration.configuration["specs"] == ["other.yml"]
    assert migration.configuration["resources"] == {
        "feed_all": "GET /pets",
        "zoo_pets": {"list": "PUT /pets", "wash_pets": "POST /pets"},
    }


def test_speakeasy(migrate: Migrate) -> None:
    migration = migrate("""
configVersion: 2.0.0
generation: {sdkClassName: zoo}
python:
  version: 1.2.3
  packageName: zoo-keeper
  moduleName: zoo.keeper
  authors: [A]
  envVarPrefix: ZOO
  homepage: https://zoo.example
  maxMethodParams: 4
typescript: {}
""")
    assert migration.generator == "Speakeasy"
    assert migration.configuration == {
        "specs": ["openapi.yml"],
        "client-name": "Zoo",
        "package": "zoo_keeper",
        "distribution": {
            "name": "zoo-keeper",
            "version": "1.2.3",
            "authors": ["A"],
            "urls": {"Homepage": "https://zoo.example"},
        },
        "env-prefix": "ZOO",
    }
    assert findings(migration)["python.maxMethodParams"] == "no counterpart"


def test_speakeasy_names_calls_by_tag_and_operation_id(migrate: Migrate) -> None:
    answer = {"responses": {"204": {"description": "done"}}}
    rows = {
        "get": {"operationId": "petsList", "tags": ["pets"]} | answer,
        "put": {"operationId": "feedAll"} | answer,
        "post": {"operationId": "x", "x-speakeasy-name-override": "make"} | answer,
    }
    text = "configVersion: 2.0.0\npython: {packageName: zoo}"
    migration = migrate(text, {"/pets": rows, "/pets/{petID}": {}})
    assert migration.configuration["resources"] == {
        "feed_all": "PUT /pets",
        "pets": {"pets_list": "GET /pets"},
    }


def test_openapi_python_client(migrate: Migrate) -> None:
    migration = migrate("""
package_name_override: zoo
project_name_override: zoo-keeper
class_overrides:
  PetPage: {class_name: Pets, module_name: pets}
  Nope: {class_name: X}
literal_enums: true
""")
    assert migration.generator == "openapi-python-client"
    assert migration.configuration == {
        "specs": ["openapi.yml"],
        "package": "zoo",
        "distribution": {"name": "zoo-keeper"},
        "models": {"Pets": "#/components/schemas/PetPage"},
    }
    verdicts = findings(migration)
    assert verdicts["literal_enums"] == "differs"
    assert verdicts["class_overrides.Nope"] == "no counterpart"


def test_another_file_is_refused(migrate: Migrate) -> None:
    with pytest.raises(DocumentError, match="no configuration of a generator"):
        migrate("openapi: 3.1.0")
