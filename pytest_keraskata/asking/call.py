"""A call of an answer's, and what can be handed over in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from pytest_keraskata.asking.message import Message
from pytest_keraskata.asking.plain import Array, Plain

# Arrays with more numbers than these are not spelled out.
LONGEST = 12


@dataclass(frozen=True)
class Given(Message):
    """A model that is passed to an answer: built next to it, from its description.

    Args:
        config: the architecture, as `Model.to_json` writes it.
        weights: the values of `Model.weights`, in order.
        compiled: the compile settings as JSON (see `Model.get_compile_config`), or "" for none.
    """

    config: str
    weights: tuple[Array, ...]
    compiled: str = ""


@dataclass(frozen=True)
class Script(Message):
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
class InFolder(Message):
    """A path that is handed to an answer, in a folder that the probe makes for this request alone.

    Args:
        name: of a file in the folder, or "" for the folder itself.
        as_text: whether it is passed as text; otherwise it is a `pathlib.Path`.
    """

    name: str = ""
    as_text: bool = True


@dataclass(frozen=True)
class Symbolic(Message):
    """A `KerasTensor` that is handed to an answer: the input of a graph.

    Args:
        shape: of one sample, without the batch axis.
        known: whether the answer is told more of it than its last size.
    """

    shape: tuple[int, ...]
    known: bool = True

    @property
    def told(self) -> tuple[int | None, ...]:
        """The shape as the answer is told it."""
        return self.shape if self.known else (*[None] * (len(self.shape) - 1), self.shape[-1])


@dataclass(frozen=True)
class Gradient(Message):
    """A function that is handed to an answer: the gradient `matrix @ w + offset` of a quadratic.

    Args:
        matrix: (d, d); None for a function that returns the very array that it is given, the gradient of w² / 2.
        offset: (d,).
    """

    matrix: Array | None
    offset: Array | None = None

    def __call__(self, w: Array) -> Array:
        if self.matrix is None or self.offset is None:
            return w
        point = np.asarray(w)
        return np.asarray((self.matrix @ point + self.offset).astype(np.result_type(point.dtype, np.float32)))

    def __str__(self) -> str:
        if self.matrix is None or self.offset is None:
            return "gradient(w) = w"
        return f"gradient(w) = {show(self.matrix.tolist())} @ w + {show(self.offset.tolist())}"


@dataclass(frozen=True)
class PartOf(Message):
    """The base of the model that is handed over in the same call: its first layers, or one of its layers.

    Args:
        layer: the name of the layer that is the base, or the last layer of the base.
        nested: whether the base is that layer; otherwise it is the model that ends with it.
    """

    layer: str
    nested: bool


@dataclass(frozen=True)
class View(Message):
    """An array that is handed to an answer as a view of another one, so that its numbers don't lie side by side.

    Args:
        array: the numbers.
        how: "reversed" (strides are negative), "second" (every second number of a longer array) or "transposed".
    """

    array: Array
    how: str

    def __str__(self) -> str:
        axes = self.array.ndim
        if self.array.size > LONGEST:
            return f"<a {self.how} view: {show(self.array)[1:]}"
        match self.how:
            case "reversed":
                turned = ", ".join(["::-1"] * axes)
                return f"{as_code(np.flip(self.array))}[{turned}]"
            case "second":
                return f"np.repeat({as_code(self.array)}, 2, axis=-1)[..., ::2]"
            case _:
                return f"{as_code(self.array.T)}.T"


@dataclass(frozen=True)
class Call(Message):
    """One call of a function of the answer's.

    Args:
        function: its name.
        args: positional arguments: plain data, and descriptions of what isn't, such as `Given`.
        kwargs: the same by name.
    """

    function: str
    args: tuple[Plain, ...] = ()
    kwargs: Mapping[str, Plain] = field(default_factory=dict)

    @property
    def legend(self) -> tuple[str, ...]:
        """What the call's own notation leaves open: the formula of a function that is passed in."""
        return tuple(str(value) for value in (*self.args, *self.kwargs.values()) if isinstance(value, Gradient))

    def __str__(self) -> str:
        given = [as_code(value) for value in self.args]
        named = [f"{name}={as_code(value)}" for name, value in self.kwargs.items()]
        return f"{self.function}({', '.join(given + named)})"


def as_code(value: Plain) -> str:
    """A plain value as Python code that makes the very same value; arrays that are too long for a line as `show` has them."""
    match value:
        case np.ndarray() if not value.size:
            # Nested lists know no sizes behind an axis without any.
            return f"np.zeros({tuple(value.shape)}, dtype={value.dtype.name!r})"
        case np.ndarray() if value.size <= LONGEST:
            usual = value.dtype in (np.dtype("float64"), np.dtype("int64"), np.dtype("bool"))
            return f"np.array({_nested(value)}{'' if usual else f', dtype={value.dtype.name!r}'})"
        case np.generic():
            return f"np.{value.dtype.name}({_nested(np.asarray(value))})"
        case float():
            return repr(value) if np.isfinite(value) else f"float({str(value)!r})"
        case tuple():
            return f"({', '.join(map(as_code, value))}{',' * (len(value) == 1)})"
        case list():
            return f"[{', '.join(map(as_code, value))}]"
        case _:
            return show(value)


def _nested(array: Array) -> str:
    if array.ndim:
        return f"[{', '.join(map(_nested, array))}]"
    # The fewest digits that tell the number among those of its size.
    return f"{'' if np.isfinite(array) else 'np.'}{array.item() if array.dtype.kind in 'biu' else array[()]!s}".replace(
        "np.-", "-np."
    )


def show(value: Plain) -> str:
    """A plain value in the learner's own notation, short enough for one line."""
    if isinstance(value, Given | Script):
        return "model"
    if isinstance(value, Gradient):
        return "gradient"
    if isinstance(value, View):
        return str(value)
    if isinstance(value, Symbolic):
        return f"keras.Input({show(value.told)})"
    if isinstance(value, PartOf):
        return "base"
    if isinstance(value, InFolder):
        return (repr(value.name) if value.as_text else f"Path({value.name!r})") if value.name else "directory"
    if isinstance(value, np.ndarray):
        if value.ndim == 0:
            return show(value.item())
        if value.size > LONGEST:
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
