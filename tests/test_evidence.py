"""Evidence is data: it crosses as bytes, whatever it is made of, and nothing of an answer's own crosses with it."""

from __future__ import annotations

import ast
import contextlib
import dataclasses
import importlib
import math
import os
import subprocess
import sys
import textwrap
import typing
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import pytest_keraskata
from pytest_keraskata import catalogue
from pytest_keraskata.answer.local import LocalSubject
from pytest_keraskata.asking import message
from pytest_keraskata.asking.call import Call, View
from pytest_keraskata.asking.function import FunctionEvidence
from pytest_keraskata.asking.message import Evidence, Malformed, Message, Request, pack, unpack
from pytest_keraskata.asking.module import ModuleRequest
from pytest_keraskata.asking.returned import Raised, Returned, as_array
from pytest_keraskata.judge.run import Run

PACKAGE = Path(pytest_keraskata.__file__).parent
SOLUTIONS = PACKAGE.parent / "solutions"

# --- bytes ------------------------------------------------------------------------------------------------

DTYPES = st.sampled_from(["?", "i1", "u2", "<i8", ">i4", "f2", "<f4", ">f8", "c8", "c16"])
ARRAYS = DTYPES.flatmap(
    lambda dtype: hnp.arrays(dtype, hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3))
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(codec="utf-8"))
    | st.sampled_from(["$tuple", "$dict", "$array", "$is", "$has", "$scalar"])
    | ARRAYS
    | st.sampled_from([np.float32(1.5), np.int64(-3), np.bool_(True), np.float64("nan")])
)
KEYS = st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.tuples(st.integers(), st.text(max_size=3))
WHOLE = st.builds(Returned, st.just("int"), st.just("int"), st.integers(-(2**62), 2**62))
TREES = st.recursive(
    LEAVES,
    lambda parts: (
        st.lists(parts, max_size=4)
        | st.lists(parts, max_size=4).map(tuple)
        | st.dictionaries(KEYS, parts, max_size=4)
        | st.builds(Call, st.text(max_size=5), st.lists(parts, max_size=2).map(tuple))
        | st.builds(Returned, st.just("sequence"), st.just("list"), st.lists(WHOLE, max_size=3))
    ),
    max_leaves=12,
)


def same(one: Any, other: Any) -> bool:
    """Whether two trees are alike to the last bit and of the same types; nan is like nan."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray | np.generic):
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    if isinstance(one, float):
        return (one == other and math.copysign(1, one) == math.copysign(1, other)) or (one != one and other != other)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return same(list(one), list(other)) and same(list(one.values()), list(other.values()))
    if dataclasses.is_dataclass(one):
        return all(same(getattr(one, part.name), getattr(other, part.name)) for part in dataclasses.fields(one))
    return bool(one == other)


@given(TREES)
def test_plain_data_round_trips(tree: Any) -> None:
    """What is packed comes back: every value, type, shape and order."""
    assert same(tree, unpack(pack(tree)))


@given(TREES)
def test_equal_data_has_equal_bytes(tree: Any) -> None:
    """Bytes are a key: the same request is found again."""
    assert pack(tree) == pack(unpack(pack(tree)))


class Anything:
    """An object of an answer's."""


class Number(float):
    """A number with methods of its own."""


class Words(str):
    """Text with methods of its own."""


class Numbers(list):  # type: ignore[type-arg]
    """A list with methods of its own."""


@dataclasses.dataclass
class Impostor:
    """A dataclass, and none of ours."""


@pytest.mark.parametrize(
    "thing",
    [
        Anything(),
        Anything,
        len,
        Number(1),
        Words("x"),
        Numbers(),
        {1, 2},
        b"bytes",
        1 + 2j,
        Impostor(),
        iter([]),
        np.array([Anything()]),
        np.array(["text"]),
        np.zeros(2, "datetime64[s]"),
        np.zeros(2, [("field", "f4")]),
        {"key": Anything()},
        {Anything(): 1},
        [(Anything(),)],
        Returned("object", "Anything", Anything()),
    ],
    ids=lambda thing: type(thing).__name__,
)
def test_objects_are_refused(thing: Any) -> None:
    """Nothing but plain data can be packed, however deep it hides."""
    with pytest.raises(TypeError, match="not plain data"):
        pack(thing)


TRUE = pack(
    {
        "evidence": FunctionEvidence(
            Raised("ValueError", "no", 3), Returned("array", "ndarray", np.arange(6.0).reshape(2, 3))
        ),
        "printed": "x",
    }
)


@settings(max_examples=300, derandomize=True)
@given(st.data())
def test_damaged_bytes_are_malformed(data: st.DataObject) -> None:
    """Whatever is done to a message, reading it gives plain data or `Malformed`, and nothing else."""
    damaged = bytearray(TRUE)
    for _ in range(data.draw(st.integers(1, 3))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    damaged = damaged[: data.draw(st.integers(0, len(damaged)))] if data.draw(st.booleans()) else damaged
    with contextlib.suppress(Malformed):
        pack(unpack(bytes(damaged)))


@pytest.mark.parametrize("length", range(0, len(TRUE), 7))
def test_a_message_cut_short_is_malformed(length: int) -> None:
    """A part of a message is none."""
    with pytest.raises(Malformed):
        unpack(TRUE[:length])


def crafted(head: str, buffer: bytes = b"") -> bytes:
    return len(head.encode()).to_bytes(4, "big") + bytes(4) + head.encode() + buffer


@settings(derandomize=True)
@example(noise=crafted("0"))
@given(st.binary(max_size=60))
def test_random_bytes_are_malformed_or_plain(noise: bytes) -> None:
    """Bytes that nobody packed are refused, or are by chance what somebody could have packed."""
    try:
        found = unpack(noise)
    except Malformed:
        return
    assert unpack(pack(found)) == found


@pytest.mark.parametrize(
    "head",
    [
        '{"$is": "Anything", "$has": []}',
        '{"$is": "Raised", "$has": [1, 2, 3, 4, 5, 6, 7, 8, 9]}',
        '{"$is": "Path", "$has": ["/"]}',
        '{"$array": ["O", [1]], "$scalar": false}',
        '{"$array": ["<f8", [-1]], "$scalar": false}',
        '{"$array": ["<f8", [4611686018427387904, 4]], "$scalar": false}',
        '{"$array": ["<f8", [1.0]], "$scalar": false}',
        '{"$array": ["<f8", [1000000000000000000000000000000]], "$scalar": false}',
        '{"$array": ["(2,)f8", [1]], "$scalar": false}',
        '{"$array": 3}',
        '{"$tuple": 3}',
        '{"$dict": [[[1], 2]]}',
        '{"$dict": [1]}',
        '{"unknown": 1}',
        "[" * 100_000,
    ],
    ids=lambda head: head[:40],
)
def test_crafted_messages_are_malformed(head: str) -> None:
    """A player that makes up messages reaches neither classes of others, nor objects, nor all memory."""
    with pytest.raises(Malformed):
        unpack(crafted(head, bytes(64)))


# --- what evidence may hold -------------------------------------------------------------------------------

message.load_kinds()


def defined(kind: type) -> Iterator[type]:
    """Every class that extends this one, and is defined beside what can be asked."""
    for one in kind.__subclasses__():
        yield from defined(one)
        if one.__module__.startswith("pytest_keraskata.asking.") and one not in (Request, Evidence):
            yield one


PLAIN = (int, float, str, bool, type(None), np.ndarray, Any, Ellipsis)
TYPES = sorted(defined(Message), key=lambda kind: kind.__name__)
REQUESTS = [kind for kind in TYPES if issubclass(kind, Request)]


def leaves(annotation: Any) -> Iterator[Any]:
    """The types that an annotation is made of."""
    parts = typing.get_args(annotation)
    if typing.get_origin(annotation) is np.ndarray:
        yield np.ndarray
    elif parts:
        for part in parts:
            yield from leaves(part)
    else:
        yield annotation


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_evidence_has_plain_fields(kind: type) -> None:
    """Requests and evidence are frozen, of plain fields or of each other."""
    hints = typing.get_type_hints(kind)
    found = {leaf for part in dataclasses.fields(kind) for leaf in leaves(hints[part.name])}

    assert not [leaf for leaf in found if leaf not in PLAIN and leaf not in TYPES]
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("returned", "expected"),
    [
        (Returned("float", "float", 1.5), 1.5),
        (Returned("bool", "bool", True), True),
        (Returned("array", "ndarray", np.ones((2, 3))), np.ones((2, 3))),
        (Returned("sequence", "list", [Returned("int", "int", 1), Returned("float", "float", 2.5)]), [1, 2.5]),
        (Returned("sequence", "list", [Returned("array", "ndarray", np.ones(2))] * 3), np.ones((3, 2))),
        (Returned("sequence", "list", []), []),
        (Returned("sequence", "list", [Returned("array", "ndarray", np.ones(n)) for n in (1, 2)]), None),
        (Returned("sequence", "list", [Returned("text", "str", "1")]), None),
        (Returned("text", "str", "1"), None),
        (Returned("none", "NoneType"), None),
        (None, None),
    ],
)
def test_a_returned_value_as_an_array(returned: Returned | None, expected: Any) -> None:
    """Numbers, arrays and nested sequences of one shape are arrays, and nothing else is."""
    found = as_array(returned)

    assert (found is None) == (expected is None)
    if found is not None:
        assert found.shape == np.shape(expected)
        assert np.array_equal(found, expected)


# --- what can be asked ------------------------------------------------------------------------------------


def test_every_kind_has_its_probe_and_its_evidence() -> None:
    """A request names a probe of its own, and its evidence stands in the same file, behind it."""
    probes = PACKAGE / "answer/probes"

    assert {f"pytest_keraskata.answer.probes.{path.stem}" for path in probes.glob("[!_]*.py")} == {
        kind.probe for kind in REQUESTS
    }
    for kind in REQUESTS:
        module = importlib.import_module(kind.__module__)
        assert issubclass(getattr(module, kind.evidence), Evidence)
        source = Path(str(module.__file__)).read_text("utf-8")
        assert source.index(f"class {kind.__name__}(") < source.index(f"class {kind.evidence}(")
        assert callable(importlib.import_module(kind.probe).probe)


def test_two_kinds_of_one_name_are_refused() -> None:
    """A name in a message means one class; the same class once more, as when a module is reloaded, may take its place."""
    with pytest.raises(TypeError, match=r"test_evidence and pytest_keraskata\.asking\.call both define Call"):
        type("Call", (Message,), {"__module__": "test_evidence"})
    again = {"__module__": Call.__module__, "__qualname__": Call.__qualname__}
    try:
        assert type("Call", (Message,), again) is message._REGISTERED["Call"]
    finally:
        message._REGISTERED["Call"] = Call


def test_bytes_import_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that nobody has registered is malformed, whatever modules there are of that name; nobody looks for it."""
    looked: list[str] = []
    monkeypatch.setattr(message, "load_kinds", lambda: looked.append("looked"))
    monkeypatch.setattr(importlib, "import_module", lambda name: looked.append(name))
    before = set(sys.modules)
    for name in ("this", "os.system", "pytest_keraskata.answer.probes.model", "UnknownEvidence"):
        with pytest.raises(Malformed):
            unpack(crafted(f'{{"$is": "{name}", "$has": []}}'))

    assert [] == looked
    assert before == set(sys.modules)
    # Beside the answer, where a judge asks, the kinds that others register are looked for.
    with pytest.raises(Malformed):
        unpack(crafted('{"$is": "UnknownRequest", "$has": []}'), trusted=True)
    assert ["looked"] == looked


THIRD_PARTY = {
    "lengths/__init__.py": "",
    "lengths/kind.py": """
        from dataclasses import dataclass

        from pytest_keraskata.asking.message import Evidence, Message, Request

        @dataclass(frozen=True)
        class LengthRequest(Request, probe="lengths.probe"):
            name: str

        @dataclass(frozen=True)
        class Length(Message):
            characters: int

        @dataclass(frozen=True)
        class LengthEvidence(Evidence):
            length: Length
    """,
    "lengths/probe.py": """
        from lengths.kind import Length, LengthEvidence

        def probe(answer, request):
            answer.load()
            return LengthEvidence(Length(len(answer.names[request.name])))
    """,
    "lengths-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: lengths\nVersion: 1.0\n",
    "lengths-1.0.dist-info/entry_points.txt": "[keraskata.kinds]\nlengths = lengths.kind\n",
    "answer.py": "text = 'four'\n",
    "judge.py": """
        import sys

        from pytest_keraskata.answer.local import LocalSubject
        from pytest_keraskata.answer.players import Players
        from pytest_keraskata.answer.zygote import Interpreters

        players = Players(spare=False)
        if sys.argv[1] == "interpreters":
            players._source = Interpreters()
        subject = players.subject("answer.py") if sys.argv[1] != "local" else LocalSubject("answer.py")

        from lengths.kind import LengthRequest

        print(subject.ask(LengthRequest("text")), subject.path, "lengths.probe" in sys.modules)
        players.close()
    """,
}


@pytest.mark.parametrize("where", ["local", "player", "interpreters"])
def test_others_add_kinds_of_their_own(where: str, tmp_path: Path) -> None:
    """A package that is installed beside this one asks its own questions; its probe is run where the answer is."""
    if where != "local" and sys.platform == "win32":
        pytest.skip("answers are not isolated on Windows")
    for name, text in THIRD_PARTY.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(textwrap.dedent(text), "utf-8")
    paths = os.pathsep.join([str(tmp_path), str(PACKAGE.parent)])
    told = subprocess.run(
        [sys.executable, "judge.py", where],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout == f"LengthEvidence(length=Length(characters=4)) answer.py {where == 'local'}\n"


# --- who may touch an answer ------------------------------------------------------------------------------

JUDGES = ("specs", "authoring", "explain", "judge", "render", "learner", "kata", "catalogue")
ANSWERS = ("answer", "asking")


def modules(*names: str) -> list[Path]:
    return [
        path for name in names for path in [*(PACKAGE / name).rglob("*.py"), PACKAGE / f"{name}.py"] if path.is_file()
    ]


def imported(path: Path) -> set[str]:
    """What a file imports anywhere, also inside functions and by name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: imports are absolute here"
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node.value.startswith("pytest_keraskata.")
        ):
            found.add(node.value)
    return found


@pytest.mark.parametrize("path", modules(*JUDGES), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_judges_import_no_probe(path: Path) -> None:
    """No module that judges imports what touches an answer, so none can hold an object of it."""
    # Which sandbox a machine has is asked for by the doctor; no answer is near.
    assert not [
        name
        for name in imported(path)
        if name.startswith("pytest_keraskata.answer") and not name.startswith("pytest_keraskata.answer.box")
    ]
    assert not {"LocalSubject", "RemoteSubject"} & {name.rpartition(".")[2] for name in imported(path)}


@pytest.mark.parametrize("path", modules(*ANSWERS), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_what_touches_an_answer_knows_nothing_of_judging(path: Path) -> None:
    """No spec, no reference and no solution can be reached from beside an answer, by any name."""
    rooms = {name.split(".")[1] for name in imported(path) if name.startswith("pytest_keraskata.")}

    # A prefix that tells own frames from others' names no room.
    assert rooms - {""} <= {*ANSWERS, "backend"}
    assert "_solutions" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", modules("asking"), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_what_is_asked_names_its_probe_and_imports_none(path: Path) -> None:
    """A judge that imports a kind of request has not imported what touches answers."""
    tree = ast.parse(path.read_text("utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]

    assert not [name for name in modules if name.startswith("pytest_keraskata.answer")]


# --- every kata -------------------------------------------------------------------------------------------


class CrossingSubject:
    """An answer in this process, of which its judge sees nothing but bytes; what crossed is kept.

    Args:
        path: the answer's file.
    """

    def __init__(self, path: Path) -> None:
        self._local = LocalSubject(path)
        self.path = str(path)
        self.crossed: list[tuple[bytes, bytes]] = []

    def ask(self, request: Any) -> Any:
        question = pack(request)
        reply = pack(self._local.ask(unpack(question, trusted=True)))
        self.crossed.append((question, reply))
        return unpack(reply)

    def begin(self) -> None: ...

    def expect(self, request: Any) -> None:
        pass

    def limited(self, seconds: float | None) -> Any:
        return nullcontext()

    def close(self) -> None:
        self._local.close()


class RecordedSubject:
    """What crossed before, and no answer at all.

    Args:
        path: the answer's file.
        crossed: questions and replies, in order.
    """

    def __init__(self, path: str, crossed: list[tuple[bytes, bytes]]) -> None:
        self.path = path
        self._crossed = iter(crossed)

    def ask(self, request: Any) -> Any:
        question, reply = next(self._crossed)
        # Models that are handed over have names which Keras counts up, so that their bytes differ.
        assert type(unpack(question, trusted=True)) is type(request)
        return unpack(reply)

    def begin(self) -> None: ...

    def expect(self, request: Any) -> None:
        pass

    def limited(self, seconds: float | None) -> Any:
        return nullcontext()

    def close(self) -> None:
        pass


def told(verdict: Any) -> Any:
    """A verdict without its times."""
    return dataclasses.replace(
        verdict, outcomes=tuple(dataclasses.replace(outcome, seconds=0) for outcome in verdict.outcomes)
    )


@pytest.mark.parametrize("kata", catalogue.index())
def test_a_kata_is_judged_by_bytes_alone(kata: str) -> None:
    """The solution's evidence crosses as bytes; judged again from these alone, without any answer, it is solved too."""
    known = catalogue.load(kata)
    live = CrossingSubject(SOLUTIONS / known.file)
    first = Run(known, live).verdict()
    live.close()
    again = Run(known, RecordedSubject(live.path, live.crossed)).verdict()

    assert "solved" == first.status, first
    assert told(first) == told(again)
    assert isinstance(unpack(live.crossed[0][0]), ModuleRequest)
    assert all(pack(unpack(message)) == message for pair in live.crossed for message in pair)


def test_a_wrong_answer_is_refused_by_bytes_alone(tmp_path: Path) -> None:
    """A finding is the same to the word, whether the answer is there or only what it once showed."""
    known = catalogue.load("lstm")
    file = tmp_path / "lstm.py"
    file.write_text((SOLUTIONS / known.file).read_text("utf-8").replace('"sigmoid"', '"tanh"'), "utf-8")
    live = CrossingSubject(file)
    first = Run(known, live).verdict()
    live.close()

    assert "failed" == first.status
    assert told(first) == told(Run(known, RecordedSubject(live.path, live.crossed)).verdict())


# --- calls as code ----------------------------------------------------------------------------------------

short_arrays = st.one_of(
    hnp.arrays(np.dtype(name), hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3).filter(lambda shape: math.prod(shape) <= 12))
    for name in ("float32", "float64", "int32", "int64", "uint8", "bool")
)  # fmt: skip


@settings(deadline=None, database=None, derandomize=True)
@given(array=short_arrays, number=st.floats(allow_nan=False), how=st.sampled_from(("reversed", "second", "transposed")))
def test_a_call_can_be_pasted(array: np.ndarray[Any, Any], number: float, how: str) -> None:
    """What is printed makes the very same arguments: type, shape, every digit, nan and infinity."""
    if not array.ndim:
        how = "transposed"
    call = Call("f", (array, View(array, how)), {"rate": number, "sizes": (1, 2.5), "names": ["a"]})
    (first, second), named = eval(str(call), {"np": np, "f": lambda *args, **kwargs: (args, kwargs)})  # noqa: S307 - it is ours

    for found in (first, second):
        assert (array.dtype, array.shape) == (found.dtype, found.shape)
        np.testing.assert_array_equal(array, found)
    assert {"rate": number, "sizes": (1, 2.5), "names": ["a"]} == named


@pytest.mark.parametrize(
    ("message", "plain"),
    [
        ("{{function_node __wrapped__MatMul_device_/job:localhost}} Matrix size-incompatible [Op:MatMul] name: ", "Matrix size-incompatible"),
        ("Input 0 with name 'None' of layer 'lstm' is incompatible", "Input 0 of layer 'lstm' is incompatible"),
    ],
)  # fmt: skip
def test_messages_name_no_insides(message: str, plain: str) -> None:
    """Of what TensorFlow and Keras say, the names of their own nodes are left out."""
    from pytest_keraskata.answer.describing import describe_error

    assert plain == describe_error(ValueError(message), "").message


@pytest.mark.parametrize(("key", "shown"), [("loss", "'loss'"), ("no key 'loss' here", "no key 'loss' here"), (3, "3")])
def test_a_sentence_of_a_key_error_is_shown_plainly(key: object, shown: str) -> None:
    """Python shows it as a key, with quotes around it and backslashes in it."""
    from pytest_keraskata.answer.describing import describe_error

    assert shown == describe_error(KeyError(key), "").message
