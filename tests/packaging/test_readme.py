"""The README beside a package: each block of Python in it runs, against the mock."""

from __future__ import annotations

import re
from functools import partial
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from generator.options import Request
from generator.pipeline import generate
from tests.runtime.emitted.mocked import Mocked
from tests.support.checks import write_package
from tests.support.real_documents import REPOSITORY, real_document

_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_DOCUMENT = """
openapi: 3.1.0
info: {title: Paper & `Pens`, version: "1"}
x-env-prefix: PAPER
components:
  securitySchemes: {key: {type: http, scheme: bearer}}
security: [{key: []}]
paths:
  /pens:
    get:
      operationId: listPens
      tags: [pens]
      parameters:
        - {name: page, in: query, schema: {type: integer, default: 1}}
      responses:
        "200":
          description: Pens
          content:
            application/json:
              schema:
                type: object
                required: [items, total_pages]
                properties:
                  items: {type: array, items: {type: string}}
                  total_pages: {type: integer, example: 1}
  /pens/events:
    get:
      operationId: watchPens
      tags: [pens]
      responses:
        "200":
          description: Events
          content:
            text/event-stream: {itemSchema: {type: object, properties: {a: {type: integer}}}}
  /pens/{id}/picture:
    parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
    get:
      operationId: getPicture
      tags: [pens]
      responses:
        "200": {description: It, content: {image/png: {}}}
    put:
      operationId: putPicture
      tags: [pens]
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file, taken]
              properties:
                file: {type: string, format: binary}
                taken: {type: string, format: date-time}
      responses: {"204": {description: Done}}
"""


def _readme(spec: Path, package: str, folder: Path, monkeypatch: Any) -> str:
    """Generate a package, put its mock behind its clients, and return its README."""
    request = Request(
        specs=(spec,),
        package=package,
        dist=True,
        allow_invalid=True,
        parts=("testing",),
    )
    files = dict(generate(request).files)
    readme = files.pop("README.md")
    write_package({p: t for p, t in files.items() if "/" in p}, folder)
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.chdir(folder)
    module: Any = import_module(package)
    mocked = Mocked(module, "sync")
    for name in ("Client", "AsyncClient"):
        client = getattr(module, name)
        options = {"transport": mocked.transport}
        monkeypatch.setattr(module, name, partial(client, **options))
    return readme


def _run_blocks(readme: str, folder: Path) -> int:
    blocks = _BLOCK.findall(readme)
    for number, block in enumerate(blocks):
        program = compile(block, f"README block {number}", "exec")
        exec(program, {"__name__": "readme"})  # noqa: S102 - the SDK's own example
    return len(blocks)


@pytest.mark.parametrize("name", ["petstore.yaml", "train-travel-31.yaml"])
def test_blocks_of_real_documents_run(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = real_document(name)
    package = f"readme_{spec.stem.replace('-', '_')}"
    assert _run_blocks(_readme(spec, package, tmp_path, monkeypatch), tmp_path) >= 4


def test_blocks_of_the_fragment_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXOSCALE_API_KEY", "EXOabc")
    monkeypatch.setenv("EXOSCALE_API_SECRET", "secret")
    spec = REPOSITORY / "specs" / "ai-api-key.yaml"
    readme = _readme(spec, "readme_fragment", tmp_path, monkeypatch)
    assert "`EXOSCALE_API_KEY`" in readme
    assert _run_blocks(readme, tmp_path) == 4


@pytest.mark.parametrize(
    ("status", "name"), [("404", "NotFound"), ("429", "RateLimit"), ("5XX", "Status")]
)
def test_the_error_of_the_example_is_a_documented_one(
    status: str, name: str, tmp_path: Path
) -> None:
    path = tmp_path / "openapi.yaml"
    responses = f'"200": {{description: ok}}, "{status}": {{description: no}}'
    path.write_text(
        "openapi: 3.1.0\ninfo: {title: X, version: '1'}\n"
        f"paths: {{/x: {{get: {{operationId: get-x, responses: {{{responses}}}}}}}}}\n"
    )
    files = dict(generate(Request(specs=(path,), package="x", dist=True)).files)
    assert f"except errors.{name}Error as error:" in files["README.md"]


@pytest.mark.parametrize(("page", "count"), [("README.md", 2), ("docs/testing.md", 3)])
def test_blocks_of_this_project_s_pages_run(
    page: str, count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXOSCALE_API_KEY", "EXOabc")
    monkeypatch.setenv("EXOSCALE_API_SECRET", "secret")
    spec = REPOSITORY / "specs" / "ai-api-key.yaml"
    package = f"own_{Path(page).stem.lower()}"
    _readme(spec, package, tmp_path, monkeypatch)
    blocks = _BLOCK.findall((REPOSITORY / page).read_text(encoding="utf-8"))
    assert len(blocks) == count
    names = {"__name__": package}
    for block in blocks:
        exec(block.replace("from ai_api_key", f"from {package}"), names)  # noqa: S102


_PETS = """
openapi: 3.1.0
info: {title: Shop, version: "1"}
servers: [{url: https://shop.test}]
paths:
  /pets:
    get: {tags: [pets], responses: {"200": {description: ok, content: {application/json: {example: [{name: Rex, colour: red}], schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}}}}}}
    post: {tags: [pets], requestBody: {$ref: "#/components/requestBodies/Pet"}, responses: {"204": {description: ok}}}
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get: {tags: [pets], responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}}
    put: {tags: [pets], operationId: updatePet, requestBody: {$ref: "#/components/requestBodies/Pet"}, responses: {"204": {description: ok}}}
components:
  requestBodies: {Pet: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string}, born-at: {type: string, format: date-time}, owner: {$ref: "#/components/schemas/Owner"}}}
    Owner: {type: object, properties: {name: {type: string}, since: {type: string, format: date-time}}}
"""
_PRELUDE = """
import pydantic
from datetime import UTC, datetime
from fastapi import Body, FastAPI
from shop import Client
from typing import Annotated

app, body, client = FastAPI(), b'[{"name": "Rex"}]', Client()
"""


def test_blocks_about_models_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = tmp_path / "pets.yaml"
    spec.write_text(_PETS)
    _readme(spec, "shop_of_models", tmp_path, monkeypatch)
    page = (REPOSITORY / "docs" / "models.md").read_text(encoding="utf-8")
    blocks = _BLOCK.findall(page)
    assert len(blocks) == 7
    names: dict[str, Any] = {"__name__": "shop_of_models"}
    for block in (_PRELUDE, *blocks):
        code = block.replace("from shop", "from shop_of_models")
        exec(code, names)  # noqa: S102
    assert names["response"].undeclared == {"$[0].colour": "red"}


def test_a_section_for_each_thing_that_the_package_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPER_TOKEN", "t")
    spec = tmp_path / "paper.yaml"
    spec.write_text(_DOCUMENT)
    readme = _readme(spec, "readme_paper", tmp_path, monkeypatch)
    assert "# Paper \\& \\`Pens\\`\n" in readme
    for title in ("Credentials", "Pages", "Streams", "Files", "Testing", "Methods"):
        assert f"\n## {title}\n" in readme
    assert "\n## Long-running operations\n" not in readme
    assert "iterate.list()" in readme
    assert 'datetime.fromisoformat("' in readme
    assert _run_blocks(readme, tmp_path) == 8
    assert (tmp_path / "download.bin").exists()
    lines = readme.splitlines()
    assert max(map(len, lines)) < 120
    ends = [below for row, below in pairwise(lines) if row[:1] == "|" != below[:1]]
    assert set(ends) == {""}  # else Markdown takes the text for a further row
