"""Scripts that run in the environments of the tools, each in a process of its own.

They print JSON and import nothing that could cost what they measure.
"""
