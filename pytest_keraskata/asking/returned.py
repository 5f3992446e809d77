"""What comes out of a call: a value or an exception, as plain data."""

from dataclasses import dataclass

import numpy as np

from pytest_keraskata.asking.call import show
from pytest_keraskata.asking.message import Message
from pytest_keraskata.asking.plain import Array, Plain


@dataclass(frozen=True)
class Raised(Message):
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
class Returned(Message):
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

    @property
    def is_sound(self) -> bool:
        match self.value:
            case None:
                return self.kind in ("none", "object")
            case bool():
                return self.kind == "bool"
            case int():
                return self.kind == "int" and self.value.bit_length() < 64
            case float():
                return self.kind == "float"
            case str():
                return self.kind == "text"
            case np.ndarray():
                return self.kind == "array"
            case tuple():
                return self.kind == "symbolic" and all(size is None or type(size) is int for size in self.value)
            case list():
                return self.kind == "sequence" and all(isinstance(item, Returned) for item in self.value)
            case dict():
                named = all(isinstance(key, str) for key in self.value)
                return (
                    self.kind == "mapping" and named and all(isinstance(one, Returned) for one in self.value.values())
                )
            case _:
                return False

    @property
    def words(self) -> str:
        """The value in a learner's notation."""
        numbers = as_array(self)
        if numbers is not None:
            return show(numbers)
        match self.kind:
            case "text":
                return show(self.value)
            case "none":
                return "None"
            case "symbolic":
                return f"a KerasTensor of shape {tuple(self.value)}"
            case "sequence":
                return f"a {self.type_name} of {len(self.value)}"
            case "mapping":
                return "a dict"
            case _:
                models = {"Model": "a model", "Sequential": "a Sequential model", "Functional": "a Functional model"}
                if self.type_name in models:
                    return models[self.type_name]
                return "a class" if self.type_name == "type" else f"an object of class {self.type_name}"


def as_array(returned: object) -> Array | None:
    """A returned value as the array that `numpy.asarray` would make of it; None where that is none of numbers."""
    if not isinstance(returned, Returned):
        return None
    if returned.kind in ("bool", "int", "float", "array"):
        return np.asarray(returned.value)
    if returned.kind == "sequence":
        parts = [as_array(item) for item in returned.value]
        if any(part is None for part in parts) or len({part.shape for part in parts if part is not None}) > 1:
            return None
        return np.array(parts)
    return None


def alike(one: Returned | Raised, other: Returned | Raised) -> bool:
    """Whether two results are the same, up to how sums were rounded."""
    if isinstance(one, Raised) or isinstance(other, Raised):
        return isinstance(one, Raised) and isinstance(other, Raised) and one.kind == other.kind
    first, second = as_array(one), as_array(other)
    if first is not None and second is not None:
        if first.shape != second.shape or first.dtype.kind != second.dtype.kind:
            return False
        if first.dtype.kind in "biu" or not first.size:
            return np.array_equal(first, second)
        rounding = 1e-6 * float(np.max(np.abs(np.nan_to_num(first))))
        return np.allclose(first, second, rtol=1e-5, atol=rounding, equal_nan=True)
    if one.kind == "sequence" == other.kind:
        return len(one.value) == len(other.value) and all(map(alike, one.value, other.value))
    return (
        (one.kind, one.value) == (other.kind, other.value) if one.kind in ("text", "none") else one.kind == other.kind
    )
