"""Calls that are proposed for paths, as a designer of SDKs would shape them."""

from __future__ import annotations

import pytest

from generator.proposal import Endpoint, propose

_CALLS = """\
GET /v1/files: files.list
POST /v1/files: files.create
GET /v1/files/{id}: files.get
DELETE /v1/files/{id}: files.delete
GET /v1/files/{id}/content: files.content
DELETE /v1/files/all: files.delete_all
POST /v1/files/from-archive: files.create_from_archive
GET /v1/files/current: files.get_current
POST /v1/chat/completions: chat.completions.create
GET /v1/chat/completions/{id}/messages: chat.completions.messages.list
POST /v1/jobs: jobs.create
GET /v1/jobs/{id}: jobs.get
POST /v1/jobs/{id}: jobs.update
POST /v1/jobs/{id}/cancel: jobs.cancel
POST /v1/jobs/{id}/rotate-secret: jobs.rotate_secret
POST /v1/jobs/{id}/submit_outputs: jobs.submit_outputs
POST /v1/jobs/{id}/notes: jobs.notes.create
GET /v1/jobs/{id}/limit: jobs.limit.get
POST /v1/jobs/{id}/limit: jobs.limit.update
PUT /v1/things/{id}: things.replace
PATCH /v1/things/{id}: things.update
POST /v1/images/edits: images.edit
GET /v1/usage/audio: usage.audio
GET /v1/usage/images: usage.images
GET /v1/usage/text: usage.text
GET /v1/org/projects: org.projects.list
GET /v1/org/projects/{id}: org.projects.get
GET /v1/projects/{id}/roles: org.projects.roles.list
GET /v1/beds?beta=true: beta.beds.list
POST /v1/{name}:undelete: undelete
PUT /v1/beds/{id}:reset-pillow: beds.reset_pillow
PUT /v1/beds/{id}/star: beds.star
DELETE /v1/beds/{id}/star: beds.delete_star
GET /v1/import/{id}: import_.get
PATCH /v1/jobs/{id}/tools/attach/{tool}: jobs.tools.attach
POST /v1/calls/{id}/actions/answer: calls.actions.answer
POST /v1/calls/{id}/actions/playback_start: calls.actions.start_playback
POST /v1/tools/web-search: tools.web_search
POST /v1/audio/speech: audio.speech.create
POST /v1/models/unfreeze: models.unfreeze
POST /v1/papers/research: papers.research.create
GET /v1/bills/{id}/bill_lines: bills.lines.list
GET /v1/bills/{id}/lines/{line}: bills.lines.get
GET /v1/ping: ping
"""


def test_calls() -> None:
    rows = [line.split(": ") for line in _CALLS.splitlines()]
    endpoints = [Endpoint(*route.split(" ")) for route, _ in rows]
    proposed = {row.route: ".".join(row.call) for row in propose(endpoints)}
    assert proposed == {route: call for route, call in rows}


@pytest.mark.parametrize(
    ("operation_id", "method"),
    [("", "list"), ("retrieve-settings", "get"), ("listSettings", "list")],
)
def test_operation_ids_decide_where_paths_do_not(
    operation_id: str, method: str
) -> None:
    endpoint = Endpoint("GET", "/x/{id}/settings", operation_id)
    assert propose([endpoint])[0].call == ("x", "settings", method)


def test_what_all_paths_begin_with_is_left_out() -> None:
    endpoints = [Endpoint("GET", f"/api/where/{n}.json") for n in ("a", "b", "c")]
    assert [row.call for row in propose(endpoints)] == [
        ("a", "get"),
        ("b", "get"),
        ("c", "get"),
    ]


def test_a_clash_is_a_doubt() -> None:
    endpoints = [Endpoint("POST", "/x/runs"), Endpoint("POST", "/x/{id}/runs")]
    first, second = propose(endpoints)
    assert (first.call, second.call) == ((), ("x", "runs", "create"))
    assert first.doubt == "x.runs.create is taken by another operation"
    endpoints[0] = Endpoint("POST", "/x/runs", "runs/createAndWait")
    assert propose(endpoints)[0].call == ("x", "runs", "create_and_wait")


def test_a_resource_and_a_method_of_one_name() -> None:
    routes = ("GET /u/a", "GET /u/b", "GET /u/c", "POST /u/a/{id}")
    proposed = propose([Endpoint(*route.split(" ")) for route in routes])
    calls = [row.call for row in proposed]
    assert len(set(calls)) == 4
    assert not any(
        call == other[: len(call)] != other for call in calls for other in calls
    )


def test_what_most_of_an_api_lies_in_is_left_out() -> None:
    names = [f"part{letter}s" for letter in "abcdefghijklmnopqrst"]
    paths = [f"/accounts/{{id}}/{name}" for name in names]
    paths += ["/accounts", "/accounts/{id}", "/partas", "/zones/{id}/records"]
    calls = [row.call for row in propose([Endpoint("GET", path) for path in paths])]
    assert calls[:2] == [("accounts", "partas", "list"), ("partbs", "list")]
    assert calls[-4:] == [
        ("accounts", "list"),
        ("accounts", "get"),
        ("partas", "list"),
        ("zones", "records", "list"),
    ]
