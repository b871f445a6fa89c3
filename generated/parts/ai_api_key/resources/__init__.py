"""The operations, one module for each group; `Client` has them as attributes."""
