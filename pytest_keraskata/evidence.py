"""What is asked of an answer and what a probe reports: plain data, and its form in bytes.

A request crosses to the process in which the answer lives, evidence crosses back. Both are trees of numbers,
strings, NumPy arrays, lists, tuples, dicts and the dataclasses of this module; nothing else can be packed, so no
object of an answer's ever reaches code that judges it. The bytes are a JSON head followed by raw buffers.
"""

import dataclasses
import json
import math
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
Plain: TypeAlias = Any  # None, bool, int, float, str, Array, and lists, tuples and dicts of Plain


# --- requests ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Given:
    """A model that is handed to an answer: built anew beside it, from its description.

    Args:
        config: the architecture, as `Model.to_json` writes it.
        weights: the values of `Model.weights`, in order.
        compiled: the compile settings as JSON (see `Model.get_compile_config`), or "" for none.
    """

    config: str
    weights: tuple[Array, ...]
    compiled: str = ""


@dataclass(frozen=True)
class Script:
    """A model that is handed to an answer whose losses are written beforehand, epoch by epoch.

    Args:
        losses: training losses, one an epoch; the last one is repeated.
        val_losses: the same for held-out rows.
        rows: how many of the rows the answer should train on.
    """

    losses: tuple[float, ...]
    val_losses: tuple[float, ...]
    rows: int


@dataclass(frozen=True)
class InFolder:
    """A path that is handed to an answer, in a folder that the probe makes for this request alone.

    Args:
        name: of a file in the folder, or "" for the folder itself.
        as_text: whether it is handed over as text; otherwise it is a `pathlib.Path`.
    """

    name: str = ""
    as_text: bool = True


@dataclass(frozen=True)
class Symbolic:
    """A `KerasTensor` that is handed to an answer: the input of a graph.

    Args:
        shape: of one sample, without the batch axis.
    """

    shape: tuple[int, ...]


@dataclass(frozen=True)
class Gradient:
    """A function that is handed to an answer: the gradient `matrix @ w + offset` of a quadratic.

    Args:
        matrix: (d, d); None for a function that returns the very array that it is given, the gradient of w² / 2.
        offset: (d,).
    """

    matrix: Array | None
    offset: Array | None = None

    def __str__(self) -> str:
        if self.matrix is None or self.offset is None:
            return "gradient(w) = w"
        return f"gradient(w) = {show(self.matrix.tolist())} @ w + {show(self.offset.tolist())}"


@dataclass(frozen=True)
class Call:
    """One call of a function of the answer's.

    Args:
        function: its name.
        args: positional arguments, plain data or `Given` or `Script` models.
        kwargs: the same by name.
    """

    function: str
    args: tuple[Plain, ...] = ()
    kwargs: Mapping[str, Plain] = field(default_factory=dict)

    def __str__(self) -> str:
        given = [show(value) for value in self.args]
        named = [f"{name}={show(value)}" for name, value in self.kwargs.items()]
        return f"{self.function}({', '.join(given + named)})"


@dataclass(frozen=True)
class ModuleRequest:
    """Load the answer and report on these names."""

    functions: tuple[str, ...]


@dataclass(frozen=True)
class FunctionRequest:
    """Call a function, and report what it returned and whether it left its arguments alone.

    Args:
        call: the call.
        as_tensors: hand arrays over as the backend's tensors.
        in_graph: call it inside a compiled graph whose array arguments have no known sizes.
        as_metric: the function is a metric: compile a model with it and report what `evaluate` says of the two
            array arguments of the call, labels and predictions.
        watch: look at models among the arguments as well: weights, optimizer, what trains.
    """

    call: Call
    as_tensors: bool = False
    in_graph: bool = False
    as_metric: bool = False
    watch: bool = False


@dataclass(frozen=True)
class Judged:
    """Targets and predictions for which the compiled loss and metrics are asked, by value.

    `extreme` ones are 0 and 1 themselves: there the loss must be finite, and how it gets there is free.
    """

    targets: Array
    predictions: Array
    extreme: bool = False


@dataclass(frozen=True)
class ModelRequest:
    """Build a model, and report how it looks and behaves.

    Args:
        call: the call that returns the model.
        inputs: one batch, an array for each input of the model.
        judged: pairs for which compiled loss and metrics are asked.
        steps: how many optimizer steps to take on `train_inputs` and `train_targets`, from drawn weights.
        learn: how many more steps to take from the answer's own initial weights, for a learning curve.
        in_graph: where the model has code of the answer's own, run it in a compiled graph, as `fit` would.
        brief: of the outputs report those at inference only.
        values: report the values of the weights; a large model's take longer to cross than to draw again.
        seed: of the backend's random numbers and of the drawn weights.
        input_names: of several inputs, under which a model that goes by names gets them.
        zeroed: weights that are zero for the outputs, by their place.
        follow: report the weights after one call in training as well.
        gradients: report how long the gradient of each weight is at its own initial values, on the training batch.
    """

    call: Call
    inputs: tuple[Array, ...] = ()
    judged: tuple[Judged, ...] = ()
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


@dataclass(frozen=True)
class HeadRequest:
    """Call a function that returns a layer and a loss twice, and report on a model that ends in the first layer.

    Args:
        call: the call.
        inputs: one batch, (rows, features).
        judged: pairs for which the loss is asked.
        seed: of the drawn weights.
    """

    call: Call
    inputs: Array
    judged: tuple[Judged, ...] = ()
    seed: int = 0


@dataclass(frozen=True)
class TrainingRequest:
    """Call a function that trains a model, and report the course of the training.

    Args:
        call: the call; its first argument is a `Given` or a `Script`.
    """

    call: Call
    seed: int = 0


@dataclass(frozen=True)
class CallbackRequest:
    """Make a callback, and report what it does while a small model is trained.

    Args:
        call: the call that returns the callback.
        trainings: what each epoch logs, in one training after another; the same callback takes part in all.
        first_epoch: the number of each training's first epoch.
        learning_rate: at the start.
        scalars: how logged values are handed over: "float", "numpy" or "tensor".
        fit: instead of the scripted trainings, epochs of a real `fit`.
        files: text of files that are there before, by name.
        loads: read every `.keras` file back after the epoch that wrote it.
    """

    call: Call
    trainings: tuple[tuple[Mapping[str, float], ...], ...] = ()
    first_epoch: int = 0
    learning_rate: float = 0.5
    scalars: str = "float"
    fit: int = 0
    files: Mapping[str, str] = field(default_factory=dict)
    loads: bool = False


@dataclass(frozen=True)
class SaveRequest:
    """Hand over a model and a path, and report what was written and what came back.

    Args:
        call: the call; its first argument is a `Given`, its second an `InFolder`.
        inputs: one batch.
        targets: its targets.
        steps: updates that a compiled model has behind it when it is handed over.
        there: what lies at the path before: "" for nothing, "text" or "model" for a file of that kind.
    """

    call: Call
    inputs: Array
    targets: Array
    steps: int = 0
    there: str = ""


@dataclass(frozen=True)
class PartOf:
    """The base of the model that is handed over in the same call: its first layers, or a layer of its.

    Args:
        layer: the name of the layer that is the base, or the last layer of the base.
        nested: whether the base is that layer; otherwise it is the model that ends with it.
    """

    layer: str
    nested: bool


@dataclass(frozen=True)
class TuningRequest:
    """Hand over a model and its base, and report what training moves afterwards.

    Args:
        call: the call; its first argument is a `Given`, its second a `PartOf`.
        inputs: one batch.
        targets: its targets.
        frozen: whether the base is frozen when it is handed over.
        trained: updates that the model has behind it.
        steps: updates that follow.
        in_graph: train in a compiled graph, as `fit` does, instead of eagerly.
    """

    call: Call
    inputs: Array
    targets: Array
    frozen: bool = True
    trained: int = 1
    steps: int = 2
    in_graph: bool = False


@dataclass(frozen=True)
class AugmenterRequest:
    """Make a layer or model that changes images at random, and call it.

    Args:
        call: the call that returns it.
        images: one batch.
        draws: how many times it is called as in training.
        inference: also call it without training, by itself before these draws and as part of a model behind them.
    """

    call: Call
    images: Array
    draws: int = 1
    inference: bool = False
    seed: int = 0


@dataclass(frozen=True)
class ImagesRequest:
    """Write image files, and report what an iterable over them gives.

    Args:
        call: the call that returns the iterable.
        files: (place in the folder, pixels) of each image, in the order in which they are written.
        most: batches after which a pass is broken off.
        passes: how many passes are made.
        fit: instead of passes, epochs of `fit` on a small model.
        classes: how many outputs that model has.
    """

    call: Call
    files: tuple[tuple[str, Array], ...]
    most: int
    passes: int = 2
    fit: int = 0
    classes: int = 0


Request: TypeAlias = (
    ImagesRequest
    | AugmenterRequest
    | TuningRequest
    | HeadRequest
    | SaveRequest
    | CallbackRequest
    | ModuleRequest
    | FunctionRequest
    | ModelRequest
    | TrainingRequest
)


# --- evidence ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Raised:
    """An exception that came out of the answer.

    Args:
        kind: the class name.
        message: its text, shortened.
        line: the innermost line of the answer's own file, or None.
        code: that line's text.
        exits: whether it is of the kind that ends a program or a test (`SystemExit`, pytest's outcomes).
        bases: Python's own classes that it is or extends: an answer may raise its own kind of ValueError.
    """

    kind: str
    message: str
    line: int | None = None
    code: str = ""
    exits: bool = False
    bases: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind}: {self.message}" if self.message else self.kind


@dataclass(frozen=True)
class FunctionFound:
    """One function of an answer's, as its signature shows it.

    Args:
        parameters: (name, kind, default) each; kind as `inspect.Parameter` names it, default as text or None.
            None where the signature can't be read.
    """

    name: str
    kind: str
    line: int | None
    parameters: tuple[tuple[str, str, str | None], ...] | None


@dataclass(frozen=True)
class ModuleEvidence:
    """What loading an answer showed. `raised` is None where it could be loaded."""

    raised: Raised | None
    functions: tuple[FunctionFound, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Returned:
    """A returned value as plain data.

    Args:
        kind: "none", "bool", "int", "float", "text", "array", "symbolic", "sequence", "mapping" or "object".
        type_name: the class, for words.
        value: the plain value; None for kinds that have none. Sequences hold `Returned` items.
        is_tensor: whether an array came as a tensor of the backend.
    """

    kind: str
    type_name: str
    value: Plain = None
    is_tensor: bool = False


@dataclass(frozen=True)
class FunctionEvidence:
    """What one call of a function showed."""

    raised: Raised | None
    returned: Returned | None = None
    changed: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()


@dataclass(frozen=True)
class Weight:
    """One variable of a model's, with its value as built and as drawn for the checks.

    The values are None where the request asked for no values: `tasks.drawn_weights` draws the same ones again.
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
class Layer:
    """One layer as its attributes show it: read for explanations only, never for a verdict."""

    name: str
    kind: str
    activation: str | None
    output_shape: str
    parameters: int
    trainable: bool
    settings: Mapping[str, Plain] = field(default_factory=dict)
    own: bool = False


@dataclass(frozen=True)
class Outputs:
    """What a model gave for the request's inputs, from drawn weights.

    Args:
        at_inference: `model(x, training=False)`.
        predicted: `predict` for the first two thirds of the batch, so that a sample's neighbours differ.
        called: `model(x)`.
        in_training: `model(x, training=True)`, twice.
    """

    at_inference: Array
    predicted: Array | None = None
    called: Array | None = None
    in_training: tuple[Array, Array] | None = None


@dataclass(frozen=True)
class Optimizer:
    """The compiled optimizer: the class of Keras's that it is or extends, and its numbers."""

    kind: str
    type_name: str
    learning_rate: float
    settings: Mapping[str, Plain] = field(default_factory=dict)


@dataclass(frozen=True)
class Compiled:
    """What `compile` was given, by value: one loss and one dict of metrics for each judged pair."""

    optimizer: Optimizer
    loss_name: str
    from_logits: bool | None
    label_smoothing: float
    losses: tuple[float, ...]
    metrics: tuple[Mapping[str, float], ...]
    metrics_flat: tuple[Mapping[str, float], ...] = ()


@dataclass(frozen=True)
class Step:
    """One optimizer step: the loss it reported, its learning rate, and the weights after it."""

    loss: float
    learning_rate: float
    weights: tuple[Array, ...]


@dataclass(frozen=True)
class GivenAfter:
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
class ModelEvidence:
    """All that one build of a model showed.

    `raised` is set where the call itself raised, `returned` where it gave something other than a model;
    `problems` holds what a later stage raised, by stage: "build", "outputs", "compiled", "steps", "learn".
    `edges` says which layer reads which one, by their places in `layers`, the inputs' being -1, -2 and so on; it is
    empty where the model has no graph. Like the layers it is read for explanations only.
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
    steps: tuple[Step, ...] = ()
    learned: tuple[Step, ...] = ()
    later_rate: float | None = None
    problems: Mapping[str, Raised] = field(default_factory=dict)
    warned: tuple[str, ...] = ()
    given: tuple[GivenAfter, ...] = ()
    asked_for: Mapping[str, Plain] = field(default_factory=dict)
    followed: tuple[Array, ...] = ()
    gradients: tuple[float | None, ...] = ()
    edges: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class HeadEvidence:
    """What a function that returns a layer and a loss showed.

    Args:
        returned: what it returned; a layer is an object.
        is_layer: whether the first of the two is a Keras layer.
        is_new: whether two calls gave two layers that share no weights.
        model: a model of one input and the layer, compiled with the loss and Adam.
    """

    raised: Raised | None = None
    returned: Returned | None = None
    is_layer: bool = False
    is_new: bool = False
    model: ModelEvidence | None = None


@dataclass(frozen=True)
class TrainingEvidence:
    """The course of a training.

    Args:
        epochs: how many epochs the model was trained.
        history: what `History.history` holds.
        returned: what the function returned.
        position: epochs of training that the final weights have behind them (a `Script` counts them).
        trained_rows: which rows were trained on; `held_out_rows` which were only evaluated.
        weights: the final weights of a `Given`.
        updates: optimizer updates made.
        mispaired: rows that a `Script` saw beside a target of another row's.
        batches: how many rows each batch had that a `Script` was trained on.
    """

    raised: Raised | None = None
    returned: Returned | None = None
    is_history: bool = False
    epochs: int = 0
    history: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    position: float = 0.0
    trained_rows: tuple[int, ...] = ()
    held_out_rows: tuple[int, ...] = ()
    weights: tuple[Array, ...] = ()
    updates: int = 0
    mispaired: int = 0
    stopping: Mapping[str, Plain] = field(default_factory=dict)
    batches: tuple[int, ...] = ()


@dataclass(frozen=True)
class SavedModel:
    """A model file, read back.

    Args:
        name: the file's name.
        raised: why it can't be read, or None.
        weights: the values in it.
        compiled: whether the model in it is compiled.
        iterations: how many updates its optimizer has behind it.
    """

    name: str
    raised: Raised | None = None
    weights: tuple[Array, ...] = ()
    compiled: bool = False
    iterations: int = 0


@dataclass(frozen=True)
class EpochEvidence:
    """How things stood when an epoch was over.

    Args:
        training: which training it belongs to, from 0.
        number: the epoch's number.
        logs: what it logged.
        trained_at: the learning rate at its first batch.
        learning_rate: the learning rate after it.
        stops: whether training is to stop.
        files: names of all files in the folder.
        texts: text of those that are no model.
        saved: model files that this epoch wrote.
        weights: the model's.
        iterations: its optimizer's.
    """

    training: int
    number: int
    logs: Mapping[str, float]
    trained_at: float
    learning_rate: float
    stops: bool
    files: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    saved: tuple[SavedModel, ...] = ()
    weights: tuple[Array, ...] = ()
    iterations: int = 0


@dataclass(frozen=True)
class CallbackEvidence:
    """What a callback did, epoch by epoch; `raised` ended it early where it isn't None.

    `settings` are its plain attributes, where it has some of Keras's names: for explanations, never for a verdict.
    """

    raised: Raised | None = None
    returned: Returned | None = None
    is_callback: bool = False
    epochs: tuple[EpochEvidence, ...] = ()
    files: tuple[str, ...] = ()
    settings: Mapping[str, Plain] = field(default_factory=dict)


@dataclass(frozen=True)
class ModelState:
    """A model as it stands.

    Args:
        weights: their values.
        outputs: for the request's inputs, at inference.
        compiled: whether it is compiled.
        optimizer: the class of its optimizer, "" where there is none.
        optimizer_state: the values of its optimizer's variables.
        next_logs: what one more update logs, by name.
        next_weights: the weights after it.
        problem: what that update raised, or None.
    """

    weights: tuple[Array, ...]
    outputs: Array
    compiled: bool = False
    optimizer: str = ""
    optimizer_state: tuple[Array, ...] = ()
    next_logs: Mapping[str, float] = field(default_factory=dict)
    next_weights: tuple[Array, ...] = ()
    problem: Raised | None = None


@dataclass(frozen=True)
class SaveEvidence:
    """What saving and loading showed.

    Args:
        is_same: whether the very model came back.
        shares: whether the model that came back shares variables with the one that was handed over.
        before: the model before the call.
        after: the same model after it.
        loaded: the model that came back.
        file: the bytes at the path, or None where there is no file.
        files: the names of all files.
    """

    raised: Raised | None = None
    returned: Returned | None = None
    is_model: bool = False
    is_same: bool = False
    shares: bool = False
    before: ModelState | None = None
    after: ModelState | None = None
    loaded: ModelState | None = None
    file: Array | None = None
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class TuningEvidence:
    """What became of a model and its base.

    Args:
        is_returned: whether the model itself came back.
        before: the weights before the call.
        after: the weights right after it.
        steps: the weights after each update.
        trainable: which weights the model says it trains.
        optimizer: the compiled optimizer, or None.
        losses: what each update reported.
        problem: what training raised, or None.
    """

    raised: Raised | None = None
    returned: Returned | None = None
    is_returned: bool = False
    before: tuple[Array, ...] = ()
    after: tuple[Array, ...] = ()
    steps: tuple[tuple[Array, ...], ...] = ()
    trainable: tuple[bool, ...] = ()
    optimizer: Optimizer | None = None
    losses: tuple[float, ...] = ()
    problem: Raised | None = None


@dataclass(frozen=True)
class AugmenterEvidence:
    """What became of images; `problems` holds what a stage raised: "inference", "training", "model"."""

    raised: Raised | None = None
    returned: Returned | None = None
    is_layer: bool = False
    at_inference: Array | None = None
    in_training: tuple[Array, ...] = ()
    in_model: Array | None = None
    problems: Mapping[str, Raised] = field(default_factory=dict)


@dataclass(frozen=True)
class Batch:
    """One item of an iterable: images and labels, or None each, and in words what the item is."""

    images: Array | None
    labels: Array | None
    words: str = ""


@dataclass(frozen=True)
class ImagesEvidence:
    """What an iterable over image files gave.

    Args:
        returned: what the call returned.
        passes: the batches of each pass.
        ended: for each pass whether it came to an end by itself.
        epochs: of `fit`, how many it made; `updates` how many optimizer updates.
    """

    raised: Raised | None = None
    returned: Returned | None = None
    passes: tuple[tuple[Batch, ...], ...] = ()
    ended: tuple[bool, ...] = ()
    epochs: int = 0
    updates: int = 0


@dataclass(frozen=True)
class Column:
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
        tail: those in the last fifth of the rows.
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


@dataclass(frozen=True)
class Fitting:
    """The arguments of a call of `fit`.

    Args:
        asked: those that are plain.
        overlap: the share of validation rows that are training rows as well, or None.
        after_change: names of weights whose `trainable` changed since training last started, without a `compile`.
    """

    asked: Mapping[str, Plain] = field(default_factory=dict)
    overlap: float | None = None
    after_change: tuple[str, ...] = ()


@dataclass(frozen=True)
class Movement:
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
class Portrait:
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
        consistent: the loss that `evaluate` reports for these rows, and the one computed from `predict`.
        metrics: names of the compiled metrics, and the value of each for these rows.
        metric_kinds: class or function of each.
        spreading: functions among them that give another value for labels (rows,) than for (rows, 1).
        optimizer: the compiled one.
        penalty: what regularizers add to the loss.
        losses: of four steps of training on these rows.
        moves: what training did to each weight.
        problems: what a stage raised, by stage: "call", "evaluate", "train".
        fitting: the arguments of `fit`, where it was called.
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
    consistent: tuple[float, float] | None = None
    metrics: Mapping[str, float] = field(default_factory=dict)
    metric_kinds: tuple[str, ...] = ()
    spreading: tuple[str, ...] = ()
    optimizer: Optimizer | None = None
    penalty: float = 0.0
    losses: tuple[float, ...] = ()
    moves: tuple[Movement, ...] = ()
    problems: Mapping[str, str] = field(default_factory=dict)
    fitting: Fitting | None = None

    @property
    def units(self) -> int:
        """How many numbers one output has."""
        return self.output_shape[-1] if len(self.output_shape) > 1 else 1

    @property
    def weighted(self) -> tuple[Layer, ...]:
        """The layers that have weights and mix their inputs."""
        return tuple(layer for layer in self.layers if layer.parameters and "Normalization" not in layer.kind)


Evidence: TypeAlias = (
    ImagesEvidence
    | AugmenterEvidence
    | TuningEvidence
    | HeadEvidence
    | SaveEvidence
    | CallbackEvidence
    | ModuleEvidence
    | FunctionEvidence
    | ModelEvidence
    | TrainingEvidence
)


# --- words ------------------------------------------------------------------------------------------------


def show(value: Plain) -> str:
    """A plain value in the learner's own notation, short enough for one line."""
    if isinstance(value, Given):
        return "model"
    if isinstance(value, Script):
        return "model"
    if isinstance(value, Gradient):
        return "gradient"
    if isinstance(value, Symbolic):
        return f"keras.Input({show(value.shape)})"
    if isinstance(value, PartOf):
        return "base"
    if isinstance(value, InFolder):
        return (repr(value.name) if value.as_text else f"Path({value.name!r})") if value.name else "directory"
    if isinstance(value, np.ndarray):
        if value.ndim == 0:
            return show(value.item())
        if value.size > 12:
            return f"<{value.dtype} array of shape {tuple(value.shape)}>"
        return "array(" + show(value.tolist()) + ")"
    if isinstance(value, np.generic):
        return show(value.item())
    if isinstance(value, bool) or value is None:
        return repr(value)
    if isinstance(value, float):
        return f"{value:.6g}" if value == value and abs(value) != float("inf") else repr(value)
    if isinstance(value, tuple):
        inner = ", ".join(show(item) for item in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, list):
        return "[" + ", ".join(show(item) for item in value) + "]"
    if isinstance(value, str):
        return repr(value if len(value) <= 80 else value[:77] + "...")
    return repr(value)


def as_array(returned: Returned) -> Array | None:
    """A returned value as the array that `numpy.asarray` would make of it, or None."""
    if returned.kind in ("bool", "int", "float"):
        return np.asarray(returned.value)
    if returned.kind == "array":
        return np.asarray(returned.value)
    if returned.kind == "sequence":
        parts = [as_array(item) for item in returned.value]
        if any(part is None for part in parts) or len({part.shape for part in parts if part is not None}) > 1:
            return None
        return np.array(parts)
    return None


# --- bytes ------------------------------------------------------------------------------------------------

_DATACLASSES = {
    value.__name__: value
    for value in list(vars().values())
    if isinstance(value, type) and dataclasses.is_dataclass(value)
}
_LENGTHS = struct.Struct(">II")
_NUMERIC = "biufc"


class Malformed(ValueError):
    """Bytes that are no message of this module's."""


def pack(value: Plain) -> bytes:
    """The bytes of a request or of evidence.

    Raises:
        TypeError: for anything but plain data.
    """
    buffers: list[bytes] = []

    def plain(item: Plain) -> Plain:
        if item is None or type(item) in (bool, int, float, str):
            return item
        if type(item) is list:
            return [plain(part) for part in item]
        if type(item) is tuple:
            return {"$tuple": [plain(part) for part in item]}
        if isinstance(item, dict):
            return {"$dict": [[plain(key), plain(part)] for key, part in item.items()]}
        if isinstance(item, np.ndarray | np.generic):
            array = np.asarray(item)
            if array.dtype.kind not in _NUMERIC:
                raise TypeError(f"an array of {array.dtype} is not plain data")
            buffers.append(np.ascontiguousarray(array).tobytes())
            return {"$array": [array.dtype.str, list(array.shape)], "$scalar": isinstance(item, np.generic)}
        if type(item) in _DATACLASSES.values():
            fields = dataclasses.fields(item)
            return {"$is": type(item).__name__, "$has": [plain(getattr(item, part.name)) for part in fields]}
        raise TypeError(f"{type(item).__name__} is not plain data")

    head = json.dumps(plain(value)).encode()
    return b"".join([_LENGTHS.pack(len(head), len(buffers)), head, *buffers])


def unpack(data: bytes) -> Plain:
    """What `pack` was given.

    Raises:
        Malformed: where the bytes are not what `pack` makes.
    """
    try:
        length, _ = _LENGTHS.unpack_from(data)
        start = _LENGTHS.size + length
        buffers = _Buffers(data, start)
        return _rebuild(json.loads(data[_LENGTHS.size : start]), buffers)
    except (ValueError, TypeError, KeyError, struct.error, RecursionError) as error:
        raise Malformed(str(error)) from error


class _Buffers:
    def __init__(self, data: bytes, start: int) -> None:
        self._data = data
        self._at = start

    def take(self, dtype: str, shape: list[int]) -> Array:
        kind = np.dtype(dtype)
        if kind.kind not in _NUMERIC or any(type(size) is not int or size < 0 for size in shape):
            raise Malformed(f"no numeric array: {dtype} {shape}")
        size = kind.itemsize * int(np.prod(shape, dtype=np.int64))
        part = self._data[self._at : self._at + size]
        if len(part) != size:
            raise Malformed("a buffer is cut short")
        self._at += size
        return np.frombuffer(part, dtype=kind).reshape(shape).copy()


def _rebuild(item: Plain, buffers: _Buffers) -> Plain:
    if isinstance(item, list):
        return [_rebuild(part, buffers) for part in item]
    if not isinstance(item, dict):
        return item
    if "$tuple" in item:
        return tuple(_rebuild(part, buffers) for part in item["$tuple"])
    if "$dict" in item:
        return {_rebuild(key, buffers): _rebuild(part, buffers) for key, part in item["$dict"]}
    if "$array" in item:
        array = buffers.take(*item["$array"])
        return array[()] if item["$scalar"] else array
    made = _DATACLASSES[item["$is"]]
    return made(*[_rebuild(part, buffers) for part in item["$has"]])


def arrays_in(value: Plain) -> Iterator[Array]:
    """Every array in a tree of plain data, for comparisons before and after a call."""
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, list | tuple):
        for part in value:
            yield from arrays_in(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from arrays_in(part)
