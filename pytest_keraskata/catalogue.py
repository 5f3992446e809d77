"""Finds the katas: their order, their topics and questions, and which ones a name means.

Specs are looked for in this package and in every package that registers under the entry point group
`keraskata.specs`: a package whose `TOPICS` name subpackages whose `KATAS` name modules that define `kata`, and may name
the questions of each: `{"lstm": ("Q31",)}`.
"""

import difflib
import fnmatch
import importlib
import traceback
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

from pytest_keraskata.kata import Kata

_GROUP = "keraskata.specs"


class UnknownKata(LookupError):
    """A name that means no kata; its text suggests the nearest ones."""


class BrokenKata(UnknownKata):
    """A kata whose spec can't be imported; its text says where it fails."""


def packages() -> list[str]:
    """The packages that bring katas: this one, and what others register."""
    return ["pytest_keraskata.specs", *(point.value for point in entry_points(group=_GROUP))]


@cache
def index() -> dict[str, str]:
    """The module of each kata's spec by its id, in order; no spec is imported."""
    return _listed()[0]


def faults() -> Sequence[str]:
    """What is wrong with packages that bring katas; such a package, or such a kata of it, is left out."""
    return _listed()[1]


@cache
def _listed() -> tuple[dict[str, str], tuple[str, ...]]:
    found: dict[str, str] = {}
    wrong: list[str] = []
    for package in packages():
        try:
            listed = [
                (kata, f"{package}.{topic}.{kata}")
                for topic in importlib.import_module(package).TOPICS
                for kata in importlib.import_module(f"{package}.{topic}").KATAS
            ]
        except Exception as fault:
            # Whatever somebody else's package does, the others' katas are there.
            wrong.append(f"{package} is skipped, since it can't be imported: {_where(fault)}")
            continue
        for kata, module in listed:
            if kata in found:
                wrong.append(f"{module} is skipped, since {found[kata]} has the same id")
            else:
                found[kata] = module
    return found, tuple(wrong)


def _where(fault: Exception) -> str:
    """An exception, and the line in which it came up."""
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__}: {fault} ({last.filename}:{last.lineno})"


def topic_of(kata: str) -> str:
    """The topic of a kata, without importing its spec."""
    return index()[kata].split(".")[-2]


@cache
def questions() -> Mapping[str, Sequence[str]]:
    """The questions that each kata answers, in order; a spec is imported only where its topic doesn't name them."""
    found: dict[str, Sequence[str]] = {}
    for kata, module in index().items():
        named = importlib.import_module(module.rpartition(".")[0]).KATAS
        try:
            found[kata] = named[kata] if isinstance(named, Mapping) else load(kata).questions
        except BrokenKata:
            found[kata] = ()
    return found


@cache
def load(kata: str) -> Kata:
    """A kata by its id.

    Raises:
        UnknownKata: where there is none.
        BrokenKata: where its spec can't be imported.
    """
    if kata not in index():
        raise UnknownKata(_unknown(kata))
    try:
        found = importlib.import_module(index()[kata]).kata
    except Exception as fault:
        raise BrokenKata(f"the spec of {kata} can't be imported: {_where(fault)}") from fault
    if not isinstance(found, Kata):
        raise BrokenKata(f"{index()[kata]} defines no kata")
    return found


def shipped(kata: str, folder: str) -> Path:
    """Where a file should be: in the package where a wheel was installed, beside it in a copy of the repository.

    Args:
        kata: its id.
        folder: "katas" for its stub, "solutions" for its worked answer.
    """
    specs = importlib.import_module(index()[kata].rsplit(".", 2)[0]).__file__
    assert specs is not None
    package = Path(specs).parents[1]
    within = package / f"_{folder}"
    return (within if within.is_dir() else package.parent / folder) / topic_of(kata) / f"{kata}.py"


def all_katas() -> list[Kata]:
    """Every kata, in order."""
    return [load(kata) for kata in index()]


def select(names: Iterable[str]) -> list[str]:
    """The ids that names mean, several of them in one name with commas between.

    A name is an id, a topic, a question, or a shell pattern of ids; with a slash behind it it is a topic, as there is
    a kata `convolution` in the topic `convolution/`.

    Raises:
        UnknownKata: where a name means none.
    """
    chosen: set[str] = set()
    for name in (part.strip() for whole in names for part in whole.split(",")):
        if name:
            chosen.update(_meant(name))
    return [kata for kata in index() if kata in chosen]


def _meant(name: str) -> set[str]:
    ids = index()
    if name in ids:
        return {name}
    by_topic = {kata for kata in ids if topic_of(kata) == name.rstrip("/")}
    if by_topic:
        return by_topic
    by_pattern = set(fnmatch.filter(ids, name))
    if by_pattern:
        return by_pattern
    by_question = {kata for kata, answered in questions().items() if name.upper() in answered}
    if by_question:
        return by_question
    raise UnknownKata(_unknown(name))


def _unknown(name: str) -> str:
    known = [*index(), *dict.fromkeys(topic_of(kata) for kata in index())]
    asked = [question for answered in questions().values() for question in answered]
    near = difflib.get_close_matches(name, known, 3, 0.5) or difflib.get_close_matches(name.upper(), asked, 3, 0.5)
    if near:
        return f"there is no kata, topic or question {name!r}; did you mean {', '.join(near)}?"
    return f"there is no kata, topic or question {name!r}; see pytest --kata-list"
