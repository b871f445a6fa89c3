"""The HTTP libraries that can send requests, each imported when it is used."""
