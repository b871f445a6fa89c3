"""Whatever a configuration holds, what is written can be read, or nothing is."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from generator.configuration import read_configuration
from generator.migration.stainless import read_stainless
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


def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    source = random.Random(7)
    path = tmp_path / "byhand.toml"
    for _ in range(100):
        tree = copy.deepcopy(_WHOLE)
        for _ in range(source.randint(1, 4)):
            _mutate(tree, source)
        migration = read_stainless(tree, None)
        path.write_text(toml_text(migration.configuration))
        assert read_configuration(path).values is not None
