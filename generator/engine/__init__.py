"""Around the pipeline: makes it fast and is not part of it."""
