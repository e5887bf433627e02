"""The route of examples/python with room for a whole check, spoiled in the way that is named."""

from __future__ import annotations

import sys
import threading
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import billing_portal.answers as answers
import billing_portal.route as route
from accounts import account_of
from billing_portal import Customer, PortalRoute, Resolved
from billing_portal.rate_limit import RateLimit
from ways import slow_module_variable, spoil

base_url, secret_key, way = sys.argv[1:]
last: dict[str, str] = {}
kept: dict[str, Any] = {}
asked = threading.local()


def resolve_customer(headers: Message) -> Resolved:
    account = headers.get("X-Customer-Id") if way == "header" else None
    if way == "body":
        account = asked.fields.get("customerExternalId")
    account = account or account_of(headers)
    if way == "global" and account:
        account = last.setdefault("account", account)
    return Customer(account) if account else None


def any_origin(headers: Message, allowed: Any) -> str | None:
    return headers.get("Origin")


def any_url(value: object, origins: Any) -> str | None:
    return value if isinstance(value, str) else None


def remember_fields(http: Any) -> dict[str, Any]:
    asked.fields = read_fields(http)
    return asked.fields


def mint_for_get(self: Any, http: Any, app_origin: str) -> Any:
    if http.command == "GET":
        http.command = "POST"
    return mint(self, http, app_origin)


def keep_links(external_id: str, return_url: str | None) -> Any:
    key = f"{external_id} {return_url}"
    kept[key] = kept.get(key) or make(external_id, return_url)
    return kept[key]


def tell_more(http: Any, failure: Any, request_id: str, way_back: str) -> Any:
    if failure.status == 502:
        failure.sentence = "The emulator was told to fail."
    return answer_failure(http, failure, request_id, way_back)


mint = PortalRoute._mint
read_fields = route.read_fields
answer_failure = route.answer_failure
if way == "body":
    route.read_fields = remember_fields
if way == "get":
    PortalRoute._mint = mint_for_get
if way == "upstream":
    route.answer_failure = tell_more
if way == "origin":
    route.require_trusted_origin = any_origin
if way == "link":
    route.trusted_url = any_url
spoil(way)
if way == "no-store":
    del answers._ON_EVERY_ANSWER["Cache-Control"]

# Long, so that a busy machine is not taken for a slow MarginFront, where no test waits for it.
portal = PortalRoute(
    resolve_customer,
    base_url=base_url,
    secret_key=secret_key,
    timeout=2 if way in ("right", "revoke") else 15,
)
make = portal._marginfront.mint
if way == "cache":
    portal._marginfront.mint = keep_links
portal._limit = RateLimit(limit=95, seconds=600)
if way == "module":
    slow_module_variable(portal)
if way == "revoke":
    portal._marginfront.revoke = lambda session: None


class Host(BaseHTTPRequestHandler):
    timeout = 10

    def respond(self) -> None:
        portal.handle(self)

    def log_message(self, *_: object) -> None:
        pass

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = respond


if way == "post-alone":
    # What http.server then answers is a 501 of its own.
    for method in ("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"):
        delattr(Host, f"do_{method}")


server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
