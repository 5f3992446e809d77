"""Writes image files, and reports what an answer's iterable over them gives."""

from pathlib import Path
from typing import Any

import numpy as np

from pytest_keraskata.answer.arguments import arguments
from pytest_keraskata.answer.describing import describe
from pytest_keraskata.answer.folder import folder, placeless
from pytest_keraskata.answer.loaded import Answer, recorded_warnings
from pytest_keraskata.answer.values import array_of
from pytest_keraskata.asking.images import Batch, ImagesEvidence, ImagesRequest
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.backend import keras


def probe(answer: Answer, request: ImagesRequest) -> ImagesEvidence:
    answer.seed(0)
    with folder() as at, recorded_warnings():
        for name, pixels in request.files:
            _write(at / name, pixels)
        written = {name: (at / name).read_bytes() for name, _ in request.files}
        data, raised = answer.call(request.call, *arguments(request.call, at))
        if raised:
            return ImagesEvidence(placeless(raised, at))
        returned, _ = answer.guarded(lambda: describe(data))
        if request.fit:
            found, raised = answer.guarded(lambda: _fit(data, request))
            epochs, updates = found or (0, 0)
            return ImagesEvidence(placeless(raised, at), returned, epochs=epochs, updates=updates)
        passes: list[tuple[Batch, ...]] = []
        ended: list[bool] = []

        def iterate() -> None:
            for number in range(request.passes):
                if 0 < number == request.passes - 1:
                    # Whoever looks at one batch breaks a pass off; the next one begins anew all the same.
                    next(iter(data), None)
                batches, end = _pass(data, request.most)
                passes.append(batches)
                ended.append(end)

        _, raised = answer.guarded(iterate)
        disturbed = tuple(name for name, content in written.items() if _content(at / name) != content)
        added = tuple(name for name in _files(at, request) if name not in written)
        return ImagesEvidence(placeless(raised, at), returned, tuple(passes), tuple(ended), disturbed, added)


def _write(path: Path, pixels: Array) -> None:
    from PIL import Image

    path.parent.mkdir(parents=True, exist_ok=True)
    # Without subsampling JPEG keeps flat colours almost as they are.
    options: dict[str, Any] = {} if path.suffix == ".png" else {"quality": 95, "subsampling": 0}
    Image.fromarray(pixels).save(path, **options)


def _files(at: Path, request: ImagesRequest) -> list[str]:
    """What is now in the folder of images; beside it anything may be."""
    tops = {name.partition("/")[0] for name, _ in request.files}
    return sorted(path.relative_to(at).as_posix() for top in tops for path in (at / top).rglob("*") if path.is_file())


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _pass(data: Any, most: int) -> tuple[tuple[Batch, ...], bool]:
    """The batches of one pass, and whether it ended before it was broken off."""
    batches: list[Batch] = []
    for item in data:
        batches.append(_batch(item))
        if len(batches) > most:
            return tuple(batches), False
    return tuple(batches), True


def _batch(item: Any) -> Batch:
    if not issubclass(type(item), tuple | list) or len(item) != 2:
        count = f" of {len(item)}" if issubclass(type(item), tuple | list) else ""
        return Batch(None, None, f"a {type(item).__name__}{count}")
    images, labels = (_array(value) for value in item)
    words = " and ".join("an array" if one is not None else "something else" for one in (images, labels))
    return Batch(images, labels, words)


def _array(value: Any) -> Array | None:
    found = array_of(value) if not isinstance(value, np.ndarray) else value
    return found if found.dtype.kind in "biuf" else None


def _fit(data: Any, request: ImagesRequest) -> tuple[int, int]:
    model = keras.Sequential([keras.layers.GlobalAveragePooling2D(), keras.layers.Dense(request.classes, "softmax")])
    model.compile(optimizer="sgd", loss="categorical_crossentropy", run_eagerly=True)
    history = model.fit(data, epochs=request.fit, verbose=0)
    return len(history.epoch), int(model.optimizer.iterations.numpy())
