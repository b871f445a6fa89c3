"""Names that Python, the SDK or a file system has a use for already."""

from __future__ import annotations

import builtins
import keyword

KEYWORDS = (*keyword.kwlist, *keyword.softkwlist)
BUILTINS = tuple(name for name in dir(builtins) if not name.startswith("_"))
DUNDERS = (
    *("__init__", "__class__", "__dict__", "__slots__", "__doc__", "__module__"),
    *("__annotations__", "__struct_fields__", "__getattr__", "__del__", "__import__"),
    *("__builtins__", "__name__", "__file__", "__all__", "__init_subclass__", "__"),
    *("__new__", "__eq__", "__hash__", "__repr__", "__reduce__", "__xml__", "_", "___"),
)
OWN = (
    *("Client", "AsyncClient", "API", "Api", "BaseClient", "Resource", "AsyncResource"),
    *("Model", "File", "Timeout", "Response", "Auth", "Transport", "HttpxTransport"),
    *("AiohttpTransport", "PyreqwestTransport", "TracedTransport", "Token", "Tokens"),
    *("Request", "ResponseHead", "TransportResponse", "DeviceCode", "PasswordGrant"),
    *("UNSET", "UnsetType", "JsonValue", "Wire", "Annotated", "Literal", "TypeAlias"),
    *(
        "Operation",
        "QueryParameter",
        "Field",
        "RequestBody",
        "ResponseSpec",
        "ResponseContent",
        "responses",
        "without_content",
        "JsonBody",
    ),
    *("RequestOptions", "ClientOptions", "Server", "Variable", "Unpack", "Stream"),
    *("OpenStrEnum", "OpenIntEnum", "UNLISTED", "_UNLISTED", "Constraints", "Secret"),
    *(
        "Discriminator",
        "View",
        "with_response",
        "stream",
        "iterate",
        "and_wait",
        "wait",
    ),
    *("models", "operations", "errors", "codec", "resources", "webhooks", "preload"),
    *("_client", "_runtime", "_operations", "_shared", "_unused", "self", "cls"),
    *("body", "options", "timeout", "max_retries", "extra_headers", "extra_query"),
    *("validation", "content_type", "accept", "additional_properties", "to_dict"),
    *("to_json", "from_dict", "from_json", "field", "datetime", "date", "UUID"),
    *("Decimal", "cached_property", "TYPE_CHECKING", "lazy_names", "load_all"),
    *("base_url", "auth", "transport", "close", "aclose", "on_request", "api_key"),
    *("token", "username", "password", "default", "name", "value", "values", "items"),
    *("keys", "get", "copy", "mro", "is_known", "_missing_", "_value_", "_name_"),
    *(
        "_ignore_",
        "_generate_next_value_",
        "_call",
        "_api",
        "__version__",
        "annotations",
    ),
)
MODULES = ("os", "sys", "typing", "msgspec", "httpx2", "typing_extensions", "json")
DEVICES = ("con", "CON", "prn", "aux", "nul", "com1", "COM9", "lpt0", "con.txt", "Aux.")
ALIKE = (
    *("name", "Name", "NAME", "nAme", "na-me", "na_me", "na.me", "na me", "na__me"),
    *("ｎａｍｅ", "𝐧𝐚𝐦𝐞", "ⓝⓐⓜⓔ", "naᵐe", "straße", "strasse", "STRASSE", "ſtrasse"),
    *("ﬁle", "file", "FILE", "İ", "i", "ı", "I", "é", "e\u0301", "Å", "Å", "Ω", "Ω"),
    *("name_", "_name", "__name", "name__", "name1", "name_1", "name-1", "name+1"),
)
ODD = (
    *(
        "",
        " ",
        "\t",
        "-",
        "--",
        "+",
        "-1",
        "+1",
        "1",
        "1st",
        "007",
        "3d",
        "0x1f",
        "1e5",
    ),
    *(
        "!",
        "@",
        "#",
        "$",
        "%",
        "^",
        "&",
        "*",
        "(",
        ")",
        "=",
        "[",
        "]",
        "{}x",
        "|",
        "\\",
    ),
    *(":", ";", '"', "'", "<", ">", ",", ".", "..", "...", "?", "/", "//", "~", "`"),
    *(
        "👩‍👩‍👧",
        "🏳️‍🌈",
        "שלום",
        "مرحبا",
        "\u202ename",
        "n\u200bame",
        "名前",
        "имя",
        "ª",
        "①",
    ),
    *(
        "\ud800",
        "\udfff",
        "\x00",
        "\n",
        "\u2028",
        "x" * 10_000,
        "X" * 10_000,
        "é" * 500,
    ),
    *(
        "a_" * 3_000,
        "$ref",
        "x-name",
        "a/b",
        "a~b",
        "a%2Fb",
        "a b c",
        "aB",
        "ab",
        "a.b.c",
    ),
)
NAMES = tuple(
    dict.fromkeys(
        (*KEYWORDS, *BUILTINS, *DUNDERS, *OWN, *MODULES, *DEVICES, *ALIKE, *ODD)
    )
)
"""All of them, each once."""
