"""The only ways by which text of a document reaches Python source.

``literal`` makes a constant, ``docstring`` a docstring, ``identifier`` (with its
casings) a name. Each returns :class:`Code`, the one type that templates print.
"""

from generator.text.code import Code, code, join
from generator.text.docstring import docstring
from generator.text.identifier import (
    argument_name,
    camel_case,
    identifier,
    is_key_name,
    module_name,
    snake_case,
    upper_case,
)
from generator.text.literal import literal
from generator.text.markup import (
    code_lines,
    markdown_code,
    markdown_text,
    one_line,
    toml_key,
    toml_string,
)

__all__ = [
    "Code",
    "argument_name",
    "camel_case",
    "code",
    "code_lines",
    "docstring",
    "identifier",
    "is_key_name",
    "join",
    "literal",
    "markdown_code",
    "markdown_text",
    "module_name",
    "one_line",
    "snake_case",
    "toml_key",
    "toml_string",
    "upper_case",
]
