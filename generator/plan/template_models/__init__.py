"""Values that templates print: an SDK as final pieces of code, nothing left to decide.

A template holds the Python that is the same in every SDK; a value holds the rest. A
piece that may be absent is then empty, and brings its own line breaks.
"""

from __future__ import annotations

from generator.plan.template_models.clients import ClientClass, ClientModule
from generator.plan.template_models.data import Copy, JsonFile
from generator.plan.template_models.events import (
    Parser,
    PollersModule,
    Verifier,
    WebhooksModule,
)
from generator.plan.template_models.heads import ModuleHead, ResourceHead
from generator.plan.template_models.methods import Argument, Method
from generator.plan.template_models.models import (
    DictClass,
    DictsModule,
    ModelClass,
    ModelsModule,
    TypeAlias,
)
from generator.plan.template_models.packages import (
    CommandLineModule,
    DocumentedPackage,
    EmptyFile,
    MainModule,
    ModelsPackage,
    OperationsModule,
    PackageModule,
    ReexportModule,
)
from generator.plan.template_models.projects import (
    Author,
    Credential,
    Extra,
    MethodSummary,
    Program,
    ProjectField,
    ProjectFile,
    ReadmeFile,
    Script,
)
from generator.plan.template_models.resources import (
    ConstantsModule,
    ResourceAttribute,
    ResourceClass,
    ResourceModule,
    ViewClass,
)
from generator.plan.template_models.testing import (
    ExamplesModule,
    FixturesModule,
    McpMainModule,
    McpModule,
    TestingModule,
)

__all__ = [
    "Argument",
    "Author",
    "ClientClass",
    "ClientModule",
    "CommandLineModule",
    "ConstantsModule",
    "Copy",
    "Credential",
    "DictClass",
    "DictsModule",
    "DocumentedPackage",
    "EmptyFile",
    "ExamplesModule",
    "Extra",
    "FixturesModule",
    "JsonFile",
    "MainModule",
    "McpMainModule",
    "McpModule",
    "Method",
    "MethodSummary",
    "ModelClass",
    "ModelsModule",
    "ModelsPackage",
    "ModuleHead",
    "OperationsModule",
    "PackageModule",
    "Parser",
    "PollersModule",
    "Program",
    "ProjectField",
    "ProjectFile",
    "ReadmeFile",
    "ReexportModule",
    "ResourceAttribute",
    "ResourceClass",
    "ResourceHead",
    "ResourceModule",
    "Script",
    "TestingModule",
    "TypeAlias",
    "Verifier",
    "ViewClass",
    "WebhooksModule",
]
