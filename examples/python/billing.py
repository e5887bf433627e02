"""Whose billing a request opens."""

from __future__ import annotations

from email.message import Message

from accounts import account_of
from billing_portal import Customer, PortalRoute, Resolved


def resolve_customer(headers: Message) -> Resolved:
    account = account_of(headers)  # your own sign-in
    return Customer(account) if account else "unauthenticated"


portal = PortalRoute(resolve_customer)
