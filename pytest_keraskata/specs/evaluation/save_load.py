"""Saving a model and loading it again."""

from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    SAVED_KINDS, Kata, Subject, another_at_its_path, check, saved, signature, stands_alone,
)  # fmt: skip
from pytest_keraskata.specs.evaluation._save_load import COMPILED, FILES, LOADED

_PATHS = st.sampled_from(["model.keras", "model.h5"])


@check(
    kind=st.sampled_from(SAVED_KINDS),
    compiled=st.just(""),
    path=_PATHS,
    pinned=(
        {"kind": "sequential", "compiled": "", "path": "model.keras"},
        {"kind": "functional", "compiled": "adam", "path": "my model.keras"},
        {"kind": "sequential", "compiled": "", "path": "model.h5"},
        {"kind": "functional", "compiled": "adam", "path": "old.h5"},
        {"kind": "recurrent", "compiled": "", "path": "model.keras"},
    ),
    draws=1,
    mistakes=LOADED,
)
def loaded(subject: Subject, kind: str, compiled: str, path: str) -> None:
    """A second model is returned that equals the first one, which stays as it was."""
    found = saved(subject, "save_and_load", kind, path, compiled=compiled)
    found.same(found.loaded, "a second model")
    stands_alone(found)


@check(
    path=_PATHS,
    there=st.sampled_from(["", "model", "text"]),
    pinned=(
        {"path": "a model 1.2.keras", "there": ""},
        {"path": "model.h5", "there": ""},
        {"path": "model.keras", "there": "model"},
        {"path": "model.h5", "there": "model"},
        {"path": "model.keras", "there": "text"},
    ),
    draws=1,
    after=("loaded",),
    mistakes=FILES,
)
def file(subject: Subject, path: str, there: str) -> None:
    """The file at the path holds the model, whatever was there before, and is enough to restore it."""
    found = saved(subject, "save_and_load", "sequential", path, there=there, other=there == "model")
    if found.evidence.file is None:
        where = f"a file at {path!r}" + (", which replaces the existing one" if there else "")
        raise found.failed(where, ", ".join(found.evidence.files) or "no file")
    found.same(found.in_file, "the new file" if there else "the file")
    found.same(found.loaded, "a second model")
    if there == "model":
        another_at_its_path(found)


@check(
    name="compiled",
    kind=st.sampled_from(["sequential", "functional"]),
    compiled=st.sampled_from(["momentum", "rmsprop"]),
    steps=st.sampled_from([1, 3]),
    pinned=(
        {"kind": "sequential", "compiled": "adam", "steps": 2},
        {"kind": "functional", "compiled": "momentum", "steps": 3},
        {"kind": "functional", "compiled": "adam", "steps": 0},
    ),
    draws=1,
    after=("loaded",),
    mistakes=COMPILED,
)
def compiled_(subject: Subject, kind: str, compiled: str, steps: int) -> None:
    """From a .keras file the model is returned compiled, and training continues where it ended."""
    saved(subject, "save_and_load", kind, "model.keras", compiled=compiled, steps=steps).goes_on()


kata = Kata(
    __name__,
    title="Saving and loading a model",
    questions=("Q46",),
    functions=(signature("save_and_load(model, path)"),),
    checks=(loaded, file, compiled_),
    hints=(
        "What does a model consist of besides its weights?",
        "Which function loads a model from a file?",
        "What has an optimizer learned about the weights by the time the model is saved?",
    ),
)
