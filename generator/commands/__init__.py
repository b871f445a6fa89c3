"""The commands: generating, and what goes with it."""
