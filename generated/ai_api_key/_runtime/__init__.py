"""The run-time support of an SDK: what its emitted code calls."""
