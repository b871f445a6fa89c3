"""How the types of an SDK are spread over modules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.document import load
from generator.lower import lower
from generator.naming import name
from generator.plan import design_package
from generator.plan.module_splitting import LIMIT, continue_modules

Links = dict[str, tuple[str, ...]]


def test_small_modules_stay_whole() -> None:
    modules = {f"#/{n}": "pets" for n in range(LIMIT)}
    links: Links = dict.fromkeys(modules, ())
    assert continue_modules(modules, links, dict.fromkeys(modules, 1)) == modules


def test_continuations_import_each_other_in_one_direction() -> None:
    count = 5 * LIMIT
    modules = {f"#/{n}": "pets" for n in range(count)}
    links = {f"#/{n}": (f"#/{(n * 7) % n}",) if n else () for n in range(count)}
    found = continue_modules(modules, links, dict.fromkeys(modules, 1))
    order = ["pets", *(f"pets_{n}" for n in range(2, 6))]
    assert set(found.values()) == set(order)
    for node, targets in links.items():
        for target in targets:
            assert order.index(found[target]) <= order.index(found[node])


def test_a_circle_stays_in_one_module() -> None:
    count = 2 * LIMIT
    modules = {f"#/{n}": "pets" for n in range(count)}
    links = {f"#/{n}": (f"#/{(n + 1) % count}",) for n in range(count)}
    found = continue_modules(modules, links, dict.fromkeys(modules, 1))
    assert set(found.values()) == {"pets"}


def test_what_most_resources_use_comes_first() -> None:
    modules = {f"#/{n}": "_shared" for n in range(2 * LIMIT)}
    links: Links = dict.fromkeys(modules, ())
    users = {f"#/{n}": 9 if n % 2 else 2 for n in range(2 * LIMIT)}
    found = continue_modules(modules, links, users)
    popular = {found[pointer] for pointer, count in users.items() if count == 9}
    assert popular == {"_shared"}


def test_a_continuation_never_takes_the_name_of_another_module() -> None:
    modules = {f"#/{n}": "pets" for n in range(LIMIT + 1)} | {"#/x": "pets_2"}
    links: Links = dict.fromkeys(modules, ())
    found = continue_modules(modules, links, dict.fromkeys(modules, 1))
    assert set(found.values()) == {"pets", "pets_2", "pets_2_"}
    assert [p for p, module in found.items() if module == "pets_2"] == ["#/x"]


def test_a_large_resource_is_split_by_method(tmp_path: Path) -> None:
    """Types that `list` alone uses are in `pets_list`, those that `get` uses too in `pets`."""
    schemas: dict[str, Any] = {
        f"Detail{n}": {"type": "object", "properties": {"a": {"type": "string"}}}
        for n in range(LIMIT)
    }
    schemas["Common"] = {"type": "object", "properties": {"b": {"type": "string"}}}
    listed = {
        f"p{n}": {"$ref": f"#/components/schemas/Detail{n}"} for n in range(LIMIT)
    }
    common = {"common": {"$ref": "#/components/schemas/Common"}}
    paths = {
        "/pets": {"get": _operation("List", listed | common)},
        "/pets/{id}": {"get": _operation("Get", common)},
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    }
    path = tmp_path / "pets.json"
    path.write_text(json.dumps(document))
    api = lower(load([path]))
    modules = design_package(api, name(api), "pets").homes
    assert modules["#/components/schemas/Common"] == "pets"
    assert modules["#/components/schemas/Detail7"] == "pets_list"


def _operation(name: str, properties: dict[str, Any]) -> dict[str, Any]:
    schema = {"title": f"{name}Response", "type": "object", "properties": properties}
    content = {"application/json": {"schema": schema}}
    return {
        "operationId": f"{name.lower()}-pets",
        "tags": ["pets"],
        "responses": {"200": {"description": "ok", "content": content}},
    }
