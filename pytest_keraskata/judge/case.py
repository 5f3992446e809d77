"""One call of an answer's, what it showed, and the right network for the same call."""

import contextlib
import itertools
from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar

import numpy as np

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.data import drawn_weights
from pytest_keraskata.asking.model import LossCase, ModelEvidence, Weight
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Raised, Returned
from pytest_keraskata.failures import Facts, Failed, Failure, observe
from pytest_keraskata.failures.functions import Raises
from pytest_keraskata.failures.networks import NoModel, NotBuilt, SeveralOutputs
from pytest_keraskata.judge.layouts import Gates, Layout, layouts
from pytest_keraskata.judge.reference import Expected, Reference
from pytest_keraskata.judge.tasks import Task
from pytest_keraskata.kata import Mistake

_FEW_ORDERS = 24

_DECIDES: ContextVar[bool] = ContextVar("decides", default=True)


@contextlib.contextmanager
def explaining() -> Iterator[None]:
    """Inside, a failure is explained and nothing is decided: what is costly, and seldom needed, is left out."""
    token = _DECIDES.set(False)
    try:
        yield
    finally:
        _DECIDES.reset(token)


def decides() -> bool:
    """Whether what is found out now decides a verdict."""
    return _DECIDES.get()


@dataclass
class Case:
    """What the five checks judge.

    Args:
        call: the call that built the model.
        evidence: what it showed.
        reference: the right network for this call.
        inputs: the batch for `evidence.outputs`.
        task: what the model is compiled for, or None where it needn't be.
        stochastic: whether the network acts at random in training; what it does there is then another check's.
        seed: of the drawn weights.
        loss_cases: the targets and predictions for `evidence.compiled`.
        optimizer: the one that the model is to be compiled with.
        pulled: the batch for gradients of the outputs.
        cotangent: by what those outputs are weighed.
        mistakes: wrong networks.
        mistaken: the wrong network of one of them for the same call, or None where nothing comes of it.
        own_body: whether all but the last layer is the answer's choice, so that its layers can't be compared with the
            reference's.
        every_layout: whether weights of the answer's own layers may also be put together in other ways, and in any
            order: too many to be tried for each mistake, or to explain a failure.
    """

    call: Call
    evidence: ModelEvidence
    reference: Reference
    inputs: tuple[Array, ...] = ()
    task: Task | None = None
    train_inputs: tuple[Array, ...] = ()
    train_targets: Array | None = None
    stochastic: bool = False
    seed: int = 0
    loss_cases: tuple[LossCase, ...] = ()
    optimizer: str = "Adam"
    pulled: tuple[Array, ...] = ()
    cotangent: Array | None = None
    mistakes: Sequence[Mistake] = ()
    mistaken: Callable[[Mistake], Reference | None] | None = None
    own_body: bool = False
    every_layout: bool = field(default_factory=decides)
    _matched: ClassVar[tuple[tuple[Gates, ...], int]] = ((), 0)

    def __post_init__(self) -> None:
        observe(lambda: self.facts)

    def failed(
        self, failure: Failure, *, why: str = "", advice: str = "", line: int | None = None, ends: bool = False
    ) -> Failed:
        """What to raise where something differs."""
        where = line or self.evidence.line
        return Failed(failure, call=self.call, why=why, advice=advice, line=where, ends=ends, facts=self.facts)

    @property
    def facts(self) -> Facts:
        """The same as plain data, for the rules that explain."""
        known: dict[str, Any] = {
            "layers": self.reference.layers,
            "inputs": self.reference.input_shapes,
            "networks": self.is_mistaken,
            "own_body": self.own_body,
        }
        if self.task is not None:
            pairs = [(pair.targets, pair.predictions) for pair in self.loss_cases]
            known |= {
                "task": self.task.name,
                "optimizer": self.optimizer,
                "loss_values": [
                    None if one.extreme else self.task.loss_value(*pair)
                    for one, pair in zip(self.loss_cases, pairs, strict=True)
                ],
                "loss_rows": [len(targets) for targets, _ in pairs],
                "metrics": [self.task.metric_value(*pair) for pair in pairs],
            }
        return Facts(self.call, self.evidence, known)

    def is_mistaken(self, mistake: Mistake | None = None) -> list[Mistake] | bool | None:
        """Whether the answer is a mistake's network; of all mistakes those whose network it is.

        None where that can't be told: where it shows no outputs, or nothing comes of the mistake in this call.
        """
        if mistake is None:
            return [one for one in self.mistakes if self.is_mistaken(one)]
        # Of several outputs, the first one may be a mistake's, and yet not the fault.
        if self.evidence.outputs is None or self.mistaken is None or self.evidence.several > 1:
            return None
        wrong = self.mistaken(mistake)
        if wrong is None or wrong.input_shapes != self.reference.input_shapes:
            return None
        is_it = replace(self, reference=wrong, mistakes=(), every_layout=False).matching_order is not None
        if self.matching_order is None:
            return is_it
        # Where the right network is the wrong one as well, that says nothing of the answer.
        return None if is_it else False

    @cached_property
    def drawn(self) -> list[Array]:
        """The values of the answer's weights for its outputs."""
        known = [weight.drawn for weight in self.evidence.weights]
        if all(value is not None for value in known):
            return [value for value in known if value is not None]
        weights = [(weight.path, weight.shape, weight.trainable) for weight in self.evidence.weights]
        return drawn_weights(weights, self.seed)

    @property
    def is_small(self) -> bool:
        """Whether the values of the answer's weights are known: those of a large model don't cross."""
        return bool(self.evidence.weights) and self.evidence.weights[0].drawn is not None

    @property
    def matching_order(self) -> list[int] | None:
        """How the answer's weights are placed in the reference so that both compute the same, or None."""
        return self._match[0]

    @property
    def laid(self) -> list[Weight]:
        """The answer's weights as the reference may have them, to which `matching_order` refers."""
        assert self._match[1] is not None, "a different network has no such layout"
        return self._match[1].weights

    def placed(self, values: Sequence[Array]) -> list[Array]:
        """Values of the answer's weights as the reference has them; only for an answer that matches."""
        order, layout, _ = self._match
        assert order is not None, "a different network has no such order"
        assert layout is not None, "an order is one of a layout"
        seen = layout.lay(values)
        return [seen[place].reshape(shape) for place, shape in zip(order, self.reference.shapes, strict=True)]

    @property
    def fits(self) -> bool:
        """Whether the shapes of the answer's weights are the reference's."""
        return any(next(self.reference.orders(one.weights), None) is not None for one in self._layouts())

    @property
    def fitting(self) -> list[Array] | None:
        """Drawn values in some order in which their shapes fit the reference, or None where none does."""
        for layout in self._layouts():
            order = next(self.reference.orders(layout.weights), None)
            if order is not None:
                drawn = layout.lay(self.drawn)
                return [drawn[place] for place in order]
        return None

    def _layouts(self) -> Iterator[Layout]:
        is_own = any(layer.own for layer in self.evidence.layers)
        found = layouts(self.evidence.weights, is_own, self.reference.shapes, self.reference.paths)
        return found if self.every_layout else itertools.islice(found, 2)

    @property
    def right(self) -> Expected | None:
        """What the reference gives for the inputs with the answer's weights in the matching order."""
        return self._match[2]

    @cached_property
    def _match(self) -> tuple[list[int] | None, Layout | None, Expected | None]:
        outputs = self.evidence.outputs
        if outputs is None:
            return None, None, None
        # A model whose values are too many to cross is also too large to be tried in every order; nor is a mistake's
        # network, or one that only explains: there whole layers change places at most.
        most = None if self.is_small and self.every_layout else _FEW_ORDERS
        found = list(self._layouts())
        # How an answer keeps its weights is hardly another thing in the next call.
        gates, place = Case._matched
        for at in sorted(range(len(found)), key=lambda at: (found[at].gates != gates, at != place)):
            layout = found[at]
            for order in itertools.islice(self.reference.orders(layout.weights), most):
                # Not before their shapes fit: others may be as large as an answer's process likes to say.
                drawn = layout.lay(self.drawn)
                self.reference.place([drawn[place] for place in order])
                right = self.reference.expected(self.inputs)
                # Without the first test rounding would be measured for every wrong order.
                if close(outputs.at_inference, right.values) and right.agree(outputs.at_inference):
                    Case._matched = layout.gates, at
                    return order, layout, right
        return None, None, None


def close(found: Array, expected: Array, tolerance: float = 1e-4) -> bool:
    """Whether two arrays are the same at float32 precision, relative to how large they get."""
    if found.shape != expected.shape:
        return False
    if not found.size:
        return True
    scale = max(1.0, float(np.max(np.abs(np.nan_to_num(expected)))))
    return bool(np.allclose(found, expected, rtol=tolerance, atol=tolerance * scale, equal_nan=True))


def the_model(case: Case) -> ModelEvidence:
    """The evidence of a call that did return a built model with one output.

    Raises:
        Failed: if it didn't; nothing more can then be learned from this answer.
    """
    evidence = case.evidence
    if evidence.raised is not None:
        raise raised_in(case, evidence.raised, "a Keras model")
    if not evidence.is_model:
        raise case.failed(NoModel(evidence.returned or Returned("object", "something else")), ends=True)
    if not evidence.built:
        raise case.failed(NotBuilt(), ends=True)
    if evidence.several > 1:
        raise case.failed(SeveralOutputs(evidence.several), ends=True)
    return evidence


def raised_in(case: Case, raised: Raised, expected: str) -> Failed:
    """What to raise for an exception in the learner's function."""
    return case.failed(Raises(expected, raised), line=raised.line, ends=True)
