"""What is seen of a model that belongs to no kata: its layers, its data, and how the two get on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pytest_keraskata.asking.message import Message
from pytest_keraskata.asking.model import Layer, Optimizer
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.returned import Raised


@dataclass(frozen=True)
class Column(Message):
    """An array of inputs or targets, counted over all of its rows.

    Args:
        shape: of the array.
        kind: NumPy's letter for its type: "f", "i", "u", "b", or "O" for anything else.
        low: the smallest finite number, `high` the largest.
        mean: of the finite numbers, `spread` their standard deviation.
        missing: how many numbers are nan or infinite.
        values: all different numbers, where there are at most 50; otherwise empty.
        whole: whether every finite number is a whole one.
        row_sums: the smallest and the largest sum of a row, for arrays of two axes.
        labels: the different classes, of whole numbers or of one-hot rows; empty where there are none or too many.
        tail: those in the last fifth of the rows; `missed` rows have another one.
        single: whether no row of an array of two axes has more than one number that isn't zero.
    """

    shape: tuple[int, ...]
    kind: str
    low: float = 0.0
    high: float = 0.0
    mean: float = 0.0
    spread: float = 0.0
    missing: int = 0
    values: tuple[float, ...] = ()
    whole: bool = False
    row_sums: tuple[float, float] | None = None
    labels: tuple[float, ...] = ()
    tail: tuple[float, ...] = ()
    missed: int = 0
    single: bool = False

    @property
    def largest(self) -> float:
        """The largest number, in size."""
        return max(abs(self.low), abs(self.high))

    @property
    def is_one_hot(self) -> bool:
        return self.row_sums == (1.0, 1.0) and set(self.values) <= {0.0, 1.0}

    @property
    def is_labels(self) -> bool:
        """Whether it is one whole number a row, few of them different."""
        single = len(self.shape) == 1 or (len(self.shape) == 2 and self.shape[1] == 1)
        return self.whole and single and 1 < len(self.values) <= max(2, min(30, self.shape[0] // 2))


@dataclass(frozen=True)
class Watcher(Message):
    """A callback that looks at one number of every epoch.

    Args:
        kind: its class.
        monitor: the number's name.
        mode: "min", "max" or "auto".
    """

    kind: str
    monitor: str
    mode: str


@dataclass(frozen=True)
class Fitting(Message):
    """The arguments of a call of `fit`.

    Args:
        asked: those that are plain.
        overlap: the share of validation rows that are training rows as well, or None.
        after_change: names of weights whose `trainable` changed since training last started, without a `compile`.
        validates: whether there are validation data.
        held_out: their inputs, where they can be counted.
        watchers: the callbacks that look at a number.
        leaves_out: whether some rows have a weight of zero.
    """

    asked: Mapping[str, Plain] = field(default_factory=dict)
    overlap: float | None = None
    after_change: tuple[str, ...] = ()
    validates: bool = False
    held_out: tuple[Column, ...] = ()
    watchers: tuple[Watcher, ...] = ()
    leaves_out: bool = False


@dataclass(frozen=True)
class Movement(Message):
    """What training did to one weight.

    Args:
        path: its name.
        shape: its shape.
        trainable: whether it should train.
        start: the largest number in it at first, in size.
        spread: the standard deviation of its numbers at first.
        gradients: the length of its gradient at first and after three steps; None for no gradient.
        moved: by how much it moved in these steps, relative to its length; nan where it became nan.
        alike: whether all of its units were alike at first and still are after the steps.
    """

    path: str
    shape: tuple[int, ...]
    trainable: bool
    start: float
    spread: float
    gradients: tuple[float | None, float | None]
    moved: float
    alike: bool

    @property
    def is_kernel(self) -> bool:
        return len(self.shape) > 1


@dataclass(frozen=True)
class Portrait(Message):
    """One model, its data, and how the two get on.

    Args:
        layers: its layers in order.
        followers: which layers read the output of each, by name; empty where the model has no graph.
        input_shapes: without the batch axis.
        output_shape: of the outputs, rows included.
        activation: what the bias probe found behind the last weighted layer: "sigmoid", "softmax", "linear", "relu",
            "tanh", "unknown" for none of these; None where there is no such layer to be probed.
        outputs: for some rows, at inference.
        outputs_again: the same once more; `alone` for the first row alone.
        in_training: for the same rows, as in training.
        affine: how far the model is from an affine function before its last activation, relative to its outputs; None
            where it can't be told.
        magnitudes: how large the outputs of each layer are for these rows, by the layer's name.
        silent: the share of units that give zero for every row, by the layer's name.
        stuck: the share of units that are at an end of their range, or say the same of every row, by the layer's name.
        x: the inputs, and `y` the targets.
        loss: what the compiled loss is by value: "binary", "categorical", "sparse", "mse", "mae", "hinge", with
            " on logits" behind it, or "other".
        loss_name: as it was given.
        loss_words: what was found of a loss of the answer's own: "rewards errors", "nan at 0 and 1".
        metrics: names of the compiled metrics, and the value of each for these rows.
        metric_kinds: class or function of each.
        spreading: functions among them that give another value for labels (rows,) than for (rows, 1).
        exacting: functions among them that are 1 for predictions that equal the labels, 0 for ones that are near them.
        optimizer: the compiled one.
        penalty: what regularizers add to the loss.
        losses: of four steps of training on these rows.
        moves: what training did to each weight.
        problems: what a stage raised, by stage: "call", "evaluate", "train".
        fitting: the arguments of `fit`, where it was called.
        model: its name, and `number` which one of its script's it is, from 1.
        way: what trains it: "fit", "train_step" of a model around it, "train_on_batch", "GradientTape", or "" where nothing is known to.
        own_step: whether its training step, or how it computes its loss, is code of its own.
        own_loss: whether its loss is.
        stateful: whether it remembers the batch before.
        several: whether it has several outputs; then its own numbers are of the first, its loss is "other", and `heads`
            has a portrait for each output with a loss; `head` is the output's name there.
        file: of the script, and `lines` of it: "fit", "compile", and those that made its layers, by their names.
        raised: by the training call itself.
        left_out: what was not looked at, and why.
        ignored: features, of inputs (rows, features), that no output depends on.
        mixing: by how much a row's outputs change when other rows do, relative to their size.
        by_dropout: whether outputs at inference differ from call to call, and don't where no Dropout drops anything.
        reshaped: each Reshape by its name, with the shapes before and behind it.
        vocabularies: how many numbers each Embedding knows, by its name.
        averaged: functions among the metrics, by name: the batch size; mean and value for two unequal batches; mean
            over batches, as `fit` reports it, and value for all rows.
        computed: what `fit` reports of an epoch, by name; None where it wasn't called.
        same: whether the targets are the inputs themselves, of one feature.
        thawed: layers of normalization that were frozen in an earlier fit and train now.
        padding: of rows filled up with zeros at their end and read by a recurrent layer, the median share of such steps;
            and the spread of the outputs over rows, relative to the spread when the zeros come first; None elsewhere.
        truncates: whether outputs stay the same when the fractions of the inputs are cut off.
        unasked: whether outputs differ from call to call where the argument training is left out, and only there.
        repeated: how often one line of its script predicts the same rows, by `predict` or by a call.
        predicted: the same, by `predict` alone.
    """

    layers: tuple[Layer, ...] = ()
    followers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    input_shapes: tuple[tuple[int | None, ...], ...] = ()
    output_shape: tuple[int, ...] = ()
    activation: str | None = None
    outputs: Array | None = None
    outputs_again: Array | None = None
    alone: Array | None = None
    in_training: Array | None = None
    affine: float | None = None
    magnitudes: Mapping[str, float] = field(default_factory=dict)
    silent: Mapping[str, float] = field(default_factory=dict)
    stuck: Mapping[str, float] = field(default_factory=dict)
    x: tuple[Column, ...] = ()
    y: Column | None = None
    loss: str = ""
    loss_name: str = ""
    loss_words: tuple[str, ...] = ()
    metrics: Mapping[str, float] = field(default_factory=dict)
    metric_kinds: tuple[str, ...] = ()
    spreading: tuple[str, ...] = ()
    exacting: tuple[str, ...] = ()
    optimizer: Optimizer | None = None
    penalty: float = 0.0
    losses: tuple[float, ...] = ()
    moves: tuple[Movement, ...] = ()
    problems: Mapping[str, str] = field(default_factory=dict)
    fitting: Fitting | None = None
    model: str = ""
    number: int = 1
    way: str = ""
    own_step: bool = False
    own_loss: bool = False
    stateful: bool = False
    several: bool = False
    file: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    raised: Raised | None = None
    left_out: tuple[str, ...] = ()
    ignored: tuple[int, ...] = ()
    mixing: float = 0.0
    by_dropout: bool = False
    reshaped: Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]] = field(default_factory=dict)
    vocabularies: Mapping[str, int] = field(default_factory=dict)
    averaged: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    computed: tuple[str, ...] | None = None
    thawed: tuple[str, ...] = ()
    same: bool = False
    padding: tuple[float, float] | None = None
    truncates: bool = False
    unasked: bool = False
    repeated: int = 0
    predicted: int = 0
    head: str = ""
    heads: tuple[Portrait, ...] = ()

    @property
    def units(self) -> int:
        """How many numbers one output has."""
        return self.output_shape[-1] if len(self.output_shape) > 1 else 1

    @property
    def classifies(self) -> bool:
        """Whether its loss is for classes."""
        return self.loss.startswith(("binary", "categorical", "sparse"))

    @property
    def first(self) -> Layer | None:
        """Its first layer."""
        return self.layers[0] if self.layers else None

    @property
    def kernels(self) -> tuple[Movement, ...]:
        """What training did to the kernels that should train."""
        return tuple(move for move in self.moves if move.is_kernel and move.trainable)

    @property
    def weighted(self) -> tuple[Layer, ...]:
        """The layers that have weights and mix their inputs."""
        return tuple(layer for layer in self.layers if layer.parameters and "Normalization" not in layer.kind)


@dataclass(frozen=True)
class Report(Message):
    """What a script showed.

    Args:
        file: the script.
        portraits: of the models that it trains.
        raised: what ended the script, where it wasn't its own end.
        by_keras: whether that came out of Keras.
        left_out: what was not looked at.
        ended: whether its process told so itself, and was not ended before.
    """

    file: str = ""
    portraits: tuple[Portrait, ...] = ()
    raised: Raised | None = None
    by_keras: bool = False
    left_out: tuple[str, ...] = ()
    ended: bool = False
