"""Servers of others, used through the SDKs of the documents that they serve."""
