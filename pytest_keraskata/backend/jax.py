"""What is done otherwise on JAX: its functions take a model's state and give it back, and leave nothing behind."""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import jax
import keras
import tensorflow as tf

PACKAGES = ("jax", "tensorflow")

_SETTINGS = {"way to run functions": "jax_disable_jit", "largest numbers": "jax_enable_x64"}


def find_devices() -> None:
    """Let TensorFlow look for its devices, which Keras seeds here as well, and with which it reads images."""
    tf.config.list_logical_devices()


def make_haste() -> None:
    """Don't shorten tracebacks."""
    jax.config.update("jax_traceback_filtering", "off")


def seed(number: int, *, begun: bool) -> None:
    """Begin Keras's, NumPy's and Python's random numbers anew, and TensorFlow's; JAX has none of its own."""
    keras.utils.set_random_seed(number)


def gradients(
    act: Callable[[Sequence[Any]], Any], variables: Sequence[Any], inputs: Sequence[Any] = (), *, model: Any
) -> tuple[list[Any], list[Any]]:
    """As on TensorFlow, but zeros where nothing depends on a variable; None for those that aren't numbers of any size."""
    held = _held(model, variables)
    places = [place for place, one in enumerate(held) if "float" in str(one.dtype)]
    state = [one.value for one in held]

    def number(known: Sequence[Any], given: Sequence[Any]) -> tuple[Any, Any]:
        values = [*state]
        for place, value in zip(places, known, strict=True):
            values[place] = value
        return _stateless(lambda: act(given), held, values)

    found, later = jax.grad(number, argnums=(0, 1), has_aux=True)([state[place] for place in places], list(inputs))
    _go_on(held, later)
    by_variable = {id(held[place]): one for place, one in zip(places, found[0], strict=True)}
    return [by_variable.get(id(one)) for one in variables], list(found[1])


def compiled(
    function: Callable[..., Any], signature: Sequence[tuple[Sequence[int | None], Any]], *, model: Any = None,
    as_written: bool = False,
) -> Callable[..., Any]:  # fmt: skip
    """As on TensorFlow, but for the sizes that it is called with: JAX compiles anew for others."""

    def stateless(values: Sequence[Any], given: Sequence[Any]) -> tuple[Any, Any]:
        return _stateless(lambda: function(*given), held, values)

    held: list[Any] = []
    pure = jax.jit(stateless)

    def call(*given: Any) -> Any:
        # Some layers make their variables when they are called first.
        held[:] = _held(model)
        result, later = pure([one.value for one in held], given)
        _go_on(held, later)
        return result

    return call


def settings() -> dict[str, Any]:
    """Its settings that change what an answer does, by what they are called."""
    return {name: getattr(jax.config, setting) for name, setting in _SETTINGS.items()}


def put_back(values: Mapping[str, Any]) -> None:
    """Make its settings what they were."""
    for name, setting in _SETTINGS.items():
        jax.config.update(setting, values[name])


@contextlib.contextmanager
def late_settings() -> Iterator[None]:
    """It takes all settings at any time."""
    yield


@contextlib.contextmanager
def random_numbers_kept() -> Iterator[None]:
    """It has no random numbers of its own."""
    yield


def _held(model: Any, more: Sequence[Any] = ()) -> list[Any]:
    """The variables of a model, and others, each once."""
    return list({id(one): one for one in (*(model.variables if model is not None else ()), *more)}.values())


def _stateless(act: Callable[[], Any], held: Sequence[Any], values: Sequence[Any]) -> tuple[Any, list[Any]]:
    """What `act` gives where the variables have these values, and the values that they have afterwards."""
    with keras.StatelessScope(list(zip(held, values, strict=True)), collect_losses=True) as scope:
        result = act()
    return result, [scope.get_current_value(one) for one in held]


def _go_on(held: Sequence[Any], values: Sequence[Any]) -> None:
    for variable, value in zip(held, values, strict=True):
        variable.assign(value)
