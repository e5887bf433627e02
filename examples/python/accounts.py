"""Who is signed in. Your own app has real sessions here."""

from __future__ import annotations

from email.message import Message
from http.cookies import CookieError, SimpleCookie


def account_of(headers: Message) -> str | None:
    """Gives the account of a request, where somebody is signed in."""
    try:
        cookie = SimpleCookie(headers.get("Cookie", "")).get("account")
    except CookieError:
        return None
    return cookie.value if cookie else None
