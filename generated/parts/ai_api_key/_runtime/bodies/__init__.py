"""Request bodies on the wire, one kind a file."""
