"""`python -m pytest_keraskata.player [--one] FD`: a zygote, or one player, on that socket."""

import os
import select
import signal
import socket
import sys
import threading

from pytest_keraskata.player.serving import serve
from pytest_keraskata.player.zygote import import_for_good, run, run_without_keras


def main(arguments: list[str]) -> None:
    """Become what the arguments say."""
    connection = socket.socket(fileno=int(arguments[-1]))
    connection.set_inheritable(False)
    if "--one" in arguments:
        # No zygote would notice that the owner is gone while the answer loops.
        threading.Thread(target=_end_with, args=(connection,), daemon=True).start()
        import_for_good()
        serve(connection)
    try:
        import_for_good()
    except BaseException as error:
        run_without_keras(connection, error)
    run(connection)


def _end_with(connection: socket.socket) -> None:
    poll = select.poll()
    poll.register(connection, 0)  # only the hang-up, which is always reported
    poll.poll()
    os.killpg(0, signal.SIGKILL)


main(sys.argv[1:])
