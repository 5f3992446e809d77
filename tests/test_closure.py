"""What a result of the audit depends on: the spec with all that it imports and asks for, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import pytest_keraskata
from pytest_keraskata import catalogue
from pytest_keraskata.audit import ledger
from pytest_keraskata.audit.closure import Sources
from pytest_keraskata.audit.trial import Trial

PACKAGE = Path(str(pytest_keraskata.__file__)).parent

ASKING = """
class Request: ...
class Ask(Request, probe="box.probe"): ...
class Other(Request, probe="box.unused"): ...
"""


def sources(folder: Path, files: Mapping[str, str]) -> Sources:
    """A package `box` with these files."""
    for name, text in {"__init__.py": "", **files}.items():
        path = folder / "box" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Sources({"box": folder / "box"})


# --- what is found ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "import box.other",
        "import box.other as one",
        "from box import other",
        "from box.other import anything",
        "from box.other import *",
        "from . import other",
        "from .other import anything",
        "def later():\n    from box.other import anything",
        "from box.between import anything",
    ],
)
def test_an_import_is_followed(text: str, tmp_path: Path) -> None:
    """However it is written, wherever it stands, and through another module."""
    files = {"spec.py": text, "other.py": "", "between.py": "import json, keras, box.other", "stranger.py": ""}

    assert {"box.other"} == set(sources(tmp_path, files).closure("box.spec")) - {"box.spec", "box.between", "box"}


def test_modules_may_import_each_other(tmp_path: Path) -> None:
    """A circle ends."""
    files = {"spec.py": "import box.other", "other.py": "import box.spec"}

    assert {"box.spec", "box.other"} == set(sources(tmp_path, files).closure("box.spec"))


def test_a_package_is_imported_with_its_module(tmp_path: Path) -> None:
    """One that only lists what it holds changes nothing, and so does not count."""
    files = {
        "sums/__init__.py": '"""Sums."""\nKATAS = ("spec",)',
        "sums/spec.py": "from ..deep.down import anything",
        "deep/__init__.py": "import box.other",
        "deep/down.py": "",
        "other.py": "",
    }

    assert {"box.sums.spec", "box.deep", "box.deep.down", "box.other"} == set(
        sources(tmp_path, files).closure("box.sums.spec")
    )


def test_a_name_is_taken_from_behind_a_front(tmp_path: Path) -> None:
    """Of a module that only hands on what others define, those count whose names are taken."""
    files = {
        "front/__init__.py": "from box.one import first\nfrom box.other import second\n__all__ = ('first', 'second')",
        "spec.py": "from box.front import first",
        "one.py": "",
        "other.py": "",
    }

    assert {"box.spec", "box.front", "box.one"} == set(sources(tmp_path, files).closure("box.spec"))


@pytest.mark.parametrize(
    "text", ["from box.asking import Ask", "from box import asking\nasking.Ask()", "from box.helper import ask"]
)
def test_a_request_brings_its_probe(text: str, tmp_path: Path) -> None:
    """It is named as text, and imported beside an answer; the probe of a request that nobody uses is not."""
    files = {
        "spec.py": text,
        "asking.py": ASKING,
        "helper.py": "import box.asking as asking\ndef ask():\n    return asking.Ask()",
        "probe.py": "import box.deeper",
        "deeper.py": "",
        "unused.py": "",
    }

    assert {"box.spec", "box.asking", "box.probe", "box.deeper"} == set(
        sources(tmp_path, files).closure("box.spec")
    ) - {"box.helper", "box"}


def test_a_spec_without_source_has_no_digest(tmp_path: Path) -> None:
    """What can't be read can't be told from what it was before."""
    with pytest.raises(ModuleNotFoundError, match=r"no source file of box\.spec"):
        sources(tmp_path, {}).digest("box.spec")


# --- what changes -------------------------------------------------------------------------------------------

Changed = Callable[..., set[str]]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Changed:
    """Which katas' digests are others when a line is added to files of this package."""
    copy = tmp_path_factory.mktemp("package") / PACKAGE.name
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))

    def digests() -> dict[str, str]:
        read = Sources({PACKAGE.name: copy})
        return {kata: read.digest(spec, *ledger.ALWAYS) for kata, spec in catalogue.index().items()}

    before = digests()

    def change(*files: str) -> set[str]:
        texts = {copy / file: (copy / file).read_bytes() for file in files}
        for path, text in texts.items():
            path.write_bytes(text + b"\n# another line\n")
        after = digests()
        for path, text in texts.items():
            path.write_bytes(text)
        return {kata for kata, digest in after.items() if digest != before[kata]}

    return change


@pytest.mark.parametrize(
    ("file", "katas"),
    [
        ("specs/recurrent/lstm.py", {"lstm"}),
        ("specs/recurrent/_classifier.py", {"rnn", "lstm", "gru"}),
        ("answer/probes/saving.py", {"save_load"}),
        ("answer/probes/callback.py", {"early_stopping", "checkpoint", "custom_callback", "reduce_lr"}),
        ("asking/tuning.py", {"fine_tuning"}),
    ],
)
def test_a_change_of_a_spec_or_a_probe_touches_its_katas(file: str, katas: set[str], changed: Changed) -> None:
    """Those that import it or ask by it."""
    assert katas == changed(file)


@pytest.mark.parametrize("file", ["judge/run.py", "answer/zygote.py", "audit/trial.py"])
def test_a_change_of_what_judges_touches_all_katas(file: str, changed: Changed) -> None:
    """The run, an answer's process, and what tries an answer."""
    assert set(catalogue.index()) == changed(file)


def test_a_change_of_a_face_touches_none(changed: Changed) -> None:
    """Nothing that is shown, no mutant that is made in another way, and no list of katas decides about an answer."""
    assert set() == changed(
        "plugin.py",
        "cli/auditing.py",
        "learner/quiz.py",
        "render/page.py",
        "render/terminal.py",
        "portrait/rules/outputs.py",
        "audit/operators/code.py",
        "specs/__init__.py",
        "specs/recurrent/__init__.py",
    )


# --- trials -------------------------------------------------------------------------------------------------


def test_every_kata_has_a_closure() -> None:
    """The spec is found where it is installed."""
    for kata, spec in catalogue.index().items():
        assert spec in ledger.sources().closure(spec, *ledger.ALWAYS), kata


def test_a_trial_is_known_by_its_kata_and_its_text() -> None:
    """Its name and its place in a report don't matter."""
    trial = Trial("lstm", "right", "the solution", "text")

    assert ledger.digest(trial) == ledger.digest(Trial("lstm", "wrong", "wrong_one.py", "text"))
    assert ledger.digest(trial) != ledger.digest(Trial("lstm", "right", "the solution", "another text"))
    assert ledger.digest(trial) != ledger.digest(Trial("gru", "right", "the solution", "text"))
