"""The notebook face, in one kernel: the example of the documentation, and behind it what a learner may come to."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pytest_keraskata import catalogue
from pytest_keraskata.learner.desk import Desk
from pytest_keraskata.learner.folder import Folder

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "docs" / "notebook.ipynb"
SOLUTION = (ROOT / "solutions" / "convolution" / "conv_output.py").read_text("utf-8")

# Run before the example, when nothing has imported Keras yet.
FIRST = {"function": f"%%kata conv_output\n{SOLUTION}", "devices": "import os\n'CUDA_VISIBLE_DEVICES' in os.environ"}

GRU = """\
def build_gru(timesteps=20, features=1, units=50):
    MORE
    model = keras.Sequential([keras.Input((timesteps, features)), layers.GRU(units), layers.Dense(1, "sigmoid")])
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return model
"""

# Run behind the example.
THEN = {
    "state": """\
import random, warnings, logging
import matplotlib, numpy as np, tensorflow as tf

keras.utils.set_random_seed(7)
keras.config.set_dtype_policy("mixed_float16")
mine = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, dtype="float32"), keras.layers.Dropout(0.5)])
mine.compile("adam", "mse")
mine.fit(np.ones((4, 2)), np.ones((4, 1)), verbose=0)


def state():
    return [
        random.getstate(), np.random.get_state()[1].tolist(), keras.config.dtype_policy().name,
        [np.array(one).tolist() for one in (*mine.variables, *mine.optimizer.variables)],
        list(warnings.filters), warnings.showwarning, matplotlib.get_backend(), dict(matplotlib.rcParams),
        [logging.getLogger(name).level for name in ("absl", "tensorflow")],
    ]


def draws():
    kept = tf.random.get_global_generator().state.numpy().tolist()
    return [np.array(keras.random.normal((2,))).tolist(), tf.random.normal((2,)).numpy().tolist(), kept]


keras.utils.set_random_seed(7)
undisturbed = [draws(), draws()][1]
keras.utils.set_random_seed(7)
draws()
name = int(keras.layers.Dense(1).name.partition("_")[2])
before = state()
""",
    "unsettled": "%%kata gru\n"
    + GRU.replace("MORE", "print('no more'); mine.set_weights([0 * one for one in mine.get_weights()])"),
    "state again": """\
same = [one == other for one, other in zip(before, state())]
[*same, draws() == undisturbed, int(keras.layers.Dense(1).name.partition("_")[2]) == name + 1]
""",
    "policy": "keras.config.set_dtype_policy('float32')",
    "nothing new": "%%kata conv_output\n'the function is there already'",
    "missing": "%%kata rnn\nx = 3",
    "todo": "%%kata cnn\ndef build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):\n"
    "    raise NotImplementedError",
    "raises": "%%kata gru\n\n" + GRU.replace("MORE", "print('here'); 1 / units.nothing"),
    "endless": "%%kata gru\n" + GRU.replace("MORE", "print('much' * 9999); return"),
    "loud": "%%kata gru\nimport sys\n"
    + GRU.replace("MORE", "SMALL.summary(); print('aside', file=sys.stderr)")
    .replace("SMALL", "keras.Sequential([keras.Input((1,)), layers.Dense(1)])")
    .replace("GRU(units)", "GRU(units + 1)"),
    "error": "%%kata gru\n# a comment\nnumber = 5\n\nnumber / 0\nnumber = 6",
    "error behind": "number",
    "syntax": "%%kata gru\n\nif number\n    pass",
    "magic inside": "%%kata conv_output\nkept = %pwd\n!echo said",
    "semicolon": "%%kata conv_output\nnumber;",
    "only a comment": "%%kata conv_output\n# nothing",
    "stopped": "%%kata gru\nimport os, signal\n"
    + GRU.replace("MORE", "os.kill(os.getpid(), signal.SIGINT)\n    while True: pass"),
    "unknown": "%%kata gur\nnever = 1",
    "never": "'never' in globals()",
    "nameless": "%%kata\nx = 1",
    "backend": "kept = keras.backend.backend\nkeras.backend.backend = lambda: 'jax'",
    "on jax": "%%kata gru\nx = 1",
    "backend again": "keras.backend.backend = kept",
    "hint 2": "%kata hint lstm",
    "hint 3": "%kata hint lstm",
    "hint 4": "%kata hint lstm",
    "hint 5": "%kata hint lstm",
    "hint of nothing": "%kata hint",
    "hint of unknown": "%kata hint lsmt",
    "solution": "%kata solution lstm",
    "solution too early": "%kata solution cnn",
    "solution anyway": "%kata solution cnn --anyway",
    "review": "%kata review lstm",
    "review too early": "%kata review cnn",
    "help": "%kata",
    "too much": "%kata hint lstm please",
    "unlikely": "%kata zzzzz",
    "next cell": "%kata gru\nget_ipython().payload_manager.read_payload()[-1]",
    "list": "%kata list",
    "next": "%kata next",
    "progress": "%kata progress",
    "unload": "%unload_ext pytest_keraskata.notebook",
    "unloaded": "%kata list",
    "elsewhere": "import os, tempfile\nos.chdir(tempfile.mkdtemp())\n%load_ext pytest_keraskata.notebook",
    "solved elsewhere": f"%%kata conv_output\n{SOLUTION}",
    "list elsewhere": "%kata list",
    "left elsewhere": "os.listdir()",
}


class Cell:
    """What a cell has put out.

    Args:
        outputs: as a notebook keeps them.
    """

    def __init__(self, outputs: list[Any]) -> None:
        self.shown = [one["data"] for one in outputs if one["output_type"] in ("display_data", "execute_result")]
        self.printed = "".join(one["text"] for one in outputs if one.get("name") == "stdout")
        self.warned = "".join(one["text"] for one in outputs if one.get("name") == "stderr")
        self.errors = [one for one in outputs if one["output_type"] == "error"]

    @property
    def text(self) -> str:
        """What the last output says where there is no HTML."""
        return str(self.shown[-1]["text/plain"])

    @property
    def html(self) -> str:
        return str(self.shown[-1]["text/html"])

    @property
    def traceback(self) -> str:
        """Of the only error, without colours."""
        (error,) = self.errors
        return re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(error["traceback"]))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The learner's folder in which the kernel is started; what it remembers is damaged at first."""
    folder = Folder(tmp_path_factory.mktemp("notebook"))
    folder.fill()
    (folder.root / ".keraskata").mkdir()
    (folder.root / ".keraskata/progress.json").write_text("{", "utf-8")
    return folder


@pytest.fixture(scope="module")
def cells(folder: Folder) -> dict[str, Cell]:
    """All cells by name, those of the example by their place; run once, in one kernel."""
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
        # What the client and its sockets warn of is none of ours.
        warnings.simplefilter("ignore")
        # Tests in this process may have set it; a kernel inherits it.
        for name in ("CUDA_VISIBLE_DEVICES", "TF_CPP_MIN_LOG_LEVEL", "TF_ENABLE_ONEDNN_OPTS"):
            patch.delenv(name, raising=False)
        # Where a kernel sees this, it doesn't show what is written to stderr from C++.
        patch.delenv("PYTEST_CURRENT_TEST", raising=False)
        import nbformat
        from nbclient import NotebookClient

        notebook = nbformat.read(EXAMPLE, 4)
        load, *rest = [cell for cell in notebook.cells if cell.cell_type == "code"]
        named = {"load": load, **{name: nbformat.v4.new_code_cell(code) for name, code in FIRST.items()}}
        named |= {f"example {place}": cell for place, cell in enumerate(rest)}
        named |= {name: nbformat.v4.new_code_cell(code) for name, code in THEN.items()}
        notebook.cells = list(named.values())
        place = {"metadata": {"path": str(folder.root)}}
        NotebookClient(notebook, timeout=120, kernel_name="python3", allow_errors=True, resources=place).execute()
    return {name: Cell(cell.outputs) for name, cell in named.items()}


def test_example_is_committed_without_outputs() -> None:
    import nbformat

    notebook = nbformat.read(EXAMPLE, 4)

    assert [] == [cell for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")]


def test_example_runs(cells: dict[str, Cell]) -> None:
    """From the task to the solved kata, and not an error on the way."""
    assert [] == [name for name, cell in cells.items() if name.startswith("example") and cell.errors]
    assert "LSTM classifier · recurrent · Q31" in cells["example 0"].text
    assert "146" == cells["example 4"].text


def test_wrong_answer(cells: dict[str, Cell]) -> None:
    """The verdict as text, with the cell's own lines, and as HTML with table, graph and curve."""
    wrong = cells["example 1"]

    assert 1 == len(wrong.shown), "the line that says what is going on gives way to the verdict"
    assert re.match(r"lstm: failed, 2 of 5 checks passed  In\[5\]\n", wrong.text)
    assert re.search(r"^lstm · architecture +In\[5\]:6$", wrong.text, re.MULTILINE)
    assert "the network has a GRU with three sets of weights" in wrong.text
    assert re.search(r">  LSTM 5 .*GRU 5", wrong.text)
    assert "the network has a GRU with three sets of weights" in wrong.html
    assert "first difference" in wrong.html
    assert 2 <= wrong.html.count("<svg")
    assert "<script" not in wrong.html
    assert "ipykernel" not in wrong.html


def test_right_answer(cells: dict[str, Cell]) -> None:
    assert "lstm: solved (5 checks)  In[7]" == cells["example 3"].text
    assert "solved" in cells["example 3"].html
    assert "<svg" in cells["example 3"].html


def test_function_kata_before_keras(cells: dict[str, Cell]) -> None:
    """A check that comes before Keras leaves it to the user where Keras computes."""
    assert cells["function"].text.startswith("conv_output: solved")
    assert "False" == cells["devices"].text


def test_a_check_leaves_nothing_behind(cells: dict[str, Cell]) -> None:
    """Streams of random numbers, Keras's settings and names, weights, optimizer, filters, backend and log levels."""
    assert not cells["state"].errors
    assert cells["unsettled"].text.startswith("gru: solved")
    assert str([True] * 11) == cells["state again"].text.replace("\n", "")


def test_a_check_shows_its_verdict_alone(cells: dict[str, Cell]) -> None:
    """No log of TensorFlow's before the first model is built, and nothing between two checks."""
    for name in ("load", "function", "example 1", "example 3", "unsettled"):
        assert "" == cells[name].warned, name
    assert "" == cells["example 1"].printed
    for name, kata in (("example 3", "lstm"), ("unsettled", "gru")):
        assert f"the worked answer beside yours: %kata review {kata}\n" == cells[name].printed


def test_functions_of_earlier_cells_count(cells: dict[str, Cell]) -> None:
    """And a cell's last expression is shown as ever."""
    assert "'the function is there already'" == cells["nothing new"].shown[0]["text/plain"]
    assert cells["nothing new"].text.startswith("conv_output: solved")


def test_function_that_is_missing(cells: dict[str, Cell]) -> None:
    assert cells["missing"].text.startswith("rnn: error  In[")
    assert "there is no function build_rnn" in cells["missing"].text
    assert "there is no function build_rnn" in cells["missing"].html
    assert "build_lstm" not in cells["missing"].text


def test_untouched_stub(cells: dict[str, Cell]) -> None:
    assert cells["todo"].text.startswith("cnn: todo, nothing written yet  In[")


def test_answer_that_raises(cells: dict[str, Cell]) -> None:
    """A finding, with the line of the cell."""
    raised = cells["raises"]

    assert not raised.errors
    assert "AttributeError: 'int' object has no attribute 'nothing'" in raised.text
    assert re.search(r"gru · architecture +In\[\d+\]:4\n", raised.text)
    assert "line 4: print('here'); 1 / units.nothing" in raised.text


def test_what_an_answer_prints(cells: dict[str, Cell]) -> None:
    """It is kept for who may need it, and doesn't fill the screen."""
    assert cells["raises"].printed.startswith("\n  printed by your code:\n  | here\n")
    assert all(len(line) <= 100 for line in cells["endless"].printed.splitlines())
    assert 8 > len(cells["endless"].printed.splitlines())
    assert "no more" not in cells["unsettled"].printed


def test_what_an_answer_displays(cells: dict[str, Cell]) -> None:
    """`model.summary()` displays tables in a notebook, each time it is called: they are folded as prints are."""
    loud = cells["loud"]
    lines = loud.printed.splitlines()

    assert not loud.errors
    assert 1 == len(loud.shown)
    assert loud.text.startswith("gru: failed")
    assert "" == loud.warned
    assert ["  printed by your code:", '  | Model: "sequential"'] == lines[1:3]
    assert re.fullmatch(r"  \| … and \d\d+ more lines", lines[-1])
    assert 8 == len(lines)
    assert "\x1b" not in loud.printed


def test_error_in_a_cell(cells: dict[str, Cell]) -> None:
    """As in any cell: one traceback, of the cell alone; and no verdict."""
    error = cells["error"]

    assert [] == error.shown
    assert re.search(r"Cell In\[\d+\], line 5\n", error.traceback)
    assert "----> 5 number / 0" in error.traceback
    assert "notebook.py" not in error.traceback
    assert "run_cell_magic" not in error.traceback
    assert "ZeroDivisionError" == error.errors[0]["ename"]
    assert "5" == cells["error behind"].text


def test_syntax_error(cells: dict[str, Cell]) -> None:
    """The line, the place in it, and nothing of ours."""
    syntax = cells["syntax"]

    assert [] == syntax.shown
    assert re.search(r"Cell In\[\d+\], line 3\s+if number\n\s+\^\nSyntaxError: expected ':'", syntax.traceback)
    assert "notebook.py" not in syntax.traceback
    assert "SyntaxError" == syntax.errors[0]["ename"]


@pytest.mark.parametrize("name", ["magic inside", "semicolon", "only a comment"])
def test_what_cells_may_hold(cells: dict[str, Cell], name: str) -> None:
    """IPython's own syntax, an expression that isn't to be shown, nothing at all."""
    assert not cells[name].errors
    assert 1 == len(cells[name].shown)
    assert "said" in cells["magic inside"].printed


def test_stop_button(cells: dict[str, Cell]) -> None:
    """The kernel stops as it always does, and says that there is no verdict."""
    stopped = cells["stopped"]

    assert "gru: there is no verdict" == stopped.text
    assert "KeyboardInterrupt" == stopped.traceback


def test_next_and_progress(cells: dict[str, Cell]) -> None:
    """What the commands say, a cell says as well."""
    assert re.match(r"next: \w+  .*\nto begin: %kata \w+\n", cells["next"].printed)
    assert re.search(r"^recurrent +\d of \d solved$", cells["progress"].printed, re.MULTILINE)
    assert cells["progress"].printed.endswith(f" of {len(catalogue.index())} katas solved\n")


class Typing:
    """A kernel whose user answers what it asks."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._output: list[str] = []

    def __call__(self, code: str, *typed: str, has_box: bool = True) -> str:
        """What a cell has printed, without colours, once it was answered with these lines."""
        left, self._output = list(typed), []
        self._client.execute_interactive(
            code, allow_stdin=has_box, output_hook=self._hear, timeout=60,
            stdin_hook=lambda asked: self._client.input(left.pop(0)),
        )  # fmt: skip
        assert [] == left, "all that was typed was asked for"
        return re.sub(r"\x1b\[[0-9;]*m", "", "".join(self._output))

    def _hear(self, message: Any) -> None:
        assert "error" != message["msg_type"]
        self._output.append(message["content"].get("text", ""))


@pytest.fixture(scope="module")
def typing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Typing]:
    """In a folder of its own."""
    folder = tmp_path_factory.mktemp("typing")
    (folder / "katas").mkdir()
    with warnings.catch_warnings():
        # What the client and its sockets warn of is none of ours.
        warnings.simplefilter("ignore")
        from jupyter_client.manager import run_kernel

        with run_kernel(cwd=str(folder)) as client:
            typing = Typing(client)
            typing("%load_ext pytest_keraskata.notebook")
            yield typing


def test_predict(typing: Typing) -> None:
    """Asked and answered in the notebook; q ends it."""
    told = typing("%kata predict lstm --seed 1", "None, 1", "2", "308+8")

    assert told.startswith("build_lstm(timesteps=5, features=3, units=7)\n")
    assert "\n  it is 316\n" not in told
    assert "    together 316\n1 of 2 right at first try; now build it: %kata lstm\n" in told
    assert "right at first try" not in typing("%kata predict lstm", "q")
    assert "UsageError: which kata? for example %kata predict lstm\n" == typing("%kata predict")
    assert "conv_output has no model whose size could be predicted" in typing("%kata predict conv_output")


def test_quiz(typing: Typing) -> None:
    """A card that was forgotten comes again on the same day; a notebook without a box to type in says so."""
    told = typing("%kata quiz lstm", "", "1", "q")
    assert "Q31 · recurrent · new · 1 to go\n" in told
    assert "  prove it: %kata lstm\n" in told
    assert "comes once more today\n" in told
    assert "Q31 · recurrent · due now · 1 to go\n" in typing("%kata quiz lstm", "", "3")
    assert "nothing is due now; next due: 1 tomorrow" in typing("%kata quiz lstm")
    assert "there is no kata, topic or question 'lsmt'; did you mean lstm?" in typing("%kata quiz lsmt")
    told = typing("%kata quiz gru", has_box=False)
    assert told.endswith("UsageError: nothing can be typed into this notebook; in a terminal: keraskata quiz gru\n")


def test_unknown_kata(cells: dict[str, Cell]) -> None:
    """One line with the nearest name, and the cell isn't run."""
    assert "UsageError: there is no kata, topic or question 'gur'; did you mean gru?\n" == cells["unknown"].warned
    assert "False" == cells["never"].text
    assert "UsageError: which kata? for example %%kata lstm" in cells["nameless"].warned
    assert "did you mean lstm?" in cells["hint of unknown"].warned
    assert "see %kata list" in cells["unlikely"].warned


def test_another_backend(cells: dict[str, Cell]) -> None:
    assert "katas are checked on TensorFlow, and this kernel's Keras runs on jax" in cells["on jax"].warned
    assert "gru: there is no verdict" == cells["on jax"].text


def test_hints(cells: dict[str, Cell]) -> None:
    """One more each time: questions, then the idea, then names; and no more than that."""
    first, *_, last = (cells[name].printed for name in ("example 2", "hint 2", "hint 3", "hint 4", "hint 5"))

    assert "1. Which layer reads" in first
    assert "4 more: %kata hint lstm" in first
    assert "2. Which function" in cells["hint 2"].printed
    assert "2 more: %kata hint lstm" in cells["hint 3"].printed
    assert "4. the idea: " in cells["hint 4"].printed
    assert "5. where to look it up: keras.Sequential (https://keras.io" in last
    assert "these are all the hints; the code: %kata solution lstm --anyway" in last
    assert "which kata? for example %kata hint lstm" in cells["hint of nothing"].warned


def test_solution(cells: dict[str, Cell]) -> None:
    """Of a solved kata, and of others only on demand."""
    assert "layers.LSTM(units)" in cells["solution"].text
    assert "UsageError: cnn is not solved yet" in cells["solution too early"].warned
    assert "layers.Conv2D(" in cells["solution anyway"].text


def test_review(cells: dict[str, Cell]) -> None:
    """The cell beside the worked answer, and how to go on in a notebook; only when the kata is solved."""
    said = cells["review"].printed

    assert not cells["review"].errors
    assert re.match(r"your answer +│ worked answer\n", said)
    assert "layers.LSTM(units)" in said
    assert "say your answer aloud, then: %kata quiz Q" in said
    assert re.search(r"\nnext: \w+ · .*\n  %kata \w+\n$", said)
    assert "keraskata " not in said
    assert "cnn is not solved yet: %kata hint cnn gives you a hint" in cells["review too early"].warned


def test_list_and_help(cells: dict[str, Cell]) -> None:
    assert re.search(r"^ +lstm +LSTM classifier  \(Q31\)  solved$", cells["list"].printed, re.MULTILINE)
    assert re.search(r"^ +cnn +Convolutional classifier  \(Q28\)$", cells["list"].printed, re.MULTILINE)
    assert re.search(
        r"^ +gru +GRU classifier  \(Q32\)  failed \d/5, solved before$", cells["list"].printed, re.MULTILINE
    )
    assert re.search(r"^ +ann +Dense classifier  \(Q26\)$", cells["list"].printed, re.MULTILINE)
    assert "%kata hint lstm" in cells["help"].printed
    assert "isn't understood" in cells["too much"].warned


def test_progress_counts_in_the_learners_folder(cells: dict[str, Cell], folder: Folder) -> None:
    """As what other faces find out, hints included; what is damaged there is told once."""
    desk = Desk(folder)
    progress = {one.kata: one.words for one in desk.standings() if one.words != "todo"}

    assert cells["function"].printed.endswith("it is kept as progress.json.broken, and a new one is started\n")
    assert ["function"] == [name for name, cell in cells.items() if "progress.json" in cell.printed]
    assert {"lstm", "conv_output"} == {kata for kata, words in progress.items() if words == "solved"}
    assert {"lstm", "conv_output", "gru", "rnn"} == set(progress)
    assert desk.hint("lstm").is_exhausted


def test_without_a_folder(cells: dict[str, Cell]) -> None:
    """Nothing is kept, and within the kernel all is as ever."""
    assert cells["solved elsewhere"].text.startswith("conv_output: solved")
    assert "the worked answer beside yours: %kata review conv_output\n" == cells["solved elsewhere"].printed
    assert re.search(r"^ +conv_output +.*  solved$", cells["list elsewhere"].printed, re.MULTILINE)
    assert not re.search(r"^ +lstm +.*  solved$", cells["list elsewhere"].printed, re.MULTILINE)
    assert "[]" == cells["left elsewhere"].text


def test_next_cell(cells: dict[str, Cell]) -> None:
    """The task is shown, and a cell begun in which only the function is left to write."""
    assert "GRU classifier" in cells["next cell"].shown[0]["text/markdown"]
    assert "set_next_input" in cells["next cell"].text
    assert "%%kata gru\\ndef build_gru(timesteps=20, features=1, units=50):" in cells["next cell"].text


def test_unload(cells: dict[str, Cell]) -> None:
    assert "`%kata` not found" in cells["unloaded"].warned
