"""The pytest face, as a learner sees it. Keras costs seconds, so that a run is looked at from many sides."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from pytest_keraskata import catalogue
from pytest_keraskata.asking.call import Call, Given, View
from pytest_keraskata.learner.cases import NotWritable, save
from pytest_keraskata.learner.folder import Folder

if TYPE_CHECKING:
    from conftest import Project, Projects

ROOT = Path(__file__).parents[1]

FAST = ("-p", "no:cacheprovider")
HEAVY = ("keras", "tensorflow", "hypothesis")

WRONG_COUNT = """\
def simple_rnn_params(features, units):
    print("counting", features, units)
    return units * (features + units + 1)


def lstm_params(features, units):
    return 4 * units * (features + units)


def gru_params(features, units, reset_after=True):
    return 3 * units * (features + units + (2 if reset_after else 1))
"""
CRASHES_AT_IMPORT = "import os\n\nos._exit(17)\n"
# In a project, it tells what has been imported when everything is collected.
TELLS_IMPORTS = f"""\
import sys


def pytest_collection_finish(session):
    print("imported:", *sorted(set(sys.modules) & set({HEAVY})))
"""


def solutions(*names: str) -> list[str]:
    return [f"{catalogue.topic_of(name)}/{name}.py" for name in names]


def ids(result: pytest.RunResult) -> list[str]:
    """The ids that `--collect-only -q` lists."""
    return [line for line in result.outlines if "::" in line]


def verdicts(path: Path) -> dict[str, Any]:
    """Verdicts by kata, without the times, which differ from run to run."""
    found = json.loads(path.read_text("utf-8"))["verdicts"]
    for verdict in found:
        for check in verdict["checks"]:
            check.pop("seconds")
    return {verdict["kata"]: verdict for verdict in found}


def statuses(found: dict[str, Any]) -> dict[str, str]:
    return {kata: verdict["status"] for kata, verdict in found.items()}


def lines_with(result: pytest.RunResult, words: str) -> list[str]:
    return [line for line in result.outlines if words in line]


def section(result: pytest.RunResult, title: str) -> list[str]:
    """The lines below a title, up to the next one."""
    titles = [number for number, line in enumerate(result.outlines) if re.fullmatch(r"([=_-])\1.* .*\1", line)]
    start = next(number for number in titles if f" {title} " in result.outlines[number])
    end = next((number for number in titles if number > start), len(result.outlines))
    return [line for line in result.outlines[start + 1 : end] if line]


# --- one run with everything in it ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def mixed(projects: Projects) -> SimpleNamespace:
    """A learner's folder halfway: solved, failed, todo and an error; run alone, in two workers, and once more."""
    project = (
        projects("mixed")
        .with_solutions(*solutions("custom_metric"))
        .with_stubs(*solutions("lstm", "gru"))
        .given(
            {
                "katas/recurrent/recurrent_params.py": WRONG_COUNT,
                "katas/training/regression.py": "def compile_for_regression(model)\n    return model\n",
                "katas/notes.py": CRASHES_AT_IMPORT,
            }
        )
    )
    quiet = ("-W", "error", "-rA", "-vv")
    return SimpleNamespace(
        project=project,
        alone=project.run(*quiet, "--kata-json=out/alone.json", "--junitxml=alone.xml"),
        again=project.run("--lf", "-v"),
        workers=project.run(*FAST, *quiet, "-n", "2", "--kata-json=workers.json", "--junitxml=workers.xml"),
        seeded=project.run(*FAST, "-rA", "-vv", "-k", "simple_rnn", "--hypothesis-seed=5", "--kata-json=seeded.json"),
    )


def test_mixed_run_has_a_verdict_each(mixed: SimpleNamespace) -> None:
    """Solved, failed, todo and error stand side by side, and none of them stops the others."""
    expected = {
        "custom_metric": "solved",
        "recurrent_params": "failed",
        "lstm": "todo",
        "gru": "todo",
        "regression": "error",
    }

    assert expected == statuses(verdicts(mixed.project.folder / "out/alone.json"))
    assert pytest.ExitCode.TESTS_FAILED == mixed.alone.ret


def test_mixed_run_counts(mixed: SimpleNamespace) -> None:
    """What is todo or not reached is counted apart; an error is one error."""
    last = mixed.alone.outlines[-1]

    assert "1 failed" in last
    assert "2 todo" in last
    assert "1 error" in last
    assert "skipped" not in last
    assert "warning" not in last


def test_todo_is_one_line(mixed: SimpleNamespace) -> None:
    """An untouched stub is told once on the terminal, not once for each of its checks."""
    project = mixed.project
    result = project.run(*FAST, "katas/recurrent/lstm.py")

    assert 2 >= len(lines_with(result, "lstm.py"))
    assert "todo" in " ".join(section(result, "katas"))
    assert not lines_with(result, "NotImplementedError")


def test_an_error_is_told_once_with_its_line(mixed: SimpleNamespace) -> None:
    """A file that can't be read is one error; its other checks are not reached."""
    (summary,) = [line for line in mixed.alone.outlines if line.startswith("ERROR ")]

    assert "regression: error  katas/training/regression.py:1" in mixed.alone.outlines
    assert summary.startswith("ERROR katas/training/regression.py::loss - the file can't be read")
    assert 1 == len(lines_with(mixed.alone, "ERROR at setup of"))
    assert not lines_with(mixed.alone, "INTERNALERROR")


def test_a_failure_is_one_screen(mixed: SimpleNamespace) -> None:
    """The finding alone is shown: neither our frames nor Hypothesis's words."""
    start = next(at for at, line in enumerate(mixed.alone.outlines) if line.startswith("recurrent_params · lstm"))
    text = "\n".join(mixed.alone.outlines)

    (finding,) = verdicts(mixed.project.folder / "out/alone.json")["recurrent_params"]["findings"]

    assert [
        "recurrent_params · lstm" + "katas/recurrent/recurrent_params.py:6".rjust(77),
        f"  {finding['call']}",
        f"  expected  {finding['expected']}",
        f"  found     {finding['found']}",
        "  why       the biases are missing",
        "  try       what does a unit add to its weighted sum?",
    ] == mixed.alone.outlines[start : start + 6]
    assert "Traceback" not in text
    assert "Falsifying example" not in text
    assert "Failing test case" not in text
    assert "site-packages" not in text
    assert not [line for line in mixed.alone.outlines if line.startswith(("E  ", ">  "))]


def test_prints_are_shown_as_pytest_shows_them(mixed: SimpleNamespace) -> None:
    """What the learner prints is in "Captured stdout"."""
    shown = [line for line in mixed.alone.outlines if line.startswith("counting ")]

    assert 10 < len(set(shown))
    assert lines_with(mixed.alone, "Captured stdout")


@pytest.mark.parametrize("run", ["alone", "workers"])
def test_the_terminal_is_quiet(mixed: SimpleNamespace, run: str) -> None:
    """No word of TensorFlow's, no progress bar of Keras's, no warning, also where warnings are errors."""
    result = getattr(mixed, run)
    text = "\n".join([*result.outlines, *result.errlines])

    assert [] == result.errlines
    assert not re.search(r"oneDNN|cpu_feature_guard|WARNING|absl|ms/step|\u2501|Warning", text)


def test_the_board_closes_the_run(mixed: SimpleNamespace) -> None:
    """Progress by topic, the sum, and the next kata to try."""
    expected = [
        "recurrent   0 of 3 solved  recurrent_params 2/3, 2 todo",
        "training    0 of 1 solved  regression error",
        "evaluation  1 of 1 solved",
        "1 of 5 katas solved",
        "next: regression  katas/training/regression.py",
    ]

    assert expected == section(mixed.alone, "katas")


def test_workers_find_what_one_process_finds(mixed: SimpleNamespace) -> None:
    """With `-n 2` the verdicts are the same, to the word, and so is the exit status."""
    alone = verdicts(mixed.project.folder / "out/alone.json")

    assert alone == verdicts(mixed.project.folder / "workers.json")
    assert mixed.alone.ret == mixed.workers.ret
    assert section(mixed.alone, "katas") == section(mixed.workers, "katas")


def test_last_failed_runs_what_failed(mixed: SimpleNamespace) -> None:
    """`--lf` takes up the failed check and the file with an error, and nothing that passed."""
    names = [re.split(r"\s", line)[0] for line in mixed.again.outlines if re.match(r"katas/\S+::", line)]

    assert {
        "katas/recurrent/recurrent_params.py::lstm",
        f"katas/training/regression.py::{catalogue.load('regression').checks[0].name}",
    } == set(names)


@pytest.mark.parametrize("run", ["alone", "workers"])
def test_junitxml_holds_every_check(mixed: SimpleNamespace, run: str) -> None:
    """A report for other tools: failures and errors as such, the rest of an unfinished file as skipped."""
    suite = ET.parse(mixed.project.folder / f"{run}.xml").getroot()[0]
    failed = [case for case in suite if case.find("failure") is not None]

    katas = verdicts(mixed.project.folder / "workers.json")

    assert str(sum(len(catalogue.load(kata).checks) for kata in katas)) == suite.get("tests")
    assert ["lstm"] == [case.get("name") for case in failed]
    assert "the biases are missing" in (failed[0].find("failure").text or "")
    assert "1" == suite.get("errors")


def test_hypothesis_seed_draws_anew(mixed: SimpleNamespace) -> None:
    """The same calls are drawn on every run; `--hypothesis-seed` draws others."""
    alone, workers, seeded = (lines_with(run, "counting ") for run in (mixed.alone, mixed.workers, mixed.seeded))

    assert 10 < len(set(alone))
    assert alone == workers
    assert alone != seeded


def test_a_part_of_a_kata_is_not_the_kata(mixed: SimpleNamespace) -> None:
    """One check that passes doesn't solve its kata."""
    found = verdicts(mixed.project.folder / "seeded.json")

    assert 1 == mixed.seeded.parseoutcomes()["passed"]
    assert ["passed"] == [check["status"] for check in found["recurrent_params"]["checks"]]
    assert "solved" != found["recurrent_params"]["status"]
    assert any("1 of 3 checks run, 1 passed" in line for line in section(mixed.seeded, "katas"))


def test_json_has_its_version_and_all_fields(mixed: SimpleNamespace) -> None:
    """The schema is versioned; a finding has everything that the screen has."""
    written = json.loads((mixed.project.folder / "out/alone.json").read_text("utf-8"))
    failed = next(verdict for verdict in written["verdicts"] if verdict["kata"] == "recurrent_params")

    assert 2 == written["version"]
    assert ["simple_rnn", "lstm", "gru"] == [check["name"] for check in failed["checks"]]
    assert ["passed", "failed", "passed"] == [check["status"] for check in failed["checks"]]
    assert all(check["seconds"] >= 0 for check in failed["checks"])
    (finding,) = failed["findings"]
    assert (["simple_rnn", "lstm", "gru"], None) == (failed["all_checks"], failed["trouble"])
    assert "WrongInteger" == finding["kind"]
    assert ("lstm", "the biases are missing", 6) == (finding["check"], finding["why"], finding["line"])
    assert "katas/recurrent/recurrent_params.py" == failed["file"]


def test_json_is_written_whole(mixed: SimpleNamespace) -> None:
    """Nothing half-written is left beside the file, its folder is made, and whoever may read other files reads it."""
    (written,) = (mixed.project.folder / "out").iterdir()
    other = mixed.project.folder / "other"
    other.touch()

    assert "alone.json" == written.name
    assert other.stat().st_mode == written.stat().st_mode


# --- all solved -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def solved(projects: Projects) -> SimpleNamespace:
    """Answers in folders of other names, all right."""
    project = (
        projects("solved")
        .with_solutions(*solutions("recurrent_params"), into="solutions")
        .with_solutions(*solutions("recurrent_params", "custom_metric", "regression"), into="handed_in/jane")
        .with_stubs(*solutions("recurrent_params"))
    )
    return SimpleNamespace(
        project=project,
        solutions=project.run(*FAST, "--solutions", "--hypothesis-seed=7", "--hypothesis-show-statistics", "-v"),
        folder=project.run(*FAST, "--kata-dir=handed_in", "--kata=recurrent_params,evaluation", "--kata-json=v.json"),
    )


def test_all_solved_exits_with_0(solved: SimpleNamespace) -> None:
    """Exit status 0 is for a run whose katas are all solved."""
    assert pytest.ExitCode.OK == solved.solutions.ret
    assert pytest.ExitCode.OK == solved.folder.ret
    solved.solutions.assert_outcomes(passed=3)


@pytest.mark.parametrize("workers", ["-n0", "-n2"])
def test_a_kata_that_is_named_counts_without_a_file(solved: SimpleNamespace, workers: str) -> None:
    """Who names three katas and has one file has solved one of three; a topic means what there is of it."""
    options = f"-p no:cacheprovider {workers} --kata-dir=handed_in --kata-json=named.json".split()

    result = solved.project.run(*options, "--kata=recurrent_params,lstm,ann", "--kata=evaluation")

    told = json.loads((solved.project.folder / "named.json").read_text("utf-8"))["verdicts"]
    statuses = {verdict["kata"]: verdict["status"] for verdict in told}
    assert pytest.ExitCode.TESTS_FAILED == result.ret
    assert {"recurrent_params": "solved", "custom_metric": "solved", "lstm": "missing", "ann": "missing"} == statuses
    assert "2 of 4 katas solved" in section(result, "katas")
    assert any("ann missing" in line for line in section(result, "katas"))


def test_solutions_checks_solutions(solved: SimpleNamespace) -> None:
    """`--solutions` leaves `katas/` alone."""
    names = {re.split(r"\s", line)[0] for line in solved.solutions.outlines if line.endswith("%]")}

    assert {f"solutions/recurrent/recurrent_params.py::{name}" for name in ("simple_rnn", "lstm", "gru")} == names
    assert ["recurrent  1 of 1 solved", "1 of 1 kata solved"] == section(solved.solutions, "katas")


def test_folder_of_answers(solved: SimpleNamespace) -> None:
    """`--kata-dir` finds answers by their names, however deep, and `--kata` selects among them."""
    found = verdicts(solved.project.folder / "v.json")

    assert {"recurrent_params": "solved", "custom_metric": "solved"} == statuses(found)
    assert "handed_in/jane/recurrent/recurrent_params.py" == found["recurrent_params"]["file"]


def test_hypothesis_statistics(solved: SimpleNamespace) -> None:
    """`--hypothesis-show-statistics` has a block for every check."""
    blocks = [line for line in solved.solutions.outlines if re.match(r"solutions/\S+::\w+:$", line)]

    assert 3 == len(blocks)
    assert 3 <= len(lines_with(solved.solutions, "passing, 0 failing"))


# --- choosing checks --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def stubs(projects: Projects) -> Project:
    """All stubs, in a folder that says what was imported when everything was collected."""
    names = [path.relative_to(ROOT / "katas").as_posix() for path in sorted((ROOT / "katas").glob("*/*.py"))]
    return projects("stubs").with_stubs(*names).given({"conftest.py": TELLS_IMPORTS})


def collected(project: Project, *arguments: str) -> list[str]:
    """The katas that are collected, in order."""
    result = project.run(*FAST, "--collect-only", "-q", *arguments)
    assert pytest.ExitCode.OK == result.ret, result.stdout.str()
    return list(dict.fromkeys(Path(line.split("::")[0]).stem for line in ids(result)))


def test_collecting_everything(stubs: Project) -> None:
    """Every check of every kata is an item, in the catalogue's spelling, in well under a second."""
    result = stubs.run(*FAST, "--collect-only", "-q")
    expected = {f"katas/{kata.file}::{check.name}" for kata in catalogue.all_katas() for check in kata.checks}

    assert expected == set(ids(result))
    assert ["imported: hypothesis"] == lines_with(result, "imported:")


def test_collecting_imports_no_answer(project: Project) -> None:
    """A learner's file that would end the process is collected all the same, also where it is named."""
    project.given({"katas/recurrent/lstm.py": CRASHES_AT_IMPORT})
    project.given({"conftest.py": TELLS_IMPORTS})
    for arguments in ((), ("katas/recurrent/lstm.py",), ("katas",), ("katas/recurrent/lstm.py::params",)):
        result = project.run(*FAST, "--collect-only", "-q", *arguments)
        expected = (
            ["params"] if "::" in "".join(arguments) else ["architecture", "params", "output", "loss", "training"]
        )

        assert pytest.ExitCode.OK == result.ret
        assert [f"katas/recurrent/lstm.py::{name}" for name in expected] == ids(result)
        assert ["imported: hypothesis"] == lines_with(result, "imported:")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["lstm"], {"lstm"}),
        (["recurrent"], {kata for kata in catalogue.index() if catalogue.topic_of(kata) == "recurrent"}),
        (["Q31"], {kata.id for kata in catalogue.all_katas() if "Q31" in kata.questions}),
        (["q31"], {kata.id for kata in catalogue.all_katas() if "Q31" in kata.questions}),
        (["*stm"], {"lstm"}),
        (["lstm,gru"], {"lstm", "gru"}),
        (["lstm, rnn ,", "cnn", "lstm"], {"cnn", "rnn", "lstm"}),
    ],
    # Sets have no order that two processes would agree on.
    ids=["id", "topic", "question", "question in small letters", "pattern", "commas", "commas and more"],
)
def test_names_of_katas(names: list[str], expected: set[str]) -> None:
    """A name is an id, a topic, a question or a pattern; several may stand in one, with commas."""
    assert [kata for kata in catalogue.index() if kata in expected] == catalogue.select(names)


def test_selection_by_name(stubs: Project) -> None:
    """`--kata` takes names, repeated and with commas, and nothing else is collected."""
    assert {"lstm", "gru", "rnn", "cnn"} == set(collected(stubs, "--kata=lstm,gru", "--kata", "*rnn", "--kata=cnn"))
    assert set(catalogue.select(["transfer", "Q48"])) == set(collected(stubs, "--kata=transfer, Q48"))


def test_selection_by_keyword_and_node(stubs: Project) -> None:
    """`-k`, a node id and `-m` choose checks as anywhere."""
    by_keyword = ids(stubs.run(*FAST, "--collect-only", "-q", "--kata=lstm,gru", "-k", "params"))
    by_node = ids(stubs.run(*FAST, "--collect-only", "-q", "katas/recurrent/gru.py::loss"))
    by_marker = ids(stubs.run(*FAST, "--collect-only", "-q", "--kata=lstm", "-m", "hypothesis and kata"))

    assert ["katas/recurrent/gru.py::params", "katas/recurrent/lstm.py::params"] == sorted(by_keyword)
    assert ["katas/recurrent/gru.py::loss"] == by_node
    assert len(catalogue.load("lstm").checks) == len(by_marker)


def test_stubs_are_todo(stubs: Project) -> None:
    """All stubs: one todo each, nothing failed, and exit status 1, since nothing is solved."""
    result = stubs.run(*FAST, "--kata-json=v.json")

    assert pytest.ExitCode.TESTS_FAILED == result.ret
    assert dict.fromkeys(catalogue.index(), "todo") == statuses(verdicts(stubs.folder / "v.json"))
    assert f"{len(catalogue.index())} todo" in result.outlines[-1]
    assert "failed" not in result.outlines[-1]


def test_the_next_answer_begins_meanwhile(project: Project) -> None:
    """While one answer is judged, the process of the next one has begun: here the first waits for that."""
    first, second = solutions("conv_output", "ann_params")
    project.with_solutions(first, second)
    path = project.folder / "katas" / first
    path.write_text(
        "import os\nimport time\n\n"
        + (ROOT / "solutions" / first).read_text("utf-8").replace("def conv_output_size(", "def _right(")
        + "\n\ndef conv_output_size(size, kernel, stride=1, padding='valid'):\n"
        "    late = time.monotonic() + 30\n"
        "    while not os.path.exists('begun') and time.monotonic() < late:\n"
        "        pass\n"
        "    if not os.path.exists('begun'):\n"
        "        raise TimeoutError('the next answer has not begun')\n"
        "    return _right(size, kernel, stride, padding)\n"
    )
    path = project.folder / "katas" / second
    path.write_text("open('begun', 'w').close()\n" + (ROOT / "solutions" / second).read_text("utf-8"))

    result = project.run(*FAST)

    assert "2 of 2 katas solved" in result.stdout.str()


def test_exit_first(project: Project) -> None:
    """`-x` stops at the first failed check."""
    project.given({"katas/recurrent/recurrent_params.py": WRONG_COUNT.replace("+ 1", "+ 2")})
    result = project.run(*FAST, "-x", "--kata-json=v.json")
    (verdict,) = verdicts(project.folder / "v.json").values()

    assert pytest.ExitCode.TESTS_FAILED == result.ret
    assert "failed" == verdict["status"]
    assert [{"name": "simple_rnn", "status": "failed"}] == verdict["checks"]


def test_letters_that_no_terminal_shows(project: Project) -> None:
    """A lone surrogate or an escape in a message costs neither a worker nor the other answers their verdicts."""
    evil = 'raise ValueError("\\ud800 \\x1b[31m")'
    called = WRONG_COUNT.replace("return units * (features + units + 1)", evil)
    files = {"katas/recurrent/recurrent_params.py": called, "katas/convolution/pooling.py": evil}
    result = project.with_solutions("recurrent/rnn_step.py").given(files).run(*FAST, "-n", "1", "--kata-json=v.json")
    found = verdicts(project.folder / "v.json")

    assert {"pooling": "error", "recurrent_params": "failed", "rnn_step": "solved"} == {
        kata: verdict["status"] for kata, verdict in found.items()
    }
    assert "\x1b" not in result.stdout.str()
    assert "INTERNALERROR" not in result.stdout.str()


# --- mistakes in the command ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ltsm", "did you mean lstm"),
        ("recurent", "did you mean recurrent"),
        ("Q331", "did you mean Q33, Q31"),
        ("zzzz", "see pytest"),
    ],
)
def test_an_unknown_name_suggests_others(name: str, words: str) -> None:
    """What may have been meant is told."""
    with pytest.raises(catalogue.UnknownKata, match=f"there is no kata, topic or question '{name}'.*{words}"):
        catalogue.select(["lstm", name])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--kata=ltsm"], "there is no kata, topic or question 'ltsm'; did you mean lstm"),
        (["--kata="], "--kata: no name given"),
        (["--kata-dir=nowhere"], "there is no folder"),
        (["--solutions", "--kata-dir=katas"], "choose one"),
        (["--kata-timeout=0"], "--kata-timeout: a number of seconds above 0"),
        (["--kata-timeout=soon"], "invalid float value"),
        (["--kata=cnn", "katas/recurrent"], "no file for cnn"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_mistakes_in_the_command(project: Project, arguments: list[str], words: str) -> None:
    """A usage error says what is wrong, in one line, and suggests what may be meant."""
    result = project.with_stubs(*solutions("lstm")).run(*FAST, *arguments)
    told = [line for line in [*result.outlines, *result.errlines] if words in line]

    assert pytest.ExitCode.USAGE_ERROR == result.ret
    assert told
    assert "Traceback" not in result.stderr.str() + result.stdout.str()


def test_kata_list(project: Project) -> None:
    """`--kata-list` prints topics, katas and questions, checks nothing and exits with 0."""
    result = project.given({"katas/recurrent/lstm.py": CRASHES_AT_IMPORT}).run("--kata-list")

    assert pytest.ExitCode.OK == result.ret
    assert "recurrent" in result.outlines
    assert re.search(r"^  lstm +LSTM classifier  \(Q31.*\)$", result.stdout.str(), re.MULTILINE)
    assert f"{len(catalogue.index())} katas, " in result.outlines[-1]


# --- with the plugin installed, elsewhere -----------------------------------------------------------------


@pytest.fixture(scope="module")
def elsewhere(projects: Projects) -> pytest.RunResult:
    """A project that has nothing to do with katas, though some of its names look like it."""
    project = projects("elsewhere").given(
        {
            "tests/test_plain.py": f"import sys\ndef test_imports():\n    assert not set(sys.modules) & set({HEAVY})\n",
            "training/train.py": CRASHES_AT_IMPORT,
            "training/regression.py": CRASHES_AT_IMPORT,
            "recurrent/lstm.py": CRASHES_AT_IMPORT,
            "katas/lstm.py": CRASHES_AT_IMPORT,
        }
    )
    return project.run(*FAST)


def test_elsewhere_nothing_is_imported(elsewhere: pytest.RunResult) -> None:
    """A plain pytest run imports neither Keras nor TensorFlow nor Hypothesis because of us."""
    elsewhere.assert_outcomes(passed=1)
    assert pytest.ExitCode.OK == elsewhere.ret


def test_elsewhere_nothing_is_collected(elsewhere: pytest.RunResult) -> None:
    """Files of the same names that lie in no folder of katas are let alone, and no board is shown."""
    assert "collected 1 item" in "\n".join(elsewhere.outlines)
    assert "katas solved" not in elsewhere.stdout.str()


def test_elsewhere_the_users_profile_holds(project: Project) -> None:
    """The settings of the user's own Hypothesis tests are what they set, also after a kata was checked."""
    test = """
        from hypothesis import HealthCheck, given, settings, strategies as st

        drawn = []

        @given(st.integers())
        def test_draws(number):
            drawn.append(number)

        def test_settings():
            ours = settings()
            assert (ours.max_examples, ours.derandomize) == (7, False)
            assert ours.suppress_health_check == (HealthCheck.too_slow,)
            assert settings.get_current_profile_name() == "theirs"
            assert len(drawn) == 7
    """
    profile = """
        from hypothesis import HealthCheck, settings

        settings.register_profile("theirs", max_examples=7, suppress_health_check=[HealthCheck.too_slow])
        settings.load_profile("theirs")
    """
    project.with_solutions(*solutions("recurrent_params")).given(
        {"test_z.py": _dedented(test), "conftest.py": _dedented(profile)}
    )
    result = project.run(*FAST, "katas", "test_z.py")

    result.assert_outcomes(passed=5)
    assert pytest.ExitCode.OK == result.ret


def _dedented(text: str) -> str:
    return "\n".join(line.removeprefix("        ") for line in text.splitlines())


def test_an_unknown_file_among_katas_is_let_alone(project: Project) -> None:
    """Only files that answer a kata are ours: helpers and notes beside them are not imported."""
    project.with_stubs(*solutions("lstm")).given({"katas/recurrent/notes.py": CRASHES_AT_IMPORT})

    assert ["lstm"] == collected(project)


# --- half written, partly run, in the wrong place ---------------------------------------------------------

HALF = """def simple_rnn_params(features, units):
    return units * (features + units + 1)


def lstm_params(features, units):
    raise NotImplementedError


def gru_params(features, units, reset_after=True):
    return {gru}
"""


@pytest.fixture(scope="module")
def half(projects: Projects) -> SimpleNamespace:
    """One of three functions is not written yet; the last one is wrong, or right."""
    project = projects("half")
    project.given({"katas/recurrent/recurrent_params.py": HALF.format(gru="0")})
    wrong = project.run(*FAST, "-W", "error", "--kata=recurrent_params", "--kata-json=wrong.json")
    right = "3 * units * (features + units + (2 if reset_after else 1))"
    project.given({"katas/recurrent/recurrent_params.py": HALF.format(gru=right)})
    todo = project.run(*FAST, "-W", "error", "-v", "--kata-json=todo.json")
    return SimpleNamespace(project=project, wrong=wrong, todo=todo)


def test_what_is_not_written_yet_is_todo(half: SimpleNamespace) -> None:
    """Function by function: it is no failure, has no screen, and keeps the kata from being solved."""
    wrong, todo = (verdicts(half.project.folder / f"{name}.json")["recurrent_params"] for name in ("wrong", "todo"))

    assert ["passed", "todo", "failed"] == [check["status"] for check in wrong["checks"]]
    assert ["passed", "todo", "passed"] == [check["status"] for check in todo["checks"]]
    assert ["failed", "todo"] == [wrong["status"], todo["status"]]
    assert "not written yet: lstm" == todo["message"]
    assert [1, 1] == [half.wrong.ret, half.todo.ret]
    assert {"passed": 2, "todo": 1} == half.todo.parseoutcomes()
    assert "lstm_params" not in half.todo.stdout.str()
    assert [] == lines_with(half.wrong, "recurrent_params · lstm")


def test_half_written_is_kept(half: SimpleNamespace) -> None:
    """The learner's progress says how many checks pass by now."""
    text = (half.project.folder / ".keraskata/progress.json").read_text("utf-8")
    entry = json.loads(text)["katas"]["recurrent_params"]

    assert ("todo", "todo") == (entry["status"], entry["checks"]["lstm"])


def test_part_of_a_kata_is_told_as_such(half: SimpleNamespace) -> None:
    """One check alone doesn't say that no kata is solved, but how many checks ran."""
    told = half.project.run(*FAST, "katas/recurrent/recurrent_params.py::simple_rnn")

    assert 0 == told.ret
    assert [] == lines_with(told, "0 of 1")
    (line,) = lines_with(told, "1 of 3 checks run, 1 passed")
    assert line.endswith("pytest --kata=recurrent_params runs them all")


@pytest.mark.parametrize(
    "name", ["recurrent_params.py", "my_recurrent_params.py", "mine/recurrent_params_2.py", "my recurrent-params.py"]
)
def test_an_answer_in_the_wrong_place(half: SimpleNamespace, name: str) -> None:
    """It is not collected silently: where answers are looked for is said, and how this one can be checked."""
    half.project.given({name: HALF.format(gru="0")})
    told = half.project.run(*FAST, name)

    assert pytest.ExitCode.USAGE_ERROR == told.ret
    said = "\n".join(told.errlines)
    assert "looks for an answer to recurrent_params in katas/recurrent/recurrent_params.py" in said
    assert f"keraskata check recurrent_params {shlex.quote(name)}" in said


def test_files_that_answer_nothing_are_left_alone(half: SimpleNamespace) -> None:
    """A module of a learner's own project may be called like a kata."""
    half.project.given({"losses.py": "def loss(y): return y\n"})

    assert pytest.ExitCode.NO_TESTS_COLLECTED == half.project.run(*FAST, "losses.py").ret


def test_a_project_with_tests_of_its_own(project: Project) -> None:
    """Its `testpaths` don't keep `--kata` from the katas, nor `--solutions` from those that came with them."""
    project.given(
        {
            "pytest.ini": "[pytest]\ntestpaths = tests\n",
            "tests/test_own.py": "def test_own(): pass\n",
            "katas/recurrent/recurrent_params.py": HALF.format(gru="0"),
        }
    )

    assert {"passed": 1, "todo": 1, "failed": 1} == project.run(*FAST, "--kata=recurrent_params").parseoutcomes()
    assert {"passed": 1} == project.run(*FAST).parseoutcomes()
    assert {"passed": 3} == project.run(*FAST, "--solutions", "--kata=recurrent_params").parseoutcomes()


def test_what_a_learners_readme_says_finds_katas(project: Project) -> None:
    """Each command of pytest's that the folder's README names, also in a project with tests of its own."""
    project.given({"pytest.ini": "[pytest]\ntestpaths = tests\n", "tests/test_own.py": "def test_own(): pass\n"})
    Folder(project.folder).fill()
    readme = (project.folder / "README.md").read_text("utf-8")
    commands = [shlex.split(one)[1:] for one in re.findall(r"`(pytest[^`]*)`", readme)]

    assert 2 == len(commands)
    for arguments in commands:
        found = project.run(*FAST, "--collect-only", "-q", *arguments).outlines
        assert any("recurrent/lstm.py::params" in line for line in found), arguments
        assert not any("test_own" in line for line in found)


def test_items_know_the_line_of_their_function(half: SimpleNamespace) -> None:
    """Where an editor jumps to from its test tree; of a file that can't be read, to the top."""
    half.project.given(
        {
            "conftest.py": "def pytest_collection_finish(session):\n"
            "    for item in session.items: print('at', item.location[1] + 1, item.name)\n",
            "katas/recurrent/recurrent_params.py": HALF.format(gru="0"),
        }
    )
    told = half.project.run(*FAST, "--collect-only", "-q", "-s", "--kata=recurrent_params")
    half.project.given({"katas/recurrent/recurrent_params.py": "def (", "conftest.py": ""})

    assert ["at 1 simple_rnn", "at 5 lstm", "at 9 gru"] == lines_with(told, "at ")
    assert 0 == half.project.run(*FAST, "--collect-only", "-q", "--kata=recurrent_params").ret


# --- a call to be kept ------------------------------------------------------------------------------------


def test_a_call_that_fails_can_be_kept(project: Project) -> None:
    """`--kata-save-case` writes a script; run by itself, it makes the very same call."""
    half = HALF.format(gru="print(features) or 0")
    project.given({"katas/recurrent/recurrent_params.py": half})
    told = project.run(*FAST, "--kata-save-case=cases", "--kata=recurrent_params")
    (line,) = lines_with(told, "the call is in")
    script = Path(line.rpartition(" is in ")[2])
    call = next(line.strip() for line in told.outlines if line.startswith("  gru_params("))
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True, timeout=60)

    assert script == project.folder / "cases/recurrent_params-gru.py"
    assert f"{call.partition('(')[2].partition(',')[0]}\n0\n" == done.stdout


def test_a_call_too_long_to_show_can_be_kept(project: Project) -> None:
    """The board says how; the script that is written makes the call with every number."""
    answer = (Path(__file__).parent / "answers/pooling/wrong_four_channels.py").read_text("utf-8")
    project.given({"katas/convolution/pooling.py": answer})
    told = project.run(*FAST, "katas/convolution/pooling.py::max")
    (line,) = lines_with(told, "a call with arrays too long to show")
    kept = project.run(*FAST, "katas/convolution/pooling.py::max", re.findall(r"--kata-save-case=\w+", line)[0])
    script = project.folder / "cases/pooling-max.py"
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True, timeout=60)

    assert lines_with(told, "  max_pool(<float32 array of shape ")
    assert not lines_with(kept, "a call with arrays too long to show")
    assert str(script) in lines_with(kept, "the call is in")[0]
    assert done.stdout.startswith("[[[")


def test_arrays_are_kept_as_they_are(tmp_path: Path) -> None:
    """Arrays too long for a line, and views of them, come back with type, order and every digit; a model can't be kept."""
    answer = tmp_path / "my answers" / "f.py"
    answer.parent.mkdir()
    answer.write_text("def f(*args, **kwargs): return [*map(repr, args)], kwargs['axis']", "utf-8")
    numbers = np.random.default_rng(0).normal(size=(5, 4)).astype("float32")
    views = [View(numbers, how) for how in ("reversed", "second", "transposed")]
    script = save(tmp_path / "cases", "f · values", answer, Call("f", (numbers, [numbers], *views), {"axis": -1}))
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True, timeout=60)

    expected = [repr(one) for one in (numbers, [numbers], numbers, numbers, numbers)]
    assert f"{(expected, -1)}\n" == done.stdout
    with pytest.raises(NotWritable, match="model can't be written"):
        save(tmp_path, "f · model", answer, Call("f", (Given("", ()),)))


# --- another backend --------------------------------------------------------------------------------------------


def test_a_chosen_backend_is_told_of_and_left_aside(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has set KERAS_BACKEND for other work has katas checked all the same, and reads on what."""
    monkeypatch.setenv("KERAS_BACKEND", "numpy")
    project.with_solutions("foundations/backend_agnostic.py", "dense/ann.py")
    result = project.run("--kata=ann,backend_agnostic")

    assert pytest.ExitCode.OK == result.ret, result.stdout.str()
    assert lines_with(result, "keraskata: checked on TensorFlow, whatever KERAS_BACKEND is: numpy")


# As much of Keras on PyTorch, which isn't installed here, as is looked at.
ON_TORCH = """
import sys, types
config = types.ModuleType("keras.src.backend.config")
config.backend = lambda: "torch"
sys.modules.update({"keras": types.ModuleType("keras"), config.__name__: config})
"""


def test_keras_on_another_backend_is_refused(project: Project) -> None:
    """Where a conftest has imported it already, nothing could be judged."""
    result = project.with_solutions("dense/ann.py").given({"conftest.py": ON_TORCH}).run("--kata=ann")

    assert pytest.ExitCode.USAGE_ERROR == result.ret
    told = "katas are checked on TensorFlow or JAX, and this run's Keras was imported on torch"
    assert told in result.stderr.str() + result.stdout.str()


def test_keras_on_another_backend_elsewhere(project: Project) -> None:
    """It is no concern of ours where there are no katas."""
    result = project.given({"conftest.py": ON_TORCH, "test_plain.py": "def test_plain(): pass\n"}).run()

    assert pytest.ExitCode.OK == result.ret
