"""Pagination: walking all items of an operation that gives them page by page."""
