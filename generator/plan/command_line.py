"""The part `cli`: two small modules; the catalogue and the run time do the rest."""

from __future__ import annotations

from generator.plan.design import Design
from generator.plan.template_models import CommandLineModule, MainModule
from generator.text import docstring


def command_line_module(design: Design) -> CommandLineModule:
    """Plan ``cli.py``, whose function ``main`` a script of the distribution calls."""
    text = f"The command line of {design.title}: `python -m {design.package}`."
    return CommandLineModule(doc=docstring(text, 0))


def main_module(design: Design) -> MainModule:
    """Plan ``__main__.py``, which is run and never imported."""
    return MainModule(doc=docstring(f"The program of `python -m {design.package}`.", 0))
