"""A host with nothing but Python's standard library: sign-in, a page, and the portal route."""

from __future__ import annotations

import logging
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote

from billing import portal

here = Path(__file__).parent


class App(BaseHTTPRequestHandler):
    """The routes of the app."""

    timeout = 10  # Seconds that a request may take to arrive.

    def respond(self) -> None:
        """Finds who answers."""
        path = self.path.split("?")[0]
        if path == "/api/billing-portal":
            portal.handle(self)
        elif (self.command, path) == ("POST", "/sign-in"):
            self.sign_in()
        elif (self.command, path) == ("GET", "/client.js"):
            self.send("text/javascript", "dist/client.js")
        elif (self.command, path) == ("GET", "/billing"):
            self.send("text/html; charset=utf-8", "billing.html")
        elif (self.command, path) == ("GET", "/"):
            self.send("text/html; charset=utf-8", "index.html")
        else:
            self.send_error(404)

    # The portal route wants to hear of every method, to refuse all but one.
    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = respond

    def sign_in(self) -> None:
        """Believes anybody; your own app asks for a password."""
        fields = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        account = quote(fields.get("account", [""])[0], safe="")
        self.send_response(303)
        self.send_header("Set-Cookie", f"account={account}; Path=/; HttpOnly; SameSite=Lax")
        self.send_header("Location", "/billing")
        self.end_headers()

    def send(self, media_type: str, file: str) -> None:
        """Sends a file."""
        body = (here / file).read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "3000"))), App).serve_forever()
