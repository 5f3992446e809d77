"""Notes of a diagnosis: each is said of a program that has its reason, and not of a neighbour that hasn't."""

from __future__ import annotations

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
LOGITS = {"last": "layers.Dense(1)", "loss": "keras.losses.BinaryCrossentropy(from_logits=True)"}
STATES = 'layers.Reshape((8, 1)), layers.LSTM(4, activation="{}"), layers.Dense(1, activation="sigmoid")'
OWN = "lambda y, p: keras.ops.{}(keras.ops.square(y - p))"
MIDDLE = 'layers.Dense({}, activation="tanh"), layers.Dense(1, activation="sigmoid")'
CODE = 'layers.Dense(4, name="code"{}), layers.Dense(1, activation="sigmoid")'
NORMAL = 'layers.BatchNormalization(momentum={}), layers.Dense(1, activation="sigmoid")'
PAIR = {"last": 'layers.Dense(2, activation="softmax")', "y": "keras.utils.to_categorical(label)"}
# By note: what the program has that gets it, and its neighbour that doesn't.
NOTES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "a high learning rate": (
        {"optimizer": "keras.optimizers.Adam(0.25)"},
        {"optimizer": "keras.optimizers.Adam(0.15)"},
    ),
    "a low learning rate": ({"optimizer": "keras.optimizers.Adam(5e-6)"}, {"optimizer": "keras.optimizers.Adam(2e-5)"}),
    "hardly any steps": (
        {"optimizer": "keras.optimizers.Adam(1e-4)", "fit": "dict(epochs=5)"},
        {"optimizer": "keras.optimizers.Adam(1e-4)"},
    ),
    "one step an epoch": ({"fit": "dict(epochs=20, batch_size=300)"}, {"fit": "dict(epochs=20, batch_size=299)"}),
    "rows in order": ({"fit": "dict(epochs=20, shuffle=False)"}, {"fit": "dict(epochs=20, shuffle=True)"}),
    "numbers for labels": ({"y": "rng.uniform(size=300)"}, {"y": "rng.uniform(size=300).round(1)"}),
    "more units than labels": (
        {"last": 'layers.Dense(3, activation="softmax")', "loss": '"sparse_categorical_crossentropy"'},
        {"last": 'layers.Dense(2, activation="softmax")', "loss": '"sparse_categorical_crossentropy"'},
    ),
    "squared error of probabilities": ({"loss": '"mse"'}, {"loss": '"mse"', "y": "rng.uniform(0.1, 0.9, size=300)"}),
    "accuracy at 0.5 of logits": (
        LOGITS | {"metrics": '["accuracy"]'},
        LOGITS | {"metrics": "[keras.metrics.BinaryAccuracy(threshold=0.0)]"},
    ),
    "an unbounded state": ({"last": STATES.format("relu")}, {"last": STATES.format("tanh")}),
    "a loss that grows with the batch": ({"loss": OWN.format("sum")}, {"loss": OWN.format("mean")}),
    "a first loss far from guessing": (
        {"last": 'layers.Dense(1, activation="sigmoid", kernel_initializer=keras.initializers.RandomNormal(0, 20))'},
        {"last": 'layers.Dense(1, activation="sigmoid", kernel_initializer=keras.initializers.RandomNormal(0, 1))'},
    ),
    "inputs that are not scaled": ({"size": "30"}, {"size": "5"}),
    "one unit in the middle": ({"last": MIDDLE.format(1)}, {"last": MIDDLE.format(2)}),
    "a linear hidden layer": ({"last": CODE.format("")}, {"last": CODE.format(', activation="relu"')}),
    "averages that are too young": (
        {"last": NORMAL.format(0.999), "fit": "dict(epochs=4)"},
        {"last": NORMAL.format(0.9), "fit": "dict(epochs=4)"},
    ),
    "binary loss on a softmax": (PAIR, PAIR | {"loss": '"categorical_crossentropy"'}),
}


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
    having, neighbour = NOTES[note]

    assert note in {name for rule in RULES for name in rule.names}
    assert note in notes(having, tmp_path, monkeypatch)
    assert note not in notes(neighbour, tmp_path, monkeypatch)


def test_nothing_is_noted_without_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the program that all of these are changes of."""
    assert set() == notes({}, tmp_path, monkeypatch)
