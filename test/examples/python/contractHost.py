"""The route of examples/python as a host that the contract's cases can be tried on.

Each test has a route of its own, by its number and the options in the header `x-portal-options`,
because a process for each would take long to start.
"""

from __future__ import annotations

import json
import logging
from email.message import Message
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from accounts import account_of
from billing_portal import Customer, PortalRoute, Resolved


def resolve_customer(headers: Message) -> Resolved:
    account = account_of(headers)
    if account == "forbidden":
        return "forbidden"
    if account == "broken":
        raise RuntimeError("SENTINEL")
    return Customer(account) if account else None


@cache
def route_of(options: str) -> PortalRoute:
    _number, _, given = options.partition(" ")
    return PortalRoute(resolve_customer, **json.loads(given))


class Host(BaseHTTPRequestHandler):
    timeout = 10

    def respond(self) -> None:
        route_of(self.headers["x-portal-options"]).handle(self)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = respond


logging.basicConfig(level=logging.INFO)
server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
