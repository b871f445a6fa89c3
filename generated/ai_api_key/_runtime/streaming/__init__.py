"""Responses that are read as they come."""
