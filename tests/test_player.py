"""An answer in a player: served as in this process, and ended when it hangs, crashes or goes wild."""

import contextlib
import multiprocessing
import os
import select
import signal
import subprocess
import sys
import textwrap
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

# Trio, where it is installed, registers with it, which must not come after Keras's objects are frozen.
import hypothesis  # noqa: F401
import numpy as np
import pytest

from pytest_keraskata.answer import frames as wire
from pytest_keraskata.answer.local import LocalSubject
from pytest_keraskata.answer.player import Player
from pytest_keraskata.answer.players import Players
from pytest_keraskata.answer.remote import RemoteSubject
from pytest_keraskata.answer.zygote import Interpreters
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.function import FunctionRequest
from pytest_keraskata.asking.message import Request, pack
from pytest_keraskata.asking.module import ModuleRequest
from pytest_keraskata.asking.subject import Unanswered

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="answers are not isolated on Windows")

Answer = Callable[[str], RemoteSubject]

ADDITION = """
def add(a, b=1):
    return a + b
"""


@pytest.fixture(scope="module")
def players() -> Iterator[Players]:
    """Players for all tests here, forked where nothing has imported Keras before."""
    made = Players()
    made.start()
    yield made
    made.close()


@pytest.fixture
def answer(players: Players, tmp_path: Path) -> Iterator[Answer]:
    """Makes a subject of an answer's text."""
    made: list[RemoteSubject] = []

    def make(text: str) -> RemoteSubject:
        subject = players.subject(written(tmp_path / f"answer{len(made)}.py", text))
        made.append(subject)
        return subject

    yield make
    for subject in made:
        subject.close()


def written(path: Path, text: str) -> Path:
    """The file, with this text from its first line on."""
    path.write_text(textwrap.dedent(text).lstrip("\n"), "utf-8")
    return path


def asked(subject: Any, function: str = "act", *args: Any) -> Any:
    """Evidence for one call."""
    return subject.ask(FunctionRequest(Call(function, args)))


def silence(subject: RemoteSubject, seconds: float | None = 30, function: str = "act") -> Unanswered:
    """Why there was no evidence for a call; every other question must then stay without an answer too."""
    with subject.limited(seconds):
        with pytest.raises(Unanswered) as first:
            asked(subject, function)
        assert subject.pid is None
        with pytest.raises(Unanswered) as second:
            subject.ask(ModuleRequest(()))
    assert str(second.value) == str(first.value)
    assert second.value.kind == first.value.kind
    return first.value


def lives(pid: int) -> bool:
    """Whether a process still runs; one that nobody has waited for doesn't."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def vanishes(pid: int) -> bool:
    """Whether a process is gone within a moment."""
    until = time.monotonic() + 5
    while lives(pid) and time.monotonic() < until:
        time.sleep(0.01)
    return not lives(pid)


# --- like an answer in this process -----------------------------------------------------------------------


def test_evidence_is_what_a_local_subject_gives(answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A player adds nothing to evidence and takes nothing from it."""
    monkeypatch.setattr(sys, "path", sys.path[:])
    remote = answer(ADDITION)
    local = LocalSubject(remote.path)
    requests: list[Request] = [
        ModuleRequest(("add", "nothing")),
        FunctionRequest(Call("add", (1,), {"b": 2.5})),
        FunctionRequest(Call("add", (np.ones((2, 3), "float32"), np.arange(3)))),
        FunctionRequest(Call("add", (1, "one"))),
    ]
    for request in requests:
        assert pack(remote.ask(request)) == pack(local.ask(request))
    local.close()


def test_the_same_question_is_run_once(answer: Answer) -> None:
    """Evidence is kept by request."""
    subject = answer("calls = []\ndef act():\n    calls.append(1)\n    return len(calls)\n")
    assert asked(subject) is asked(subject)


def calling(function: str, *args: Any) -> FunctionRequest:
    return FunctionRequest(Call(function, args))


def test_what_is_expected_is_run_once_and_in_order(answer: Answer) -> None:
    """A question that was announced is the same question."""
    subject = answer(
        """
        asked = []

        def act(n):
            asked.append(n)
            return list(asked)
        """
    )
    for number in (1, 2, 1, 3):
        subject.expect(calling("act", number))
    assert [item.value for item in asked(subject, "act", 3).returned.value] == [1, 2, 3]
    assert [item.value for item in asked(subject, "act", 1).returned.value] == [1]
    subject.expect(calling("act", 2))
    assert [item.value for item in asked(subject, "act", 4).returned.value] == [1, 2, 3, 4]


def test_large_questions_and_large_answers_pass_each_other(answer: Answer) -> None:
    """Neither side waits for ever because the other one writes."""
    subject = answer("def act(a):\n    return a + 1\n")
    large = [np.full(500_000, number, "float64") for number in range(6)]
    for array in large:
        subject.expect(calling("act", array))
    with subject.limited(60):
        found = [asked(subject, "act", array).returned.value for array in large]
    assert [float(value.max()) for value in found] == [1, 2, 3, 4, 5, 6]


def test_what_ends_on_an_expected_question_has_answered_those_before(answer: Answer) -> None:
    """An answer's end is told to whoever needs the reply that never came."""
    subject = answer("import os\n\ndef act(n):\n    return n if n < 2 else os._exit(3)\n")
    for number in (0, 1, 2, 3):
        subject.expect(calling("act", number))
    assert asked(subject, "act", 0).returned.value == 0
    assert asked(subject, "act", 1).returned.value == 1
    with pytest.raises(Unanswered):
        asked(subject, "act", 2)


def test_a_fault_is_told_where_its_question_is_asked(answer: Answer) -> None:
    """No other question suffers from one whose evidence can't be had."""
    subject = answer("def act(n):\n    return n\n")
    subject.expect(ModuleRequest((3,)))  # type: ignore[arg-type]
    assert asked(subject, "act", 1).returned.value == 1


def test_layers_beside_a_model_that_is_handed_over_have_names_of_their_own(answer: Answer) -> None:
    """Names in a graph are unique, and those of a model that came from elsewhere count."""
    import keras

    from pytest_keraskata.asking.call import Given
    from pytest_keraskata.asking.model import ModelRequest

    model = keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(3, name="dense"), keras.layers.Dense(3, name="dense_4")]
    )
    subject = answer(
        """
        import keras

        def act(model):
            out = model.outputs[0]
            for _ in range(6):
                out = keras.layers.Dense(2)(out)
            return keras.Model(model.inputs, out)
        """
    )
    given = Given(model.to_json(), tuple(model.get_weights()))
    evidence = subject.ask(ModelRequest(Call("act", (given,)), (np.ones((2, 2), "float32"),)))
    assert evidence.raised is None
    assert evidence.built
    assert len({layer.name for layer in evidence.layers}) == 8


def test_two_subjects_alternate(answer: Answer) -> None:
    """Each has its own process and its own state."""
    text = "calls = []\ndef act(n):\n    calls.append(n)\n    return sum(calls)\n"
    one, other = answer(text), answer(text)
    found = [asked(subject, "act", n).returned.value for n in (1, 2) for subject in (one, other)]
    assert found == [1, 1, 3, 3]
    assert one.pid != other.pid


def test_a_patched_library_stays_in_its_process(answer: Answer) -> None:
    """Neither this process nor the next player sees what an answer does to Keras."""
    import keras

    patched = answer("import keras\nkeras.layers.Dense = None\ndef act():\n    return 'patched'\n")
    fresh = answer("import keras\ndef act():\n    return str(keras.layers.Dense)\n")
    assert asked(patched).returned.value == "patched"
    assert "Dense" in asked(fresh).returned.value
    assert keras.layers.Dense is not None


def test_graph_training_works(answer: Answer) -> None:
    """The zygote has run no operation, or `fit` would hang."""
    subject = answer("""
        import keras
        import numpy as np
        import tensorflow as tf

        eager = []

        class Watch(keras.layers.Layer):
            def call(self, x):
                eager.append(tf.executing_eagerly())
                return x

        def act():
            layers = [keras.layers.LSTM(5), keras.layers.Dense(1), Watch()]
            model = keras.Sequential([keras.Input((4, 3)), *layers])
            model.compile("adam", "mse")
            model.fit(np.ones((32, 4, 3)), np.zeros((32, 1)), epochs=2, batch_size=16, verbose=0)
            big = tf.linalg.matmul(tf.ones((600, 600)), tf.ones((600, 600)))
            return [bool(eager[-1]), float(big[0, 0])]
    """)
    with subject.limited(60):
        evidence = asked(subject)
    assert evidence.raised is None
    assert [item.value for item in evidence.returned.value] == [False, 600.0]


# --- what an answer raises --------------------------------------------------------------------------------


def test_data_is_passed_through_as_it_is_elsewhere(answer: Answer) -> None:
    """Eagerly and in graphs, in the same order, as often as it is asked for; only nobody looks for the best buffers."""
    text = """
        import tensorflow as tf

        tf.random.set_seed(1)
        data = tf.data.Dataset.range(9).shuffle(9, seed=3, reshuffle_each_iteration=False)
        data = data.map(lambda x: 2 * x, num_parallel_calls=tf.data.AUTOTUNE).batch(4).prefetch(tf.data.AUTOTUNE)

        def passed():
            return [batch.numpy().tolist() for batch in data]

        @tf.function
        def total():
            found = tf.zeros((), tf.int64)
            for batch in data:
                found += tf.reduce_sum(batch)
            return found

        def act():
            again = iter(iter(data))
            next(again)
            return passed(), passed(), [len(one) for one in again], int(total()), data.options().autotune.enabled
        """
    subject = answer(text)
    found = asked(subject).returned
    assert found == asked(LocalSubject(subject.path)).returned
    assert len(found.value[0].value) == 3


def test_an_exit_is_evidence(answer: Answer) -> None:
    """`sys.exit()` ends a call, not the player."""
    subject = answer("import sys\ndef act():\n    sys.exit(0)\n")
    raised = asked(subject).raised
    assert (raised.kind, raised.line, raised.exits) == ("SystemExit", 3, True)
    assert subject.ask(ModuleRequest(("act",))).raised is None


def test_deep_recursion_is_evidence(answer: Answer) -> None:
    """A player survives an answer that calls itself for ever."""
    subject = answer("def act():\n    return act()\n")
    assert asked(subject).raised.kind == "RecursionError"
    assert subject.ask(ModuleRequest(("act",))).raised is None


def test_nested_values_do_not_end_the_player(answer: Answer) -> None:
    """A value that can't be walked through gives evidence or a fault, not a crash."""
    subject = answer("""
        def act():
            value = []
            for _ in range(5000):
                value = [value]
            return value
        def fine():
            return 1
    """)
    with contextlib.suppress(Unanswered):
        assert asked(subject).raised.kind == "RecursionError"
    assert asked(subject, "fine").returned.value == 1


def test_what_is_not_plain_data_is_a_fault(answer: Answer) -> None:
    """A probe that an answer has patched reports nothing, and the player goes on."""
    subject = answer("""
        def act():
            import pytest_keraskata.answer.probes.function as function
            function.describe = lambda value: object()
    """)
    with pytest.raises(Unanswered, match="no evidence could be collected") as found:
        asked(subject)
    assert found.value.kind == "crash"
    assert subject.ask(ModuleRequest(("act",))).raised is None


# --- time -------------------------------------------------------------------------------------------------


def test_an_endless_loop_in_a_call_is_ended(answer: Answer) -> None:
    """The line that was running is named."""
    subject = answer("def act():\n    n = 0\n    while True:\n        n += 1\n        n -= 1\n")
    found = silence(subject, 1)
    assert found.kind == "time"
    assert found.line in (3, 4, 5)
    assert found.message == f"no answer after 1 s; line {found.line} was still running"


def test_nothing_that_is_raised_could_end_this(answer: Answer) -> None:
    """An answer that swallows everything is ended all the same."""
    subject = answer("""
        import time
        def act():
            while True:
                try:
                    time.sleep(100)
                except BaseException:
                    pass
    """)
    found = silence(subject, 1)
    assert (found.kind, found.line) == ("time", 5)


def test_an_endless_loop_at_import_is_ended(answer: Answer) -> None:
    """Loading counts as well; the innermost line is named, in a file whose name is not plain."""
    subject = answer("import threading\ndef wait():\n    threading.Event().wait()\nwait()\n")
    strange = Path(subject.path).with_name("lösung ∂.py")
    Path(subject.path).rename(strange)
    subject.path = str(strange)
    with subject.limited(2), pytest.raises(Unanswered) as found:
        subject.ask(ModuleRequest(("act",)))
    assert (found.value.kind, found.value.line) == ("time", 3)


def test_the_time_is_for_all_questions_together(answer: Answer) -> None:
    """Questions that each are in time can be too much together; what the judge does between them is free."""
    subject = answer("import time\ndef act(n):\n    time.sleep(n)\n")
    with subject.limited(3):
        asked(subject, "act", 0.3)
        time.sleep(2.6)
        asked(subject, "act", 0.3)
        with pytest.raises(Unanswered, match="no answer after 3 s; line 3"):
            asked(subject, "act", 2.9)


def test_what_was_sent_ahead_costs_nobody_else_time(answer: Answer) -> None:
    """Who asks waits for what stands before in the queue, which has a time limit of its own."""
    subject = answer("import time\ndef act(n):\n    time.sleep(n)\n    return n\n")
    for seconds in (1.6, 1.7):
        subject.expect(FunctionRequest(Call("act", (seconds,))))
    with subject.limited(3):
        assert asked(subject, "act", 0.1).returned.value == 0.1
        with pytest.raises(Unanswered, match="no answer after 3 s; line 3"):
            asked(subject, "act", 60.0)


def test_what_was_sent_ahead_is_stopped_as_well(answer: Answer) -> None:
    """Each question may take as long as a check, whoever waits for it."""
    subject = answer("def act(n):\n    while n: pass\n    return n\n")
    subject.expect(FunctionRequest(Call("act", (1,))))
    with subject.limited(0.5), pytest.raises(Unanswered, match=r"no answer after 0\.5 s; line 2"):
        asked(subject, "act", 0)


def test_a_limit_ends_with_its_context(answer: Answer) -> None:
    """The innermost limit counts, and None is none."""
    subject = answer("import time\ndef act(n):\n    time.sleep(n)\n    return n\n")
    with subject.limited(2):
        asked(subject, "act", 0.0)
        with subject.limited(None):
            assert asked(subject, "act", 2.1).returned.value == 2.1
    assert asked(subject, "act", 2.05).returned.value == 2.05


def test_an_interrupt_here_ends_the_player(answer: Answer) -> None:
    """Ctrl-C gets through, and leaves no process behind."""
    # What runs in the background may have been started with interrupts ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    subject = answer("def act():\n    while True: pass\ndef fine():\n    return 1\n")
    asked(subject, "fine")
    pid = subject.pid
    timer = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        asked(subject)
    timer.join()
    signal.signal(signal.SIGINT, before)
    assert pid is not None
    assert not lives(pid)
    with pytest.raises(Unanswered, match="stopped"):
        asked(subject, "fine")


def test_another_thread_may_stop_an_answer(answer: Answer, players: Players, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits for it is told at once; it makes no difference how far it has come."""
    text = "def act():\n    while True: pass\ndef fine():\n    return 1\n"
    hanging = answer(text)
    asked(hanging, "fine")
    pid = hanging.pid
    timer = threading.Timer(0.2, hanging.interrupt)
    timer.start()
    silence(hanging, None)
    timer.join()
    assert pid is not None
    assert vanishes(pid)

    not_asked_yet = answer(text)
    not_asked_yet.interrupt()
    assert silence(not_asked_yet).message == "it was stopped"

    start = players.player
    monkeypatch.setattr(players, "player", lambda: (about_to_start.interrupt(), start())[1])
    about_to_start = answer(text)
    assert silence(about_to_start).message == "it was stopped"


# --- crashes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "import os\nos._exit(0)",
        "import os\ndef act():\n    os._exit(0)",
        "import os\ndef act():\n    os.killpg(0, 9)",
        "import os\ndef act():\n    os.closerange(3, 1000)",
        "import os, time\ndef act():\n    if os.fork():\n        os._exit(0)\n    time.sleep(60)",
    ],
    ids=["exit at import", "exit in a call", "kills its group", "closes all files", "leaves a child"],
)
def test_a_process_that_ends_is_noticed(answer: Answer, text: str) -> None:
    """The end of a player is no evidence."""
    found = silence(answer(text))
    assert (found.kind, found.line) == ("crash", None)
    assert found.message == "the process ended unexpectedly (os._exit, a crash, or out of memory)"


def test_a_segmentation_fault_has_a_line(answer: Answer) -> None:
    """Where the process was when it crashed is known."""
    found = silence(answer("import ctypes\ndef act():\n    ctypes.string_at(0)\n"))
    assert (found.kind, found.line) == ("crash", 3)


def reply(evidence: str) -> bytes:
    """A reply as it crosses, with evidence that is written by hand."""
    head = b'{"$dict": [["evidence", %s]]}' % evidence.encode()
    return len(head).to_bytes(4, "big") + bytes(4) + head


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (b"hello", "what its process sent can't be read"),
        (reply('{"$is": "os.system", "$has": ["true"]}'), "what its process sent can't be read"),
        (reply('{"$is": "this", "$has": []}'), "what its process sent can't be read"),
        (
            reply('{"$is": "ModuleEvidence", "$has": [{"$tuple": []}, null, {"$tuple": []}, {"$tuple": []}]}'),
            "its process sent something unexpected",
        ),
    ],
    ids=["no message", "a function", "a module", "other evidence"],
)
def test_words_that_are_no_reply_are_noticed(answer: Answer, words: bytes, told: str) -> None:
    """An answer that talks on its connection gets no verdict, and reaches nothing here that is no evidence."""
    subject = answer(f"""
        import os, socket
        words = {words!r}
        def act():
            for name in os.listdir("/proc/self/fd"):
                try:
                    socket.socket(fileno=os.dup(int(name))).send(len(words).to_bytes(8, "big") + words)
                except OSError:
                    pass
    """)
    found = silence(subject)
    assert (found.kind, found.message) == ("output", told)
    assert "this" not in sys.modules


def test_a_reply_may_not_be_larger_than_memory(answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is too large is not read."""
    subject = answer("def act():\n    return list(range(1000))\n")
    subject.ask(ModuleRequest(("act",)))
    monkeypatch.setattr(wire, "LARGEST_REPLY", 1000)
    assert "too large" in silence(subject).message


def test_a_fork_of_the_answers_replies_only_once(answer: Answer) -> None:
    """A child that comes back from the call has nothing to say."""
    subject = answer("import os\ndef act():\n    return os.fork()\ndef fine(n):\n    return n\n")
    assert asked(subject).returned.value > 0
    assert [asked(subject, "fine", n).returned.value for n in range(5)] == [*range(5)]


# --- prints -----------------------------------------------------------------------------------------------


def test_prints_are_shown(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    """What Python, C and other processes write comes out here, with the question that it belongs to."""
    subject = answer("""
        import os, subprocess, sys
        print("at import")
        def act(n):
            print("a", n)
            os.write(1, b"b\\n")
            print("c é", file=sys.stderr)
            subprocess.run(["echo", "d"])
    """)
    asked(subject, "act", 1)
    assert capsys.readouterr().out == "at import\na 1\nb\nc é\nd\n"
    asked(subject, "act", 2)
    assert capsys.readouterr().out == "a 2\nb\nc é\nd\n"


def test_prints_of_a_dead_player_are_shown(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    """What was printed before the end may say why."""
    silence(answer("import os\ndef act():\n    print('so far')\n    os._exit(1)\n"))
    silence(answer("def act():\n    print('so good')\n    while True: pass\n"), 2)
    assert capsys.readouterr().out == "so far\nso good\n"


def test_only_the_beginning_of_prints_is_shown(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    """Ten million characters are shortened to a hundred thousand."""
    asked(answer("def act():\n    for _ in range(100_000):\n        print('x' * 99)\n"))
    shown = capsys.readouterr().out
    assert shown.endswith("x\n… (9900000 more characters)")
    assert len(shown) == 100_000 + len("… (9900000 more characters)")


def test_prints_do_not_fill_the_disk(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    """What nobody will read is thrown away while the answer runs, and counted none the less."""
    subject = answer("""
        import os, stat
        def act():
            written = sum(os.write(1, b"x" * 1000) for _ in range(100_000))
            return written, stat.S_ISFIFO(os.fstat(1).st_mode)
    """)
    written, is_pipe = (one.value for one in asked(subject).returned.value)
    assert written == 100_000_000
    assert is_pipe
    assert capsys.readouterr().out.endswith("x… (99900000 more characters)")


def test_an_answer_may_do_anything_to_its_streams(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    """Closed and replaced streams are put back for the next question; nothing can be read."""
    subject = answer("""
        import os, sys
        def act():
            sys.stdout.close()
            sys.stderr = None
            os.close(1)
        def then():
            print("then")
            return sys.stdin.read()
    """)
    asked(subject)
    assert asked(subject, "then").returned.value == ""
    assert capsys.readouterr().out == "then\n"


# --- processes --------------------------------------------------------------------------------------------


def test_nothing_is_left_after_close(answer: Answer) -> None:
    """A thread, a child or an exit handler of the answer's can't keep its player."""
    subject = answer("""
        import atexit, os, subprocess, threading, time
        atexit.register(time.sleep, 60)
        threading.Thread(target=time.sleep, args=(60,)).start()
        child = subprocess.Popen(["sleep", "60"])
        def act():
            return [os.getpid(), child.pid]
    """)
    player, child = [item.value for item in asked(subject).returned.value]
    assert player == subject.pid
    assert lives(child)
    started = time.monotonic()
    subject.close()
    assert time.monotonic() - started < 5
    assert not lives(player)
    assert vanishes(child)


def test_a_fork_of_this_process_leaves_players_alone(players: Players, answer: Answer) -> None:
    """A child that exits in good order, handlers and all, ends nothing that isn't its own."""
    subject = answer(ADDITION)
    asked(subject, "add", 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        child = os.fork()
    if child == 0:
        try:
            players.close()
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert asked(subject, "add", 2).returned.value == 3


def test_a_new_process_is_started_where_keras_is_in_use(players: Players, tmp_path: Path) -> None:
    """With Keras imported, players come from another interpreter, and from a next one if that is killed."""
    import keras  # noqa: F401

    text = "import os\ndef act():\n    os.kill(os.getppid(), 9)\n    return 1\n"
    other = Players()
    try:
        bystander = other.subject(written(tmp_path / "bystander.py", ADDITION))
        asked(bystander, "add", 1)
        murderer = other.subject(written(tmp_path / "answer.py", text))
        with murderer.limited(10):  # the start is not on the answer's time
            assert asked(murderer).returned.value == 1
        pid = murderer.pid
        fresh = other.subject(written(tmp_path / "other.py", ADDITION))
        assert asked(fresh, "add", 1).returned.value == 2
        assert asked(bystander, "add", 2).returned.value == 3
        murderer.close()
        assert pid is not None
        assert vanishes(pid)
    finally:
        other.close()


def test_one_in_reserve_that_was_killed_is_no_answers_fault(players: Players, answer: Answer) -> None:
    """When memory runs out it is the first to go, and another one takes its place."""
    players.prepare()
    assert players._spare is not None
    os.kill(players._spare.pid, signal.SIGKILL)
    assert select.select([players._spare.connection], [], [], 30)[0]

    assert asked(answer(ADDITION), "add", 1).returned.value == 2


def test_one_in_reserve_starts_when_the_answer_has_been_asked(
    players: Players, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer's first evidence doesn't wait for the next answer's player."""
    events: list[str] = []

    def noted(event: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            events.append(event)
            return function(*args, **kwargs)

        return call

    monkeypatch.setattr(Player, "post", noted("asked", Player.post))
    monkeypatch.setattr(Players, "prepare", noted("reserve", Players.prepare))

    assert asked(answer(ADDITION), "add", 1).returned.value == 2
    assert events[:2] == ["asked", "reserve"]
    assert players._spare is not None


def test_one_in_reserve_gives_the_same_random_numbers(
    players: Players, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That it has warmed up leaves no trace in what an answer draws, or in how Keras counts its layers."""
    text = """
        import random
        import keras, numpy as np, tensorflow as tf
        drawn = [
            random.random(),
            float(np.random.random()),
            float(tf.random.normal(())),
            float(keras.random.normal(())),
            keras.layers.LSTM(2).name,
            str(keras.layers.Dense(1, kernel_initializer="normal").kernel_initializer.get_config()),
        ]
        def act():
            return [*drawn, float(tf.random.normal(()))]
    """
    players.prepare()
    assert players._spare is not None
    warm = asked(answer(text)).returned.value
    monkeypatch.setattr(players, "keeps_spare", False)
    if players._spare is not None:
        players._spare.close()
        players._spare = None
    assert asked(answer(text)).returned.value == warm


@pytest.mark.parametrize("in_reserve", [False, True], ids=["started when it is asked", "in reserve"])
def test_an_interpreter_for_each_player(in_reserve: bool, tmp_path: Path) -> None:
    """Where nothing can be forked, an answer is served and ended all the same."""
    players = Players()
    players._source = Interpreters()
    if in_reserve:
        players.prepare()
        assert players._spare is not None
    text = ADDITION + "def act():\n    while True: pass\n"
    subject = players.subject(written(tmp_path / "answer.py", text))
    try:
        with subject.limited(10):
            assert asked(subject, "add", 1).returned.value == 2
        assert silence(subject, 0.5).line == 4
    finally:
        players.close()


def test_players_end_with_their_owner(tmp_path: Path) -> None:
    """When a process is killed, its looping players are, too."""
    path = written(tmp_path / "answer.py", ADDITION + "def act():\n    while True: pass\n")
    script = f"""
        import os
        from pytest_keraskata.asking.call import Call
        from pytest_keraskata.asking.function import FunctionRequest
        from pytest_keraskata.answer.players import player_for, players
        players().start()
        subject = player_for({str(path)!r})
        two = subject.ask(FunctionRequest(Call("add", (1,)))).returned.value
        print(two, subject.pid)
        os.close(1)
        subject.ask(FunctionRequest(Call("act")))
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}  # it will not tidy up
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as owner:
        assert owner.stdout is not None
        words = owner.stdout.read().split()
        time.sleep(0.2)
        owner.kill()
    assert words[0] == b"2"
    assert vanishes(int(words[1]))


def pool_in_a_player(path: str) -> int:
    """What an answer gives that uses a pool of threads."""
    made = Players(spare=False)
    try:
        subject = made.subject(path)
        found: int = asked(subject).returned.value
        return found
    finally:
        made.close()


def test_a_player_of_a_spawned_process_can_have_pools(tmp_path: Path) -> None:
    """Such a process shares a tracker of resources with its parent, and a player can't reach it."""
    text = """
        from multiprocessing.pool import ThreadPool

        def act():
            with ThreadPool(2) as pool:
                return sum(pool.map(abs, [-1, 2]))
        """
    path = written(tmp_path / "pools.py", text)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(pool_in_a_player, str(path)).result(timeout=120) == 3
