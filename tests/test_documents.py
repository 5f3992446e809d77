"""The README and the documentation site: what they show is run, where they lead exists, and the site builds cleanly."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pytest_keraskata import catalogue
from pytest_keraskata.cli import main

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
sys.path.append(str(DOCS))

import write_pages  # noqa: E402

SOURCES = sorted(DOCS.glob("*.md"))
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *SOURCES,
    *ROOT.glob("examples/*/README.md"),
    ROOT / "benchmarks/README.md",
]
# Pictures on links to notebooks, which others draw.
BADGES = ("img.shields.io", "colab.research.google.com")
MAIN = "from pytest_keraskata.cli import main; main(prog_name='keraskata')"
COMMANDS = {"keraskata": ["-c", MAIN], "pytest": ["-m", "pytest", "-p", "no:cacheprovider"], "python": []}
# A file by its name and text, or commands with what they print and the status with which they end.
BLOCK = re.compile(r"(?:`([\w/.]+)`\n\n|<!-- exit status (\d) -->\n\n)?```(python|console)\n(.*?)```", re.DOTALL)
# What is run has its own name; what Sphinx reads, what is data, and the README's two commands have no output.
KINDS = {"python", "console", "json", "sh", "{toctree}", "{include}"}
COUNTED = (ROOT / "solutions/recurrent/recurrent_params.py").read_text("utf-8")
# What is there before a page's blocks are run.
GIVEN: Mapping[str, Mapping[str, str]] = {
    "authors": {
        "course_pack-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: course-pack\nVersion: 1.0\n",
        "course_pack-1.0.dist-info/entry_points.txt": "[keraskata.specs]\ncourse_pack = course_pack.specs\n",
    },
    "diagnosis": {"pytest.ini": "[pytest]\n"},
    "grading": {
        "submissions/ada/recurrent_params.py": COUNTED,
        "submissions/ada/conv_output.py": (ROOT / "solutions/convolution/conv_output.py").read_text("utf-8"),
        "submissions/ben/recurrent_params.py": COUNTED.replace("4 * simple", "3 * simple"),
    },
    "learners": {},
    "models": {"pytest.ini": "[pytest]\n"},
}


def tokens(page: Path) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(page.read_text("utf-8"))


def inline(page: Path, kind: str) -> Iterator[Token]:
    """The parts of a page's text that are of a kind, such as links."""
    for token in tokens(page):
        yield from (one for one in token.children or () if one.type == kind)


# --- what is run ------------------------------------------------------------------------------------------


def done(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    """A command of a page, run in a folder whose modules Python finds."""
    name, *arguments = shlex.split(command)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "CI"))}
    return subprocess.run(
        [sys.executable, *COMMANDS[name], *arguments],
        cwd=folder,
        env=kept | {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}", "COLUMNS": "120"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def pattern(line: str) -> re.Pattern[str]:
    """A line as it is printed, with anything in place of each "…"; how it is broken doesn't matter."""
    parts = (r"\s+".join(map(re.escape, part.split())) for part in line.split("…"))
    return re.compile(r"\s*.*?\s*".join(parts), re.DOTALL)


@pytest.mark.parametrize("name", GIVEN)
def test_blocks_of_a_page(name: str, tmp_path: Path) -> None:
    """Each one is a file that is written, or commands that print the lines below them, in this order."""
    for file, text in GIVEN[name].items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, "utf-8")
    folder, count = tmp_path, 0
    for file, status, kind, text in BLOCK.findall((DOCS / f"{name}.md").read_text("utf-8")):
        if kind == "python":
            assert file, text
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, "utf-8")
            continue
        for block in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            command, *expected = block.strip().splitlines()
            if command.startswith("cd "):
                folder = folder / command.removeprefix("cd ")
                continue
            ended, place, count = done(folder, command), 0, count + 1
            assert int(status or 0) == ended.returncode, ended.stdout + ended.stderr
            for line in filter(None, (line.strip() for line in expected)):
                found = pattern(line).search(ended.stdout, place)
                assert found, f"{line!r} is not printed by {command}, or not there: {ended.stdout}"
                place = found.end()
    assert count


def test_every_page_with_such_blocks_is_run() -> None:
    """Nothing on a page looks like code, and is neither run, nor read by Sphinx, nor checked below."""
    fenced = {
        page: [token for token in tokens(page) if token.type == "fence"] for page in [ROOT / "README.md", *SOURCES]
    }

    assert set(GIVEN) == {page.stem for page in SOURCES if BLOCK.search(page.read_text("utf-8"))}
    assert [] == [(page.name, token.info) for page, found in fenced.items() for token in found
                  if (token.info.split() or [""])[0] not in KINDS]  # fmt: skip
    assert [] == [page.name for page in fenced if any(token.type == "code_block" for token in tokens(page))]
    assert ["README.md"] == [page.name for page, found in fenced.items() if any(one.info == "sh" for one in found)]


def test_the_two_commands_of_the_readme() -> None:
    """CI runs them as they are, only more quietly."""
    commands = [token.content.strip() for token in tokens(ROOT / "README.md") if token.info == "sh"]
    run = (ROOT / ".ci/run").read_text("utf-8").replace("install -q ", "install ").replace("python3 ", "python ")

    assert 2 == len(commands)
    assert [] == [command for command in commands if command not in run.splitlines()]


def test_settings_for_an_editor() -> None:
    """They are JSON, and name the folder that `keraskata init` makes."""
    (block,) = (token for token in tokens(DOCS / "editors.md") if token.info == "json")

    assert {"python.testing.pytestEnabled": True, "python.testing.pytestArgs": ["katas"]} == json.loads(block.content)


# --- commands in sentences --------------------------------------------------------------------------------


@cache
def options_of_pytest() -> frozenset[str]:
    shown = subprocess.run(
        [sys.executable, "-m", "pytest", "tests", "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return frozenset(re.findall(r"(?<![\w-])--?[a-zA-Z][\w-]*", shown.stdout))


def unknown(command: str) -> list[str]:
    """What is wrong with a command that a sentence names: no such command, or no such option."""
    name, *arguments = shlex.split(command.replace("…", "FILE"))
    options = [one.partition("=")[0] for one in arguments if one.startswith("-")]
    if name == "pytest":
        return [one for one in options if one not in options_of_pytest()]
    if not arguments:
        return []
    found = main.commands.get(arguments[0])
    if found is None:
        return [] if arguments[0].startswith("-") else arguments[:1]
    known = {"-h", "--help"}.union(*(one.opts for one in found.params if isinstance(one, click.Option)))
    return [one for one in options if one not in known]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_exist(page: Path) -> None:
    """Each command of ours that a page names exists, with these options."""
    named = [
        token.content for token in inline(page, "code_inline") if re.match(r"(keraskata|pytest)( |$)", token.content)
    ]

    assert [] == [f"{command}: {wrong}" for command in named for wrong in unknown(command)]


def test_commands_that_do_not_exist() -> None:
    """They would be found."""
    assert ["grades"] == unknown("keraskata grades x")
    assert ["--kata"] == unknown("keraskata grade x --kata lstm")
    assert ["--kata-lists"] == unknown("pytest --kata-lists")
    assert [] == unknown("pytest --kata-list") == unknown("keraskata check lstm FILE…")


# --- where links lead -------------------------------------------------------------------------------------


@cache
def made() -> frozenset[Path]:
    """The pages that are made when the site is built."""
    return frozenset((DOCS / f"{place}.md").resolve() for place in write_pages.pages())


def anchors(page: Path) -> set[str]:
    """The headings of a page as a link names them."""
    found = zip(tokens(page), tokens(page)[1:], strict=False)
    titles = [text.content.lower() for heading, text in found if heading.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", title).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    """To a file, to a page that is made, and to a heading that it has."""
    targets = [str(token.attrs["href"]) for token in inline(page, "link_open")]
    targets += [str(token.attrs["src"]) for token in inline(page, "image")]
    dead = []
    for target in targets:
        place, _, anchor = target.partition("#")
        if not re.match(r"\w+:", target):
            path = (page.parent / place).resolve() if place else page
            is_made = path in made() and page.parent == DOCS
            if not (is_made or path.exists()) or (anchor and not is_made and anchor not in anchors(path)):
                dead.append(target)

    assert [] == dead


def test_pictures_are_shown() -> None:
    """Each of them on a page, with words for those who don't see it."""
    images = [token for page in [ROOT / "README.md", *SOURCES] for token in inline(page, "image")]
    local = [token for token in images if "://" not in str(token.attrs["src"])]
    shown = {Path(str(token.attrs["src"])).name for token in local}

    assert {path.name for path in (DOCS / "pictures").iterdir()} == shown
    assert all(token.content for token in local)


def test_the_readme_fits() -> None:
    """Without its pictures and their words it is one screen and two commands."""
    text = re.sub(r"!\[.*?\]\(.*?\)\n\n", "", (ROOT / "README.md").read_text("utf-8"), flags=re.DOTALL)

    assert 75 >= len(text.splitlines())


# --- the site ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as CONTRIBUTING says; any warning, such as a page that no list names, is an error."""
    folder = tmp_path_factory.mktemp("site")
    built = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-E", "-b", "html", "docs", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert 0 == built.returncode, built.stderr
    return folder


def words(page: Path) -> str:
    told = re.sub(r"<(style|script)\b.*?</\1>|<[^>]+>", "", page.read_text("utf-8"), flags=re.DOTALL)
    return " ".join(told.split())


def test_each_kata_has_its_page(site: Path) -> None:
    """With its questions, its hints folded, its checks, and what Keras says; and all are listed."""
    from html import unescape

    from pytest_keraskata.learner import course

    listed = (site / "katas/index.html").read_text("utf-8")
    for kata in catalogue.all_katas():
        page = site / f"katas/{kata.id}.html"
        source, told = page.read_text("utf-8"), unescape(words(page))
        assert f'href="{kata.id}.html"' in listed
        assert all(" ".join(question.split()).replace("`", "") in told for question in course.asked(kata.id).values())
        assert len(course.hints(kata.id)) == source.count("<details>")
        assert all(f">{check.name}<" in source for check in kata.checks)
        assert all(f'href="{one.url}"' in source for one in course.pages(kata.id))


@pytest.mark.parametrize("kata", catalogue.index())
def test_each_check_says_what_it_proves(kata: str) -> None:
    """In one sentence."""
    promises = {check.name: write_pages.promise(check) for check in catalogue.load(kata).checks}

    assert [] == [name for name, promise in promises.items() if not re.fullmatch(r"[A-Z`].{15,}\.", promise)]


def test_what_is_offered_is_in_the_references(site: Path) -> None:
    """Each name of the three public modules, with its docstring."""
    from importlib import import_module

    for place, (module, _) in write_pages.REFERENCES.items():
        source = (site / f"{place}.html").read_text("utf-8")
        found = set(re.findall(r'<span class="sig-name descname"><span class="pre">(\w+)</span>', source))
        assert set(import_module(module).__all__) <= found


def test_nothing_is_fetched(site: Path) -> None:
    """No page loads a font, a script or a picture from elsewhere, but for the badges of notebooks."""
    fetched: list[Any] = []
    for page in site.rglob("*.html"):
        loaded = re.findall(
            r'<(?:script|img|link|iframe)\b[^>]*?(?:src|href)="(\w+:)?//([^"/]+)', page.read_text("utf-8")
        )
        fetched += [(page.name, host) for _, host in loaded if host not in BADGES]

    assert [] == fetched
