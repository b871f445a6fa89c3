"""Answers without a server: what `testing` of a package is made of."""
