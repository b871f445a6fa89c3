"""Commands call what they are made of, and print what comes back."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from tests.command_line.conftest import Program, Run
from tests.support.server import Answer, Seen, Server


def answer(value: object, status: int = 200) -> Answer:
    return Answer(status, json.dumps(value).encode())


def test_flags_make_a_body(run: Run, server: Server) -> None:
    server.answers = [answer({"id": 7, "name": "Tom"}, 201)]
    made = run(
        *("animals", "create", "--name", "Tom", "--kind", "cat", "--no-tame"),
        *("--tags", "a", "--tags", "b", "--labels", "x=1", "--labels", '{"y": 2}'),
        *("--born", "2026-01-02T03:04:05+01:00", "--keeper.name", "Ann"),
        *("--keeper.boss.age", "40", "-o", "json"),
    )
    assert made.code == 0, made.err
    assert made.json == {"id": 7, "name": "Tom"}
    (seen,) = server.seen
    assert (seen.method, seen.target) == ("POST", "/animals")
    assert seen.header("X-Zoo") == "secret-of-the-zoo"
    assert json.loads(seen.body) == {
        "name": "Tom",
        "kind": "cat",
        "tame": False,
        "tags": ["a", "b"],
        "labels": {"x": 1, "y": 2},
        "born": "2026-01-02T02:04:05Z",
        "keeper": {"name": "Ann", "boss": {"age": 40}},
    }


@pytest.mark.parametrize(
    "text", ['{"name": "Tom", "tame": true}', "name: Tom\ntame: yes"]
)
def test_a_body_is_json_or_yaml_from_anywhere(
    text: str, run: Run, program: Program, server: Server, tmp_path: Path
) -> None:
    server.answers = [answer({"name": "Tom"}, 201)]
    file = tmp_path / "body"
    file.write_text(text)
    for body in (text, f"@{file}"):
        assert run("animals", "create", "--body", body, "--name", "Ben").code == 0
        body_sent = json.loads(server.seen.pop().body)
        assert body_sent["name"] == "Ben"
    assert program("animals", "create", "--body", "-", stdin=text).code == 0
    assert json.loads(server.seen.pop().body)["name"] == "Tom"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("create",), "missing --name: text that is not empty"),
        (("create", "--name", ""), "'--name': : takes text that is not empty"),
        (
            ("create", "--name", "a", "--kind", "cow"),
            "'--kind': cow: takes one of cat, dog",
        ),
        (("create", "--name", "a", "--labels", "x"), "'--labels': x: takes NAME=VALUE"),
        (("create", "--name", "a", "--labels", "x=y"), "takes an integer"),
        (
            ("create", "--name", "a", "--keeper.age", "17"),
            "'--keeper.age': 17: takes an integer from 18",
        ),
        (("create", "--name", "a", "--keeper", '{"age": 17}'), "--keeper.age: "),
        (
            ("create", "--name", "a", "--keeper", "[]"),
            "takes an object in JSON or YAML",
        ),
        (
            ("create", "--name", "a", "--born", "2026-01-02"),
            "a date and time with its zone",
        ),
        (("create", "--body", '{"nme": 1}'), "no property 'nme'; it has name, kind"),
        (("create", "--body", '{"name": 1}'), "--name: "),
        (("create", "--body", "[" * 100_000), "--body: is nested too deeply"),
        (("create", "--body", "@/nowhere"), "--body: cannot read /nowhere"),
        (("list", "--kind", "cow"), "'--kind': cow: takes one of cat, dog"),
        (("get", "0"), "'ANIMAL_ID': 0: takes an integer from 1"),
        (("get", "x"), "'ANIMAL_ID': x: takes an integer from 1"),
        (("set-photo", "1", "--body", "/nowhere"), "/nowhere"),
        (("get", "1", "--query", "["), "--query: "),
        (("get", "1", "--query", "[" * 3000), "--query: "),
        (("get", "1", "--profile", "none"), "no profile 'none'"),
        (("get", "1", "--base-url", "nowhere"), "base_url: an absolute http"),
        (("gt", "1"), "No command 'gt'. Did you mean get?"),
        (("get", "1", "--nme", "x"), "--nme"),
    ],
)
def test_a_mistake_names_the_flag_and_sends_nothing(
    arguments: tuple[str, ...], expected: str, run: Run, server: Server
) -> None:
    refused = run("animals", *arguments)
    assert expected in refused.err
    assert (refused.code, refused.out, server.seen) == (2, "", [])


def pages(seen: Seen) -> Answer:
    query = dict(part.split("=") for part in seen.url.query.split("&") if part)
    start, size = int(query.get("offset", 0)), int(query.get("limit", 2))
    rows = [{"id": at, "name": f"n{at}"} for at in range(start, min(start + size, 5))]
    return answer(rows)


def test_pages_are_followed(run: Run, server: Server) -> None:
    server.answer = pages
    assert [row["id"] for row in run("animals", "list").json] == [0, 1, 2, 3, 4]
    server.seen.clear()
    some = run("animals", "list", "--limit", "3", "--page-size", "2", "-o", "jsonl")
    assert [json.loads(line)["id"] for line in some.out.splitlines()] == [0, 1, 2]
    assert len(server.seen) == 2
    # The operation has a parameter of this name: it keeps it.
    asked = run("animals", "list", "--query", "x", "--cli-query", "[].id")
    assert "query=x" in server.seen[-1].target
    assert asked.json == [0, 1, 2, 3, 4]


def test_a_list_that_an_error_cuts_ends_its_line(run: Run, server: Server) -> None:
    rows = [{"id": 1, "name": "Tom"}, {"id": 2, "name": "Al"}]
    server.answers = [answer(rows), answer({}, 404)]
    cut = run("animals", "list", "--page-size", "2", "-o", "json", "--columns", "id")
    assert cut.out == '[\n  {\n    "id": 1\n  },\n  {\n    "id": 2\n  }\n'
    assert (cut.code, "404" in cut.err) == (1, True)


def test_a_table_has_the_rows_before_an_error(run: Run, server: Server) -> None:
    rows = [{"id": 1, "name": "Tom"}, {"id": 2, "name": "Al"}]
    server.answers = [answer(rows), answer({}, 404)]
    cut = run("animals", "list", "--page-size", "2", "-o", "table", "--columns", "id")
    assert cut.out == "ID\n1\n2\n"
    assert (cut.code, "404" in cut.err) == (1, True)


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        ("table", "ID  NAME\n1   Tom\n2   Al\\u001b[31m\n"),
        ("text", "1\tTom\n2\tAl\\u001b[31m\n"),
        ("jsonl", '{"id": 1, "name": "Tom"}\n{"id": 2, "name": "Al\\u001b[31m"}\n'),
        ("yaml", '- id: 1\n  name: Tom\n- id: 2\n  name: "Al\\e[31m"\n'),
    ],
)
def test_results_have_forms(
    format: str, expected: str, run: Run, server: Server
) -> None:
    rows = [{"id": 1, "name": "Tom"}, {"id": 2, "name": "Al\x1b[31m"}]
    server.answers = [answer(rows), answer([])]
    listed = run("animals", "list", "-o", format, "--columns", "id,name")
    assert listed.out == expected


def test_a_query_picks_a_part(run: Run, server: Server) -> None:
    server.answers = [answer({"id": 1, "name": "Tom", "keeper": {"name": "Ann"}})]
    assert run("animals", "get", "1", "--query", "keeper.name").out == '"Ann"\n'
    assert (
        run("animals", "get", "1", "--query", "keeper.name", "-o", "text").out
        == "Ann\n"
    )
    table = run("animals", "get", "1", "-o", "table", "--columns", "id,keeper.name")
    assert table.out == "id           1\nkeeper.name  Ann\n"


def test_streams_come_line_by_line(run: Run, server: Server) -> None:
    server.answers = [
        Answer(
            200,
            b'{"text":"a"}\n{"text":"b\\u001b"}\n',
            content_type="application/jsonl",
        )
    ]
    assert run("news", "follow").out == '{"text": "a"}\n{"text": "b\\u001b"}\n'


def test_a_long_operation_is_waited_for(run: Run, server: Server) -> None:
    begun, done = {"id": "t", "state": "busy"}, {"id": "t", "state": "done"}
    server.answers = [answer(begun), answer(begun), answer(done)]
    assert run("animals", "wash", "1").json == done
    assert [row.target for row in server.seen] == ["/animals/1/wash", *["/tasks/t"] * 2]
    server.answers = [answer(begun)]
    assert run("animals", "wash", "1", "--no-wait").json == begun
    server.answers = [answer(begun), answer({"id": "t", "state": "failed"})]
    failed = run("animals", "wash", "1")
    assert (failed.code, failed.out) == (1, "")
    assert "failed" in failed.err


def test_a_long_operation_is_followed_to_where_its_answer_says(
    run: Run, server: Server
) -> None:
    headers = {"Location": f"{server.url}/animals/3"}
    begun = Answer(202, headers=headers, content_type=None)
    server.answers = [begun, begun, answer({"id": 3, "name": "Tom"})]
    moved = run("moves", "begin")
    assert moved.json == {"id": 3, "name": "Tom"}, moved.err


def test_resources_nest_and_the_client_has_methods(run: Run, server: Server) -> None:
    server.answers = [answer({"id": "t", "state": "done"})]
    assert run("staff", "tasks", "get", "t").json["id"] == "t"
    server.answers = [Answer(204)]
    pinged = run("ping")
    assert (pinged.code, pinged.out) == (0, "")
    told = run("-h").out
    assert " staff " in told and " ping " in told and " tasks " not in told
    assert "  completion  Print the completion for a shell.\n" in told
    assert run("staff", "-h").out == run("staff", "--help").out
    assert run("staff", "tasks", "get", "-h").out.startswith("Usage: ")


def test_files_go_both_ways(
    run: Run, program: Program, server: Server, tmp_path: Path
) -> None:
    picture, copy = tmp_path / "a.png", tmp_path / "b.png"
    picture.write_bytes(b"\x89PNG\x00")
    server.answers = [Answer(204)]
    assert run("animals", "set-photo", "1", "--body", str(picture)).code == 0
    assert server.seen[-1].body == b"\x89PNG\x00"
    assert program("animals", "set-photo", "1", "--body", "-", stdin="abc").code == 0
    assert server.seen[-1].body == b"abc"
    server.answers = [Answer(200, b"\x89PNG\x00", content_type="image/png")]
    assert run("animals", "get-photo", "1", "--to", str(copy)).code == 0
    assert copy.read_bytes() == b"\x89PNG\x00"
    server.answers = [Answer(200, b"abc", content_type="image/png")]
    printed = program("animals", "get-photo", "1", "--to", "-")
    assert (printed.code, printed.out, printed.err) == (0, "abc", "")


def test_deleting_asks(run: Run, program: Program, server: Server) -> None:
    refused = program("animals", "delete", "1")
    assert (refused.code, server.seen) == (2, [])
    assert "give --yes" in refused.err
    assert run("animals", "delete", "1", "--yes").code == 0
    assert [row.method for row in server.seen] == ["DELETE"]


def test_a_request_can_be_shown_instead(run: Run, server: Server) -> None:
    shown = run("animals", "create", "--name", "it's \x1b[31m", "--dry-run")
    assert server.seen == []
    assert shown.out == (
        f"curl -X POST {server.url}/animals \\\n"
        "  -H 'User-Agent: zoo/1.2 python/3.11' \\\n".replace(
            "3.11", shown.out.partition("python/")[2][:4]
        )
        + "  -H 'Accept: application/json' \\\n"
        "  -H 'Content-Type: application/json' \\\n"
        "  -H 'X-Zoo: ***' \\\n"
        """  --data-raw '{"name":"it'"'"'s \\u001b[31m"}'\n"""
    )


def test_secret_arguments_are_masked(run: Run, server: Server) -> None:
    given = ("animals", "create", "--name", "Tom", "--chip", "number-7")
    assert '"chip":"***"' in run(*given, "--dry-run").out
    server.answers = [answer({"name": "Tom"}, 201)]
    assert '> {"name":"Tom","chip":"***"}' in run(*given, "-v").err
    assert json.loads(server.seen[-1].body)["chip"] == "number-7"


def test_an_exchange_is_shown_masked(run: Run, server: Server) -> None:
    server.answers = [answer({"name": "Tom"})]
    told = run("animals", "get", "1", "-v")
    assert told.json == {"name": "Tom"}
    assert f"> GET {server.url}/animals/1\n" in told.err
    assert "> X-Zoo: ***\n" in told.err
    assert "< 200\n" in told.err
    assert "secret-of-the-zoo" not in told.err


@pytest.mark.parametrize(
    ("status", "code"), [(400, 1), (401, 4), (403, 4), (404, 1), (500, 1)]
)
def test_exit_codes_say_what_went_wrong(
    status: int, code: int, run: Run, server: Server
) -> None:
    server.answers = [answer({"message": "no\x1b[31m"}, status)]
    told = run("animals", "get", "1")
    assert (told.code, told.out) == (code, "")
    assert "no\\" in told.err and "\x1b" not in told.err
    assert "Traceback" not in told.err
    as_json = run("animals", "get", "1", "-o", "json")
    error = json.loads(as_json.err)["error"]
    assert (error["status"], error["body"]) == (status, {"message": "no\x1b[31m"})


def test_a_network_without_the_server(run: Run, environment: dict[str, str]) -> None:
    with socket.socket() as unheard:  # bound, so that nobody else listens there
        unheard.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unheard.getsockname()[1]}"
        environment["ZOO_BASE_URL"] = url
        told = run("animals", "create", "--name", "Tom")
    assert (told.code, told.out) == (3, "")
    assert told.err.startswith(f"Error: POST {url}/animals")


def test_a_flag_that_is_called_like_a_negation(run: Run, server: Server) -> None:
    server.answers = [answer([])]
    for words, sent in {
        ("--no-tame",): "no-tame=true",
        ("--tame", "false", "--no-no-tame"): "tame=false&no-tame=false",
    }.items():
        assert run("animals", "list", *words).code == 0
        assert server.seen[-1].url.query == sent
    refused = run("animals", "list", "--tame", "maybe")
    assert "'--tame': maybe: takes true or false" in refused.err


def test_a_broken_download_goes_on(run: Run, server: Server, tmp_path: Path) -> None:
    copy, picture = tmp_path / "a.png", bytes(range(100))
    kind = {"content_type": "image/png"}
    server.answers = [
        Answer(200, picture[:40], {"Content-Length": "100", "ETag": '"1"'}, **kind),
        Answer(206, picture[40:], {"Content-Range": "bytes 40-99/100"}, **kind),
    ]
    resumed = run("animals", "get-photo", "1", "--to", str(copy), "--resume")
    assert resumed.code == 0, resumed.err
    assert copy.read_bytes() == picture
    assert server.seen[1].header("Range") == "bytes=40-"


def test_credentials_are_asked_for(
    run: Run, environment: dict[str, str], server: Server
) -> None:
    environment["ZOO_API_KEY"] = ""
    told = run("animals", "get", "1")
    assert (told.code, server.seen) == (4, [])
    assert "set ZOO_API_KEY, or run `configure`" in told.err
    shown = run("animals", "get", "1", "--dry-run")
    assert shown.code == 0
    assert "X-Zoo" not in shown.out
