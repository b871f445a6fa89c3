"""The operations that a server offers: found, described, or refused with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from ..catalog import Catalog, OperationEntry, Schema
from .arguments import ArgumentError, arguments_schema, example_arguments
from .fitting import fit, size
from .policy import Policy, traits_of
from .search import SearchIndex
from .texts import plain_schema, plain_text

_DESCRIBED = 1_000
"""Characters of a description that is shown whole."""
_RESULT_DESCRIPTION = 100
_FOUND = 10
_CLOSE = 5
_REFUSED = 3


class Choice:
    """A package's operations under a policy; `names` are those of tools, by id."""

    def __init__(
        self, catalog: Catalog, policy: Policy, names: Mapping[str, str]
    ) -> None:
        self._catalog = catalog
        self._policy = policy
        self._names = names

    def refusal(self, entry: OperationEntry) -> str | None:
        """Return the reason why an operation is not offered; `None` when it is."""
        return self._policy.refusal(entry, self._names[entry.id])

    @cached_property
    def offered(self) -> list[OperationEntry]:
        """The operations that the policy allows."""
        entries = self._catalog.entries.values()
        return [entry for entry in entries if self.refusal(entry) is None]

    @cached_property
    def _index(self) -> SearchIndex:
        return SearchIndex(self.offered)

    @cached_property
    def _refused(self) -> SearchIndex:
        """The others: an agent may tell its user of them."""
        entries = self._catalog.entries.values()
        return SearchIndex(row for row in entries if self.refusal(row) is not None)

    def find(self, name: str) -> OperationEntry:
        """Return an offered operation, by its id, as a tool, or as it is called.

        Raises `ArgumentError` for any other, with the reason or with close ones.
        """
        for entry in self._catalog.entries.values():
            dotted = f"{entry.resource}.{entry.function}".strip(".")
            if name in (entry.id, self._names[entry.id], dotted):
                reason = self.refusal(entry)
                if reason is not None:
                    raise ArgumentError(f"{entry.id} is not offered: {reason}")
                return entry
        close = [row.entry.id for row in self._index.find(name)[:_CLOSE]]
        more = f"; did you mean {', '.join(close)}?" if close else ""
        raise ArgumentError(f"There is no operation {plain_text(name, 100)}{more}")

    def search(
        self, query: str = "", resource: str = "", limit: float = _FOUND
    ) -> Schema:
        """Return the operations that have words of a query, the best first.

        Without words, all of a resource; without one, the names of all resources, each
        with the number of its operations.
        """
        if not query and not resource:
            return {"resources": dict(Counter(row.resource for row in self.offered))}
        every = [each.entry for each in self._index.find(query)] if query else None
        rows = self.offered if every is None else every
        rows, limit = [row for row in rows if resource in ("", row.resource)], int(
            limit
        )
        found: Schema = {"operations": [_short(row) for row in rows[:limit]]}
        if len(rows) > limit:
            found["more"] = len(rows) - limit
        refused = [each.entry for each in self._refused.find(query)[:_REFUSED]]
        reasons = {
            row.id: self.refusal(row)
            for row in refused
            if resource in ("", row.resource)
        }
        return found | ({"not_offered": reasons} if reasons else {})

    def arguments(self, entry: OperationEntry) -> Schema:
        """Return the JSON Schema of an operation's arguments."""
        operation = self._catalog.operation(entry)
        return arguments_schema(self._catalog, entry, operation, _DESCRIBED)

    def describe(self, name: str, budget: int) -> Schema:
        """Return what a caller has to know of an operation.

        The schema of its result is shortened to what `budget` leaves, in characters.
        """
        entry = self.find(name)
        operation = self._catalog.operation(entry)
        schema, traits = self.arguments(entry), traits_of(entry)
        effect = "destructive" if traits.destroys else "writes"
        found = _short(entry) | {
            "call": f"{entry.method} {entry.path}",
            "description": plain_text(operation.description, _DESCRIBED),
            "effect": "reads" if traits.reads else effect,
            "deprecated": entry.deprecated,
            "pages": entry.pages,
            "waits": entry.waits,
            "arguments": schema,
            "example": example_arguments(operation, schema),
        }
        found = {key: value for key, value in found.items() if value not in ("", False)}
        result = operation.result.schema
        if result is not None:
            whole = self._catalog.with_result_definitions(entry, result)
            left = max(budget - size(found), budget // 4)
            found["result"] = fit(plain_schema(whole, _RESULT_DESCRIPTION), left).shown
        return found


def _short(entry: OperationEntry) -> Schema:
    """Return the line of an operation among others."""
    summary = plain_text(entry.summary, 120) or f"{entry.method} {entry.path}"
    return {"operation": entry.id, "summary": summary}
