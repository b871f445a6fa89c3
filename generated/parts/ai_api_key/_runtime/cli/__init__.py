"""The command line of an SDK, on click, out of the package's catalogue."""
