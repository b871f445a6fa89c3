"""Spans of OpenTelemetry: one for each attempt, by the conventions for HTTP clients."""

from __future__ import annotations

from typing import Any

import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode, get_current_span

from generator.runtime import transports as extras
from generator.runtime.auth.api_key import ApiKeyScheme
from generator.runtime.errors import ApiConnectionError, NotFoundError
from generator.runtime.parameters.path import PathParameter
from generator.runtime.transport import Request, Timeout, Transport, TransportResponse
from generator.runtime.transports.httpx_transport import HttpxTransport
from generator.runtime.transports.traced_transport import TracedTransport
from tests.support.server import Answer, raw_server, serving

from .calls import KINDS, Recorder, api, call, operation
from .libraries import LIBRARIES

ONE = Answer(body=b"1")
OP = operation(path="/things/{id}", parameters=(PathParameter("id"),))


class Spans:
    """The spans that were collected."""

    def __init__(self) -> None:
        self._exporter = InMemorySpanExporter()
        self.provider = TracerProvider()
        self.provider.add_span_processor(SimpleSpanProcessor(self._exporter))

    def around(self, transport: Transport | None = None) -> TracedTransport:
        """A transport whose spans come here."""
        return TracedTransport(transport, tracer_provider=self.provider)

    @property
    def found(self) -> list[ReadableSpan]:
        return list(self._exporter.get_finished_spans())

    def attributes(self) -> list[dict[str, Any]]:
        return [dict(span.attributes or {}) for span in self.found]


@pytest.fixture
def spans() -> Spans:
    return Spans()


@pytest.mark.parametrize("kind", KINDS)
def test_a_span_for_each_attempt(kind: str, every_transport: str, spans: Spans) -> None:
    transport = spans.around(LIBRARIES[every_transport]())
    with serving(Answer(503, b"{}", headers={"Retry-After": "0"}), ONE) as server:
        arguments = {"id": "a/b"}
        found = call(kind, OP, arguments, base_url=server.url, transport=transport)
        assert found == 1
        parents = [seen.header("traceparent") for seen in server.seen]
    port = int(server.url.rpartition(":")[2])
    common = {
        "http.request.method": "GET",
        "server.address": "127.0.0.1",
        "server.port": port,
        "url.full": f"{server.url}/things/a%2Fb",
        "url.template": "/things/{id}",
    }
    assert spans.attributes() == [
        {**common, "http.response.status_code": 503, "error.type": "503"},
        {**common, "http.response.status_code": 200, "http.request.resend_count": 1},
    ]
    first, second = spans.found
    assert (first.name, first.kind) == ("GET /things/{id}", SpanKind.CLIENT)
    assert first.status.status_code is StatusCode.ERROR
    assert second.status.status_code is StatusCode.UNSET
    for parent, span in zip(parents, spans.found, strict=True):
        context = span.get_span_context()
        assert context is not None
        told = f"00-{context.trace_id:032x}-{context.span_id:016x}-"
        assert parent is not None
        assert parent.startswith(told)


@pytest.mark.parametrize("kind", KINDS)
def test_faults_are_on_the_span(kind: str, spans: Spans) -> None:
    def cut(connection: Any) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
        connection.sendall(head + b"Content-Length: 9\r\n\r\n{")

    with raw_server(cut) as url, pytest.raises(ApiConnectionError):
        call(kind, OP, {"id": 1}, base_url=url, transport=spans.around(), max_retries=0)
    with pytest.raises(ApiConnectionError):
        refused = "http://127.0.0.1:9"
        call(
            kind,
            OP,
            {"id": 1},
            base_url=refused,
            transport=spans.around(),
            max_retries=0,
        )
    broken, unconnected = spans.attributes()
    assert broken["http.response.status_code"] == 200
    assert broken["error.type"] == "ApiConnectionError"
    assert "http.response.status_code" not in unconnected
    assert unconnected["error.type"] == "ApiConnectionError"
    assert all(span.status.status_code is StatusCode.ERROR for span in spans.found)


def test_spans_show_no_secret(spans: Spans) -> None:
    spec = api(schemes={"k": ApiKeyScheme("sesame", "query")}, security=(("k",),))
    with serving(Answer(404, b"{}")) as server, pytest.raises(NotFoundError):
        given = {"api_key": "open-sesame"}
        url = server.url
        made = {"spec": spec, "credentials": given, "base_url": url}
        query = {"extra_query": {"token": "hush", "page": "2"}}
        call("sync", operation(), {}, query, transport=spans.around(), **made)
    assert "sesame=open-sesame" in server.seen[0].target
    (attributes,) = spans.attributes()
    assert attributes["url.full"] == f"{server.url}/x?token=***&page=2"


@pytest.mark.parametrize("kind", KINDS)
def test_spans_lie_within_the_programs_own(kind: str, spans: Spans) -> None:
    """Also with a total timeout, which leads a blocking call to another thread."""
    seen: list[Any] = []

    class Looking(Recorder):
        def send(self, request: Request, /) -> TransportResponse:
            seen.append(get_current_span().get_span_context().span_id)
            return super().send(request)

    tracer = spans.provider.get_tracer("program")
    with tracer.start_as_current_span("outer") as outer:
        timeout = Timeout(total=20)
        call(kind, OP, {"id": 1}, transport=spans.around(Looking()), timeout=timeout)
    inner = spans.found[0]
    assert inner.parent is not None
    assert inner.parent.span_id == outer.get_span_context().span_id
    context = inner.get_span_context()
    assert context is not None
    assert seen == [context.span_id]


def test_methods_without_end_have_one_name(spans: Spans) -> None:
    call("sync", operation("BREW"), transport=spans.around(Recorder()))
    (attributes,) = spans.attributes()
    assert attributes["http.request.method"] == "_OTHER"
    assert attributes["http.request.method_original"] == "BREW"
    assert spans.found[0].name == "HTTP /x"


def test_without_the_library_the_extra_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(name: str) -> Any:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    extras.import_extra.cache_clear()
    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(ModuleNotFoundError, match="extra `otel`"):
        TracedTransport(HttpxTransport())
