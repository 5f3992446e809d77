"""A network with two inputs and one encoder for both."""

from typing import Any

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import sizes
from pytest_keraskata.authoring.functions import signature
from pytest_keraskata.authoring.models import ModelCases, model_kata
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim
from pytest_keraskata.judge.case import close, the_model
from pytest_keraskata.judge.tasks import BINARY
from pytest_keraskata.kata import Prediction, Shape

_FUNCTION = "build_siamese(input_dim=8, units=16)"
_SIZES = {"input_dim": sizes(1, 6), "units": sizes(1, 8)}
_ALWAYS = ({"input_dim": 3, "units": 5}, {"input_dim": 4, "units": 2}, {"input_dim": 2, "units": 6})


def network(input_dim: int, units: int) -> Any:
    left, right = keras.Input((input_dim,), name="left"), keras.Input((input_dim,), name="right")
    encoder = keras.layers.Dense(units, activation="relu")
    codes = keras.layers.Concatenate()([encoder(left), encoder(right)])
    return keras.Model([left, right], keras.layers.Dense(1, activation="sigmoid")(codes))


def params(input_dim: int, units: int) -> int:
    return (input_dim + 1) * units + 2 * units + 1


def terms(input_dim: int, units: int) -> tuple[str, ...]:
    return (
        f"encoder: ({input_dim} inputs + 1 bias) × {units} units = {(input_dim + 1) * units:,}, once for both inputs",
        f"Dense: 2 × {units} weights + 1 bias = {2 * units + 1:,}",
    )


def _layers(input_dim: int, units: int) -> list[tuple[str, Shape]]:
    return [
        (f"two inputs: {input_dim} numbers each", (input_dim,)),
        (f"one encoder for both, Dense: {units} units, relu", (units,)),
        ("the two codes, one behind the other", (2 * units,)),
        ("Dense: 1 unit, sigmoid", (1,)),
    ]


def _wrong_shapes(input_dim: int, units: int) -> list[Any]:
    behind = "how many units has the layer behind it?"
    return [
        ((2 * units,), "these are the two codes together", behind),
        ((units,), "this is the code of one sample", behind),
        (
            (2,),
            "there is one probability for two inputs",
            "what does the last layer read: each code, or both together?",
        ),
        ((input_dim,), "this is the shape of an input", "how many numbers does a layer give for one sample?"),
    ]


def _wrong_counts(input_dim: int, units: int) -> list[Any]:
    encoder, last = (input_dim + 1) * units, 2 * units + 1
    once = "how many encoders are there, and how often are their weights counted?"
    bias = "what does a unit add to its weighted sum?"
    return [
        (2 * encoder + last, "the encoder is counted for each input, and both share it", once),
        (encoder + units + 1, "the last layer reads one code where there are two", "how long are two codes together?"),
        (2 * encoder + units + 1, "the encoder is counted twice, and the last layer reads one code", once),
        (
            (2 * input_dim + 1) * units + units + 1,
            "the encoder reads both inputs at once",
            "how many numbers has the sample that the encoder reads?",
        ),
        (input_dim * units + 2 * units, "the biases are missing", bias),
        (input_dim * units + last, "the biases of the encoder are missing", bias),
        (encoder + 2 * units, "the bias of the last layer is missing", bias),
        (input_dim * units + 1 + last, "there is one bias for the whole encoder", "how many units add a bias?"),
        (encoder, "the last layer is missing", "which layers have weights?"),
        (last, "the encoder is missing", "which layers have weights?"),
    ]


_FIRST = Call("build_siamese", kwargs=dict(_ALWAYS[0]))
# Asks what the check of the architecture asks.
_cases_of_models = ModelCases(signature(_FUNCTION), network, graphed=(_FIRST,), pulled=(_FIRST,))


def _known_fault(case: Any) -> tuple[str, str]:
    evidence = case.evidence
    if not evidence.built:
        return "", ""
    if len(evidence.input_shapes) == 1:
        return "the model has one input", "what would tell the left sample from the right one?"
    shapes = [weight.shape for weight in evidence.weights]
    encoder, *_ = case.reference.shapes
    if shapes.count(encoder) == 2 and len(shapes) == 6:
        return (
            "each input has an encoder of its own, with weights of its own",
            "how often is the layer made, and how often is it called?",
        )
    if evidence.outputs is not None and _is_turned(case):
        return "the two codes stand in the other order: right first", "which code comes first?"
    return "", ""


def _is_turned(case: Any) -> bool:
    for order in case.reference.orders(case.evidence.weights):
        case.reference.place([case.drawn[place] for place in order])
        if close(case.evidence.outputs.at_inference, case.reference.outputs(case.inputs[::-1])):
            return True
    return False


@check(pinned=({"call": _FIRST},))
def names(subject: Subject, call: Call) -> None:
    case = _cases_of_models.case(subject, call)
    found = the_model(case).input_names
    # A subclass without a graph has no names to look at; it takes a list, or a dict by these names.
    if found and sorted(found) != ["left", "right"]:
        raise case.failed(
            Claim("inputs named left and right", "inputs named " + " and ".join(found)),
            advice="where does an input get its name?",
        )


kata = model_kata(
    __name__,
    title="Two inputs, one encoder",
    questions=("Q24", "K2"),
    function=_FUNCTION,
    arguments=_SIZES,
    pinned=_ALWAYS,
    large=({"input_dim": 700, "units": 600},),
    learns_at={"input_dim": 6, "units": 8},
    network=network,
    params=params,
    terms=terms,
    outputs=BINARY,
    checks={"names": names},
    recognised=_known_fault,
    prediction=Prediction(
        function="build_siamese",
        draw=lambda random: {"input_dim": random.randint(3, 12), "units": random.randint(3, 12)},
        layers=_layers,
        params=params,
        terms=terms,
        shapes=_wrong_shapes,
        counts=_wrong_counts,
    ),
    hints=(
        "What happens when you call one and the same layer on two tensors?",
        "What shape do the two codes have together?",
        "What does a model need to know beside its output when it has two inputs?",
    ),
)
