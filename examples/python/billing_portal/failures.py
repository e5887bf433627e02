"""The one table of failures, and the one exception that carries a row of it."""

from __future__ import annotations

FAILURES: dict[str, tuple[int, str]] = {
    "method_not_allowed": (405, "Please use the button."),
    "cross_site_request": (403, "Please use the app."),
    "unsupported_media_type": (415, "The app sent a wrong request type."),
    "invalid_request": (400, "The app sent a wrong request."),
    "invalid_return_url": (400, "The app sent a wrong return link."),
    "unauthenticated": (401, "Please sign in again."),
    "forbidden": (403, "You may not open billing."),
    "no_customer": (404, "You have no billing yet."),
    "rate_limited": (429, "Please try again later."),
    "misconfigured": (500, "Billing is not set up. Please contact support."),
    "upstream_error": (502, "Billing failed. Please try again."),
    "upstream_timeout": (504, "Billing took too long. Please try again."),
}


class PortalFailure(Exception):
    """A failure: the code is for the browser, the reason for the log alone."""

    def __init__(
        self,
        code: str,
        reason: str,
        *,
        status: int | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        usual_status, self.sentence = FAILURES[code]
        self.status = status or usual_status
        self.retry_after = retry_after


class HungUp(Exception):
    """Whoever asked is gone, so nobody reads an answer."""
