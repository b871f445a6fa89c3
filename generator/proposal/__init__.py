"""Proposing a tree of resources for a document that has none."""

from __future__ import annotations

from generator.proposal.proposing import Endpoint, Proposed, propose

__all__ = ["Endpoint", "Proposed", "propose"]
