"""Prints for people: findings, progress, summaries."""
