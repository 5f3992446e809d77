"""`python -m pytest_keraskata.answer`: `FD TIER` for a zygote, `FD PRINTS TRACE READY [warm]` for a single player."""

import os
import select
import signal
import socket
import sys
import threading
from typing import NoReturn

from pytest_keraskata.answer.box import Tier
from pytest_keraskata.answer.serving import in_words, serve
from pytest_keraskata.answer.zygote import READY, run, run_without_keras
from pytest_keraskata.backend import import_for_good, used


def main(descriptor: str, *words: str) -> NoReturn:
    """Become what the arguments say."""
    # An answer that asks which backend it runs on gets the same word from everywhere.
    os.environ["KERAS_BACKEND"] = used()
    connection = socket.socket(fileno=int(descriptor))
    connection.set_inheritable(False)
    if len(words) > 1:
        one(connection, *map(int, words[:3]), warm=words[3:] == ("warm",))
    try:
        import_for_good(devices=False)
    except BaseException as error:
        run_without_keras(connection, error)
    run(connection, Tier(words[0]))


def one(connection: socket.socket, prints: int, trace: int, ready: int, *, warm: bool) -> NoReturn:
    """Become a player that nobody has forked."""
    # No zygote would notice that the owner is gone while the answer loops.
    threading.Thread(target=_end_with, args=(connection,), daemon=True).start()
    try:
        import_for_good()
    except BaseException as error:
        os.write(ready, in_words(error).encode("utf-8", "replace"))
        raise

    def tell() -> None:
        os.write(ready, READY.encode())
        os.close(ready)

    for descriptor in (prints, trace):
        os.set_inheritable(descriptor, False)
    serve(connection, prints, trace, warm=warm, ready=tell)


def _end_with(connection: socket.socket) -> None:
    poll = select.poll()
    poll.register(connection, 0)  # only the hang-up, which is always reported
    poll.poll()
    os.killpg(0, signal.SIGKILL)


main(*sys.argv[1:])
