"""What an API is, whatever the version of OpenAPI that describes it.

Frozen values without behaviour. A declared type is referred to by the JSON Pointer
of its schema, never by an object link, so that recursion needs no care and two
values can be compared.
"""

from generator.ir.api import (
    Api,
    Body,
    Callback,
    Encoding,
    Header,
    Link,
    Media,
    Operation,
    Parameter,
    Response,
    Server,
    ServerVariable,
    Tag,
    server_variables,
)
from generator.ir.declarations import (
    Alias,
    Constants,
    Declaration,
    Enumeration,
    EnumMember,
    Hints,
    Object,
    Property,
)
from generator.ir.paging import Argument, Pagination, Place, Source
from generator.ir.security import SecurityScheme
from generator.ir.texts import Text, Texts
from generator.ir.types import (
    ANY,
    NULL,
    ArrayOf,
    Constant,
    Constraints,
    Discriminator,
    Kind,
    MapOf,
    Primitive,
    Reference,
    TextOf,
    TupleOf,
    Type,
    UnionOf,
    children,
    is_nullable,
    without_null,
)
from generator.ir.waiting import Poller, State
from generator.ir.xml import Xml

__all__ = [
    "ANY",
    "NULL",
    "Alias",
    "Api",
    "Argument",
    "ArrayOf",
    "Body",
    "Callback",
    "Constant",
    "Constants",
    "Constraints",
    "Declaration",
    "Discriminator",
    "Encoding",
    "EnumMember",
    "Enumeration",
    "Header",
    "Hints",
    "Kind",
    "Link",
    "MapOf",
    "Media",
    "Object",
    "Operation",
    "Pagination",
    "Parameter",
    "Place",
    "Poller",
    "Primitive",
    "Property",
    "Reference",
    "Response",
    "SecurityScheme",
    "Server",
    "ServerVariable",
    "Source",
    "State",
    "Tag",
    "Text",
    "TextOf",
    "Texts",
    "TupleOf",
    "Type",
    "UnionOf",
    "Xml",
    "children",
    "is_nullable",
    "server_variables",
    "without_null",
]
