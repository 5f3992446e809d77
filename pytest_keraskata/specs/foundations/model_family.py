"""Which family of networks suits a sample of this shape?"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.activations import softmax
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.data import inputs, seed_of
from pytest_keraskata.asking.model import Layer, ModelEvidence, ModelRequest, Weight
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import calls, sizes
from pytest_keraskata.authoring.functions import refuses, signature
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim
from pytest_keraskata.judge.case import Case, close, the_model
from pytest_keraskata.judge.output import judge_output
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.tasks import MULTICLASS
from pytest_keraskata.kata import Kata
from pytest_keraskata.pictures import LayerTable, Model

_SIGNATURE = "choose_model(sample_shape, classes)"
_RECURRENT = ("RNN", "SimpleRNN", "LSTM", "GRU", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D")
_WORDS = {
    1: "a row of a table: dense layers only",
    2: "a sequence: at least one recurrent layer",
    3: "an image: at least one convolution",
}


def _drawn(shape: st.SearchStrategy[Any]) -> st.SearchStrategy[Call]:
    return calls("choose_model", sample_shape=shape, classes=sizes(3, 7))


_tables = _drawn(st.tuples(sizes(1, 9)))
_sequences = _drawn(st.tuples(sizes(1, 6), sizes(1, 4)))
_images = _drawn(st.tuples(sizes(8, 13), sizes(8, 13), sizes(1, 4)))


def _always(*shapes: tuple[int, ...]) -> tuple[dict[str, Call], ...]:
    first, *others = ({"sample_shape": shape, "classes": 3 + place} for place, shape in enumerate(shapes))
    return (
        {"call": Call("choose_model", tuple(first.values()))},
        *({"call": Call("choose_model", kwargs=one)} for one in others),
    )


_TABLES = _always((4,), (1,))
_SEQUENCES = _always((5, 2), (1, 1))
_IMAGES = _always((8, 8, 1), (9, 12, 3))


def _network(sample_shape: tuple[int, ...], classes: int) -> Any:
    return keras.Sequential(
        [keras.Input(sample_shape), keras.layers.Reshape((-1,)), keras.layers.Dense(classes, activation="softmax")]
    )


def _case(subject: Subject, call: Call, zeroed: tuple[int, ...] = ()) -> Any:
    """What a call shows, beside a network that has the same shapes at both ends."""

    given = signature(_SIGNATURE).arguments(call)
    seed = seed_of(call) % 2**31
    batch = inputs(seed, given["sample_shape"], 6)
    evidence: ModelEvidence = subject.ask(ModelRequest(call, (batch,), seed=seed, zeroed=zeroed, brief=bool(zeroed)))
    return Case(call, evidence, Reference(lambda: _network(**given)), (batch,), seed=seed)


def _is_convolution(layer: Layer) -> bool:
    return "Conv" in layer.kind and not layer.own


def _is_recurrent(layer: Layer) -> bool:
    return layer.kind in _RECURRENT or layer.kind.startswith("CuDNN")


def _convolves(evidence: ModelEvidence) -> bool:
    # A kernel with two axes of positions slides over both, whoever wrote the layer.
    return any(map(_is_convolution, evidence.layers)) or any(len(weight.shape) >= 4 for weight in evidence.weights)


def _recurs(evidence: ModelEvidence) -> bool:
    if any(map(_is_recurrent, evidence.layers)):
        return True
    if any("recurrent" in weight.path.rpartition("/")[2] or "cell" in weight.path for weight in evidence.weights):
        return True
    return any(map(_own_cell, _of_own_layers(evidence)))


def _of_own_layers(evidence: ModelEvidence) -> list[list[Weight]]:
    """Weights by the layer of the answer's own that holds them."""

    own = {layer.name for layer in evidence.layers if not hasattr(keras.layers, layer.kind)}
    return [
        [weight for weight in evidence.weights if name in weight.path.split("/")] for name in own
    ]  # fmt: skip


def _listed(layers: Sequence[Layer]) -> str:
    return " → ".join(layer.words for layer in layers)


def _own_cell(weights: list[Weight]) -> bool:
    """Whether a layer that isn't Keras's has weights from state to state: (units, m · units)."""
    return any(len(weight.shape) == 2 and weight.shape[1] % weight.shape[0] == 0 for weight in weights)


def _judge_family(subject: Subject, call: Call) -> None:
    case = _case(subject, call)
    evidence = the_model(case)
    shape = signature(_SIGNATURE).arguments(call)["sample_shape"]
    found = tuple(one[1:] for one in evidence.input_shapes)
    if found != (shape,):
        raise case.failed(
            Claim(f"an input of shape (batch, {', '.join(map(str, shape))})", f"inputs of shapes {found}")
        )
    right = {
        1: not _convolves(evidence)
        and not _recurs(evidence)
        and all(len(weight.shape) <= 2 for weight in evidence.weights),
        2: _recurs(evidence),
        3: _convolves(evidence),
    }
    if not right[len(shape)]:
        raise case.failed(Claim(_WORDS[len(shape)], _listed(evidence.layers) or "none of that kind"))


def _judge_end(subject: Subject, call: Call) -> None:
    """Where the last kernel is zero, a softmax of the last bias is all that remains, whatever the sample is."""

    case = _case(subject, call)
    judge_output(case, MULTICLASS)
    evidence = the_model(case)
    outputs = evidence.outputs
    for found in outputs.in_training or () if outputs else ():
        if not MULTICLASS.holds(found):
            raise case.failed(
                Claim(f"in training too {MULTICLASS.promise}", "rows that don't sum to 1 with training=True"),
                why="something comes behind the softmax, and changes what it gives",
            )
    classes = signature(_SIGNATURE).arguments(call)["classes"]
    shapes = [weight.shape for weight in evidence.weights]
    drawn = case.drawn
    for place in reversed(range(len(shapes))):
        if len(shapes[place]) != 2 or shapes[place][1] != classes:
            continue
        # The bias comes right behind its kernel; a layer of the answer's own may have it the other way round.
        biases = [at for at in (place + 1, place - 1) if 0 <= at < len(shapes) and shapes[at] == (classes,)]
        outputs = _case(subject, call, (place,)).evidence.outputs
        if outputs is not None and any(
            close(outputs.at_inference, np.tile(softmax(drawn[at]), (6, 1))) for at in biases
        ):
            return
    raise case.failed(
        Claim(
            f"a model that ends in a Dense layer of {classes} units and a softmax",
            f"another end: {_listed(evidence.layers[-3:])}",
        )
    )


@check(call=_tables, draws=2, pinned=_TABLES)
def table(subject: Subject, call: Call) -> None:
    _judge_family(subject, call)


@check(call=_sequences, draws=1, pinned=_SEQUENCES)
def sequence(subject: Subject, call: Call) -> None:
    _judge_family(subject, call)


@check(call=_images, draws=2, pinned=_IMAGES)
def image(subject: Subject, call: Call) -> None:
    _judge_family(subject, call)


@check(
    call=st.one_of(_tables, _sequences, _images),
    draws=1,
    pinned=(*_TABLES, *_SEQUENCES, *_IMAGES),
)
def output(subject: Subject, call: Call) -> None:
    _judge_end(subject, call)


@check(
    name="other_shapes",
    sample_shape=st.lists(sizes(1, 5), min_size=4, max_size=5).map(tuple),
    classes=sizes(3, 5),
    draws=3,
    pinned=(
        {"sample_shape": (), "classes": 3},
        {"sample_shape": (8, 8, 8, 1), "classes": 3},
        {"sample_shape": (2, 3, 4, 5, 6), "classes": 4},
    ),
)
def other_shapes(subject: Subject, sample_shape: tuple[int, ...], classes: int) -> None:
    axes = len(sample_shape)
    refuses(subject, Call("choose_model", (sample_shape, classes)), f"no family is asked for samples of {axes} axes")


def _pictures(subject: Subject) -> Iterator[Model]:
    """One of each family; many networks are right."""
    for one in (_TABLES[0], _SEQUENCES[0], _IMAGES[0]):
        evidence = _case(subject, one["call"]).evidence
        if evidence.layers:
            yield Model.of(LayerTable.of(str(one["call"]), (), evidence.layers), evidence)


kata = Kata(
    __name__,
    title="Choosing a family of networks",
    questions=("Q2",),
    functions=(signature(_SIGNATURE),),
    checks=(table, sequence, image, output, other_shapes),
    hints=(
        "How many axes has a row of a table, a sequence, an image, when you leave the batch out?",
        "Which family uses the same weights at every step, and which at every place?",
        "What has to become of the maps of a convolution before a Dense layer can read a whole image?",
    ),
    pictures=_pictures,
)
