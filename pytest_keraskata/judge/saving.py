"""Is a model that was loaded the one that was saved? By its weights, its predictions, and how its training goes on."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from pytest_keraskata.asking.call import Call, InFolder
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.saving import ModelState, SaveEvidence, SaveRequest
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Facts, Failed


@dataclass(frozen=True)
class Saved:
    """A model that was saved and loaded.

    Args:
        request: what was asked.
        evidence: what it showed.
    """

    request: SaveRequest
    evidence: SaveEvidence

    @property
    def call(self) -> Call:
        return self.request.call

    @property
    def before(self) -> ModelState:
        """The model as it was handed over."""
        assert self.evidence.before is not None, "asked for before the call"
        return self.evidence.before

    @property
    def loaded(self) -> ModelState:
        """The model that came back."""
        assert self.evidence.loaded is not None, "the function returned a model"
        return self.evidence.loaded

    def failed(self, expected: str, found: str, why: str = "", *, ends: bool = False) -> Failed:
        """What to raise where something differs."""
        facts = Facts(self.call, self.evidence)
        return Failed(Claim(expected, found), call=self.call, why=why, ends=ends, facts=facts)

    def same(self, found: ModelState, whose: str) -> None:
        """A model has the weights of the one that was saved, the same of its layers train, and it predicts the same.

        Raises:
            Failed: if it doesn't.
        """
        right = self.before
        if not equal(found.weights, right.weights):
            raise self.failed(f"{whose} with the weights of the model", _other_weights(found, right))
        if found.trainable != right.trainable:
            raise self.failed(f"{whose} with the same trainable layers", "others do")
        if not np.allclose(found.outputs, right.outputs, rtol=1e-5, atol=1e-6):
            most = float(np.max(np.abs(found.outputs - right.outputs)))
            raise self.failed(f"the same predictions from {whose}", f"predictions that differ by up to {most:.3g}")

    def goes_on(self) -> None:
        """The loaded model is compiled as the saved one is, and its training goes on as if nothing had happened.

        Raises:
            Failed: if it isn't, or doesn't.
        """
        found, right, steps = self.loaded, self.evidence.after, self.request.steps
        assert right is not None, "asked for after the call"
        if not found.compiled:
            raise self.failed("a compiled model", "a model that is not compiled")
        if found.optimizer != right.optimizer:
            raise self.failed(f"the optimizer {right.optimizer}", found.optimizer)
        if found.problem is not None:
            raise self.failed("a model that continues training", str(found.problem))
        if set(found.next_logs) != set(right.next_logs):
            raise self.failed(f"a model that logs {', '.join(right.next_logs)}", ", ".join(found.next_logs))
        for name, value in right.next_logs.items():
            if not abs(found.next_logs[name] - value) <= 1e-4 * max(1.0, abs(value)):
                raise self.failed(f"{name} {value:.4f} on a known batch", f"{found.next_logs[name]:.4f}")
        if steps and not equal(found.optimizer_state, right.optimizer_state, 1e-6):
            is_fresh = not any(map(np.any, found.optimizer_state[2:]))
            expected = f"an optimizer with its state: {steps} updates made"
            raise self.failed(expected, "a fresh optimizer" if is_fresh else "another state")
        if self.evidence.file is not None:
            is_same = not steps or equal(self.in_file.optimizer_state, right.optimizer_state, 1e-6)
            if self.in_file.optimizer != right.optimizer or not is_same:
                raise self.failed("a file that also holds how the model is compiled", "a file that holds less")
        if not equal(found.next_weights, right.next_weights, 1e-5):
            raise self.failed("the next update moves the weights as it would have", "it moves them differently")

    @cached_property
    def in_file(self) -> ModelState:
        """The model in the file, read here: what an answer leaves in its own process has no say.

        A file of a learner's one trusts as much as their code; graders of untrusted answers run the judge where that is
        no matter, and Keras's safe mode refuses code in it.

        Raises:
            Failed: if it can't be read.
        """
        assert self.evidence.file is not None, "a file was written"
        place = self.call.args[1]
        assert isinstance(place, InFolder), "the path is the second argument"
        with tempfile.TemporaryDirectory(prefix="keraskata-") as folder:
            path = Path(folder) / place.name
            path.write_bytes(self.evidence.file.tobytes())
            try:
                model = keras.models.load_model(path, safe_mode=True)
            except Exception as error:
                found = f"{type(error).__name__}: {str(error).replace(folder, 'directory')[:200]}"
                is_hdf = place.name.endswith(".keras") and self.evidence.file.tobytes().startswith(b"\x89HDF")
                why = "the file is in a different format: weights only, or the older .h5" if is_hdf else ""
                raise self.failed(f"{place.name!r} can be read by keras.models.load_model", found, why) from None
        inputs = self.request.inputs
        values = tuple(np.array(variable.numpy()) for variable in model.weights)
        trained = {id(variable) for variable in model.trainable_weights}
        is_callable = tuple(model.inputs[0].shape[1:]) == inputs.shape[1:]
        outputs = np.array(model(inputs, training=False)) if is_callable else np.zeros(0, "float32")
        optimizer = model.optimizer if model.compiled else None
        return ModelState(
            values,
            tuple(id(variable) in trained for variable in model.weights),
            outputs if outputs.shape == (len(inputs), 1) else np.zeros((len(inputs), 1), "float32"),
            bool(model.compiled),
            type(optimizer).__name__ if optimizer is not None else "",
            tuple(np.array(variable.numpy()) for variable in optimizer.variables) if optimizer is not None else (),
        )


def equal(one: Sequence[Array], other: Sequence[Array], tolerance: float = 0.0) -> bool:
    """Whether these arrays are those, up to a tolerance."""
    return len(one) == len(other) and all(
        a.shape == b.shape and bool(np.allclose(a, b, rtol=tolerance, atol=tolerance))
        for a, b in zip(one, other, strict=True)
    )


def _other_weights(found: ModelState, right: ModelState) -> str:
    """What weights were found in the place of others."""
    if [weight.shape for weight in found.weights] != [weight.shape for weight in right.weights]:
        return "different weights"
    # Drawn ones are neither zero nor one.
    vectors = [weight for weight in found.weights if weight.ndim == 1]
    if all(np.all(weight == weight[0]) and weight[0] in (0, 1) for weight in vectors):
        return "fresh weights"
    most = max(float(np.max(np.abs(a - b))) for a, b in zip(found.weights, right.weights, strict=True))
    return f"weights that differ by up to {most:.3g}"
