"""Documents that attack: nothing that they say becomes code, a path or a command."""
