"""A kata and its checks. Plain Python, no Keras and no pytest."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # Every pytest run loads this module, and evidence needs NumPy.
    from random import Random

    from pytest_keraskata.asking.call import Call
    from pytest_keraskata.asking.message import Request
    from pytest_keraskata.asking.plain import Plain
    from pytest_keraskata.pictures import Picture


# Without the batch axis.
Shape = tuple[int, ...]


@dataclass(frozen=True)
class Mistake:
    """A wrong reference; an answer that behaves like it is called by its name.

    Args:
        id: a few words with hyphens, of which a kata has each but once.
        wrong: takes what the right reference takes, and gives what comes of the mistake; None where nothing comes of it.
        why: the fault in a sentence.
        advice: a question that leads on.
        function: the name of the answer's function that `wrong` can replace, as it is: then answers are compared
            with it by how they fail. "" for a reference that gives values or networks.
        params: of the same arguments; how many parameters its network has, where that is known without building it.
    """

    id: str
    wrong: Callable[..., Any]
    why: str
    advice: str
    function: str = ""
    params: Callable[..., int] | None = None

    def of(self, arguments: Mapping[str, Any]) -> Any:
        """What comes of it for these arguments, of which `wrong` takes those that it names."""
        return given(self.wrong, arguments)

    def __str__(self) -> str:
        return self.id


# Beside a call's arguments a reference may name this: which of them were left to their defaults.
LEFT_OUT = "left_out"


def given(reference: Callable[..., Any], arguments: Mapping[str, Any]) -> Any:
    """What a reference gives for those of the arguments that it names."""
    names, takes_any = _names(reference)
    return reference(
        **{name: one for name, one in arguments.items() if name in names or (takes_any and name != LEFT_OUT)}
    )


@cache
def _names(reference: Callable[..., Any]) -> tuple[tuple[str, ...], bool]:
    """The names of a reference's parameters, and whether it takes any other one."""
    parameters = inspect.signature(reference).parameters.values()
    takes_any = any(one.kind is inspect.Parameter.VAR_KEYWORD for one in parameters)
    return tuple(one.name for one in parameters if one.kind is not inspect.Parameter.VAR_KEYWORD), takes_any


def _as_it_is(mistake: Mistake) -> Mapping[str, Any]:
    return {mistake.function: mistake.wrong}


@dataclass(frozen=True)
class Check:
    """One named property of a kata's.

    Args:
        name: how it is called on the screen and in `katas/recurrent/lstm.py::params`.
        run: the property; it takes a subject, returns nothing, and raises `Failed`.
        after: checks without which this one says nothing new; it is not reached where one of them failed.
        pinned: the cases that are always tried, each as a property of a subject.
        mistakes: what is known to go wrong here; the check refuses each of them.
        except_for: the obligations that don't apply, each with the reason.
        as_answer: makes an answer of a mistake: its functions by name.
    """

    name: str
    run: Callable[..., None]
    after: tuple[str, ...] = ()
    pinned: tuple[Callable[[Any], None], ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    except_for: Mapping[str, str] = field(default_factory=dict)
    as_answer: Callable[[Mistake], Mapping[str, Any]] = _as_it_is


@dataclass(frozen=True)
class Parameter:
    """A parameter of a kata's function; `default` is its source text, or None where it has none."""

    name: str
    default: str | None


@dataclass(frozen=True)
class Function:
    """A function or class that an answer must define.

    Args:
        signature: as in a stub, for example "build_lstm(timesteps=20, features=1, units=50)"; "class " before it
            for a class.
    """

    signature: str

    @property
    def name(self) -> str:
        return self._parsed.name

    @property
    def is_class(self) -> bool:
        return self.signature.startswith("class ")

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        arguments = self._parsed.args
        names = [argument.arg for argument in arguments.args]
        defaults = [None] * (len(names) - len(arguments.defaults)) + [ast.unparse(node) for node in arguments.defaults]
        return tuple(Parameter(name, default) for name, default in zip(names, defaults, strict=True))

    @property
    def as_written(self) -> inspect.Signature:
        """As Python sees the signature of such a function."""
        defaults = {one.name: one.default for one in self.parameters}
        usual, none = inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.empty
        return inspect.Signature(
            [
                inspect.Parameter(name, usual, default=none if default is None else ast.literal_eval(default))
                for name, default in defaults.items()
            ]
        )

    def arguments(self, call: Call) -> dict[str, Plain]:
        """All arguments of a call by name, the contract's defaults filled in."""
        filled = {
            parameter.name: ast.literal_eval(parameter.default)
            for parameter in self.parameters
            if parameter.default is not None
        }
        names = [parameter.name for parameter in self.parameters]
        return {**filled, **dict(zip(names, call.args, strict=False)), **call.kwargs}

    @property
    def _parsed(self) -> ast.FunctionDef:
        node = ast.parse(f"def {self.signature.removeprefix('class ')}: ...").body[0]
        assert isinstance(node, ast.FunctionDef)
        return node


@dataclass(frozen=True)
class Prediction:
    """What one can work out about a kata's model before it is built.

    All but the first two are functions of the call's arguments by name.

    Args:
        function: the name of the function that builds it.
        draw: gives arguments of sizes that one can count with.
        layers: the input and each layer, in words, with the shape of what it gives.
        params: how many parameters there are.
        terms: that formula term by term, each with its value at the end.
        shapes: known wrong output shapes: shape, why, advice.
        counts: known wrong counts: number, why, advice.
    """

    function: str
    draw: Callable[[Random], dict[str, Any]]
    layers: Callable[..., Sequence[tuple[str, Shape]]]
    params: Callable[..., int]
    terms: Callable[..., Sequence[str]]
    shapes: Callable[..., Sequence[tuple[Shape, str, str]]]
    counts: Callable[..., Sequence[tuple[int, str, str]]]


def _no_pictures(subject: Any) -> tuple[Picture, ...]:
    return ()


@dataclass(frozen=True)
class Kata:
    """One exercise.

    Args:
        module: the name of its spec's module, which ends in `<topic>.<id>`; pass `__name__`.
        title: a few words.
        questions: the interview questions that it answers, for example ("Q31",).
        functions: the signatures that an answer must define.
        checks: its properties, in the order in which they are tried.
        hints: questions that lead on, never the answer.
        ahead: gives what every answer is surely asked, so that it can begin before a check comes to it.
        prediction: what can be worked out about its model before it is built, or None if it has no such model.
        pictures: draws what a subject shows; where it can, of nothing but what a check has requested as well.
        tensorflow_alone: why it can be checked on no other backend, in a line; "" where it can.
    """

    module: str
    title: str
    questions: tuple[str, ...]
    functions: tuple[Function, ...]
    checks: tuple[Check, ...]
    hints: tuple[str, ...]
    ahead: Callable[[], Iterable[Request]] = tuple
    prediction: Prediction | None = None
    pictures: Callable[[Any], Iterable[Picture]] = _no_pictures
    tensorflow_alone: str = ""

    @property
    def id(self) -> str:
        return self.module.rpartition(".")[2]

    @property
    def mistakes(self) -> dict[str, Mistake]:
        """What is known to go wrong, by its id."""
        return {mistake.id: mistake for check in self.checks for mistake in check.mistakes}

    @property
    def topic(self) -> str:
        return self.module.split(".")[-2]

    @property
    def file(self) -> str:
        """Where its stub lies below a folder of katas."""
        return f"{self.topic}/{self.id}.py"
