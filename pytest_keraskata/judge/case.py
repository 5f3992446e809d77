"""One call of an answer's, what it showed, and the right network for the same call."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NoReturn

import numpy as np

from pytest_keraskata.asking.call import Call, show
from pytest_keraskata.asking.data import drawn_weights
from pytest_keraskata.asking.model import Layer, LossCase, ModelEvidence, Weight
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Raised, Returned
from pytest_keraskata.judge.failures import Facts, Failed
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.tasks import Task


@dataclass
class Case:
    """What the five checks judge.

    Args:
        call: the call that built the model.
        evidence: what it showed.
        reference: the right network for this call.
        inputs: the batch behind `evidence.outputs`.
        task: what the model is compiled for, or None where it needn't be.
        stochastic: whether the network acts at random in training; what it does there is then another check's.
        seed: of the drawn weights.
        loss_cases: the targets and predictions behind `evidence.compiled`.
        optimizer: the one that the model is to be compiled with.
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

    def fail(
        self,
        expected: str,
        found: str,
        *,
        why: str = "",
        advice: str = "",
        line: int | None = None,
        ends: bool = False,
        details: tuple[str, ...] = (),
        about: str = "",
    ) -> NoReturn:
        """Say what differs; `about` is "weights" where shapes and counts differ, whatever is computed with them."""
        raise Failed(
            call=self.call,
            expected=expected,
            found=found,
            why=why,
            advice=advice,
            line=line or self.evidence.line,
            ends=ends,
            case=replace(self.facts, expected={**self.facts.expected, "about": about}),
            details=details,
        )

    @property
    def facts(self) -> Facts:
        """The same as plain data, for the rules that explain."""
        known: dict[str, Any] = {"layers": self.reference.layers}
        if self.task is not None:
            pairs = [(pair.targets, pair.predictions) for pair in self.loss_cases]
            known |= {
                "task": self.task.name,
                "optimizer": self.optimizer,
                "losses": [self.task.loss_value(*pair) for pair in pairs],
                "rows": [len(targets) for targets, _ in pairs],
                "metric": self.task.metric_value(*pairs[0]) if pairs else None,
            }
        return Facts(self.call, self.evidence, known)

    @cached_property
    def drawn(self) -> list[Array]:
        """The values of the answer's weights behind its outputs."""
        known = [weight.drawn for weight in self.evidence.weights]
        if all(value is not None for value in known):
            return [value for value in known if value is not None]
        weights = [(weight.path, weight.shape, weight.trainable) for weight in self.evidence.weights]
        return drawn_weights(weights, self.seed)

    @property
    def matching_order(self) -> list[int] | None:
        """How the answer's weights stand in the reference so that both compute the same, or None."""
        return self._match[0]

    def seen(self, values: Sequence[Array]) -> list[Array]:
        """Values of the answer's weights as the reference lays them out: its own kernels may be (units, inputs)."""
        return [value.T if self._match[1] and value.ndim == 2 else value for value in values]

    def placed(self, values: Sequence[Array]) -> list[Array]:
        """Values of the answer's weights in the reference's order; only for an answer that matches."""
        assert self.matching_order is not None, "another network has no such order"
        seen = self.seen(values)
        return [seen[place] for place in self.matching_order]

    @property
    def fits(self) -> bool:
        """Whether the shapes of the answer's weights are the reference's."""
        return any(next(self.reference.orders(weights), None) is not None for _, weights in self._layouts())

    @property
    def fitting(self) -> list[Array] | None:
        """Drawn values in some order in which their shapes fit the reference, or None where none does."""
        for turned, weights in self._layouts():
            order = next(self.reference.orders(weights), None)
            if order is not None:
                return [
                    self.drawn[place].T if turned and self.drawn[place].ndim == 2 else self.drawn[place]
                    for place in order
                ]
        return None

    def _layouts(self) -> Iterator[tuple[bool, list[Weight]]]:
        """The answer's weights as they are; where a layer is its own, also with every kernel turned."""
        weights = list(self.evidence.weights)
        yield False, weights
        if any(layer.own for layer in self.evidence.layers):
            flat = [len(weight.shape) == 2 for weight in weights]
            yield (
                True,
                [
                    replace(weight, shape=weight.shape[::-1]) if turned else weight
                    for weight, turned in zip(weights, flat, strict=True)
                ],
            )

    @property
    def right(self) -> Array | None:
        """What the reference gives for the inputs with the answer's weights in the matching order."""
        return self._match[2]

    @cached_property
    def _match(self) -> tuple[list[int] | None, bool, Array | None]:
        outputs = self.evidence.outputs
        if outputs is None:
            return None, False, None
        # A model whose values are too many to cross is also too large to be tried in every order.
        most = None if self.evidence.weights and self.evidence.weights[0].drawn is not None else 1
        for turned, weights in self._layouts():
            drawn = [value.T if turned and value.ndim == 2 else value for value in self.drawn]
            for order in itertools.islice(self.reference.orders(weights), most):
                self.reference.place([drawn[place] for place in order])
                right = self.reference.outputs(self.inputs)
                if close(outputs.at_inference, right):
                    return order, turned, right
        return None, False, None


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
        Failed: where it didn't; nothing more can then be learned from this answer.
    """
    evidence = case.evidence
    if evidence.raised is not None:
        raise_of_learner(case, evidence.raised, "a Keras model")
    if not evidence.is_model:
        returned = evidence.returned or Returned("object", "something else")
        case.fail("a Keras model", returned_words(returned), ends=True, why=_why_not_a_model(returned))
    if not evidence.built:
        case.fail(
            "a model that is built: its input shape is known and count_params() works",
            "a model without weights, since it has not been told its input shape",
            why="layers make their weights when they learn the shape of their input, and this model never did",
            advice="where does the model learn how many numbers one sample has?",
            ends=True,
        )
    if len(evidence.output_shapes) > 1 or evidence.output_count > 1:
        count = max(len(evidence.output_shapes), evidence.output_count)
        case.fail("a model with one output", f"a model with {count} outputs", ends=True)
    return evidence


def raise_of_learner(case: Case, raised: Raised, expected: str) -> NoReturn:
    """Tell of an exception in the learner's function: the call, the line and the message, once."""
    why = f"{case.call.function} is not written yet" if raised.code.startswith("raise NotImplementedError") else ""
    case.fail(expected, str(raised), why=why, line=raised.line, ends=True, details=code_lines(raised))


def code_lines(raised: Raised) -> tuple[str, ...]:
    """The learner's line that raised, if it is known."""
    return (f"line {raised.line}: {raised.code}",) if raised.line and raised.code else ()


def returned_words(returned: Returned) -> str:
    """What a function returned, in a few words."""
    match returned.kind:
        case "none":
            return "None"
        case "bool" | "int" | "float" | "text":
            return show(returned.value)
        case "array":
            return f"an array of shape {tuple(returned.value.shape)}"
        case "sequence":
            return f"a {returned.type_name} of {len(returned.value)}"
        case "symbolic":
            return f"a KerasTensor of shape {tuple(returned.value)}"
        case "mapping":
            return "a dict"
        case _:
            return "a class" if returned.type_name == "type" else f"an object of class {returned.type_name}"


def _why_not_a_model(returned: Returned) -> str:
    match returned.kind:
        case "none":
            return "nothing comes back: there is no return, or it returns what compile() or add() gives, which is None"
        case "symbolic":
            return "this is the output tensor of a graph; a model still has to be made of its inputs and outputs"
        case _:
            return ""


def network_words(layers: Sequence[Layer]) -> str:
    """A network in one line, as one would say it."""
    return " → ".join(layer_words(layer) for layer in layers)


def layer_words(layer: Layer) -> str:
    """One layer as one would say it, for example "LSTM 5" or "Dense 1 sigmoid"."""
    words = [layer.kind]
    for name in ("units", "filters", "kernel_size", "pool_size", "rate"):
        if name in layer.settings:
            value = layer.settings[name]
            words.append("×".join(map(str, value)) if isinstance(value, tuple) else f"{value:g}")
    if layer.activation and layer.activation != "linear" and layer.kind not in ("LSTM", "GRU", "SimpleRNN"):
        words.append(layer.activation)
    return " ".join(words)
