"""The output for rows, for objects that have lists, for streams."""

from __future__ import annotations

import json

import pytest
import yaml

from tests.command_line.conftest import Run
from tests.support.server import Answer, Server


def answer(value: object) -> Answer:
    return Answer(200, json.dumps(value).encode())


TOM = {"id": 1, "name": "Tom", "visits": [{"day": 1}, {"day": 2}]}
"""An animal with one list of objects, which are no rows of a table of animals."""


def test_an_object_is_shown_as_itself_whatever_lists_it_has(
    run: Run, server: Server
) -> None:
    server.answers = [answer(TOM)]
    get = ("animals", "get", "1")
    assert run(*get, "-o", "text").out == '1\tTom\t[{"day": 1}, {"day": 2}]\n'
    assert run(*get, "-o", "table").out.startswith("id      1\nname    Tom\n")
    assert run(*get, "--columns", "id, name").json == {"id": 1, "name": "Tom"}


@pytest.mark.parametrize("rows", [[TOM], [{**TOM, "visits": []}]])
def test_columns_are_those_of_rows(rows: object, run: Run, server: Server) -> None:
    server.answers = [answer(rows), answer([])]
    picked = run("animals", "list", "--columns", "id", "-o", "jsonl")
    assert picked.out == '{"id": 1}\n'
    server.answers = [answer({"count": 1, "visits": rows})]
    picked = run("visits", "list", "--columns", "id", "-o", "jsonl")
    assert picked.out == '{"id": 1}\n'
    assert run("visits", "list", "-o", "text").out.startswith("1\tTom\t[")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b'{"visits": [{"weight": NaN}]}', "weight: JSON has no NaN"),
        (b'{"visits": [{"name": "\\ud800"}]}', "a lone surrogate"),
        (
            b'{"visits": [{"name": ' + b"[" * 900 + b"]" * 900 + b"}]}",
            "ested too deeply",
        ),
    ],
)
@pytest.mark.parametrize("format", ["json", "table"])
def test_an_answer_that_json_cannot_have_is_an_error(
    text: bytes, said: str, format: str, run: Run, server: Server
) -> None:
    server.answers = [Answer(200, text)]
    told = run("visits", "list", "-o", format)
    assert (told.code, told.out, "Traceback" in told.err) == (1, "", False)
    assert said in told.err


@pytest.mark.parametrize("query", ['contains(`"a"`, `1`)', "merge(@, `1`)"])
def test_a_query_that_has_no_answer_is_a_mistake(
    query: str, run: Run, server: Server
) -> None:
    server.answers = [answer(TOM)]
    told = run("animals", "get", "1", "--query", query)
    assert (told.code, told.out, "Error: --query: " in told.err) == (2, "", True)


def test_items_of_a_stream_are_one_document_of_yaml(run: Run, server: Server) -> None:
    server.answers = [
        Answer(200, b'{"text":"a"}\n{"text":"b"}\n', content_type="application/jsonl")
    ]
    printed = run("news", "follow", "-o", "yaml").out
    assert yaml.safe_load(printed) == [{"text": "a"}, {"text": "b"}]
