"""Code and examples beside an operation: the same call in each language, its answers."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.ir import Kind, Media, Operation, Primitive
from generator.ir.samples import SampleMaker
from generator.plan.design import Design
from generator.plan.responses import is_streamed_only
from generator.plan.sample_calls import SampleCalls
from generator.plan.sample_programs import SamplePrograms, is_download
from generator.plan.sample_requests import SampleRequests
from generator.plan.template_models.page_entries import Example, Sample

_LONGEST_EXAMPLE = 12_000
_CUT = "…"
_JSON = json.JSONEncoder(ensure_ascii=False, default=str, indent=2)


class OperationSamples:
    """Writes the samples of one SDK."""

    def __init__(self, design: Design) -> None:
        api, names = design.api, design.names
        self._answers = SampleMaker(api.declarations, sending=False)
        self._texts: dict[str, str] = {}
        self._programs = SamplePrograms(design)
        calls = SampleCalls(api, names)
        self._requests = SampleRequests(api, names, calls, design.package)

    def is_signed(self, operation: Operation) -> bool:
        """Tell whether a request has to be signed, which curl cannot do."""
        return self._requests.is_signed(operation)

    def samples(self, operation: Operation) -> Iterator[Sample]:
        """Yield the same call in each language."""
        for is_async in (False, True):
            language = "python-async" if is_async else "python"
            for title, code in self._written(operation, is_async):
                yield Sample(language, title, code)
        yield Sample("curl", "curl", self._requests.command(operation))

    def _written(
        self, operation: Operation, is_async: bool
    ) -> Iterator[tuple[str, str]]:
        programs = self._programs
        name = "Python, asynchronous" if is_async else "Python"
        if is_streamed_only(operation):
            program = programs.streaming(operation, asynchronous=is_async)
            yield name, program.source
            return
        yield name, programs.calling(operation, asynchronous=is_async).source
        if operation.pagination is not None:
            program = programs.paging(operation, asynchronous=is_async)
            yield f"{name}: all pages", program.source
        if operation.poller is not None:
            program = programs.waiting(operation, asynchronous=is_async)
            yield f"{name}: until it has ended", program.source
        if is_download(operation):
            program = programs.saving(operation, asynchronous=is_async)
            yield f"{name}: to a file", program.source

    def examples(self, operation: Operation) -> Iterator[Example]:
        """Yield an example of each answer, the document's own or one of its type."""
        for response in operation.responses:
            for media in response.media[:1]:
                text = self._example(media)
                if text:
                    yield Example(f"{response.status} {media.name}", text)

    def _example(self, media: Media) -> str:
        if media.examples:
            return _shown(media.examples[0])
        if _is_binary(media):
            return ""
        type_ = media.item_type or media.type
        key = repr(type_)  # the types of the constants 1 and true are equal
        if key not in self._texts:
            self._texts[key] = _shown(self._answers.sample(type_))
        return self._texts[key]


def _is_binary(media: Media) -> bool:
    return isinstance(media.type, Primitive) and media.type.kind is Kind.BINARY


def _shown(value: object) -> str:
    """Return a value as JSON, as far as anybody reads it; a text as it is."""
    text = value if isinstance(value, str) else _start_of_json(value)
    if len(text) <= _LONGEST_EXAMPLE:
        return text
    return text[: text.rfind("\n", 0, _LONGEST_EXAMPLE)] + f"\n{_CUT}"


def _start_of_json(value: object) -> str:
    """Return a value as JSON, of long ones only so much that they are seen to be."""
    pieces: list[str] = []
    size = 0
    for piece in _JSON.iterencode(value):
        pieces.append(piece)
        size += len(piece)
        if size > _LONGEST_EXAMPLE:
            break
    return "".join(pieces)
