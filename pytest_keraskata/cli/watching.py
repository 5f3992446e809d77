"""The command that watches: keys and signals in, words out."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sys
import threading
from collections.abc import Callable, Iterator

import click

from pytest_keraskata import catalogue
from pytest_keraskata.cli.screen import say, width
from pytest_keraskata.learner.desk import Desk
from pytest_keraskata.learner.folder import Folder, NoFolder

_CTRL_C, _CTRL_D = "\x03", "\x04"
# An arrow, say, is several characters, letters among them.
_NO_LETTERS = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|O.|.)?", re.DOTALL)
_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
# Seconds that an end may take that was asked for.
_PATIENCE = 10.0


@click.command()
@click.argument("kata", required=False)
@click.option("--timeout", default=60.0, show_default=True, type=click.FloatRange(min=0, min_open=True),
              help="Seconds that one check may take.")  # fmt: skip
def watch(kata: str | None, timeout: float) -> None:
    """Check your file of KATA whenever you save it; without KATA, the next one.

    In a terminal, keys act at once: n continues with the next kata, h gives a hint, l lists how far you are, s shows
    the solution of what you have solved, q ends.

    Exit status 0, also after Ctrl-C; 2 for a mistake in the command.
    """
    try:
        folder = Folder.find()
        if kata is not None:
            catalogue.load(kata)
    except (NoFolder, catalogue.UnknownKata) as mistake:
        raise click.UsageError(str(mistake).replace("pytest --kata-list", "keraskata list")) from None
    following = None if kata else Desk(folder).following()
    chosen = following.kata if following else kata
    if chosen is None:
        say("all katas are solved; keraskata watch KATA looks at one of them again", "green")
        return
    # An import that is interrupted ends in whatever comes up first, and there is nothing yet to be put back.
    _at_the_end(lambda: os._exit(0))
    from pytest_keraskata.watch import QUIT, Watcher

    has_keys = _has_keys()
    watcher = Watcher(folder, chosen, say, width=width, timeout=timeout, has_keys=has_keys)
    with contextlib.ExitStack() as terminal:

        def ready() -> None:
            _at_the_end(lambda: _quit(watcher.post, QUIT, terminal.close))
            if has_keys:
                terminal.enter_context(_single_keys())
                threading.Thread(
                    target=_read_keys, args=(watcher.post, QUIT), daemon=True, name="keraskata keys"
                ).start()

        try:
            watcher.run(ready)
        except ImportError as error:
            raise click.ClickException(
                f"Keras can't be imported: {error}; keraskata doctor says what is missing"
            ) from None
    if watcher.is_at_work:
        # Whatever it is at, nobody wants to know any more; the player's parent sees that this process is gone.
        sys.stdout.flush()
        os._exit(0)


def _quit(post: Callable[[str], None], ending: str, put_back: Callable[[], None]) -> None:
    """End the program; if something still waits after a while, end it anyway and restore the terminal."""

    def end() -> None:
        put_back()
        os._exit(0)

    post(ending)
    patience = threading.Timer(_PATIENCE, end)
    patience.daemon = True
    patience.start()


def _at_the_end(act: Callable[[], object]) -> None:
    """What Ctrl-C and other signals that end a program do from now on."""
    for name in _ENDING:
        number = getattr(signal, name, None)
        # As `nohup` has it.
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, lambda *_: act())


def _has_keys() -> bool:
    """Whether there is a terminal whose keys are meant for this process."""
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    # In the background, reading would stop it.
    return sys.platform == "win32" or os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()


@contextlib.contextmanager
def _single_keys() -> Iterator[None]:
    """Have keys arrive as they are pressed, unseen; in the end the terminal is as it was."""
    if sys.platform == "win32":
        yield
        return
    import termios
    import tty

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    # A shell that took over after Ctrl-Z has left it as the shell likes it.
    signal.signal(signal.SIGCONT, lambda *_: tty.setcbreak(terminal))
    try:
        tty.setcbreak(terminal)
        yield
    finally:
        signal.signal(signal.SIGCONT, signal.SIG_DFL)
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _read_keys(post: Callable[[str], None], ending: str) -> None:
    for key in _pressed():
        post(ending if key in ("q", _CTRL_C, _CTRL_D) else key)
    # The terminal is gone.
    post(ending)


def _pressed() -> Iterator[str]:
    if sys.platform == "win32":
        import msvcrt

        while True:
            key = msvcrt.getwch()
            # Of two: an arrow, say.
            if key in ("\0", "\xe0"):
                msvcrt.getwch()
            else:
                yield key.lower()
    with contextlib.suppress(OSError):
        while typed := os.read(sys.stdin.fileno(), 64):
            yield from _NO_LETTERS.sub("", typed.decode("ascii", "ignore")).lower()
