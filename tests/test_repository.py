"""The repository's own rules: four trees of the same names, stubs to be filled in, and imports that run downwards."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from pytest_keraskata import catalogue
from pytest_keraskata.judge.written import is_stub
from pytest_keraskata.kata import Kata

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "pytest_keraskata"
KATAS = catalogue.all_katas()
SOURCES = sorted(PACKAGE.rglob("*.py"))

each_kata = pytest.mark.parametrize("kata", KATAS, ids=lambda kata: kata.id)


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def files(folder: str) -> set[str]:
    """Every file below a folder, but for what Python leaves there."""
    found = (path.relative_to(ROOT / folder) for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.as_posix() for path in found if "__pycache__" not in path.parts}


def signatures(path: Path) -> dict[str, str]:
    """The functions and classes that a file defines at its top, as they are written."""
    found = {}
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef):
            found[node.name] = f"{node.name}({ast.unparse(node.args)})"
        elif isinstance(node, ast.ClassDef):
            init = next((one for one in node.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"), None)
            arguments = ast.unparse(init.args).removeprefix("self").removeprefix(", ") if init else ""
            found[node.name] = f"class {node.name}({arguments})"
    return found


# --- katas ------------------------------------------------------------------------------------------------


def test_the_trees_have_the_same_names() -> None:
    """Every kata has its stub, its solution and its answers, and nothing else lies there."""
    expected = {kata.file for kata in KATAS}

    assert expected == files("katas")
    assert expected == files("solutions")
    assert {kata.id for kata in KATAS} == {path.name for path in (ROOT / "tests/answers").iterdir()}
    specs = {name for name in files("pytest_keraskata/specs") if not name.rpartition("/")[2].startswith("_")}
    assert expected == {name for name in specs if not name.endswith(".equivalent")}


def test_nothing_strays_at_the_top() -> None:
    """Beside the folders there are texts and settings, and nothing that a run has left."""
    files = [path for path in ROOT.iterdir() if path.is_file() and not path.name.startswith(".")]

    assert {path.suffix for path in files} <= {".cff", ".md", ".py", ".toml", ""}, files


def test_ids_are_plain_and_their_own() -> None:
    """An id is a name in lower case, and no question is called the same; a topic may be, with a slash behind it."""
    ids = [kata.id for kata in KATAS]
    others = {question.lower() for kata in KATAS for question in kata.questions}

    assert len(ids) == len(set(ids))
    assert all(name.isidentifier() and name.islower() for name in ids)
    assert not others & set(ids)


@each_kata
def test_stub_is_todo(kata: Kata) -> None:
    """Nothing is written in a stub, and something is in its solution."""
    assert is_stub(str(ROOT / "katas" / kata.file), kata)
    assert not is_stub(str(ROOT / "solutions" / kata.file), kata)


@each_kata
def test_stub_names_its_kata(kata: Kata) -> None:
    """The first line says title, topic and questions as the spec does."""
    first = (ast.get_docstring(tree(ROOT / "katas" / kata.file)) or "").splitlines()[0]

    assert f"{kata.title} · {kata.topic} · {', '.join(kata.questions)}" == first


@each_kata
def test_stub_fits_on_a_screen(kata: Kata) -> None:
    """Fifty lines at most below the interview questions; how wide they are is ruff's concern."""
    _, *below = (ROOT / "katas" / kata.file).read_text("utf-8").partition("\n\n")[2].split("\n\n", 1)

    assert 52 >= len(below[0].splitlines())


@each_kata
@pytest.mark.parametrize("folder", ["katas", "solutions"])
def test_signatures_are_the_katas(kata: Kata, folder: str) -> None:
    """Stub and solution define what the spec asks for, argument by argument, default by default."""
    expected = {function.name: _plain(function.signature) for function in kata.functions}
    found = signatures(ROOT / folder / kata.file)

    assert expected == {name: signature for name, signature in found.items() if name in expected}
    if folder == "katas":
        assert set(expected) == set(found)


def _plain(signature: str) -> str:
    """A signature as Python writes it: quotes and spaces don't matter."""
    bare = signature.removeprefix("class ")
    (node,) = ast.parse(f"def {bare}: ...").body
    assert isinstance(node, ast.FunctionDef)
    return signature.replace(bare, f"{node.name}({ast.unparse(node.args)})")


@each_kata
def test_stub_explains_its_functions(kata: Kata) -> None:
    """Each function and class of a stub has a docstring."""
    for node in tree(ROOT / "katas" / kata.file).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            assert ast.get_docstring(node)


@each_kata
def test_hints_ask(kata: Kata) -> None:
    """Two or three hints, each a question."""
    assert len(kata.hints) in (2, 3)
    assert all(hint.endswith("?") for hint in kata.hints)


@each_kata
def test_checks_have_names_of_their_own(kata: Kata) -> None:
    """A check's name is its place in ids; what it comes after stands before it."""
    names = [check.name for check in kata.checks]

    assert names
    assert len(names) == len(set(names))
    assert all(name.isidentifier() for name in names)
    assert all(set(check.after) <= set(names[:place]) for place, check in enumerate(kata.checks))


@each_kata
def test_solution_has_a_commentary(kata: Kata) -> None:
    """A worked answer says why it is right."""
    assert len(ast.get_docstring(tree(ROOT / "solutions" / kata.file)) or "") > 80


# --- the house --------------------------------------------------------------------------------------------


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_the_walls_stand() -> None:
    """Imports run downwards, no room goes in a circle, and who judges touches no answer (pyproject.toml)."""
    found = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert 0 == found.returncode, found.stdout + found.stderr


@pytest.mark.parametrize("written", ["architecture"])
def test_what_is_written_from_the_code_is_up_to_date(written: str) -> None:
    """The rooms in docs/architecture.md, and their picture, are as the code says."""
    script = ROOT / f"docs/write_{written}.py"
    found = subprocess.run([sys.executable, script, "--check"], cwd=ROOT, check=False)

    assert 0 == found.returncode, f"run python docs/write_{written}.py"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_the_core_knows_no_pytest(path: Path) -> None:
    """Only the pytest face imports it."""
    names = {alias.name for node in ast.walk(tree(path)) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom)}

    assert room(path) in ("plugin", "collection", "models", "board") or not {
        name for name in names if name.split(".")[0] in ("pytest", "_pytest")
    }


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_what_is_public_is_documented(path: Path) -> None:
    """Modules, classes and functions that others may use say what they are."""
    module = tree(path)
    public = [
        node
        for node in module.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    # A rule says itself why, a `probe` is what its module says, and a spec's functions are the question said in code.
    telling = [] if room(path) == "specs" else [node for node in public if not _is_rule(node) and node.name != "probe"]

    assert path.name == "__init__.py" or ast.get_docstring(module)
    assert [] == [node.name for node in telling if not ast.get_docstring(node)]


def _is_rule(node: ast.AST) -> bool:
    if any(ast.unparse(decorator).startswith("rule(") for decorator in getattr(node, "decorator_list", [])):
        return True
    return isinstance(node, ast.FunctionDef) and ast.unparse(node.args) == "portrait: Portrait"


def test_this_file_covers_the_package() -> None:
    """The package that is tested is the one beside these tests."""
    assert PACKAGE == Path(inspect.getfile(catalogue)).parent
