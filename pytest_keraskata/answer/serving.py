"""The player's side: takes requests from a socket, probes its one answer, and replies with evidence."""

import bdb
import contextlib
import faulthandler
import os
import pdb
import signal
import socket
import sys
import traceback
import warnings
from collections.abc import Callable
from typing import NoReturn

import numpy as np

from pytest_keraskata.answer import frames as wire
from pytest_keraskata.answer.loaded import Answer
from pytest_keraskata.answer.prints import Prints
from pytest_keraskata.answer.probes import probe
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.message import Evidence, pack, unpack
from pytest_keraskata.asking.model import LossCase, ModelRequest
from pytest_keraskata.backend import engine, find_devices, fresh_names, keras


def serve(
    connection: socket.socket, prints: int, trace: int, *, warm: bool = False, ready: Callable[[], None] = lambda: None
) -> NoReturn:
    """Turn this process into the player of one answer, until the other end is closed.

    Args:
        connection: to the client.
        prints: a pipe of the client's for what is printed.
        trace: another one for where the answer hangs.
        warm: whether there is time to get TensorFlow going before the first message.
        ready: called when that has been done.

    The first message says which answer: its "path" and "source", and the "folder" to work in. Every further message is
    a request; the reply holds either "evidence" or "fault", which says why there is none.
    """
    try:
        _settle()
        connection.set_inheritable(False)
        _hush()
        # Before there are kernels, which TensorFlow forgets when it is seeded.
        answer = Answer()
        answer.seed(0)
        if warm:
            _warm_up()
        ready()
        start = unpack(wire.receive(connection), trusted=True)
        _trace_to(trace)
        with contextlib.suppress(OSError):
            os.chdir(start["folder"])
        printing = Prints(prints)
        answer.path, answer.source = start["path"], start["source"].tobytes()
        # Warmed up or not, what an answer draws when it is imported is the same.
        answer.seed(0)
        player = os.getpid()
        while True:
            request = wire.receive(connection)
            printing.begin()
            evidence, fault = _evidence(answer, request)
            if os.getpid() != player:
                # The answer forked and its child came back here too: one request, one reply.
                break
            printing.flush()
            wire.send(connection, _packed(evidence, fault))
    except EOFError:
        pass
    finally:
        # Neither the exit handlers nor the threads of an answer have a say in when its process ends.
        os._exit(0)


def _evidence(answer: Answer, request: bytes) -> tuple[Evidence | None, str]:
    try:
        return probe(answer, unpack(request, trusted=True)), ""
    except BaseException as error:
        return None, in_words(error)


def _packed(evidence: Evidence | None, fault: str) -> bytes:
    if not fault:
        try:
            return pack({"evidence": evidence})
        except Exception as error:
            fault = in_words(error)
    return pack({"fault": fault})


def in_words(error: BaseException) -> str:
    """What was raised, shortened."""
    return "".join(traceback.format_exception_only(error)).strip()[:2000]


def _hush() -> None:
    """TensorFlow says nothing of devices, and nobody sees Keras's tracebacks here."""
    if "keras" not in sys.modules:
        return
    find_devices()
    keras.config.disable_traceback_filtering()
    engine.make_haste()


def _warm_up() -> None:
    """Ask a model of ours what answers are asked, so that their first question need not wait for TensorFlow."""

    def build() -> keras.Model:
        layers = [
            keras.layers.LSTM(2),
            keras.layers.Dense(2, activation="relu"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
        model = keras.Sequential([keras.Input((2, 2)), *layers])
        model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
        return model

    batch, targets = np.zeros((2, 2, 2), "float32"), np.zeros((2, 1), "float32")
    loss_cases = (LossCase(targets, targets),)
    request = ModelRequest(Call("build"), (batch,), loss_cases, (batch,), targets, steps=1)
    with fresh_names():
        probe(Answer({"build": build}, loaded=True, seeded=True), request)


def _settle() -> None:
    """Stand alone: a session of its own, nothing to read, and the first to go when memory runs out."""
    # Missing on Windows, where this module is imported but never runs.
    import resource

    with contextlib.suppress(PermissionError):
        os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:
        score.write("1000")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.close(nothing)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    _let_nobody_be_waited_for()
    # The probes record what an answer is warned about; what comes up beside it is not the learner's concern.
    warnings.resetwarnings()
    warnings.simplefilter("ignore")


def _let_nobody_be_waited_for() -> None:
    """Have no window open that must be closed, and no debugger that must be told to go on."""
    os.environ["MPLBACKEND"] = "agg"
    if "matplotlib" in sys.modules:
        import matplotlib

        matplotlib.use("agg")
    # pytest has put its own debugger in the place of Python's, which wants a terminal.
    sys.breakpointhook = pdb.set_trace = _no_debugger


def _no_debugger(*_: object, **__: object) -> NoReturn:
    raise bdb.BdbQuit


def _trace_to(file: int) -> None:
    """Have a crash, or SIGUSR1, write down where the answer was."""
    # Never closed: both handlers write to the bare descriptor. When it is full, they pass it over.
    os.set_blocking(file, False)
    faulthandler.enable(file, all_threads=False)
    faulthandler.register(signal.SIGUSR1, file=file, all_threads=False, chain=False)
