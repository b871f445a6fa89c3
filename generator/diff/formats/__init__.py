"""Changes as text for people, changelogs, programs and pull requests."""

from collections.abc import Callable, Mapping, Sequence

from generator.diff.formats.annotations import format_annotations
from generator.diff.formats.json_report import format_json
from generator.diff.formats.markdown import format_markdown
from generator.diff.formats.plain import format_text
from generator.diff.located import LocatedChange

FORMATS: Mapping[str, Callable[[Sequence[LocatedChange]], str]] = {
    "text": format_text,
    "markdown": format_markdown,
    "json": format_json,
    "github": format_annotations,
}
"""By name: functions that write changes, without a final line break."""
