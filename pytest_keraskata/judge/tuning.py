"""What training moves in a model whose base was thawed: which weights, and where to."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.tuning import TuningEvidence, TuningRequest
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Facts, Failed, Failure
from pytest_keraskata.failures.training import WrongOptimizer, WrongSetting
from pytest_keraskata.judge.loss import EXTRAS
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.training import step_error

_TOLERANCE = 0.05


@dataclass(frozen=True)
class Tuned:
    """An answer's model beside the right one.

    Args:
        request: what was asked.
        evidence: what it showed.
        model: the right model; what of it trains is decided.
        reference: the same, to be asked.
        base: the places of the base's weights among the model's.
        normalization: those of its normalizations.
    """

    request: TuningRequest
    evidence: TuningEvidence
    model: Any
    reference: Reference
    base: frozenset[int]
    normalization: frozenset[int]

    @property
    def call(self) -> Call:
        return self.request.call

    def failed(self, expected: str, found: str, *, ends: bool = False) -> Failed:
        """What to raise where something differs."""
        failed = self._failed(Claim(expected, found))
        failed.ends = ends
        return failed

    def _failed(self, failure: Failure, why: str = "") -> Failed:
        return Failed(failure, call=self.call, why=why, facts=Facts(self.call, self.evidence))

    def _of_rate(self, rate: float, share: float) -> str:
        """What a step of that share of the right one says of the learning rate, where the optimizer says the same."""
        found = self.rates[0]
        told = abs(found / rate - share) <= _TOLERANCE * share and abs(share - 1) > _TOLERANCE
        return f"the learning rate is {found:.3g} instead of {rate:.3g}" if told else ""

    def name(self, place: int) -> str:
        """A weight as one would say it."""
        parts = self.model.weights[place].path.split("/")
        return "/".join(parts[-2:]) + (" (in the base)" if place in self.base else " (in the head)")

    @property
    def rates(self) -> tuple[float, ...]:
        """The learning rate at the first step, and at later ones."""
        first = self.evidence.optimizer.learning_rate if self.evidence.optimizer else 0.0
        return (first, *self.evidence.rates[1:])

    def trains(self, *, normalization: bool) -> None:
        """Each weight moves where it should train, and stays where it should not.

        Args:
            normalization: whether those of the base's normalizations are looked at, or all others.

        Raises:
            Failed: if one doesn't.
        """
        found = self.evidence
        # The head first: which of its layers stay tells more than that one does.
        for place, trained in reversed([*enumerate(self.reference.trainable)]):
            if (place in self.normalization) != normalization:
                continue
            # The statistics of the head's own normalization follow the batches.
            moving = trained or (place not in self.base and "moving" in self.model.weights[place].path)
            moved = not np.array_equal(found.after[place], found.steps[-1][place])
            if moved != moving:
                expected = f"training {'changes' if moving else 'must not change'} {self.name(place)}"
                raise self.failed(expected, "it changes" if moved else "it stays unchanged")

    def is_adam(self) -> None:
        """The optimizer is Adam with nothing added.

        Raises:
            Failed: if it isn't.
        """
        optimizer = self.evidence.optimizer
        if optimizer is None or optimizer.kind != "Adam":
            raise self._failed(WrongOptimizer("Adam", optimizer.words if optimizer else "none"))
        for name in EXTRAS:
            if value := optimizer.settings.get(name):
                raise self._failed(WrongSetting("Adam", name, float(value)))

    def follows(self, rate: float) -> None:
        """Each update reports the right loss, and moves the weights as a fresh Adam's would on the same batch.

        Raises:
            Failed: if one doesn't.
        """
        inputs, targets = (self.request.inputs,), self.request.targets
        optimizer = keras.optimizers.Adam(rate)
        before = self.evidence.after
        for number, (found, loss) in enumerate(zip(self.evidence.steps, self.evidence.losses, strict=True), start=1):
            self.reference.place(before)
            due = self.reference.loss(inputs, targets)
            if not abs(loss - due) <= 1e-3 * max(1.0, abs(due)):
                raise self.failed(f"update {number} reports a loss of {due:.4f}", f"{loss:.4f}")
            self.reference.place(before)
            right, gradients = self.reference.step(inputs, targets, optimizer)
            for place, (start, wanted, gradient) in enumerate(zip(before, right, gradients, strict=True)):
                if gradient is not None and step_error(start, wanted, found[place], gradient) > _TOLERANCE:
                    due, moved = (float(np.max(np.abs(one - start))) for one in (wanted, found[place]))
                    raise self._failed(
                        Claim(
                            f"update {number} of Adam moves {self.name(place)} by up to {due:.3g}",
                            f"it moves by up to {moved:.3g}" if abs(moved - due) > 0.01 * due else "it moves elsewhere",
                        ),
                        self._of_rate(rate, moved / due if due else 1.0),
                    )
            before = found
