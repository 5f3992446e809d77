"""Asking for a model: how it looks, what it gives, how it is compiled and how it trains."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.message import Evidence, Message, Request
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.returned import Raised, Returned


@dataclass(frozen=True)
class LossCase(Message):
    """Targets and predictions for which the compiled loss and metrics are asked, by value.

    `extreme` ones are 0 and 1 themselves: there the loss must be finite, and how it gets there is free.
    """

    targets: Array
    predictions: Array
    extreme: bool = False


@dataclass(frozen=True)
class ModelRequest(Request, probe="pytest_keraskata.answer.probes.model"):
    """Build a model, and report how it looks and behaves.

    Args:
        call: the call that returns the model.
        inputs: one batch, an array for each input of the model.
        loss_cases: pairs for which compiled loss and metrics are asked.
        steps: how many optimizer steps to take on `train_inputs` and `train_targets`, from drawn weights.
        learn: how many more steps to take from the answer's own initial weights, for a learning curve.
        in_graph: where the model has code of the answer's own, run it in a compiled graph, as `fit` would.
        brief: of the outputs report those at inference and in training only.
        values: report the values of the weights; a large model's take longer to cross than to draw again.
        seed: of the backend's random numbers and of the drawn weights.
        input_names: of several inputs, under which a model that goes by names gets them.
        zeroed: weights that are zero for the outputs, by their place.
        follow: report the weights after one call in training as well.
        gradients: report how long the gradient of each weight is at its own initial values, on the training batch.
        extreme: report outputs for huge inputs and for large weights as well (see `data.extremes`).
        pulled: a batch on which gradients of the outputs are asked for, at drawn weights.
        cotangent: by what each of these outputs is weighed.
        own_only: report gradients, in training alone, only where something else than Keras's layers may hold them up, and
            compiled settings only where code of the answer's own is among what `compile` was given, and steps only where
            it takes them itself.
        then: of a function on symbolic tensors: arguments by name for further calls, each on what the last one gave.
        alone: call it in a copy of the answer that was asked nothing before.
    """

    call: Call
    inputs: tuple[Array, ...] = ()
    loss_cases: tuple[LossCase, ...] = ()
    train_inputs: tuple[Array, ...] = ()
    train_targets: Array | None = None
    steps: int = 0
    learn: int = 0
    in_graph: bool = False
    brief: bool = False
    values: bool = True
    seed: int = 0
    zeroed: tuple[int, ...] = ()
    follow: bool = False
    gradients: bool = False
    input_names: tuple[str, ...] = ()
    extreme: bool = False
    pulled: tuple[Array, ...] = ()
    cotangent: Array | None = None
    own_only: bool = False
    then: tuple[Mapping[str, Plain], ...] = ()
    alone: bool = False


@dataclass(frozen=True)
class Weight(Message):
    """One variable of a model's, with its value as built and as drawn for the checks.

    The values are None where the request asked for no values: `data.drawn_weights` draws the same ones again.
    """

    path: str
    shape: tuple[int, ...]
    trainable: bool
    constrained: bool = False
    initial: Array | None = None
    drawn: Array | None = None

    @property
    def size(self) -> int:
        return math.prod(self.shape)

    @property
    def words(self) -> str:
        """Its place in the model as one would say it: "lstm/kernel"."""
        parts = [re.sub(r"_\d+$", "", part) for part in self.path.split("/")]
        inner = [
            part for part in parts[:-1] if not part.startswith(("sequential", "functional")) and "_cell" not in part
        ]
        return "/".join([*inner[-1:], parts[-1]])


@dataclass(frozen=True)
class Layer(Message):
    """One layer as its attributes show it: read for explanations only, never for a verdict."""

    name: str
    kind: str
    activation: str | None
    output_shape: str
    parameters: int
    trainable: bool
    settings: Mapping[str, Plain] = field(default_factory=dict)
    own: bool = False

    @property
    def words(self) -> str:
        """The layer as one would say it, without its activation: "Conv2D 4 3×3"."""
        said = [self.kind]
        for name in ("units", "filters", "kernel_size", "pool_size", "rate"):
            if name in self.settings:
                value = self.settings[name]
                said.append("×".join(map(str, value)) if isinstance(value, tuple) else f"{value:g}")
        return " ".join(said)


@dataclass(frozen=True)
class Outputs(Message):
    """What a model gave for the request's inputs, from drawn weights.

    Args:
        at_inference: `model(x, training=False)`.
        predicted: `predict` for the first two thirds of the batch, so that a sample's neighbours differ.
        called: `model(x)`.
        in_training: `model(x, training=True)`, twice.
        single: `model(x[:1])`.
        by_name: for several inputs in a graph, what comes of them in the other form: by name, or as a list.
        extremes: at inference for each of `data.extremes`.
    """

    at_inference: Array
    predicted: Array | None = None
    called: Array | None = None
    in_training: tuple[Array, Array] | None = None
    single: Array | None = None
    by_name: Array | None = None
    extremes: tuple[Array, ...] = ()


@dataclass(frozen=True)
class Pulled(Message):
    """Gradients of a weighed sum of outputs, by weight and by input; None where there is none."""

    weights: tuple[Array | None, ...]
    inputs: tuple[Array | None, ...]


@dataclass(frozen=True)
class Optimizer(Message):
    """The compiled optimizer: the class of Keras's that it is or extends, and its numbers."""

    kind: str
    type_name: str
    learning_rate: float
    settings: Mapping[str, Plain] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """Its class, and which of Keras's that one extends."""
        if self.kind == self.type_name:
            return self.type_name
        derived = f"which extends {self.kind}" if self.kind else "none of Keras's"
        return f"{self.type_name} ({derived})"


@dataclass(frozen=True)
class Compiled(Message):
    """What `compile` was given, by value: one loss and one dict of metrics for each judged pair.

    Args:
        metrics_flat: the same for labels (n,), where labels have one column.
        metrics_together: after the first two pairs, one behind the other.
        flat_together: the same for labels (n,).
        loss_shape: of the loss, which is a number where it is reduced.
        named_by_keras: metrics of Keras's own that go by the name of their class: none that an answer has chosen.
    """

    optimizer: Optimizer
    loss_name: str
    from_logits: bool | None
    label_smoothing: float
    losses: tuple[float, ...]
    metrics: tuple[Mapping[str, float], ...]
    metrics_flat: tuple[Mapping[str, float], ...] = ()
    metrics_together: Mapping[str, float] = field(default_factory=dict)
    flat_together: Mapping[str, float] = field(default_factory=dict)
    loss_shape: tuple[int, ...] = ()
    named_by_keras: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step(Message):
    """One optimizer step: the loss it reported, its learning rate, and the weights after it."""

    loss: float
    learning_rate: float
    weights: tuple[Array, ...]


@dataclass(frozen=True)
class Fitted(Message):
    """What `evaluate` and `fit` did where an answer has written its own: two epochs on the training batch.

    Args:
        evaluated: what `evaluate` reported from drawn weights, by name.
        trained: what `fit` reported of a first step, on all rows at once.
        step: what that step did, from drawn weights.
        updates: how many steps the optimizer took in `fit`.
        epochs: how many losses its history has.
    """

    evaluated: Mapping[str, float]
    trained: Mapping[str, float]
    step: Step
    updates: int
    epochs: int


@dataclass(frozen=True)
class GivenAfter(Message):
    """A handed-over model after the call and all steps.

    Args:
        places: for each of its weights the index of that very variable in the answer's model, or None.
        weights: their values at the end.
        trainable: for each whether it was trainable after the call.
    """

    places: tuple[int | None, ...]
    weights: tuple[Array, ...]
    trainable: tuple[bool, ...]
    is_returned: bool


@dataclass(frozen=True)
class ModelEvidence(Evidence):
    """All that one build of a model showed.

    `raised` is set where the call itself raised, `returned` where it gave something other than a model;
    `problems` holds what a later stage raised, by stage: "build", "outputs", "compiled", "steps", "learn".
    `edges` says which layer reads which one, by their places in `layers`, the inputs' being -1, -2 and so on; it is
    empty where the model has no graph. Like the layers it is read for explanations only. `own` names the methods of
    Keras's training and predicting that the answer has replaced. `compiled_with` says what `compile` was given: models
    with the same words are compiled in the same way, which words can't tell where they are "".
    """

    raised: Raised | None = None
    returned: Returned | None = None
    line: int | None = None
    is_model: bool = False
    style: str = ""
    built: bool = False
    compiled_at_all: bool = False
    input_shapes: tuple[tuple[int | None, ...], ...] = ()
    input_names: tuple[str, ...] = ()
    output_shapes: tuple[tuple[int | None, ...], ...] = ()
    layers: tuple[Layer, ...] = ()
    weights: tuple[Weight, ...] = ()
    count: int = 0
    extra_losses: float = 0.0
    outputs: Outputs | None = None
    output_count: int = 1
    compiled: Compiled | None = None
    compiled_with: str = ""
    steps: tuple[Step, ...] = ()
    learned: tuple[Step, ...] = ()
    later_rate: float | None = None
    problems: Mapping[str, Raised] = field(default_factory=dict)
    warned: tuple[str, ...] = ()
    given: tuple[GivenAfter, ...] = ()
    asked_for: Mapping[str, Plain] = field(default_factory=dict)
    followed: tuple[Array, ...] = ()
    gradients: tuple[float | None, ...] = ()
    pulled: Pulled | None = None
    pulled_in_training: Pulled | None = None
    edges: tuple[tuple[int, int], ...] = ()
    own: tuple[str, ...] = ()
    fitted: Fitted | None = None

    @property
    def several(self) -> int:
        """How many outputs the model has."""
        return max(len(self.output_shapes), self.output_count)
