"""Whatever a configuration holds, what is written can be read, or nothing is."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.configuration import read_configuration
from generator.diagnostics import DocumentError
from generator.migration.reading import read_tree
from generator.text.toml import toml_text

_WHOLE = yaml.safe_load("""
organization: {name: zoo, docs: "https://zoo.example"}
custom_casings: {zoo: {pascal: ZOO}}
targets: {python: {package_name: zoo, project_name: zoo, production_repo: a/b}, go: {}}
settings: {license: MIT}
environments: {production: "https://zoo.example"}
security: [{}]
security_schemes: {A: {type: http, scheme: bearer}}
query_settings: {array_format: comma}
unspecified_endpoints: [get /x]
client_settings:
  default_env_prefix: ZOO
  opts: {key: {read_env: ZOO_K, auth: {security_scheme: A}}, other: {type: string}}
openapi:
  transformations:
    - {command: mergeObject, args: {target: [$.info], object: {}}}
    - {command: remove, args: {target: $.x, keys: [a]}}
pagination:
  - name: pages
    type: cursor
    request: {after: {x-stainless-pagination-property: {purpose: next_cursor_param}}}
    response: {data: {type: array, x-stainless-pagination-property: {purpose: items}}}
resources:
  $client: {methods: {ping: get /ping}}
  pets:
    models: {pet: Pet}
    methods: {list: {endpoint: get /pets, paginated: pages}, get: "get /pets/{id}"}
    subresources: {toys: {methods: {list: get /toys}}}
""")
_FERN = yaml.safe_load("""
auth-schemes:
  Key: {header: X-Key, name: zooKey, env: ZOO}
  Token: {scheme: bearer, token: {name: code, env: CODE}}
  Login: {scheme: basic, username: {name: user, env: U}, password: {name: word}}
api: {auth: {any: [Key]}, environments: {Live: "https://a.example"}, specs: [{openapi: a}]}
groups:
  python:
    audiences: [public]
    generators: [{name: fern-python-sdk, output: {package-name: zoo}, config: {package_name: z}}]
""")
_JUNK: tuple[Any, ...] = (None, [], {}, "x", 1, True, "get /x", "2é ü", "a.b")
_JUNK += (["a", 1, None], {"a": {"b": None}}, "\x00\n[x]", "del")
_NAMES = ("é!", "1a", "del", "$client", "a b", "\n[x]")


def _places(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    rows = tree.items() if isinstance(tree, dict) else ()
    rows = enumerate(tree) if isinstance(tree, list) else rows
    for key, value in rows:
        yield from _places(value, (*path, key))


def _mutate(tree: Any, source: random.Random) -> None:
    *around, last = source.choice(list(_places(tree)))
    for key in around:
        tree = tree[key]
    if isinstance(tree, dict) and source.random() < 0.4:
        tree[source.choice(_NAMES)] = tree.pop(last)
    else:
        tree[last] = copy.deepcopy(source.choice(_JUNK))


_SPEAKEASY = yaml.safe_load("""
configVersion: 2.0.0
generation: {sdkClassName: zoo}
python: {version: 1.2.3, packageName: zoo-keeper, moduleName: zoo.keeper, authors: [A]}
""")
_CLIENT = yaml.safe_load("""
package_name_override: zoo
project_name_override: zoo-keeper
package_version_override: 1.2.3
class_overrides: {Pet: {class_name: Animal}}
""")


@pytest.mark.parametrize("whole", [_WHOLE, _FERN, _SPEAKEASY, _CLIENT])
def test_what_is_written_can_be_read(tmp_path: Path, whole: dict[str, Any]) -> None:
    source = random.Random(7)
    path = tmp_path / "byhand.toml"
    for _ in range(100):
        tree = copy.deepcopy(whole)
        for _ in range(source.randint(1, 4)):
            _mutate(tree, source)
        try:
            migration = read_tree(path, tree, None)
        except DocumentError as refusal:  # none of a known generator any more
            assert refusal.diagnostics[0].code == "migration"
            continue
        path.write_text(toml_text(migration.configuration))
        assert read_configuration(path).values is not None
