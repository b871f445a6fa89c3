"""Long-running operations: waiting until they have ended."""
