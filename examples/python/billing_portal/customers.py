"""Whose billing it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .failures import PortalFailure

Refusal = Literal["unauthenticated", "forbidden", "no_customer"]


@dataclass(frozen=True)
class Customer:
    """A customer, by the id that your own system gave."""

    external_id: str


Resolved = Customer | Refusal | None
"""What `resolve_customer` gives; None means unauthenticated."""


def identify(resolved: Resolved) -> Customer:
    """Takes the host's word for whose billing this is, where it is clearly that of one customer."""
    if resolved is None:
        resolved = "unauthenticated"
    if isinstance(resolved, str) and resolved in ("unauthenticated", "forbidden", "no_customer"):
        raise PortalFailure(resolved, f"resolve_customer said {resolved}.")
    if isinstance(resolved, Customer) and resolved.external_id.strip():
        return resolved
    raise PortalFailure("misconfigured", "resolve_customer gave neither a customer nor a refusal.")
