"""Parameters on the wire: RFC 6570 and what OpenAPI adds to it. One location a file."""
