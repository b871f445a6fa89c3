"""From an API and its names to an SDK as final pieces of Python code."""

from __future__ import annotations

from functools import partial

from generator.plan.client import client_module
from generator.plan.design import Design, design
from generator.plan.examples import examples_module
from generator.plan.models import ModelsBuilder
from generator.plan.package import models_package, operations_module, package_module
from generator.plan.pollers import pollers_module
from generator.plan.project_files import plan_dist
from generator.plan.resources import ResourcesBuilder
from generator.plan.template_models import Later, Package
from generator.plan.webhooks import has_webhooks, webhooks_module

__all__ = ["Design", "design", "plan_package"]


def plan_package(design: Design) -> Package:
    """Say which modules an SDK has, and how the lines of each are decided."""
    api = design.api
    resources = ResourcesBuilder(api, design.names, design.homes)
    models = ModelsBuilder(api, design.variants, design.names, design.homes)
    webhooks = Later("webhooks", len(api.callbacks), partial(webhooks_module, design))
    pollers = Later("_pollers", len(api.pollers), partial(pollers_module, design))
    examples = partial(examples_module, api, design.variants, design.names)
    return Package(
        name=design.package,
        package=Later("__init__", 0, partial(package_module, design)),
        client=Later("_client", len(api.tags), partial(client_module, design)),
        operations=Later(
            "_operations", len(api.operations) // 4, partial(operations_module, design)
        ),
        pollers=pollers if api.pollers else None,
        webhooks=webhooks if has_webhooks(api) else None,
        models_package=Later(
            "__init__", len(design.homes) // 20, partial(models_package, design)
        ),
        models=models.modules(),
        resources=resources.modules(),
        examples=Later("_examples", len(api.declarations) // 20, examples),
        dist=Later("README", 0, partial(plan_dist, design)),
    )
