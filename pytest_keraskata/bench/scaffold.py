"""A kata begun: a stub, a solution, a spec and two answers that work, to be written over."""

from collections.abc import Iterator
from pathlib import Path

_STUB = '''\
"""{title} · {topic}

What `{kata}` must do, in a learner's words: it returns twice the number.
"""


def {kata}(number):
    """Return twice `number`, a whole number of any size."""
    raise NotImplementedError
'''
_SOLUTION = '''\
"""{title}.

Twice a number is the number and itself again. Python's integers have no upper limit, so nothing can overflow.
"""


def {kata}(number):
    return 2 * number
'''
_SPEC = '''\
"""{title}."""

from pytest_keraskata.authoring import counts, function, function_kata, mistake

{kata} = function("{kata}(number)")


def right(number: int) -> int:
    return 2 * number


kata = function_kata(
    __name__,
    title="{title}",
    questions=(),
    functions=({kata},),
    checks=(
        {kata}.returns(
            "value",
            right,
            draws={{"number": counts(10**12, 0)}},
            pinned=[(3,), (0,), (5,), (2**33 + 1,)],
            mistakes=[
                mistake("squared", lambda number: number**2, "this is the square", "what is twice three?"),
                mistake("unchanged", lambda number: number, "the number is unchanged", "what is twice three?"),
            ],
        ),
    ),
    hints=("What is a number and itself again?", "What does your function return for zero?"),
)
'''
_PYPROJECT = """\
[build-system]
requires = ["setuptools>=69"]
build-backend = "setuptools.build_meta"

[project]
name = "{project}"
version = "0.1"
dependencies = ["pytest-keraskata"]

[project.entry-points."keraskata.specs"]
{package} = "{package}.specs"

[tool.setuptools]
packages = ["{package}", "{package}.specs", "{package}.specs.{topic}"]

[tool.setuptools.package-data]
{package} = ["_katas/*/*.py", "_solutions/*/*.py"]
"""


def begun(root: Path, package: str, topic: str, kata: str) -> Iterator[str]:
    """Write the files of a new kata, and say of each what was done; nothing that is there is written over.

    Args:
        root: the folder of the author's project.
        package: that brings the katas.
        topic: a subpackage of its specs.
        kata: the id, which is also the name of the function.
    """
    title = kata.replace("_", " ").capitalize()
    words = {"title": title, "topic": topic, "kata": kata, "package": package, "project": package.replace("_", "-")}
    files = {
        "pyproject.toml": _PYPROJECT,
        f"{package}/__init__.py": f'"""Katas of {package}."""\n',
        f"{package}/specs/__init__.py": '"""Katas by topic."""\n\nTOPICS = ("{topic}",)\n',
        f"{package}/specs/{topic}/__init__.py": '"""In the order in which they are learned."""\n\nKATAS = ("{kata}",)\n',
        f"{package}/specs/{topic}/{kata}.py": _SPEC,
        f"{package}/_katas/{topic}/{kata}.py": _STUB,
        f"{package}/_solutions/{topic}/{kata}.py": _SOLUTION,
        f"tests/answers/{kata}/right_other_way.py": "def {kata}(number):\n    return number + number\n",
        f"tests/answers/{kata}/wrong_first.py": "# fails: value\ndef {kata}(number):\n    return number**2\n",
    }
    for name, text in files.items():
        path = root / name
        if path.exists():
            yield f"unchanged: {name}{_to_add(path, topic, kata)}"
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(**words), "utf-8")
        yield f"written: {name}"


def _to_add(path: Path, topic: str, kata: str) -> str:
    """What a list that is there already still lacks."""
    text = path.read_text("utf-8")
    for name, one in (("TOPICS", topic), ("KATAS", kata)):
        if name in text and f'"{one}"' not in text:
            return f"; add {one!r} to {name}"
    return ""
