"""Which requests come from the app itself."""

from __future__ import annotations

import re
from email.message import Message

from .failures import PortalFailure

_PAGE_ORIGIN = re.compile(r"https?://[\w.\-\[\]:]+")


def own_origin(headers: Message) -> str:
    """Where the request says it was sent. Behind a proxy, name `allowed_origins` instead."""
    return f"http://{headers.get('Host', '')}"


def require_trusted_origin(headers: Message, allowed_origins: list[str] | None) -> str | None:
    """Lets only the app ask, and gives the origin that it asked from, where it named one.

    `Origin: null` proves nothing: some pages of the app send it, and an attacker's can too.
    """
    header = headers.get("Origin")
    origin = None if header in (None, "", "null") else header
    vouched = headers.get("Sec-Fetch-Site") == "same-origin"

    if allowed_origins is not None and origin is not None:
        trusted = origin in allowed_origins
    else:
        trusted = origin == own_origin(headers) or vouched
    if not trusted:
        raise PortalFailure(
            "cross_site_request",
            "Refused a request of another origin. If it is your own app, name its public origin "
            "in allowed_origins.",
        )
    # What a browser vouches for has this form, but what vouches may be no browser.
    return origin if origin and _PAGE_ORIGIN.fullmatch(origin) else None
