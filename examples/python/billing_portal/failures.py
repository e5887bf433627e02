"""The one table of failures, and the one exception that carries a row of it."""

from __future__ import annotations

FAILURES: dict[str, tuple[int, str]] = {
    "method_not_allowed": (405, "Something went wrong. Please contact support."),
    "cross_site_request": (403, "Something went wrong. Please contact support."),
    "unsupported_media_type": (415, "Something went wrong. Please contact support."),
    "invalid_request": (400, "Something went wrong. Please contact support."),
    "invalid_return_url": (400, "Something went wrong. Please contact support."),
    "unauthenticated": (401, "Please sign in again."),
    "forbidden": (403, "You don't have access to billing."),
    "no_customer": (404, "There's no billing for this account yet."),
    "rate_limited": (429, "Please try again later."),
    "misconfigured": (500, "Something went wrong. Please contact support."),
    "upstream_error": (502, "Billing isn't available right now. Please try again."),
    "upstream_timeout": (504, "Billing isn't available right now. Please try again."),
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
