"""The cost of generating, importing and calling, beside the peers in the same run.

`python -m benchmarks --help` shows how. Everything is measured in child processes, so
that the process which measures stays small and imports nothing that it measures.
"""
