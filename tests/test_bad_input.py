"""What bad input gets: a clear message, never a pass; and whatever it does, the run goes on."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from pytest_keraskata import api
from pytest_keraskata.render import terminal as words
from pytest_keraskata.verdict import Verdict

if TYPE_CHECKING:
    from conftest import Projects

ROOT = Path(__file__).parents[1]
# Enough for the one right answer among the bad ones, on a busy machine too.
TIMEOUT = 6
SIGNATURE = "def build_lstm(timesteps=20, features=1, units=50):\n"


@dataclass(frozen=True)
class Bad:
    """A bad answer to the kata lstm.

    Args:
        source: its file.
        status: of its verdict.
        told: a pattern in what a learner is told.
        line: which line of the file is named.
        hangs: whether it has to be stopped.
    """

    source: str | bytes
    status: str
    told: str
    line: int | None = None
    hangs: bool = False

    @property
    def bytes(self) -> bytes:
        return self.source if isinstance(self.source, bytes) else self.source.encode()


def body(*lines: str, before: str = "") -> str:
    """An answer whose function has these lines; the first of them is line 5."""
    return f"import keras\nfrom keras import layers\n{before}\n{SIGNATURE}" + "".join(f"    {line}\n" for line in lines)


def model(*lines: str, outputs: str = "y", compiled: str = "loss='binary_crossentropy', metrics=['accuracy']") -> str:
    """An answer that is right but for these lines between its layers and its model."""
    return body(
        "x = keras.Input((timesteps, features))",
        "y = layers.Dense(1, activation='sigmoid')(layers.LSTM(units)(x))",
        *lines,
        f"model = keras.Model(x, {outputs})",
        f"model.compile('adam', {compiled})",
        "return model",
    )


LIAR = """\
class Liar:
    def yes(self, *args, **kwargs): return True
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = __contains__ = yes
    def me(self, *args, **kwargs): return self
    __getattr__ = __call__ = __getitem__ = __add__ = __sub__ = __abs__ = __array_ufunc__ = me
    def __hash__(self): return 0
    def __len__(self): return 1
    __class__ = keras.Sequential
"""
MOODY = """\
import tensorflow as tf
class Moody(layers.Layer):
    def call(self, x):
        if tf.executing_eagerly(): raise RuntimeError("not today")
        return x
"""

BAD = {
    # What can't be run.
    "empty": Bad("", "error", "there is no function build_lstm; nothing is defined"),
    "binary": Bad(bytes(range(256)), "error", "the file can't be read: SyntaxError"),
    "syntax error": Bad("\ndef build_lstm(\n", "error", "the file can't be read: SyntaxError", 2),
    "magic": Bad(
        "import keras\n%matplotlib inline\n", "error", "why +lines that begin with % are commands of IPython", 2
    ),
    "shell": Bad("!pip install keras\n", "error", "why +lines that begin with ! are commands of IPython", 1),
    "latin-1": Bad(
        model().replace("def", "# gr\u00fc\u00dfe\ndef").encode("latin-1"),
        "error",
        r"Non-UTF-8 code starting with '\\xfc'.*\n +why +Python reads files as UTF-8",
    ),
    "waits at import": Bad("n = input()\n", "error", r"EOFError.*\n +why +input\(\) waits for keyboard input", 1),
    "missing package": Bad("import keraz\n", "error", "the file can't be imported: ModuleNotFoundError.*keraz", 1),
    "wrong name": Bad(
        body("return None").replace("lstm(", "ltsm("), "error", "no function build_lstm; is build_ltsm meant"
    ),
    "not a function": Bad("build_lstm = 3\n", "error", "build_lstm should be a function, and is"),
    "required arguments first": Bad(
        f"{SIGNATURE}".replace("(", "(batch, ") + "    pass\n", "error", "should come in this order", 1
    ),
    "required argument last": Bad(
        f"{SIGNATURE}".replace(")", ", *, batch)") + "    pass\n",
        "error",
        "has a required argument batch that the call doesn't pass",
        1,
    ),
    "no defaults": Bad(
        "def build_lstm(timesteps, features, units):\n    pass\n", "error", "should have the default 20", 1
    ),
    # What a function gives.
    "returns None": Bad(body("layers.LSTM(units)"), "failed", "found +None\n +why +nothing is returned", 4),
    "returns a list": Bad(body("return [layers.LSTM(units)]"), "failed", "found +a list of 1", 4),
    "returns a class": Bad(body("return keras.Sequential"), "failed", "found +a class", 4),
    "returns a tensor": Bad(body("return keras.Input((timesteps, features))"), "failed", "found +a KerasTensor"),
    "uncompiled": Bad(model().replace("    model.compile", "    str.format"), "failed", "a model that is not compiled"),
    "unbuilt": Bad(
        body(
            "model = keras.Sequential([layers.LSTM(units), layers.Dense(1, activation='sigmoid')])",
            "model.compile('adam', 'binary_crossentropy', metrics=['accuracy'])",
            "return model",
        ),
        "failed",
        "has not been told its input shape\n +why +layers create their weights when they learn the shape of their input",
    ),
    "two outputs": Bad(model(outputs="[y, y]", compiled=""), "failed", "a model with 2 outputs"),
    "raises": Bad(body("raise ZeroDivisionError('no units')"), "failed", "found +ZeroDivisionError: no units", 5),
    "waits for a key": Bad(
        body("units = int(input('units? '))"), "failed", r"EOFError.*\n +why +input\(\) waits for keyboard input", 5
    ),
    "stops in the debugger": Bad(
        body("breakpoint()", "return None"), "failed", "BdbQuit.*\n +why +the debugger waits for keyboard input", 5
    ),
    "raises when called": Bad(
        body(
            "return keras.Sequential([keras.Input((timesteps, features)), layers.LSTM(units), Moody()])", before=MOODY
        ),
        "failed",
        "found +RuntimeError: not today",
    ),
    "outputs of NaN": Bad(
        model("y = layers.Lambda(lambda t: t * float('nan'))(y)"), "failed", "values that are not finite"
    ),
    "recursion": Bad(body("return build_lstm(timesteps, features, units)"), "failed", "found +RecursionError", 5),
    "endless generator": Bad(body("while True:", "    yield units"), "failed", "found +an object of class generator"),
    "liar": Bad(body("return Liar()", before=LIAR), "failed", "found +an object of class Liar"),
    # What gets out of hand.
    "prints": Bad(body("print('spam ' * 2_000_000)"), "failed", "found +None"),
    "prints at import": Bad(body("pass", before="print('spam ' * 2_000_000)"), "failed", "found +None"),
    "warning storm": Bad(
        body("for n in range(20_000): warnings.warn(f'storm {n}')", before="import warnings"), "failed", "found +None"
    ),
    "endless loop": Bad(
        body("while True:", "    units += 1"), "error", r"no answer after \d s; line [56] was still running", hangs=True
    ),
    "endless loop at import": Bad(
        "\nwhile True: pass\n", "error", r"no answer after \d s; line 2 was still running", 2, True
    ),
    # What would leave.
    "os._exit": Bad(body("os._exit(0)", before="import os"), "error", "the process ended unexpectedly"),
    "os._exit at import": Bad("import os\nos._exit(0)\n", "error", "the process ended unexpectedly"),
    "sys.exit": Bad(body("sys.exit(0)", before="import sys"), "failed", "found +SystemExit: 0", 5),
    "sys.exit at import": Bad("import sys\nsys.exit(0)\n", "error", "can't be imported: SystemExit: 0", 2),
    "skip": Bad(body("pytest.skip('earned')", before="import pytest"), "failed", "found +Skipped: earned", 5),
    "skip at import": Bad(
        "import pytest\npytest.skip('earned', allow_module_level=True)\n", "error", "Skipped: earned", 2
    ),
    "xfail": Bad(body("pytest.xfail('earned')", before="import pytest"), "failed", "found +XFailed: earned", 5),
    "exit": Bad(body("pytest.exit('earned', 0)", before="import pytest"), "failed", "found +Exit: earned", 5),
    "interrupt": Bad(body("raise KeyboardInterrupt"), "failed", "found +KeyboardInterrupt", 5),
    "interrupt at import": Bad("\nraise KeyboardInterrupt\n", "error", "can't be imported: KeyboardInterrupt", 2),
    "todo after work": Bad(
        body("layers.LSTM(units)", "raise NotImplementedError"), "failed", "found +NotImplementedError", 6
    ),
}


def text(verdict: Verdict) -> str:
    return "\n".join(words.verdict_lines(verdict))


def flat(lines: str) -> str:
    """Text whose lines were broken to fit the screen, in one line each where they belong together."""
    return re.sub(r"\n {12}", " ", lines)


@pytest.mark.parametrize("name", BAD)
def test_bad_answer(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It gets its verdict and a clear message with the right line; it isn't solved, and nothing of ours is shown."""
    bad = BAD[name]
    file = tmp_path / "lstm.py"
    file.write_bytes(bad.bytes)
    verdict = api.check("lstm", file, timeout=1 if bad.hangs else 60)
    told = flat(text(verdict))

    assert bad.status == verdict.status
    assert re.search(bad.told, told, re.DOTALL), told
    if bad.line is not None:
        assert bad.line in {verdict.line, *(finding.line for finding in verdict.findings)}
    assert "Traceback" not in told
    assert "site-packages" not in told
    assert "please report it" not in told
    assert "\x1b" not in told
    assert "[1m" not in told
    assert 60 > len(told.splitlines())
    # What it prints is cut to a length that can be looked at.
    assert 150_000 > len(capsys.readouterr().out)


@pytest.mark.parametrize("number", ["10**400", "-(10**400)", "10**5000", "float('inf')", "1 + 2j", "Number()"])
def test_bad_number(number: str, tmp_path: Path) -> None:
    """A number of whatever size or kind is refused where another one is right, and the checker is at no fault."""
    file = tmp_path / "recurrent_params.py"
    solution = (ROOT / "solutions/recurrent/recurrent_params.py").read_text("utf-8")
    kind = "class Number:\n    def __index__(self): return 12\n    __int__ = __float__ = __index__\n"
    file.write_text(
        solution.replace("return 4 * simple_rnn_params(features, units)", f"return {number}") + kind, "utf-8"
    )
    verdict = api.check("recurrent_params", file)

    assert "failed" == verdict.status
    assert ["lstm"] == [finding.check for finding in verdict.findings]
    assert "please report it" not in text(verdict)


def test_an_answer_after_all_of_them_is_solved() -> None:
    """What bad answers did is over with them."""
    assert api.check("lstm", ROOT / "solutions/recurrent/lstm.py").solved


def test_no_file() -> None:
    """A file that isn't there, or a folder, is an OSError that names it."""
    for path in ("nowhere.py", "tests"):
        with pytest.raises(OSError, match=path):
            api.check("lstm", path)


# --- all of them in one run of pytest ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def run(projects: Projects) -> SimpleNamespace:
    """Every bad answer, each in its learner's folder, and among them one that is right."""
    project = projects("bad")
    for name, bad in BAD.items():
        project.given({f"answers/{name.replace(' ', '_')}/lstm.py": bad.bytes})
    project.given({"answers/one_that_is_right/lstm.py": (ROOT / "solutions/recurrent/lstm.py").read_text("utf-8")})
    result = project.run(
        "-p", "no:cacheprovider", "--kata-dir=answers", f"--kata-timeout={TIMEOUT}", "--kata-json=v.json"
    )
    written = json.loads((project.folder / "v.json").read_text("utf-8"))["verdicts"]
    return SimpleNamespace(result=result, verdicts={verdict["file"].split("/")[1]: verdict for verdict in written})


def test_every_file_has_its_verdict(run: SimpleNamespace) -> None:
    """The run goes to its end and says of each file what `check` says of it alone."""
    expected = {name.replace(" ", "_"): bad.status for name, bad in BAD.items()} | {"one_that_is_right": "solved"}

    assert expected == {name: verdict["status"] for name, verdict in run.verdicts.items()}
    assert pytest.ExitCode.TESTS_FAILED == run.result.ret


def test_nothing_internal_is_shown(run: SimpleNamespace) -> None:
    """No internal error, no traceback, nothing from outside of pytest; a skip or an exit earns nothing."""
    shown = run.result.stdout.str()

    assert [] == run.result.errlines
    assert "INTERNALERROR" not in shown
    assert "Traceback" not in shown
    assert "no tests ran" not in shown
    passed = [check for verdict in run.verdicts.values() for check in verdict["checks"] if check["status"] == "passed"]
    assert len(passed) == run.result.parseoutcomes()["passed"]
    assert not {"skipped", "xfailed", "warnings"} & set(run.result.parseoutcomes())


def test_what_hangs_is_told_with_its_line(run: SimpleNamespace) -> None:
    """`--kata-timeout` ends a check, and the screen names the line that was running."""
    assert f"no answer after {TIMEOUT} s; line" in run.result.stdout.str()
    assert run.verdicts["endless_loop"]["line"] in (5, 6)
    assert 2 == run.verdicts["endless_loop_at_import"]["line"]
