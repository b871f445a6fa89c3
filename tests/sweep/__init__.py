"""A sweep: many real documents through the generator, counted.

``python -m tests.sweep --from FOLDER`` prints a table of counts.
"""
