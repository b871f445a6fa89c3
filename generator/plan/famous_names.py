"""Names of distributions that belong to somebody well known."""

from __future__ import annotations

from generator.diagnostics import Diagnostic, Severity
from generator.plan.design import Design
from generator.plan.project_files import distribution_name

_FAMOUS = frozenset(
    ("adyen", "algoliasearch", "anthropic", "asana", "auth0-python", "azure", "boto3")
    + ("braintree", "cloudflare", "cohere", "datadog", "digitalocean", "discord")
    + ("docker", "docusign", "dropbox", "elasticsearch", "exoscale", "github", "gitlab")
    + ("google", "groq", "hubspot", "intercom", "jira", "kubernetes", "langchain")
    + ("linode", "mailchimp", "mailgun", "meta", "microsoft", "mistralai", "notion")
    + ("notion-client", "openai", "pagerduty", "paypal", "pinecone", "plaid")
    + ("postmark", "redis", "replicate", "salesforce", "sendgrid", "sentry")
    + ("sentry-sdk", "shopify", "slack", "slack-sdk", "spotify", "square", "squareup")
    + ("stripe", "supabase", "telegram", "trello", "twilio", "twitter", "vercel")
    + ("xero", "youtube", "zendesk", "zoom")
)
"""Distributions on Python's package index, or names of the companies behind APIs."""


def note_famous_name(design: Design) -> tuple[Diagnostic, ...]:
    """Note that a distribution is called as another one, unless somebody asked for it."""
    name = distribution_name(design)
    if design.api.distribution.name or name not in _FAMOUS:
        return ()
    message = (
        f"the distribution is called {name}, which is somebody else's name on the "
        "package index; [distribution] name can say otherwise"
    )
    return (Diagnostic("famous-name", Severity.NOTE, message, "#/info"),)
