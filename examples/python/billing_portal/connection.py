"""Knows whether anybody still waits for the answer."""

from __future__ import annotations

import select
import socket


def has_hung_up(connection: socket.socket) -> bool:
    """Whether the browser has closed the connection. Loss after the last byte cannot be seen."""
    try:
        readable, _, _ = select.select([connection], [], [], 0)
        return bool(readable) and connection.recv(1, socket.MSG_PEEK) == b""
    except (OSError, ValueError):
        return True
