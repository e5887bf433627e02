"""Talks to MarginFront's API: mints sessions, and revokes them."""

from __future__ import annotations

import json
import logging
import os
import re
import time
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass
from http.client import HTTPException
from typing import NoReturn
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, Request, build_opener

from .failures import PortalFailure

_API = "https://api.marginfront.com/v1"
_SECRET_KEY = re.compile(r"mf_sk_[\x21-\x7e]+")
_MAX_BYTES = 64 * 1024
_PAUSES = (0.25, 1.0)

_log = logging.getLogger("billing_portal")


@dataclass(frozen=True)
class Session:
    """A minted session, its link unchecked. It is never printed: the link is in it."""

    id: str | None
    url: object
    expires_at: object

    def __repr__(self) -> str:
        return f"Session(id={self.id!r})"


class _StayHere(HTTPRedirectHandler):
    """Follows no redirect: the key must reach no other host."""

    def redirect_request(self, *_: object) -> None:
        return None


class MarginFront:
    """A client for one secret key."""

    def __init__(self, secret_key: str | None, base_url: str | None, timeout: float) -> None:
        self._secret_key = secret_key
        self._base_url = base_url
        self._timeout = timeout
        self._opener = build_opener(_StayHere)
        self._workers = ThreadPoolExecutor(max_workers=32, thread_name_prefix="billing-portal")

    def mint(self, external_id: str, return_url: str | None) -> Session:
        """Mints one session within the time. A link that comes later is revoked."""
        body = {"customerExternalId": external_id}
        if return_url is not None:
            body["returnUrl"] = return_url
        minting = self._workers.submit(self._create, self._key(), body)
        try:
            return minting.result(timeout=self._timeout)
        except TooLate:
            if not minting.cancel():
                minting.add_done_callback(self._revoke_late)
            raise PortalFailure("upstream_timeout", "MarginFront returned no link in time.") from None

    def revoke(self, session: Session) -> None:
        """Cuts a link off behind the scenes, with a few tries."""
        if session.id:
            self._workers.submit(self._delete, self._key(), session.id)
        elif session.url is not None:
            _log.error("A link that nobody got has no session id, so it cannot be revoked.")

    def _key(self) -> str:
        key = (self._secret_key or os.environ.get("MF_API_SECRET_KEY", "")).strip()
        if not _SECRET_KEY.fullmatch(key):
            raise PortalFailure("misconfigured", "Set MF_API_SECRET_KEY to a secret key.")
        return key

    def _create(self, key: str, body: dict[str, str]) -> Session:
        answer = self._send(key, "POST", "/portal-sessions", json.dumps(body).encode())
        try:
            fields = json.loads(answer)
        except (ValueError, RecursionError):
            fields = None
        if not isinstance(fields, dict):
            raise PortalFailure("upstream_error", "MarginFront's answer was no JSON object.")
        session_id = fields.get("id")
        return Session(
            id=session_id if isinstance(session_id, str) else None,
            url=fields.get("url"),
            expires_at=fields.get("expiresAt"),
        )

    def _delete(self, key: str, session_id: str) -> None:
        for pause in (*_PAUSES, None):
            try:
                self._send(key, "DELETE", f"/portal-sessions/{quote(session_id, safe='')}")
            except PortalFailure as failure:
                # Not found is as dead as can be.
                if failure.code != "no_customer":
                    if pause is not None:
                        time.sleep(pause)
                    continue
            _log.info("revoked session=%s", session_id)
            return
        _log.error("Session %s could not be revoked; it works until it expires.", session_id)

    def _revoke_late(self, minting: Future[Session]) -> None:
        if minting.exception() is None:
            self.revoke(minting.result())

    def _send(self, key: str, method: str, path: str, body: bytes | None = None) -> bytes:
        base_url = self._base_url or os.environ.get("MF_API_BASE_URL", _API)
        headers = {"x-api-key": key, "content-type": "application/json"}
        request = Request(base_url.rstrip("/") + path, data=body, headers=headers, method=method)
        try:
            # Longer than the route waits, to hear of a link that comes late.
            with self._opener.open(request, timeout=2 * self._timeout) as response:
                answer: bytes = response.read(_MAX_BYTES)
                return answer
        except HTTPError as error:
            with error:
                _fail(error.code, error.headers.get("Retry-After"))
        except (OSError, ValueError, HTTPException):
            raise PortalFailure("upstream_error", "MarginFront could not be reached.") from None


def _fail(status: int, retry_after: str | None) -> NoReturn:
    """Goes by the status alone: MarginFront's text is never repeated."""
    if status in (400, 401, 403, 422):
        reason = f"MarginFront said {status}. Check the key, its environment and the customer's id"
        raise PortalFailure("misconfigured", reason)
    if status == 404:
        raise PortalFailure("no_customer", "MarginFront has no customer with this id.")
    seconds = int(retry_after) if retry_after and retry_after.isdigit() else None
    if status == 429:
        raise PortalFailure("rate_limited", "MarginFront's limit is used up.", retry_after=seconds)
    reason = f"MarginFront failed ({status})."
    if status == 503 and seconds is not None:
        raise PortalFailure("upstream_error", reason, status=status, retry_after=seconds)
    raise PortalFailure("upstream_error", reason)
