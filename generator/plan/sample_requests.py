"""Sample requests as commands: `curl --request GET 'https://api.example.com/pets/1'`.

A command sends what the sample call of the same operation sends. Credentials stand in
variables of the shell, called as the environment variables of the SDK.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.ir import Api, Media, Operation, asked_schemes
from generator.ir.media_types import content_kind
from generator.ir.security import SecurityScheme
from generator.naming import Keyword, Names, header_keyword
from generator.plan.arguments import body_object
from generator.plan.docs import compact_json
from generator.plan.sample_calls import SampleCalls
from generator.plan.sample_urls import (
    field_pairs,
    path_text,
    percent_encoded,
    plain_text,
    query_pairs,
    sample_server,
    simple_text,
)
from generator.text.markup import one_line
from generator.text.shell import ShellVariable, shell_word

_FILE = "@file.bin"
_LOGINS: Mapping[str, tuple[str, ...]] = {"basic": (), "digest": ("--digest",)}
"""The schemes of user and password, and the options beside `--user`."""
Word = str | ShellVariable


class _Option(Struct, frozen=True):
    """An option of curl, and the parts of its argument."""

    name: str
    parts: tuple[Word, ...] = ()


class SampleRequests:
    """Writes the commands of one API.

    Args:
        api: the API.
        names: what everything is called.
        calls: say what is sent.
        package: the name of the package; variables begin with it where the document
            names no prefix.
    """

    def __init__(
        self, api: Api, names: Names, calls: SampleCalls, package: str
    ) -> None:
        self._api = api
        self._names = names
        self._calls = calls
        self._prefix = api.env_prefix or package.upper()

    def command(self, operation: Operation) -> str:
        """Return the command that sends what the sample call of an operation sends."""
        query, options = self._credentials(operation)
        rows = [
            _Option("--request", (operation.method,)),
            _Option("", self._url(operation, query)),
            *self._headers(operation),
            *options,
            *self._body(operation),
        ]
        first, target, *others = map(_written, rows)
        return " \\\n  ".join((f"curl {first} {target}", *others))

    def is_signed(self, operation: Operation) -> bool:
        """Tell whether a request has to be signed, which curl cannot do."""
        schemes = self._schemes(operation)
        return any(
            each.scheme.lower() == "exo2-hmac-sha256" or each.type == "mutualTLS"
            for each in schemes
        )

    # The URL.

    def _url(self, operation: Operation, query: tuple[Word, ...]) -> tuple[Word, ...]:
        path, pairs = operation.path, list[str]()
        for parameter, value in self._calls.parameter_samples(operation):
            if parameter.location == "path":
                text = path_text(parameter, value)
                path = path.replace("{" + parameter.name + "}", text)
            elif parameter.location in ("query", "querystring"):
                pairs += query_pairs(parameter, value)
        path = percent_encoded(path, safe="/%~!$&()*+,;=:@-._")
        mark = "?" if pairs or query else ""
        joint = "&" if pairs and query else ""
        base = sample_server(self._api, operation)
        return (f"{base}{path}{mark}{'&'.join(pairs)}{joint}", *query)

    def _headers(self, operation: Operation) -> Iterator[_Option]:
        for header in self._api.client_headers:
            if header.name in operation.client_headers:
                if header.default is not None:
                    line = one_line(f"{header.name}: {header.default}")
                    yield _Option("--header", (line,))
                elif header.required:
                    variable = self._named(header_keyword(header.name))
                    yield _Option("--header", (f"{header.name}: ", variable))
        cookies: list[str] = []
        for each, value in self._calls.parameter_samples(operation):
            is_json = each.content is not None
            text = compact_json(value) if is_json else simple_text(each, value)
            if each.location == "header":
                yield _Option("--header", (one_line(f"{each.name}: {text}"),))
            elif each.location == "cookie":
                cookies.append(f"{each.name}={percent_encoded(text)}")
        if cookies:
            yield _Option("--cookie", (one_line("; ".join(cookies)),))

    # Credentials.

    def _schemes(self, operation: Operation) -> tuple[SecurityScheme, ...]:
        return min(asked_schemes(self._api, operation), key=len, default=())

    def _credentials(
        self, operation: Operation
    ) -> tuple[tuple[Word, ...], tuple[_Option, ...]]:
        """Return what credentials add to the query, and the options for all others."""
        query: list[Word] = []
        options: list[_Option] = []
        for scheme in self._schemes(operation):
            if scheme.type == "apiKey":
                self._add_key(scheme, query, options)
            elif scheme.type == "http" and scheme.scheme.lower() in _LOGINS:
                pair = (self._variable(scheme, "username"), ":")
                user = _Option("--user", (*pair, self._variable(scheme, "password")))
                options += [_Option(each) for each in _LOGINS[scheme.scheme.lower()]]
                options.append(user)
            elif not self._is_silent(scheme):
                word = scheme.scheme if scheme.type == "http" else "Bearer"
                prefix = "Bearer" if word.lower() == "bearer" else word
                token = self._variable(scheme, "token")
                header = (f"Authorization: {prefix} ", token)
                options.append(_Option("--header", header))
        return tuple(query), tuple(options)

    def _add_key(
        self, scheme: SecurityScheme, query: list[Word], options: list[_Option]
    ) -> None:
        variable = self._variable(scheme, "api_key")
        name = scheme.parameter
        if scheme.location == "query":
            separator = "&" if query else ""
            query += [f"{separator}{percent_encoded(name)}=", variable]
        elif scheme.location == "cookie":
            options.append(_Option("--cookie", (f"{name}=", variable)))
        else:
            options.append(_Option("--header", (f"{name}: ", variable)))

    def _is_silent(self, scheme: SecurityScheme) -> bool:
        return scheme.type == "mutualTLS" or scheme.scheme.lower() == "exo2-hmac-sha256"

    def _variable(self, scheme: SecurityScheme, part: str) -> ShellVariable:
        return self._named((scheme.name, part))

    def _named(self, key: Keyword) -> ShellVariable:
        keyword = self._names.constructor[key]
        variables = dict(self._api.env_names)
        name = variables.get(keyword, f"{self._prefix}_{keyword}".upper())
        return ShellVariable(name)

    # The body.

    def _body(self, operation: Operation) -> Iterator[_Option]:
        body = operation.body
        if body is None:
            return
        media = body.media[0]
        fields = body_object(self._api, operation)
        if fields is None:
            if body.required:
                yield from _whole_body(media, self._calls.body_sample(media))
            return
        rows = self._calls.field_samples(body, fields)
        values = {property_.name: value for property_, value in rows}
        if not values and not body.required:
            return
        kind = content_kind(media.name)
        if kind == "multipart":
            yield from _form_parts(media, values)
        elif kind == "form":
            yield _content_type(media)
            yield _Option("--data-raw", ("&".join(_form_pairs(media, values)),))
        else:
            yield from _whole_body(media, values)


def _written(option: _Option) -> str:
    words = [option.name] if option.name else []
    words += [shell_word(*option.parts)] if option.parts else []
    return " ".join(words)


def _content_type(media: Media) -> _Option:
    return _Option("--header", (one_line(f"Content-Type: {media.name}"),))


def _whole_body(media: Media, value: object) -> Iterator[_Option]:
    kind = content_kind(media.name)
    yield _content_type(media)
    if kind in ("json", "lines"):
        yield _Option("--data-raw", (compact_json(value),))
    elif kind == "text" and isinstance(value, str):
        yield _Option("--data-raw", (value,))
    else:
        yield _Option("--data-binary", (_FILE,))


def _form_parts(media: Media, values: Mapping[str, object]) -> Iterator[_Option]:
    """Write the parts of a form; a value in quotes is never taken for a file's name."""
    for name, value in values.items():
        if name in media.files:
            yield _Option("--form", (f"{name}={_FILE}",))
        elif isinstance(value, (dict, list)):
            text = compact_json(value).replace("\\", "\\\\").replace('"', '\\"')
            yield _Option("--form", (f'{name}="{text}";type=application/json',))
        else:
            yield _Option("--form-string", (f"{name}={plain_text(value)}",))


def _form_pairs(media: Media, values: Mapping[str, object]) -> Iterator[str]:
    encodings = {each.name: each for each in media.encodings}
    for name, value in values.items():
        yield from field_pairs(name, value, encodings.get(name))
