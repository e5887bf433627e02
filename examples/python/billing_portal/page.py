"""The page that a failed form gets."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape

from .failures import PortalFailure

_STYLE = """
body { display: grid; place-items: center; min-height: 100vh; margin: 0; font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 30rem; padding: 1.5rem; text-align: center }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25 }
a { display: inline-block; padding: 0.5rem 1.25rem; border: 1px solid; border-radius: 0.5rem; color: inherit; font-weight: 600; text-decoration: none }
a:hover { text-decoration: underline }
a:focus-visible { outline: 2px solid #3b82f6; outline-offset: 2px }
"""
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Billing could not be opened</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>Billing could not be opened</h1>
<p>{sentence}</p>
<p><a href="{way_back}">Go back to the app</a></p>
<p><small>Request id: {request_id}</small></p>
</main>
</body>
</html>
"""

# The hash allows this one style, and nothing that somebody else could have written into the page.
PAGE_POLICY = (
    "default-src 'none'; "
    f"style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def failure_page(failure: PortalFailure, request_id: str, way_back: str) -> str:
    """Returns the page: what happened, how long to wait, and a way back."""
    return _PAGE.format(
        style=_STYLE,
        sentence=escape(_sentence(failure)),
        way_back=escape(way_back),
        request_id=escape(request_id),
    )


def _sentence(failure: PortalFailure) -> str:
    """The failure's sentence with the wait, which says all that "try again later" would."""
    if failure.retry_after is None:
        return failure.sentence
    unit = "second" if failure.retry_after == 1 else "seconds"
    what = re.sub(r"Please try again( later)?\.$", "", failure.sentence).strip()
    return f"{what} Please try again in {failure.retry_after} {unit}.".strip()
