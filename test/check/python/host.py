"""The route of examples/python with room for a whole check, spoiled in the way that is named."""

from __future__ import annotations

import sys
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import billing_portal.answers as answers
import billing_portal.route as route
from accounts import account_of
from billing_portal import Customer, PortalRoute, Resolved
from billing_portal.rate_limit import RateLimit

base_url, secret_key, way = sys.argv[1:]
last: dict[str, str] = {}


def resolve_customer(headers: Message) -> Resolved:
    account = headers.get("X-Customer-Id") if way == "header" else None
    account = account or account_of(headers)
    if way == "global" and account:
        account = last.setdefault("account", account)
    return Customer(account) if account else None


def any_origin(headers: Message, allowed: Any) -> str | None:
    return headers.get("Origin")


def any_url(value: object, origins: Any) -> str | None:
    return value if isinstance(value, str) else None


if way == "origin":
    route.require_trusted_origin = any_origin
if way == "link":
    route.trusted_url = any_url
if way == "no-store":
    del answers._ON_EVERY_ANSWER["Cache-Control"]

portal = PortalRoute(resolve_customer, base_url=base_url, secret_key=secret_key, timeout=2)
portal._limit = RateLimit(limit=70, seconds=600)
if way == "revoke":
    portal._marginfront.revoke = lambda session: None


class Host(BaseHTTPRequestHandler):
    timeout = 10

    def respond(self) -> None:
        portal.handle(self)

    def log_message(self, *_: object) -> None:
        pass

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = respond


server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
