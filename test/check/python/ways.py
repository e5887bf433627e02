"""More ways to spoil the route of examples/python: each changes one thing, by its name."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import billing_portal.answers as answers
import billing_portal.route as route
from billing_portal import Customer, PortalRoute

PORTAL = "https://portal.marginfront.com"

current: dict[str, str] = {}
answer_failure = route.answer_failure
trusted_url = route.trusted_url
mint = PortalRoute._mint


def sign_in_page(http: Any, failure: Any, request_id: str, way_back: str) -> Any:
    if failure.status == 401:
        return answers.Answer(302, {"Location": "/login?next=/billing"})
    return answer_failure(http, failure, request_id, way_back)


def validation_error(http: Any, failure: Any, request_id: str, way_back: str) -> Any:
    if failure.code == "invalid_return_url":
        failure.status = 422
    return answer_failure(http, failure, request_id, way_back)


def last_traceback(http: Any, failure: Any, request_id: str, way_back: str) -> Any:
    if failure.status == 502:
        try:
            raise failure
        except Exception:
            failure.sentence = traceback.format_exc()
    return answer_failure(http, failure, request_id, way_back)


def prefix(value: object, origins: Any) -> str | None:
    if PORTAL in origins:
        return value if isinstance(value, str) and value.startswith(PORTAL) else None
    return trusted_url(value, origins)


def from_referer(self: Any, asked: object, app_origin: str) -> str | None:
    return choose(self, asked, app_origin) or self.referer


choose = PortalRoute._choose_return_url


def note_referer(self: Any, http: Any, app_origin: str) -> Any:
    self.referer = http.headers.get("Referer")
    return mint(self, http, app_origin)


def from_query(self: Any, http: Any, app_origin: str) -> Any:
    [named] = parse_qs(urlsplit(http.path).query).get("customer_id", [None])
    if named and "Cookie" not in http.headers:
        http.headers["Cookie"] = f"account={named}"
    return mint(self, http, app_origin)


def slow_module_variable(portal: Any) -> None:
    resolve, require, make = portal._resolve_customer, portal._limit.require, portal._marginfront.mint

    def remember(headers: Any) -> Any:
        customer = resolve(headers)
        if isinstance(customer, Customer):
            current["account"] = customer.external_id
        return customer

    def take(key: str) -> None:
        require(key)
        time.sleep(0.005)

    portal._resolve_customer = remember
    portal._limit.require = take
    portal._marginfront.mint = lambda _, return_url: make(current["account"], return_url)


def spoil(way: str) -> None:
    """Spoils the route before it is made."""
    failures: dict[str, Callable[..., Any]] = {
        "sign-in-page": sign_in_page,
        "validation": validation_error,
        "traceback": last_traceback,
    }
    route.answer_failure = failures.get(way, route.answer_failure)
    if way == "prefix":
        route.trusted_url = prefix
    if way == "query":
        PortalRoute._mint = from_query
    if way == "referer":
        PortalRoute._mint = note_referer
        PortalRoute._choose_return_url = from_referer
