"""Makes the site's pages that are not kept as files: one for each kata, their index, the references and the
changelog.

Sphinx calls `write` at the start of each build; git ignores what it writes.
"""

import ast
import importlib
import itertools
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from types import ModuleType

from pytest_keraskata import catalogue
from pytest_keraskata.kata import Check, Kata
from pytest_keraskata.learner import course
from pytest_keraskata.learner.folder import shipped_stub

ROOT = Path(__file__).parents[1]
# What several of them offer is indexed where it comes first.
REFERENCES = {
    "reference/testing": ("pytest_keraskata.testing", "Assertions for your own tests"),
    "reference/api": ("pytest_keraskata.api", "The API"),
    "reference/authoring": ("pytest_keraskata.authoring", "The language of specs"),
}


def pages() -> dict[str, str]:
    """The text of each page by its place in the site, without its ending."""
    katas = {f"katas/{kata.id}": kata_page(kata) for kata in catalogue.all_katas()}
    references = {place: reference(*told) for place, told in REFERENCES.items()}
    return {"katas/index": index(), **katas, **references, "reference/changelog": changelog()}


def write(folder: Path) -> None:
    """Write the pages to a folder, and remove what is no longer one; unchanged files are left alone."""
    wanted = {folder / f"{place}.md": text for place, text in pages().items()}
    for name in {path.parent for path in wanted}:
        for path in set(name.glob("*.md")) - set(wanted):
            path.unlink()
    for path, text in wanted.items():
        if not path.is_file() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def changelog() -> str:
    """What has changed: the fragments of the next release, then the releases."""
    title, _, releases = (ROOT / "CHANGELOG.md").read_text("utf-8").partition("<!-- releases begin here -->\n")
    lines = [title.splitlines()[0], "", "## The next release", ""]
    for kind in ("added", "changed", "removed", "fixed"):
        told = [path.read_text("utf-8").split() for path in sorted((ROOT / "changes").glob(f"*.{kind}.md"))]
        lines += [f"### {kind.capitalize()}", "", *(f"- {' '.join(words)}" for words in told), ""] if told else []
    return "\n".join([*lines, releases]).replace("](docs/", "](../").rstrip() + "\n"


def index() -> str:
    """All katas, by topic and in the order for beginners."""
    lines = ["# The katas", "", "What the letters of questions mean:", ""]
    lines += [f"- **{letter}**: {words}." for letter, words in course.COLLECTIONS.items()]
    for topic, katas in groupby(catalogue.all_katas(), key=lambda kata: kata.topic):
        lines += ["", f"## {topic}", "", "| kata | questions | level and time |", "| --- | --- | --- |"]
        lines += [
            f"| [{kata.title}]({kata.id}.md) `{kata.id}` | {' '.join(kata.questions)} | {course.place_of(kata.id).words} |"
            for kata in katas
        ]
    lines += ["", "## The path for beginners", "", "Easy katas first, and each after those that it builds on.", ""]
    lines += [f"1. [{catalogue.load(kata).title}]({kata}.md)" for kata in course.path()]
    lines += ["", "```{toctree}", ":hidden:", "", *(kata.id for kata in catalogue.all_katas()), "```"]
    return "\n".join(lines) + "\n"


def kata_page(kata: Kata) -> str:
    """The page of a kata."""
    return (
        "\n".join([f"# {kata.title}", "", *_place(kata), *_task(kata), *_hints(kata), *_proof(kata), *_pages(kata)])
        + "\n"
    )


def _place(kata: Kata) -> Iterator[str]:
    place = course.place_of(kata.id)
    yield f"`{kata.id}` · {kata.topic} · {place.words}"
    yield ""
    for name, question in course.asked(kata.id).items():
        yield f"> **{name}** {question}"
        yield ">"
    yield ""
    if place.builds_on:
        before = ", ".join(f"[{catalogue.load(one).title}]({one}.md)" for one in place.builds_on)
        yield f"It builds on {before}."
        yield ""


def _task(kata: Kata) -> Iterator[str]:
    stub = shipped_stub(kata.id)
    tree = ast.parse(stub)
    _, _, told = (ast.get_docstring(tree) or "").partition("\n\n")
    # The questions are shown above.
    told = "\n".join(
        line for line in told.splitlines() if not line.startswith(tuple(f"{one}:" for one in kata.questions))
    )
    code = "\n".join(stub.splitlines()[tree.body[0].end_lineno :]).strip()
    yield from ("## The task", "", told.strip(), "", "```python", code, "```", "")
    yield from (f"Write it in `katas/{kata.file}`, and check it with one of these commands:", "")
    yield from ("```sh", f"pytest --kata={kata.id}", f"keraskata watch {kata.id}", "```", "")


def _hints(kata: Kata) -> Iterator[str]:
    yield from ("## Hints", "", f"`keraskata hint {kata.id}` gives them one by one.", "")
    for number, hint in enumerate(course.hints(kata.id), start=1):
        yield from ("<details>", f"<summary>Hint {number}</summary>", "", hint, "", "</details>", "")


def _proof(kata: Kata) -> Iterator[str]:
    count = len(kata.mistakes)
    yield from ("## What the checks prove", "")
    yield from ("| check | it proves | cases always tried | known mistakes |", "| --- | --- | --- | --- |")
    for check in kata.checks:
        yield f"| `{check.name}` | {promise(check)} | {len(check.pinned)} | {len(check.mistakes)} |"
    yield ""
    yield f"Besides the cases that are always tried, further ones are drawn. {count} wrong answers are known by their"
    yield "cause: the checks refuse each of them, and an answer that makes such a mistake is told why it is wrong."
    yield ""


def promise(check: Check) -> str:
    """What a check proves, in a sentence; "" if it doesn't say."""
    return " ".join((check.run.__doc__ or "").split("\n\n")[0].split()).replace("|", r"\|")


def _pages(kata: Kata) -> Iterator[str]:
    found = course.pages(kata.id)
    if found:
        yield from ("## Read on", "", *(f"- [{page.name}]({page.url})" for page in found))


def reference(module: str, title: str) -> str:
    """What a module offers, from its docstrings: by the files in which it is defined, or in its own order."""
    found = importlib.import_module(module)
    lines = [f"# {title}", "", f"`{module}`: {_first(found)}", ""]
    for home, names in _homes(found).items():
        if home is not found:
            lines += [f"## {home.__name__.rpartition('.')[2].replace('_', ' ').capitalize()}", ""]
        for name in names:
            lines += ["```{eval-rst}", *_directive(module, name, getattr(found, name)), "```", ""]
    return "\n".join(lines)


def _homes(module: ModuleType) -> dict[ModuleType, list[str]]:
    """The modules from which another one takes what it offers, each with these names; in the order of its imports."""
    source = Path(module.__file__ or "").read_text("utf-8")
    taken = {
        alias.asname or alias.name: node.module or ""
        for node in ast.parse(source).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    homes: dict[ModuleType, list[str]] = {}
    order = [*(name for name in taken if name in module.__all__), *(one for one in module.__all__ if one not in taken)]
    for name in order:
        homes.setdefault(importlib.import_module(taken.get(name, module.__name__)), []).append(name)
    return homes


def _directive(module: str, name: str, offered: object) -> list[str]:
    is_ours = getattr(offered, "__module__", "").startswith("pytest_keraskata")
    before = itertools.takewhile(lambda one: one != module, (one for one, _ in REFERENCES.values()))
    is_known = any(name in importlib.import_module(one).__all__ for one in before)
    options = ["   :no-index:"] if is_known else []
    if isinstance(offered, type) and is_ours:
        return [f".. autoclass:: {module}.{name}", "   :members:", *options]
    if callable(offered) and is_ours:
        return [f".. autofunction:: {module}.{name}", *options]
    return [f".. py:data:: {module}.{name}", *(f"   {line}" for line in ("", *_told(module, name)))]


def _told(module: str, name: str) -> list[str]:
    """What is said of a constant: the comment above it, and its value if that is short."""
    home = next(one for one, names in _homes(importlib.import_module(module)).items() if name in names)
    lines = Path(home.__file__ or "").read_text("utf-8").splitlines()
    for node in ast.parse("\n".join(lines)).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            above = itertools.takewhile(lambda line: line.startswith("#"), reversed(lines[: node.lineno - 1]))
            comment = " ".join(line.lstrip("# ") for line in reversed(list(above)))
            value = ast.unparse(node.value)  # type: ignore[attr-defined]
            return [f"{comment} Defined as ``{value}``." if len(value) < 120 else comment]
    return []


def _first(module: ModuleType) -> str:
    return (module.__doc__ or "").strip().splitlines()[0]
