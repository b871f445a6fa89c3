"""The tests; a package so that areas can share helpers by name."""
