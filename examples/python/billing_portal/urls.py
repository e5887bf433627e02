"""The one rule for every URL that is followed or handed out."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import quote, urlsplit

_UNSAFE = re.compile(r"[\s\ufeff\\\x00-\x1f\x7f-\x9f]")
_SECURE = re.compile(r"https://|http://(localhost|127[.\d]+|\[::1\])(:|$)")
_LONGEST = 2048


def trusted_url(value: object, origins: Collection[str]) -> str | None:
    """Gives the URL as it may be used, or None. Use what it gives, never what went in.

    The origin is compared as text, so that this parser and the browser's can't disagree about it.
    """
    if not isinstance(value, str) or _UNSAFE.search(value):
        return None
    try:
        parts = urlsplit(value)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in origins or not value.startswith(origin) or not _SECURE.match(origin):
            return None
        rest = value[len(origin) :]
        rest = rest if rest.startswith("/") else f"/{rest}"
        # All but ASCII is encoded: a header can carry nothing else.
        url = origin + quote(rest, safe="%/:?#[]@!$&'()*+,;=~-._|")
    except ValueError:
        return None
    return url if len(url) <= _LONGEST else None


def in_app(value: object, app_origin: str) -> object:
    """Puts the app's origin before a path, and leaves all else to the rule."""
    rooted = isinstance(value, str) and value.startswith("/") and not value.startswith("//")
    return f"{app_origin}{value}" if rooted else value


def is_path(value: object) -> bool:
    """Whether this is a path of the app that would be safe on an origin that is known."""
    somewhere = "https://app.invalid"
    return trusted_url(in_app(value, somewhere), [somewhere]) is not None


def is_inner(origin: str) -> bool:
    """Whether no URL may have this origin: the app's own can only be told by `allowed_origins`."""
    return trusted_url(f"{origin}/", [origin]) is None
