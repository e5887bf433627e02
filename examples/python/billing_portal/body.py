"""Reads what a request asks for."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler
from typing import Any, NoReturn
from urllib.parse import parse_qsl

from .failures import HungUp, PortalFailure

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"

_MAX_BYTES = 8 * 1024
_MAX_DISCARDED = 1024 * 1024
_PATIENCE = 1  # Seconds between parts of a body that nobody reads.


def media_type(http: BaseHTTPRequestHandler) -> str:
    """The media type of the body, without its parameters."""
    return http.headers.get("Content-Type", "").split(";")[0].strip().lower()


def read_fields(http: BaseHTTPRequestHandler) -> dict[str, Any]:
    """Reads the body by its declared media type, never by what it looks like."""
    kind = media_type(http)
    length = _length(http)
    if kind not in (FORM, JSON) and not (kind == "" and length == 0):
        discard_body(http)
        raise PortalFailure("unsupported_media_type", "The body is neither JSON nor a form.")
    text = _read_text(http, length)
    if kind == FORM:
        return dict(parse_qsl(text, keep_blank_values=True))
    return _parse_object(text or "{}")


def discard_body(http: BaseHTTPRequestHandler) -> None:
    """Reads past a body, or the system would cut the connection before the answer is read."""
    http.connection.settimeout(_PATIENCE)
    try:
        left = min(_length(http), _MAX_DISCARDED)
        while left > 0 and (chunk := http.rfile.read(min(left, _MAX_BYTES))):
            left -= len(chunk)
    except (OSError, PortalFailure):
        pass  # The answer is the same whatever was sent.


def _length(http: BaseHTTPRequestHandler) -> int:
    text = http.headers.get("Content-Length", "0")
    if "Transfer-Encoding" in http.headers or not (text.isascii() and text.isdigit()):
        raise PortalFailure("invalid_request", "The body has no length that can be read.")
    # So many digits are too many bytes either way.
    return int(text[:15])


def _read_text(http: BaseHTTPRequestHandler, length: int) -> str:
    if length > _MAX_BYTES:
        discard_body(http)
        raise PortalFailure("invalid_request", "The body is larger than 8 KiB.", status=413)
    try:
        body = http.rfile.read(length)
    except TimeoutError:
        raise PortalFailure("invalid_request", "The body did not arrive in time.") from None
    except OSError as error:
        raise HungUp from error
    if len(body) < length:
        raise HungUp
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PortalFailure("invalid_request", "The body is not UTF-8 text.") from None


def _parse_object(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise PortalFailure("invalid_request", "The body is not valid JSON.") from None
    if not isinstance(value, dict):
        raise PortalFailure("invalid_request", "The body is JSON, but not an object.")
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
