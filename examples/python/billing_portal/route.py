"""The portal route: the contract of openapi.yaml, in its order."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from datetime import datetime
from email.message import Message
from http.server import BaseHTTPRequestHandler

from .answers import Answer, answer_failure, answer_link, answer_preflight, is_preflight, send
from .body import discard_body, read_fields
from .connection import has_hung_up
from .customers import Resolved, identify
from .failures import HungUp, PortalFailure
from .marginfront import MarginFront, Session
from .origins import own_origin, require_trusted_origin
from .rate_limit import RateLimit
from .urls import in_app, is_inner, is_path, trusted_url

_log = logging.getLogger("billing_portal")


class PortalRoute:
    """Mints one fresh link for each POST, for the person who is signed in.

    Args:
        resolve_customer: Says from the request's headers whose billing this is.
        secret_key: The key `mf_sk_...`; by default the variable `MF_API_SECRET_KEY`.
        base_url: MarginFront's API; by default `MF_API_BASE_URL`, else its public address.
        timeout: Seconds that the whole mint may take.
        allowed_origins: The app's public origins. Name them behind a proxy, behind TLS, and where
            the app has another origin than this route; they also get CORS with credentials.
        portal_origins: The exact origins that a link may have.
    """

    def __init__(
        self,
        resolve_customer: Callable[[Message], Resolved],
        *,
        secret_key: str | None = None,
        base_url: str | None = None,
        timeout: float = 10.0,
        allowed_origins: list[str] | None = None,
        portal_origins: tuple[str, ...] = ("https://portal.marginfront.com",),
    ) -> None:
        self._resolve_customer = resolve_customer
        self._allowed_origins = allowed_origins
        self._portal_origins = portal_origins
        self._limit = RateLimit()
        self._marginfront = MarginFront(secret_key, base_url, timeout)

    def handle(self, http: BaseHTTPRequestHandler) -> None:
        """Answers a request of any method. Call it with the handler of `http.server`."""
        request_id = str(uuid.uuid4())
        app_origin = (self._allowed_origins or [own_origin(http.headers)])[0]
        way_back = trusted_url(http.headers.get("Referer"), [app_origin]) or "/"
        try:
            if is_preflight(http, self._allowed_origins):
                return self._send(http, answer_preflight(http))
            session = self._mint(http, app_origin)
            self._deliver(http, session)
            _log.info("minted request=%s session=%s", request_id, session.id)
        except PortalFailure as failure:
            level = logging.ERROR if failure.status >= 500 else logging.INFO
            _log.log(level, "%s request=%s %s", failure.code, request_id, failure.reason)
            self._send(http, answer_failure(http, failure, request_id, way_back))
        except HungUp:
            _log.info("aborted request=%s", request_id)
        except Exception:
            _log.exception("unforeseen request=%s", request_id)
            unforeseen = PortalFailure("misconfigured", "The route stopped at an unforeseen error.")
            self._send(http, answer_failure(http, unforeseen, request_id, way_back))

    def _mint(self, http: BaseHTTPRequestHandler, app_origin: str) -> Session:
        """Goes through the guards, in the contract's order, and mints."""
        if http.command != "POST":
            discard_body(http)
            raise PortalFailure("method_not_allowed", f"A {http.command} request mints no link.")
        try:
            app_origin = require_trusted_origin(http.headers, self._allowed_origins) or app_origin
        except PortalFailure:
            discard_body(http)
            raise
        fields = read_fields(http)
        customer = identify(self._ask_host(http.headers))
        return_url = self._choose_return_url(fields.get("returnUrl"), app_origin)
        self._limit.require(customer.external_id)
        if has_hung_up(http.connection):
            raise HungUp
        return self._marginfront.mint(customer.external_id, return_url)

    def _deliver(self, http: BaseHTTPRequestHandler, session: Session) -> None:
        """Checks the link and hands it over, or revokes it."""
        delivered = False
        try:
            url = trusted_url(session.url, self._portal_origins)
            if url is None:
                raise PortalFailure("upstream_error", "The link is not on a portal origin.")
            if has_hung_up(http.connection):
                raise HungUp
            send(http, answer_link(http, url, _date(session.expires_at)), self._allowed_origins)
            delivered = True
        except OSError as error:
            raise HungUp from error
        finally:
            if not delivered:
                self._marginfront.revoke(session)

    def _ask_host(self, headers: Message) -> Resolved:
        try:
            return self._resolve_customer(headers)
        except Exception:
            _log.exception("resolve_customer raised")
            raise PortalFailure("misconfigured", "resolve_customer raised.") from None

    def _choose_return_url(self, asked: object, app_origin: str) -> str | None:
        if asked is None or asked == "":
            return None
        url = trusted_url(in_app(asked, app_origin), self._allowed_origins or [app_origin])
        if url is None and is_inner(app_origin) and is_path(asked):
            return None  # Behind a proxy. A return URL informs, and must not stop anyone.
        if url is None:
            raise PortalFailure("invalid_return_url", "The body's returnUrl is not of the app.")
        return url

    def _send(self, http: BaseHTTPRequestHandler, answer: Answer) -> None:
        try:
            send(http, answer, self._allowed_origins)
        except OSError:
            _log.info("The browser was gone before it was answered.")


def _date(value: object) -> str | None:
    """The date as MarginFront gave it, where it is one."""
    try:
        return value if isinstance(value, str) and _parsed(value) else None
    except ValueError:
        return None


def _parsed(text: str) -> datetime:
    # Python before 3.11 does not know the Z.
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
