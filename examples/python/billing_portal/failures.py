"""The one table of failures, and the one exception that carries a row of it."""

from __future__ import annotations

_FOR_SUPPORT = "Something went wrong. Please contact support."
_TRY_AGAIN = "Billing isn't available right now. Please try again."

FAILURES: dict[str, tuple[int, str]] = {
    "method_not_allowed": (405, _FOR_SUPPORT),
    "cross_site_request": (403, _FOR_SUPPORT),
    "unsupported_media_type": (415, _FOR_SUPPORT),
    "invalid_request": (400, _FOR_SUPPORT),
    "invalid_return_url": (400, _FOR_SUPPORT),
    "unauthenticated": (401, "Please sign in again."),
    "forbidden": (403, "You don't have access to billing."),
    "no_customer": (404, "There's no billing for this account yet."),
    "rate_limited": (429, "Please try again later."),
    "misconfigured": (500, _FOR_SUPPORT),
    "upstream_error": (502, _TRY_AGAIN),
    "upstream_timeout": (504, _TRY_AGAIN),
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
