"""What crosses between processes: requests, evidence and their parts, as bytes or as JSON; no pickle.

Bytes are a JSON head followed by raw buffers. Nothing but numbers, strings, NumPy arrays, lists, tuples, dicts and the
classes that are registered here can be packed, so no object of an answer's ever reaches code that judges it.
"""

from __future__ import annotations

import base64
import dataclasses
import importlib
import json
import math
import pkgutil
import re
import struct
from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points
from typing import Any, ClassVar, cast, get_type_hints

import numpy as np

from pytest_keraskata import asking
from pytest_keraskata.asking.plain import Array, Plain

_KINDS = "keraskata.kinds"
_LENGTHS = struct.Struct(">II")
_NUMERIC = "biufc"
# What NumPy would make of any other text is nobody's business but its own.
_NUMERIC_TYPE = re.compile(r"[<>|=]?[biufc][0-9]{1,2}")
# Of what an answer's process says, before anything is made of it: the head in bytes, and how deep it is nested.
_LONGEST_HEAD, _DEEPEST = 4 << 20, 60
_REGISTERED: dict[str, type[Message]] = {}


class Malformed(ValueError):
    """Bytes that are no message of this module's."""


# What reading something else than a message ends with.
_UNREADABLE = (ValueError, TypeError, KeyError, ArithmeticError, struct.error, RecursionError)


class Message:
    """Plain data that may cross: a frozen dataclass, registered under its name when it is defined."""

    @property
    def is_sound(self) -> bool:
        """Whether its fields, each of which has the type that is declared, also fit together."""
        return True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        known = _REGISTERED.setdefault(cls.__name__, cls)
        if (known.__module__, known.__qualname__) != (cls.__module__, cls.__qualname__):
            raise TypeError(f"{cls.__module__} and {known.__module__} both define {cls.__name__}")
        # A module that is loaded once more brings its classes again.
        _REGISTERED[cls.__name__] = cls


class Request(Message):
    """What is asked of an answer.

    A kind of request, such as `FunctionRequest`, names its probe: a module whose function `probe(answer, request)`
    gives the evidence, here a `FunctionEvidence`. Another package adds kinds by naming their modules under the entry
    point group `keraskata.kinds`.
    """

    probe: ClassVar[str]
    evidence: ClassVar[str]

    def __init_subclass__(cls, *, probe: str, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.probe = probe
        cls.evidence = cls.__name__.removesuffix("Request") + "Evidence"


@dataclasses.dataclass(frozen=True)
class Touched(Message):
    """What an answer changed that belongs to others.

    Args:
        kind: "setting" of the whole process, or "argument".
        what: which one.
        function: the function that was called, or "" where the file was run.
    """

    kind: str
    what: str
    function: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Evidence(Message):
    """What an answer showed when it was asked.

    Args:
        touched: what it changed that belongs to others, whatever was asked.
    """

    touched: tuple[Touched, ...] = dataclasses.field(default=(), repr=False)


def pack(value: Plain) -> bytes:
    """The bytes of a request or of evidence.

    Raises:
        TypeError: for anything but plain data.
    """
    buffers: list[bytes] = []

    def array(item: Array) -> list[Plain]:
        buffers.append(np.ascontiguousarray(item).tobytes())
        return [item.dtype.str, list(item.shape)]

    head = json.dumps(_taken_apart(value, array)).encode()
    return b"".join([_LENGTHS.pack(len(head), len(buffers)), head, *buffers])


def unpack(data: bytes, *, trusted: bool = False) -> Plain:
    """What `pack` was given.

    Args:
        data: the bytes.
        trusted: whether a judge sent them: then a kind that nobody has imported yet is looked for. Otherwise nothing is
            imported because of what they say, they may not be large, and what is in a message has the type that its
            class declares.

    Raises:
        Malformed: where the bytes are not what `pack` makes.
    """
    try:
        length, _ = _LENGTHS.unpack_from(data)
        if length > _LONGEST_HEAD and not trusted:
            raise Malformed(f"a head of {length} bytes")
        head, at = data[_LENGTHS.size : _LENGTHS.size + length], _LENGTHS.size + length

        def array(dtype: str, shape: list[int]) -> Array:
            nonlocal at
            kind, size = _sized(dtype, shape)
            part = data[at : at + size]
            at += size
            return _filled(kind, shape, part)

        read = _Reader(array, _class_of if trusted else _REGISTERED.__getitem__, checked=not trusted)
        return read(json.loads(head))
    except _UNREADABLE as error:
        raise Malformed(str(error)) from error


def as_json(value: Plain) -> Plain:
    """The same as dicts, lists, strings and numbers, for a file or for pytest's reports.

    Raises:
        TypeError: for anything but plain data.
    """
    return _taken_apart(
        value, lambda item: [item.dtype.str, list(item.shape), base64.b64encode(item.tobytes()).decode()]
    )


def from_json(data: Plain) -> Plain:
    """What `as_json` was given.

    Raises:
        Malformed: where the data are not what `as_json` makes.
    """

    def array(dtype: str, shape: list[int], text: str) -> Array:
        return _filled(_sized(dtype, shape)[0], shape, base64.b64decode(text))

    try:
        return _Reader(array, _class_of, checked=True)(data)
    except _UNREADABLE as error:
        raise Malformed(str(error)) from error


@cache
def load_kinds() -> None:
    """Import every kind of request there is: those of this package and those that others register."""
    for module in pkgutil.iter_modules(asking.__path__, f"{asking.__name__}."):
        importlib.import_module(module.name)
    for point in entry_points(group=_KINDS):
        point.load()


def requests() -> list[type[Request]]:
    """Every kind of request."""
    load_kinds()
    return [kind for kind in _REGISTERED.values() if issubclass(kind, Request) and kind is not Request]


def _taken_apart(item: Plain, array: Callable[[Array], list[Plain]]) -> Plain:
    if type(item) is float and not math.isfinite(item):
        # JSON has no word for it.
        return {"$float": str(item)}
    if item is None or type(item) in (bool, int, float, str):
        return item
    if type(item) is list:
        return [_taken_apart(part, array) for part in item]
    if type(item) is tuple:
        return {"$tuple": [_taken_apart(part, array) for part in item]}
    if isinstance(item, dict):
        pairs = item.items()
        return {"$dict": [[_taken_apart(key, array), _taken_apart(part, array)] for key, part in pairs]}
    if isinstance(item, np.ndarray | np.generic):
        whole = np.asarray(item)
        if whole.dtype.kind not in _NUMERIC:
            raise TypeError(f"an array of {whole.dtype} is not plain data")
        return {"$array": array(whole), "$scalar": isinstance(item, np.generic)}
    if isinstance(item, Message) and dataclasses.is_dataclass(item):
        parts = [_taken_apart(getattr(item, one.name), array) for one in dataclasses.fields(item)]
        return {"$is": type(item).__name__, "$has": parts}
    raise TypeError(f"{type(item).__name__} is not plain data")


@dataclasses.dataclass(frozen=True)
class _Reader:
    """Makes of JSON what it stands for.

    Args:
        array: makes an array of its description.
        class_of: the class of a name.
        checked: whether all that is found must have the type that is declared.
    """

    array: Callable[..., Array]
    class_of: Callable[[str], type[Message]]
    checked: bool

    def __call__(self, item: Plain, depth: int = 0) -> Plain:
        if depth > _DEEPEST and self.checked:
            raise Malformed("it is nested too deep")
        if isinstance(item, list):
            return [self(part, depth + 1) for part in item]
        if isinstance(item, str):
            # Half a character can be neither printed nor written to a file.
            return item if item.isascii() else item.encode("utf-8", "replace").decode()
        if not isinstance(item, dict):
            return item
        if "$float" in item:
            return float(item["$float"])
        if "$tuple" in item:
            return tuple(self(part, depth + 1) for part in item["$tuple"])
        if "$dict" in item:
            return {self(key, depth + 1): self(part, depth + 1) for key, part in item["$dict"]}
        if "$array" in item:
            found = self.array(*item["$array"])
            return found[()] if item["$scalar"] else found
        kind: Any = self.class_of(item["$is"])
        names = [one.name for one in dataclasses.fields(kind)]
        made: Message = kind(**dict(zip(names, [self(part, depth + 1) for part in item["$has"]], strict=True)))
        if self.checked:
            _check(made)
        return made


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def _check(made: Message) -> None:
    """See that everything in a message has the type that its class declares, and fits together.

    Raises:
        Malformed: where something has not.
    """
    from typeguard import CollectionCheckStrategy, TypeCheckError, check_type

    hints = _hints(cast(Any, type(made)))
    for one in dataclasses.fields(made):  # type: ignore[arg-type]
        try:
            check_type(
                getattr(made, one.name), hints[one.name], collection_check_strategy=CollectionCheckStrategy.ALL_ITEMS
            )
        except TypeCheckError as error:
            raise Malformed(f"{one.name} of {type(made).__name__}: {error}") from error
    if not made.is_sound:
        raise Malformed(f"what is in {type(made).__name__} does not fit together")


def _class_of(name: str) -> type[Message]:
    if name not in _REGISTERED:
        load_kinds()
    return _REGISTERED[name]


def _sized(dtype: str, shape: list[int]) -> tuple[np.dtype[Any], int]:
    """A numeric type, and how many bytes an array of it has.

    Raises:
        Malformed: for any other type, or for sizes that aren't whole numbers.
    """
    if not _NUMERIC_TYPE.fullmatch(dtype) or any(type(size) is not int or size < 0 for size in shape):
        raise Malformed(f"no numeric array: {dtype} {shape}")
    kind = np.dtype(dtype)
    return kind, kind.itemsize * math.prod(shape)


def _filled(kind: np.dtype[Any], shape: list[int], part: bytes) -> Array:
    if len(part) != kind.itemsize * math.prod(shape):
        raise Malformed("a buffer is cut short")
    return np.frombuffer(part, dtype=kind).reshape(shape).copy()
