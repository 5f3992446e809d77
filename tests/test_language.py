"""Every string that a user reads is free of the words that docs/style.md avoids."""

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from pytest_keraskata import api, authoring, catalogue, testing

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "pytest_keraskata"

# Rooms whose private docstrings are read by nobody but authors; of these only other strings count.
ROOMS = sorted(path.name for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists())
# Their docstrings are help on the command line.
HELP = ("cli",)
PAGES = (
    "README.md",
    "docs/notebook.ipynb",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "CODE_OF_CONDUCT.md",
    "SECURITY.md",
    "benchmarks/README.md",
    "examples/course_pack/README.md",
)
GENERATED = {"audit.md", "diagnosis.md", "grading.md", "style.md"}
FOLDERS = ("katas", "solutions", "examples/course_pack/course_pack")


@cache
def avoided() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each phrase of the table with a pattern that finds it, but not inside of its exceptions."""
    section = (ROOT / "docs/style.md").read_text("utf-8").split("## Words to avoid")[1].split("\n## ")[0]
    found = []
    for row in section.splitlines():
        cells = row.split("|")
        if len(cells) == 5 and "`" in cells[1]:
            excepted = re.findall("`([^`]+)`", cells[3])
            for phrase in re.findall("`([^`]+)`", cells[1]):
                before = "".join(
                    rf"(?<!\b{re.escape(one.removesuffix(phrase))})" for one in excepted if one.endswith(f" {phrase}")
                )
                after = "".join(
                    rf"(?!{re.escape(one.removeprefix(phrase))}\b)" for one in excepted if one.startswith(f"{phrase} ")
                )
                words = r"\s+".join(map(re.escape, phrase.split()))
                found.append((phrase, re.compile(rf"{before}\b{words}\b{after}", re.IGNORECASE)))
    return tuple(found)


def faults(text: str) -> list[str]:
    """The avoided phrases in a text, each with the words around it."""
    return [
        f"{phrase!r} in {' '.join(text[max(0, one.start() - 40) : one.end() + 40].split())!r}"
        for phrase, pattern in avoided()
        for one in pattern.finditer(text)
    ]


def strings(path: Path, *, docstrings: bool) -> Iterator[tuple[int, str]]:
    """Sentences of a module and their lines; f-strings with a gap for each value. Ids and what an assert says are none."""
    left_out: set[int] = set()
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert) and node.msg is not None:
            left_out.update(map(id, ast.walk(node.msg)))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and not docstrings:
            left_out.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            left_out.update(id(part) for part in node.values if isinstance(part, ast.Constant))
    for node in ast.walk(tree):
        if id(node) in left_out:
            continue
        if isinstance(node, ast.JoinedStr):
            yield (
                node.lineno,
                "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values),
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.lineno, node.value


def modules(place: Path) -> list[Path]:
    return [place] if place.suffix == ".py" else sorted(place.rglob("*.py"))


def told(paths: list[Path], *, docstrings: bool) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{line}: {fault}"
        for path in paths
        for line, text in strings(path, docstrings=docstrings)
        for fault in faults(text)
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_strings_of_the_package(room: str) -> None:
    """What a room says to users, or to authors by an error, uses none of the avoided words."""
    assert [] == told(modules(PACKAGE / room), docstrings=room in HELP)


def test_a_why_says_what_it_is_about() -> None:
    """The why of a mistake never begins with a pronoun whose noun is on another line, or nowhere."""
    assert [] == [
        f"{kata}: {mistake.id}: {mistake.why}"
        for kata in catalogue.index()
        for check in catalogue.load(kata).checks
        for mistake in check.mistakes
        if re.match(r"(it|they|he|she)\b", mistake.why)
    ]


@pytest.mark.parametrize("folder", FOLDERS)
def test_stubs_and_solutions(folder: str) -> None:
    """What a learner reads in a stub or a worked answer uses none of the avoided words."""
    assert [] == told(modules(ROOT / folder), docstrings=not folder.startswith("examples"))
    if folder.startswith("examples"):
        ours = [path for part in ("_katas", "_solutions") for path in modules(ROOT / folder / part)]
        assert [] == told(ours, docstrings=True)


def public(module: ModuleType) -> Iterator[tuple[str, str]]:
    """The docstrings of what a module offers to other packages, methods of our own classes included."""
    for name in module.__all__:
        offered = getattr(module, name)
        if inspect.isclass(offered) and offered.__module__.startswith("pytest_keraskata"):
            for method, found in vars(offered).items():
                if not method.startswith("_") and (inspect.isroutine(found) or isinstance(found, property)):
                    yield f"{name}.{method}", inspect.getdoc(found) or ""
        if inspect.isclass(offered) or inspect.isroutine(offered):
            yield name, inspect.getdoc(offered) or ""


@pytest.mark.parametrize("module", [authoring, api, testing])
def test_reference(module: ModuleType) -> None:
    """Docstrings of public names use none of the avoided words."""
    offered = dict(public(module))
    assert any(offered.values())
    assert [] == [f"{name}: {fault}" for name, text in offered.items() for fault in faults(text)]


def test_cards() -> None:
    """Questions and answers of the flash cards use none of the avoided words."""
    assert [] == faults((PACKAGE / "learner/cards.toml").read_text("utf-8"))


def test_pages() -> None:
    """The documentation uses none of the avoided words, but for what is generated and the page that lists them."""
    docs = [path for path in sorted((ROOT / "docs").glob("*.md")) if path.name not in GENERATED]
    texts = {
        path: path.read_text("utf-8")
        for path in [*docs, *(ROOT / "changes").iterdir(), *(ROOT / page for page in PAGES)]
    }
    texts = {
        path: re.sub("<!-- rooms.*?<!-- end of rooms -->", "", text, flags=re.DOTALL) for path, text in texts.items()
    }
    assert [] == [f"{path.relative_to(ROOT)}: {fault}" for path, text in texts.items() for fault in faults(text)]


def test_made_pages() -> None:
    """The pages of the site that are made from the code use none of the avoided words."""
    sys.path.append(str(ROOT / "docs"))
    import write_pages

    assert [] == [f"{place}: {fault}" for place, text in write_pages.pages().items() for fault in faults(text)]


def test_templates() -> None:
    """The page's templates use none of the avoided words."""
    paths = sorted(PACKAGE.rglob("*.j2"))
    assert paths
    assert [] == [f"{path.name}: {fault}" for path in paths for fault in faults(path.read_text("utf-8"))]


def test_twenty_pairs() -> None:
    """The style page shows twenty sentences before and after, and none of the latter has an avoided word."""
    pairs = (ROOT / "docs/style.md").read_text("utf-8").split("## Twenty pairs")[1].splitlines()[4:]
    cells = [row.split("|") for row in pairs if row]
    assert 20 == len(cells)
    assert [] == [fault for row in cells for fault in faults(row[2])]
    assert len([row for row in cells if faults(row[1])]) > 10


@pytest.mark.parametrize(
    ("text", "number"),
    [("it stands behind it", 2), ("understand", 0), ("there is no loss", 0), ("this is no loss", 1), ("is no longer", 0),
     ("asked\n    for", 1), ("Whoever calls", 1)],
)  # fmt: skip
def test_what_is_found(text: str, number: int) -> None:
    """Whole words are found, over the end of a line too, and exceptions are none."""
    assert number == len(faults(text))
