"""Builds every answer of the route."""

from __future__ import annotations

import json
from dataclasses import dataclass
from email.message import Message
from http.server import BaseHTTPRequestHandler
from typing import Any

from .body import FORM, JSON, media_type
from .failures import PortalFailure
from .page import PAGE_POLICY, failure_page

_ERRORS = "https://github.com/your-org/marginfront-react/blob/main/docs/errors.md"

_ON_EVERY_ANSWER = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Origin, Cookie",
}


@dataclass(frozen=True)
class Answer:
    """A status, the headers of this answer alone, and a body."""

    status: int
    headers: dict[str, str]
    body: str = ""


def answer_link(http: BaseHTTPRequestHandler, url: str, expires_at: str | None) -> Answer:
    """Hands the link over: as JSON to a script, as a redirect to a form."""
    if media_type(http) == FORM:
        return Answer(303, {"Location": url})
    link = {"url": url} if expires_at is None else {"url": url, "expiresAt": expires_at}
    return Answer(200, {"Content-Type": JSON}, json.dumps(link))


def answer_failure(
    http: BaseHTTPRequestHandler, failure: PortalFailure, request_id: str, way_back: str
) -> Answer:
    """Says what went wrong and nothing of why: a problem document or a page."""
    headers: dict[str, str] = {}
    if failure.code == "method_not_allowed":
        headers["Allow"] = "POST"
    if failure.retry_after is not None:
        headers["Retry-After"] = str(failure.retry_after)

    if _wants_page(http):
        headers["Content-Type"] = "text/html; charset=utf-8"
        headers["Content-Security-Policy"] = PAGE_POLICY
        return Answer(failure.status, headers, failure_page(failure, request_id, way_back))
    headers["Content-Type"] = "application/problem+json"
    problem: dict[str, Any] = {
        "type": f"{_ERRORS}#{failure.code}",
        "title": failure.sentence,
        "status": failure.status,
        "code": failure.code,
        "requestId": request_id,
    }
    if failure.retry_after is not None:
        problem["retryAfter"] = failure.retry_after
    return Answer(failure.status, headers, json.dumps(problem))


def is_preflight(http: BaseHTTPRequestHandler, allowed_origins: list[str] | None) -> bool:
    """Whether a browser asks if a named origin may send its request."""
    asks = http.command == "OPTIONS" and "Access-Control-Request-Method" in http.headers
    return asks and _named_origin(http.headers, allowed_origins) is not None


def answer_preflight(http: BaseHTTPRequestHandler) -> Answer:
    """Lets a named origin send its POST, with the headers that its host adds."""
    asked = http.headers.get("Access-Control-Request-Headers", "content-type")
    return Answer(
        204,
        {
            "Access-Control-Allow-Methods": "POST",
            "Access-Control-Allow-Headers": " ".join(asked.split()),
            "Access-Control-Max-Age": "600",
        },
    )


def send(http: BaseHTTPRequestHandler, answer: Answer, allowed_origins: list[str] | None) -> None:
    """Sends an answer. Raises OSError where the browser is seen to be gone."""
    body = b"" if http.command == "HEAD" else answer.body.encode()
    http.send_response(answer.status)
    for name, value in {**_ON_EVERY_ANSWER, **_cors(http.headers, allowed_origins)}.items():
        http.send_header(name, value)
    for name, value in answer.headers.items():
        http.send_header(name, value)
    if answer.status != 204:
        http.send_header("Content-Length", str(len(body)))
    http.end_headers()
    http.wfile.write(body)


def _cors(headers: Message, allowed_origins: list[str] | None) -> dict[str, str]:
    origin = _named_origin(headers, allowed_origins)
    if origin is None:
        return {}
    return {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Expose-Headers": "Retry-After, Date",
    }


def _named_origin(headers: Message, allowed_origins: list[str] | None) -> str | None:
    origin = headers.get("Origin")
    return origin if origin in (allowed_origins or []) else None


def _wants_page(http: BaseHTTPRequestHandler) -> bool:
    kind = media_type(http)
    if http.command == "POST" and kind == FORM:
        return True
    return kind != JSON and "text/html" in http.headers.get("Accept", "")
