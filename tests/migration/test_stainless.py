"""`stainless.yml`: every section has a counterpart, or a finding that says why not."""

from __future__ import annotations

from generator.migration.casing import Casings
from tests.migration.conftest import DOCUMENT, Migrate, findings

_QUERY_ARRAYS = "[?@.in == 'query' && @.schema.type == 'array' && !@.explode]"
_HEAD = "organization: {name: zoo-keeper-sdk}\n"


def test_calls_of_all_forms(migrate: Migrate) -> None:
    migration = migrate(_HEAD + """
resources:
  $client: {methods: {wakeUp: get /pets}}
  pets:
    methods:
      list: {type: http, endpoint: get /pets}
      del: get /pets/{petID}
      talk: {type: websocket}
      gone: get /nowhere
    subresources:
      big-ones: {methods: {create: post /pets}}
""")
    assert migration.configuration["resources"] == {
        "wake_up": "GET /pets",
        "pets": {
            "list": "GET /pets",
            "del_": "GET /pets/{petID}",
            "big_ones": {"create": "POST /pets"},
        },
    }
    verdicts = findings(migration)
    assert verdicts["resources.pets.talk"] == "no counterpart"
    assert verdicts["resources.pets.gone"] == "no counterpart"
    assert migration.configuration["specs"] == ["openapi.yml"]
    assert migration.configuration["path-arguments"] == "last"


def test_what_is_not_for_python_is_excluded(migrate: Migrate) -> None:
    migration = migrate(_HEAD + """
resources:
  pets:
    methods:
      list: {endpoint: get /pets, skip: [python]}
      get: {endpoint: "get /pets/{petID}", only: [go]}
unspecified_endpoints: [post /pets]
""")
    operations = ["GET /pets", "GET /pets/{petID}", "POST /pets"]
    assert migration.configuration["exclude"] == {"operations": operations}


def test_names_of_package_and_classes(migrate: Migrate) -> None:
    migration = migrate("""
organization: {name: zookeeper, docs: "https://docs.example"}
custom_casings: {zookeeper: {pascal: ZooKeeper}, petid: {snake: pet}}
resources:
  a:
    models: {pet-page: PetPage, other: "#/components/schemas/PetPage", odd: 1}
    methods: {petid: get /pets}
  b: {models: {pet-page: Thing, gone: Gone}}
openapi:
  transforms:
    - {command: merge, args: {target: $.components.schemas, object: {Thing: {}}}}
targets:
  python: {package_name: zoo-keeper, project_name: zoo, production_repo: zoo/keeper}
  go: {package_name: x}
settings: {license: MIT, unwrap_response_fields: [data]}
""")
    configuration = migration.configuration
    assert configuration["client-name"] == "ZooKeeper"
    assert configuration["package"] == "zoo_keeper"
    assert configuration["models"] == {"BPetPage": "#/components/schemas/Thing"}
    assert configuration["resources"] == {"a": {"pet": "GET /pets"}}
    assert configuration["distribution"] == {
        "name": "zoo",
        "license": "MIT",
        "urls": {
            "Documentation": "https://docs.example",
            "Repository": "https://github.com/zoo/keeper",
        },
    }
    verdicts = findings(migration)
    assert verdicts["resources.b.models.gone"] == "no counterpart"
    assert verdicts["targets.{go}"] == "no counterpart"
    assert verdicts["settings.unwrap_response_fields"] == "differs"


def test_initialisms_of_class_names(migrate: Migrate) -> None:
    migration = migrate(_HEAD + "resources: {}")
    assert migration.configuration["client-name"] == "ZooKeeperSDK"


_SCHEMES = """
pagination:
  - name: cursors
    type: cursor
    request:
      after: {x-stainless-pagination-property: {purpose: next_cursor_param}}
    response:
      data: {type: array, x-stainless-pagination-property: {purpose: items}}
      meta:
        type: object
        properties:
          next-one: {x-stainless-pagination-property: {purpose: next_cursor_field}}
          more: {x-stainless-pagination-property: {purpose: has_next_page}}
  - name: ids
    type: cursor_id
    request: {after: {x-stainless-pagination-property: {purpose: next_cursor_id_param}}}
    response:
      data:
        type: array
        items: {properties: {id: {x-stainless-pagination-property: {purpose: cursor_item_id}}}}
  - name: numbers
    type: page_number
    request: {page: {x-stainless-pagination-property: {purpose: page_number_param}}}
    response:
      rows: {type: array, x-stainless-pagination-property: {is_top_level_array: true}}
      last:
        x-stainless-pagination-property: {purpose: total_page_count_field, from_header: X-Pages}
  - name: links
    type: cursor_url
    request: {}
    response:
      data: {type: array}
      has_more: {type: boolean}
      next: {x-stainless-pagination-property: {purpose: cursor_url_field}}
  - name: all
    type: fake_page
    request: {}
    response: {data: {type: array}}
resources:
  pets:
    methods:
      list: {endpoint: get /pets, paginated: SCHEME}
"""


def test_pagination_schemes(migrate: Migrate) -> None:
    expected = {
        "cursors": {
            "kind": "cursor",
            "parameter": "after",
            "items": "$.data",
            "next": "$.meta['next-one']",
            "more": "$.meta.more",
        },
        "true": "cursors",
        "ids": {
            "kind": "cursor",
            "parameter": "after",
            "items": "$.data",
            "next": "$.data[-1].id",
        },
        "numbers": {
            "kind": "page",
            "parameter": "page",
            "items": "$",
            "pages": "$response.header.X-Pages",
        },
        "links": {
            "kind": "url",
            "items": "$.data",
            "next": "$.next",
            "more": "$.has_more",
        },
    }
    for scheme, members in expected.items():
        migration = migrate(_HEAD + _SCHEMES.replace("SCHEME", scheme))
        if members == "cursors":
            members = expected["cursors"]
        assert migration.configuration["pagination"] == {"GET /pets": members}
    table = "pagination: {cursors: {request: {after: {}}, response: {data: {}}}}\n"
    migration = migrate(
        _HEAD
        + table.replace(
            "{after: {}}",
            """{
      after: {x-stainless-pagination-property: {purpose: next_cursor_param}}}""",
        )
        + """
resources: {pets: {methods: {list: {endpoint: get /pets, paginated: cursors}}}}
"""
    )
    assert findings(migration)["pagination.cursors"] == "taken over"
    for scheme in ("false", "all"):
        migration = migrate(_HEAD + _SCHEMES.replace("SCHEME", scheme))
        assert "pagination" not in migration.configuration


def test_credentials_and_environment(migrate: Migrate) -> None:
    migration = migrate(_HEAD + """
resources: {}
client_settings:
  default_timeout: PT10M
  opts:
    zoo_key: {read_env: ZOO_KEY, auth: {security_scheme: key}}
    user: {read_env: ZOO_USER, auth: {security_scheme: basic, role: username}}
    pass: {auth: {security_scheme: basic, role: password}}
    keeper: {read_env: KEEPER, send_in_header: X-Keeper}
""")
    assert migration.configuration["credentials"] == {
        "key": "zoo_key",
        "basic": {"username": "user", "password": "pass_"},
    }
    assert migration.configuration["env-prefix"] == "ZOO"
    assert migration.configuration["env-names"] == {
        "zoo_key": "ZOO_KEY",
        "keeper": "KEEPER",
    }
    verdicts = findings(migration)
    assert verdicts["client_settings.default_timeout"] == "differs"
    assert verdicts["client_settings.opts.keeper"] == "taken over"
    header = {"name": "X-Keeper", "in": "header", "required": False}
    schema = {"schema": {"type": "string"}, "x-python-name": "keeper"}
    assert [row["update"] for row in migration.actions] == [
        {"parameters": [header | schema]}
    ]


def test_what_the_document_must_say_becomes_an_overlay(migrate: Migrate) -> None:
    migration = migrate(_HEAD + """
resources: {pets: {methods: {list: {endpoint: get /pets, deprecated: true}}}}
environments: {production: "https://a.example", staging: "https://b.example"}
security_schemes: {other: {type: http, scheme: basic}}
security: [{other: []}]
query_settings: {array_format: comma}
client_settings: {idempotency: {header: Idempotency-Key}}
openapi:
  transformations:
    - {command: mergeObject, reason: why, args: {target: [$.info], object: {x: 1}}}
    - {command: remove, args: {target: ["$.paths['/pets']"], keys: [post]}}
    - {command: update, args: {target: $.info.version, value: "2"}}
    - {command: update, args: {target: $.servers, value: []}}
    - {command: replaceProperties, args: {filter: {only: [$.info.title]}, value: Z}}
    - {command: rename, args: {}}
""")
    actions = [
        (row["target"], row.get("update", "removed")) for row in migration.actions
    ]
    assert actions == [
        ("$.paths[*].post", {"x-idempotency-key": "Idempotency-Key"}),
        ("$.servers", "removed"),
        (
            "$",
            {
                "servers": [
                    {"url": "https://a.example", "description": "production"},
                    {"url": "https://b.example", "description": "staging"},
                ]
            },
        ),
        (
            "$.components",
            {"securitySchemes": {"other": {"type": "http", "scheme": "basic"}}},
        ),
        ("$.security", "removed"),
        ("$", {"security": [{"other": []}]}),
        ("$.info", {"x": 1}),
        ("$.paths['/pets']['post']", "removed"),
        ("$.info.version", "2"),
        ("$.servers", "removed"),
        ("$", {"servers": []}),
        ("$.info.title", "Z"),
        (
            "$.paths[*][*].parameters" + _QUERY_ARRAYS,
            {"explode": False},
        ),
        ("$.paths['/pets'].get", {"deprecated": True}),
    ]
    assert findings(migration)["openapi.transformations.5"] == "no counterpart"


def test_without_a_document_everything_is_believed(migrate: Migrate) -> None:
    text = _HEAD + "resources: {a: {methods: {b: get /nowhere}}}"
    migration = migrate(text, document=False)
    assert migration.configuration["resources"] == {"a": {"b": "GET /nowhere"}}
    assert "specs" not in migration.configuration


def test_arguments_that_share_a_name_say_where_they_are(migrate: Migrate) -> None:
    operation = DOCUMENT["paths"]["/pets/{petID}"]["get"]
    names = [
        ("id", "path"),
        ("petId", "query"),
        ("pet_id", "query"),
        ("timeout", "query"),
    ]
    rows = [{"name": name, "in": where, "required": True} for name, where in names]
    body = {"type": "object", "properties": {"id": {}, "name": {}}}
    content = {"application/x-www-form-urlencoded": {"schema": body}}
    changed = operation | {"parameters": rows, "requestBody": {"content": content}}
    text = _HEAD + "resources: {pets: {methods: {get: 'get /pets/{petID}'}}}"
    migration = migrate(text, {"/pets/{petID}": {"get": changed}})
    assert migration.configuration["arguments"] == {
        "GET /pets/{petID}": {
            "path_id": "path id",
            "body_id": "body id",
            "query_pet_id_1": "petId",
            "query_pet_id_2": "pet_id",
            "api_timeout": "timeout",
        }
    }


def test_event_streams_of_the_configuration_are_declared(migrate: Migrate) -> None:
    migration = migrate(_HEAD + """
resources:
  pets:
    models: {pet_event: "#/components/schemas/PetPage"}
    methods:
      list:
        endpoint: get /pets
        streaming: {param_discriminator: live, stream_event_model: pets.pet_event}
""")
    target = "$.paths['/pets'].get"
    events = {"text/event-stream": {"schema": {"$ref": "#/components/schemas/PetPage"}}}
    assert [(row["target"], row["update"]) for row in migration.actions] == [
        (target, {"x-speakeasy-stream-request-field": "live"}),
        (f"{target}.responses['200']", {"content": events}),
    ]


def test_spellings_in_every_form() -> None:
    for custom in (
        {"zoo_keeper": "ZOOKeeper"},
        [{"zoo_keeper": "ZOOKeeper"}, {"pet": "PET"}],
        {"zoo-keeper": {"pascal": "ZOOKeeper"}},
    ):
        assert Casings(custom).pascal("zoo-keeper") == "ZOOKeeper"


def test_older_and_newer_files(migrate: Migrate) -> None:
    migration = migrate("""
organization: {name: Zoo Keeper}
package: {python: {name: zoo-ai, repo: zoo}}
constants: {a: 1}
settings: {license: MIT, file_header: Mine}
resources:
  pets:
    models: {pet-event: {openapi_uri: "#/components/schemas/PetPage"}}
    methods:
      list: {endpoint: get /pets, novelty: true}
      unwrap: {type: webhook_unwrap}
client_settings:
  default_client_name: zoo
  default_headers: {X-Zoo: "2", X-Odd: {value: 1}}
  opts: {region: {server_variable: region}}
openapi: {transforms: [{command: oneOfToAnyOf}]}
""")
    assert migration.configuration["package"] == "zoo_ai"
    assert migration.configuration["client-name"] == "Zoo"
    assert migration.configuration["models"]["PetEvent"].endswith("PetPage")
    assert migration.actions[0]["update"]["parameters"][0]["schema"] == {
        "type": "string",
        "default": "2",
    }
    places = {row.key: row.place for row in migration.findings if row.place}
    assert migration.line_of is not None
    assert {key: migration.line_of(place) for key, place in places.items()} == {
        "constants": 4,
        "settings.file_header": 5,
        "resources.pets.list.novelty": 10,
        "resources.pets.unwrap": 11,
        "client_settings.default_headers.X-Odd": 14,
        "client_settings.opts.region": 15,
    }
    assert findings(migration)["openapi.transformations.0"] == "taken over"


def test_headers_in_common_stay_arguments(migrate: Migrate) -> None:
    rows = [{"name": "X-Zoo", "in": "header"}, {"name": "X-Keeper", "in": "header"}]
    post = DOCUMENT["paths"]["/pets"]["post"] | {"parameters": rows}
    text = (
        "resources: {}\nclient_settings: {opts: {keeper: {send_in_header: X-Keeper}}}"
    )
    migration = migrate(_HEAD + text, {"/pets": {"post": post}})
    everywhere, keeper, added = migration.actions
    assert everywhere["update"] == {"x-client-header": False}
    assert keeper["target"].endswith("@.name == 'X-Keeper']")
    assert keeper["update"] == {"x-client-header": True, "x-python-name": "keeper"}
    assert added["update"]["parameters"][0]["name"] == "X-Keeper"


def test_of_two_bodies_the_form_has_the_arguments(migrate: Migrate) -> None:
    content = {
        "multipart/form-data": {"schema": {"type": "object"}},
        "application/json": {"schema": {"$ref": "#/components/schemas/PetPage"}},
    }
    post = DOCUMENT["paths"]["/pets"]["post"] | {"requestBody": {"content": content}}
    text = _HEAD + "resources: {pets: {methods: {create: post /pets}}}"
    migration = migrate(text, {"/pets": {"post": post}})
    target = "$.paths['/pets'].post.requestBody.content['application/json']"
    assert [row["target"] for row in migration.actions] == [target]
    assert findings(migration)["resources.pets.create"] == "differs"
