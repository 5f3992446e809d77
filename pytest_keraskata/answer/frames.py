"""Messages on a stream socket: the length in eight bytes, big-endian, then the bytes."""

import socket
import struct
from collections.abc import Callable

# Of a request; and of a reply, since a judge should not run out of memory because an answer's array is large.
LARGEST = 1 << 30
LARGEST_REPLY = 64 << 20
# Of an answer's file: what a parser makes of it may be a hundred times as large.
LARGEST_FILE = 256 << 10
_AT_ONCE = 1 << 20
_LENGTH = struct.Struct(">Q")


class TooLarge(ValueError):
    """A message that announces more bytes than it may have."""


def framed(message: bytes) -> bytes:
    """One message as it goes over the wire."""
    return _LENGTH.pack(len(message)) + message


def send(connection: socket.socket, message: bytes) -> None:
    """Send one message."""
    connection.sendall(framed(message))


def receive(connection: socket.socket, wait: Callable[[], None] | None = None, *, largest: int | None = None) -> bytes:
    """The next message.

    Args:
        connection: where from.
        wait: called before every read; returns when there is something to read, or raises.
        largest: how many bytes it may have; otherwise `LARGEST`.

    Raises:
        EOFError: where the other end is gone.
        TooLarge: where the message would be.
    """
    (length,) = _LENGTH.unpack(_exactly(connection, _LENGTH.size, wait))
    if length > (LARGEST if largest is None else largest):
        raise TooLarge(f"a message of {length} bytes")
    return _exactly(connection, length, wait)


def _exactly(connection: socket.socket, count: int, wait: Callable[[], None] | None) -> bytes:
    received = bytearray()
    while len(received) < count:
        if wait is not None:
            wait()
        part = connection.recv(min(count - len(received), _AT_ONCE))
        if not part:
            raise EOFError("the other end is gone")
        received += part
    return bytes(received)
