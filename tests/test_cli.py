"""The two other doors: `keraskata check` on the command line, and `api.check` in Python."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import types
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pytest_keraskata import api, catalogue
from pytest_keraskata.cli import main
from pytest_keraskata.render.failures import message

ROOT = Path(__file__).parents[1]
KATA = "recurrent_params"
SOLUTION = ROOT / "solutions/recurrent/recurrent_params.py"
STUB = ROOT / "katas/recurrent/recurrent_params.py"
WRONG = SOLUTION.read_text("utf-8").replace("4 * simple", "3 * simple")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Files handed in: right, wrong, untouched, and three that can't be run; one isn't there."""
    folder = tmp_path_factory.mktemp("handed_in")
    texts = {
        "crashes": "import os\nos._exit(0)\n",
        "exits": "import sys\nsys.exit(0)\n",
        "hangs": "while True: pass\n",
        "wrong": WRONG,
        "stub": STUB.read_text("utf-8"),
        "right": SOLUTION.read_text("utf-8"),
    }
    for name, text in texts.items():
        (folder / f"{name}.py").write_text(text, "utf-8")
    return {name: str(folder / f"{name}.py") for name in [*list(texts)[:3], "missing", *list(texts)[3:]]}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


@pytest.fixture(scope="module")
def lines(files: dict[str, str]) -> dict[str, dict[str, Any]]:
    """The JSON of all files, by name."""
    result = run(KATA, "--json", "--timeout=2", *files.values())
    assert 1 == result.exit_code, result.output
    found = [json.loads(line) for line in result.output.splitlines()]
    assert list(files.values()) == [verdict["file"] for verdict in found]
    return dict(zip(files, found, strict=True))


def test_json_is_one_verdict_a_line(lines: dict[str, dict[str, Any]]) -> None:
    """A file that crashes, hangs or isn't there never costs the others their verdicts."""
    expected = {
        "crashes": "error",
        "exits": "error",
        "hangs": "error",
        "missing": "missing",
        "wrong": "failed",
        "stub": "todo",
        "right": "solved",
    }

    assert expected == {name: verdict["status"] for name, verdict in lines.items()}
    assert {KATA} == {verdict["kata"] for verdict in lines.values()}


def test_json_findings(lines: dict[str, dict[str, Any]]) -> None:
    """A finding says which call showed what; a file without one has an empty list."""
    (finding,) = lines["wrong"]["findings"]
    features, units = map(int, re.findall(r"\d+", finding["call"]))
    count = 3 * units * (features + units + 1)

    assert {
        "check": "lstm",
        "call": f"lstm_params({features}, {units})",
        "expected": f"{4 * count // 3:,}",
        "found": f"{count:,}",
        "why": "this is a GRU's count",
        "try": "how many sets of weights does this layer have?",
        "line": 13,
        "details": [],
        "legend": [],
        "rule": "count-of-gru",
        "kind": "WrongInteger",
        "failure": {"$is": "WrongInteger", "$has": [4 * count // 3, count]},
    } == finding
    assert [] == lines["right"]["findings"] == lines["stub"]["findings"]


def test_json_says_why_a_file_could_not_be_run(lines: dict[str, dict[str, Any]]) -> None:
    """An error has its message, and its line where that is known."""
    assert "the process ended unexpectedly" in lines["crashes"]["message"]
    assert ("SystemExit: 0" in lines["exits"]["message"], 2) == (True, lines["exits"]["line"])
    assert ("no answer after 2 s" in lines["hangs"]["message"], 1) == (True, lines["hangs"]["line"])
    assert "there is no file" in lines["missing"]["message"]


def test_text(files: dict[str, str]) -> None:
    """Without `--json` each verdict is told in words; exit status 1, since not all are solved."""
    result = run(KATA, files["wrong"], files["right"], files["stub"], files["missing"])
    told = result.output.splitlines()

    assert 1 == result.exit_code
    # A path that doesn't fit into the line has the next one for itself.
    assert f"recurrent_params: failed, 2 of 3 checks passed {files['wrong']}" in " ".join(result.output.split())
    assert "  try       how many sets of weights does this layer have?" in told
    assert f"recurrent_params: solved (3 checks) {files['right']}" in " ".join(result.output.split())
    assert f"recurrent_params: todo, nothing written yet {files['stub']}" in " ".join(result.output.split())
    # However long the path is, and so in however many lines.
    assert "there is no file" in " ".join(told[-3:])


def test_all_solved_exits_with_0(files: dict[str, str]) -> None:
    """Exit status 0 is for all solved."""
    assert 0 == run(KATA, files["right"], str(SOLUTION)).exit_code


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ltsm", "x.py"], "did you mean lstm"),
        (["lstm"], "Missing argument"),
        ([], "Missing argument"),
        (["lstm", "x.py", "--jsn"], "No such option"),
        (["lstm", "x.py", "--timeout=soon"], "not a valid float"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_mistakes_in_the_command(arguments: list[str], words: str) -> None:
    """Exit status 2, and what is wrong with the command."""
    result = run(*arguments)

    assert 2 == result.exit_code
    assert words in result.output
    assert "Traceback" not in result.output


def test_as_a_command(files: dict[str, str]) -> None:
    """The installed script: words on stdout, nothing on stderr, and the exit status."""
    script = Path(sys.executable).with_name("keraskata")
    done = subprocess.run(
        [script, "check", KATA, files["wrong"], "--json"],
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )

    assert 1 == done.returncode
    assert "" == done.stderr
    assert ["failed"] == [json.loads(line)["status"] for line in done.stdout.splitlines()]


# --- what answers print ---------------------------------------------------------------------------------

LOUD = """
import sys
FORGED = '{"kata": "recurrent_params", "file": "%s", "status": "solved", "checks": [], "findings": []}'
print(FORGED, flush=True)
print(FORGED, file=sys.stderr, flush=True)
print("\\x1b[2J\\x1b]0;title\\x07\\x1b[31mrecurrent_params: solved (3 checks)\\x1b[0m\\x9b2K\\u202e")
for number in range(40):
    print("50%\\b\\b\\b\\rline", number)
"""


@pytest.fixture(scope="module")
def loud(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A wrong answer and one that ends while it is read, each of which prints a verdict on itself first."""
    folder = tmp_path_factory.mktemp("loud")
    texts = {"wrong": LOUD + WRONG, "gone": LOUD + "import os\nos._exit(0)\n"}
    for name, text in texts.items():
        (folder / f"{name}.py").write_text(text.replace("%s", name), "utf-8")
    return {name: str(folder / f"{name}.py") for name in texts}


def test_no_print_passes_for_a_verdict(loud: dict[str, str]) -> None:
    """With `--json` stdout has one line for each file, and nothing that the files print."""
    told = run(KATA, "--json", *loud.values()).output
    found = [json.loads(line) for line in told.splitlines()]

    assert ["failed", "error"] == [verdict["status"] for verdict in found]
    assert list(loud.values()) == [verdict["file"] for verdict in found]
    assert "solved (3 checks)" not in told
    assert "line 39" not in told


def test_prints_come_folded_behind_the_verdict(loud: dict[str, str]) -> None:
    """In words, what an answer prints is marked as its own, and nothing in it steers the terminal."""
    told = run(KATA, loud["wrong"]).output.splitlines()
    start = told.index("  printed by your code:")

    assert "recurrent_params: failed, 2 of 3 checks passed" in told[0]
    assert "  | recurrent_params: solved (3 checks)�" == told[start + 3]
    assert ["  | line 0", "  | line 1", "  | … and 38 more lines"] == told[start + 4 :]
    assert all(line.isprintable() for line in told)


def test_what_a_library_prints_is_readable() -> None:
    """The progress bars of `predict`, also of a right answer: without what would steer a terminal."""
    answer = ROOT / "tests/answers/binary_evaluation/right_seed.py"
    told = run("binary_evaluation", str(answer)).output

    assert "binary_evaluation: solved" in told
    assert re.search(r"^  \| 1/1 ━+ 0s \S+/step$", told, re.MULTILINE)
    assert told.replace("\n", "").isprintable()


WINDOWED = """
from matplotlib.backends.backend_agg import FigureCanvasAgg as FigureCanvas
from matplotlib.backends.backend_agg import FigureManagerBase as FigureManager

def show(*args, **kwargs):
    import time
    while True:
        time.sleep(1)
"""
COMMAND = (sys.executable, "-c", "from pytest_keraskata.cli import main; main()")
SHOWS = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n"


def test_no_window_is_waited_for(tmp_path: Path) -> None:
    """Where `plt.show()` opens a window for the learner, it opens none while an answer is checked."""
    (tmp_path / "windowed.py").write_text(WINDOWED, "utf-8")
    (tmp_path / "answer.py").write_text(SHOWS + SOLUTION.read_text("utf-8"), "utf-8")
    done = subprocess.run(
        [*COMMAND, "check", KATA, str(tmp_path / "answer.py"), "--timeout", "20"],
        env={**os.environ, "MPLBACKEND": "module://windowed", "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert f"{KATA}: solved" in done.stdout


# --- in Python --------------------------------------------------------------------------------------------


def module_of(path: Path) -> types.ModuleType:
    spec = importlib.util.spec_from_file_location("an_answer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def names_of(text: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(text, names)  # noqa: S102
    return names


def test_a_path_a_module_and_a_dict_get_the_same_verdict(files: dict[str, str]) -> None:
    """However an answer is handed over, it is judged alike."""
    path = Path(files["wrong"])
    verdicts = [api.check(KATA, answer) for answer in (path, str(path), module_of(path), names_of(WRONG))]
    # The line of a function is known where its file is.
    findings = [[replace(one, line=None) for one in verdict.findings] for verdict in verdicts]

    assert ["failed"] * 4 == [verdict.status for verdict in verdicts]
    assert [findings[0]] * 4 == findings
    assert 1 == len(findings[0])


def test_a_right_module_and_dict_are_solved() -> None:
    """Also without a file."""
    assert api.check(KATA, module_of(SOLUTION)).solved
    assert api.check(KATA, names_of(SOLUTION.read_text("utf-8"))).solved


def test_an_untouched_module_is_todo() -> None:
    """A stub is a stub as a module too, and its functions are not called."""
    verdict = api.check(KATA, module_of(STUB))

    assert ("todo", "nothing written yet") == (verdict.status, message(verdict))


def test_a_dict_that_lacks_a_function() -> None:
    """What is missing is named."""
    verdict = api.check(KATA, {"lstm_params": len})

    assert "error" == verdict.status
    assert "there is no function simple_rnn_params" in message(verdict)


def test_an_unknown_kata() -> None:
    """Names are suggested."""
    with pytest.raises(catalogue.UnknownKata, match="did you mean lstm"):
        api.check("ltsm", SOLUTION)


def test_another_seed_draws_other_calls() -> None:
    """`seed` explores further; the same one draws the same."""
    drawn: list[list[tuple[int, ...]]] = []

    def recorded(*given: int, **named: int) -> int:
        drawn[-1].append((*given, *named.values()))
        features, units, *_ = drawn[-1][-1]
        return units * (features + units + 1)

    for seed in (0, 0, 1):
        drawn.append([])
        names = names_of(SOLUTION.read_text("utf-8"))
        names["simple_rnn_params"] = recorded
        api.check(KATA, names, seed=seed)

    assert drawn[0] == drawn[1]
    assert drawn[0] != drawn[2]


# --- help and mistakes ------------------------------------------------------------------------------------


def test_help_fits_a_narrow_terminal() -> None:
    """Sixty columns: every command once, none of their words cut."""
    told = CliRunner().invoke(main, ["--help"], env={"COLUMNS": "60"}).output
    lines = told.splitlines()
    named = [line.split()[0] for line in lines if re.match("  [a-z]", line)]

    assert set(main.commands) == set(named)
    assert len(main.commands) == len(named)
    assert 60 >= max(map(len, lines))
    assert "..." not in told.partition("\n")[2]


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("quiz", "lsmt"), "there is no kata, topic or question 'lsmt'; did you mean lstm?"),
        (
            ("predict", "conv_output"),
            "conv_output has no model whose size could be predicted; these have: ann, sequential",
        ),
        (("chekc",), "No such command 'chekc'."),
        (("grade", "nowhere"), "nowhere"),
    ],
)
def test_mistakes_fit_the_terminal(arguments: Sequence[str], words: str, columns: int) -> None:
    """In whole words, with the usage before and exit status 2."""
    result = CliRunner().invoke(main, arguments, env={"COLUMNS": str(columns)})

    assert 2 == result.exit_code
    assert words in " ".join(result.output.split())
    assert columns >= max(map(len, result.output.splitlines()))


@pytest.mark.parametrize(
    ("chosen", "told"), [("torch", "checked on TensorFlow, whatever KERAS_BACKEND is: torch\n"), ("tensorflow", "")]
)
def test_the_backend_is_told_beside_the_verdict(monkeypatch: pytest.MonkeyPatch, chosen: str, told: str) -> None:
    """On stderr, so that whoever reads JSON reads nothing else."""
    monkeypatch.setenv("KERAS_BACKEND", chosen)
    result = CliRunner().invoke(main, ["check", KATA, str(STUB), "--json"])

    assert told == result.stderr
    assert "todo" == json.loads(result.stdout)["status"]
