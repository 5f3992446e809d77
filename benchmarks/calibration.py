"""How far right and wrong answers are from the bounds of the training check, over 20 seeds; writes calibration.md."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from pytest_keraskata.answer.local import LocalSubject
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.data import inputs
from pytest_keraskata.asking.model import ModelRequest
from pytest_keraskata.backend import keras
from pytest_keraskata.judge import training
from pytest_keraskata.judge.case import Case
from pytest_keraskata.judge.reference import Reference, optimizer_like
from pytest_keraskata.judge.tasks import BINARY

layers = keras.layers
FAMILIES: dict[str, tuple[tuple[int, ...], Callable[[], list[Any]]]] = {
    "ann": ((6,), lambda: [layers.Dense(12, activation="relu"), layers.Dense(8, activation="relu")]),
    "rnn": ((3, 2), lambda: [layers.SimpleRNN(8)]),
    "lstm": ((3, 2), lambda: [layers.LSTM(8)]),
    "gru": ((3, 2), lambda: [layers.GRU(8)]),
}
ANSWERS: dict[str, tuple[str, dict[str, Any]]] = {
    "right": ("sigmoid", {}),
    "right, learning rate 0.1": ("sigmoid", {"optimizer": lambda: keras.optimizers.Adam(0.1)}),
    "right, learning rate 1e-5": ("sigmoid", {"optimizer": lambda: keras.optimizers.Adam(1e-5)}),
    "learning rate 1e-7": ("sigmoid", {"optimizer": lambda: keras.optimizers.Adam(1e-7)}),
    "learning rate 0": ("sigmoid", {"optimizer": lambda: keras.optimizers.Adam(0.0)}),
    "mean squared error": ("sigmoid", {"loss": "mse"}),
    "linear output": ("linear", {}),
    "AdamW": ("sigmoid", {"optimizer": lambda: keras.optimizers.AdamW(weight_decay=0.1)}),
    "SGD": ("sigmoid", {"optimizer": lambda: keras.optimizers.SGD(0.01)}),
}


def network(family: str, activation: str) -> Any:
    shape, hidden = FAMILIES[family]
    return keras.Sequential([keras.Input(shape), *hidden(), layers.Dense(1, activation=activation)])


def measured(family: str, answer: str, seed: int) -> tuple[float, float]:
    """The largest error of a step, and by how much the best later loss is below the first, relative to it."""
    activation, settings = ANSWERS[answer]

    def build() -> Any:
        model = network(family, activation)
        optimizer = settings.get("optimizer", lambda: "adam")()
        model.compile(optimizer=optimizer, loss=settings.get("loss", "binary_crossentropy"), metrics=["accuracy"])
        return model

    shape = FAMILIES[family][0]
    batch = (inputs(seed, shape, 32, wide=False),)
    targets = BINARY.targets(np.random.default_rng(seed), 32, 1)
    request = ModelRequest(Call("build"), batch, BINARY.loss_cases(seed, 1), batch, targets, 1, 4, seed=seed)
    reference = Reference(lambda: network(family, "sigmoid"), BINARY.loss)
    evidence: Any = LocalSubject({"build": build}).ask(request)
    case = Case(Call("build"), evidence, reference, batch, BINARY, batch, targets)
    losses = [step.loss for step in evidence.learned]
    return max(errors(case)), (losses[0] - min(losses[1:])) / abs(losses[0])


def errors(case: Case) -> Iterator[float]:
    """The error of each weight in each step that the training check looks at, as it computes it."""
    evidence = case.evidence
    initial = [weight.initial for weight in evidence.weights]
    for before, steps in ((case.drawn, evidence.steps), (initial, evidence.learned[:2])):
        optimizer = optimizer_like(evidence.compiled.optimizer, "Adam", steps[0].learning_rate)
        for step in steps:
            case.reference.place(before)
            optimizer.learning_rate = step.learning_rate
            start = case.reference.values()
            expected, gradients = case.reference.step(case.train_inputs, case.train_targets, optimizer)
            for one in range(len(expected)):
                yield training.step_error(start[one], expected[one], step.weights[one], gradients[one])
            before = list(step.weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20)
    seeds = parser.parse_args().seeds
    lines = [
        "# Calibration of the training check",
        "",
        f"Written by `benchmarks/calibration.py` over {seeds} seeds and the networks of {', '.join(FAMILIES)}. The step error",
        "is how far a weight went astray, relative to how far it should have gone; the gain is by how much the best later",
        "loss is below the first one, relative to it.",
        "",
        f"A step error above {training.TOLERANCE} fails, and so does a gain below {training.LEARNED:g}.",
        "",
        "| answer | step error, smallest to largest | gain, smallest to largest |",
        "| --- | --- | --- |",
    ]
    for answer in ANSWERS:
        found = [measured(family, answer, seed) for family in FAMILIES for seed in range(seeds)]
        steps, gains = zip(*found, strict=True)
        lines.append(f"| {answer} | {min(steps):.2g} to {max(steps):.2g} | {min(gains):.2g} to {max(gains):.2g} |")
        print(lines[-1], flush=True)
    lines += [
        "",
        "Adam turns gradients of the same sign into the same steps, so that mean squared error is hardly told from cross-entropy",
        "by two steps now and then; the check of the loss by value tells it always.",
    ]
    Path(__file__).with_name("calibration.md").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
