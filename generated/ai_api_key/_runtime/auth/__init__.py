"""Security: what proves who calls, one kind a file."""
