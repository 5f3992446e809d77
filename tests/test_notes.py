"""Notes of a diagnosis: each is said of a program that has its reason, and not of a neighbour that hasn't."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pytest_keraskata.portrait.rules import RULES
from tests.test_diagnose import told

PROGRAM = """
import keras
import numpy as np
from keras import layers

keras.utils.set_random_seed(0)
rng = np.random.default_rng(0)
x = {size} * rng.normal(size=(300, 6)).astype("float32")
label = (x[:, 0] > 0).astype("float32")
y = {y}
model = keras.Sequential([keras.Input((6,)), layers.Dense(8, activation="relu"), {last}])
model.compile({optimizer}, {loss}, metrics={metrics})
model.fit(x, y, **{fit})
"""
# Of this program nothing is said.
SOUND = {
    "size": "1",
    "y": "label",
    "last": 'layers.Dense(1, activation="sigmoid")',
    "optimizer": '"adam"',
    "loss": '"binary_crossentropy"',
    "metrics": "None",
    "fit": "dict(epochs=20)",
}
# By note: what the program has that gets it, and its neighbour that doesn't.
NOTES = json.loads(Path(__file__).with_name("notes.json").read_text("utf-8"))


def notes(changes: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """What is noted of the program with these changes."""
    path = folder / "program.py"
    path.write_text(PROGRAM.format(**SOUND | changes), "utf-8")
    found = told(path, 0, folder / "report", monkeypatch)
    assert (1, "") == (found.models, found.problem)
    return {fault.name for fault in found.faults if fault.level == "note"}


@pytest.mark.parametrize("note", NOTES)
def test_a_note_has_its_reason(note: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program gets it, and its neighbour doesn't."""
    assert note in {name for rule in RULES for name in rule.names}
    assert note in notes(NOTES[note]["noted"], tmp_path, monkeypatch)
    assert note not in notes(NOTES[note]["neighbour"], tmp_path, monkeypatch)


def test_nothing_is_noted_without_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the program that all of these are changes of."""
    assert set() == notes({}, tmp_path, monkeypatch)
