"""What a release promises: a surface that changes with a word about it, one version, and little weight in other projects."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis.errors import HypothesisDeprecationWarning
from packaging.requirements import Requirement

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]
PYTHONS = re.findall(r"Python :: (3\.\d+)", " ".join(PROJECT["classifiers"]))
SURFACE = "docs/surface.txt"
CHANGES = "changes/"
# Modules that pytest loads because of the plugin, its own among them; a twentieth of what pytest itself is.
BUDGET = 32


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments],  # noqa: S607 - wherever git is
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


# --- the surface --------------------------------------------------------------------------------------------


def test_the_surface_is_up_to_date() -> None:
    """docs/surface.txt says what the code says: names, options, forms, entry points and katas."""
    found = subprocess.run([sys.executable, "docs/write_surface.py", "--check"], cwd=ROOT, check=False)

    assert 0 == found.returncode, "run python docs/write_surface.py, and say in changes/ what has changed"


def steps(folder: Path) -> Iterator[set[str]]:
    """What each commit since the last release brought or changed, the oldest first, and then what isn't committed."""
    tags = git(folder, "tag", "--list", "v*", "--merged", "HEAD", "--sort=-creatordate").split()
    since = [f"{tags[0]}..HEAD"] if tags else ["HEAD"]
    # A merge brings what its commits brought.
    log = git(
        folder, "log", "--reverse", "--format=%x00", "--name-only", "--diff-filter=AM", *since, "--", SURFACE, CHANGES
    )
    yield from (set(commit.split()) for commit in log.split("\0") if commit.split())
    yield {line[3:] for line in git(folder, "status", "--porcelain", "-uall").splitlines() if "D" not in line[:2]}


def unannounced(folder: Path) -> bool:
    """Whether the surface has changed since the last release without a file in changes/, beside it or after it."""
    pending = False
    for brought in steps(folder):
        told = any(name.startswith(f"{CHANGES}+") for name in brought)
        pending = (pending or SURFACE in brought) and not told
    return pending


def in_a_repository() -> bool:
    return (ROOT / ".git").exists()


@pytest.mark.skipif(not in_a_repository(), reason="a copy without its history")
def test_the_surface_changes_with_a_word() -> None:
    """Who changes what others build on says so to them."""
    assert not unannounced(ROOT), "docs/surface.txt has changed: add changes/+NAME.KIND.md (see changes/README.md)"


def test_a_change_without_a_word_is_noticed(tmp_path: Path) -> None:
    """Committed or not; a word beside it or after it ends it, one before it or another file doesn't."""

    def write(name: str, text: str) -> None:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")

    def commit() -> None:
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-q", "-m", "one")

    git(tmp_path, "init", "-q")
    write(SURFACE, "one\n")
    write("changes/+one.added.md", "One.\n")
    commit()
    assert not unannounced(tmp_path)
    write(SURFACE, "two\n")
    assert unannounced(tmp_path)
    commit()
    assert unannounced(tmp_path)
    write("changes/README.md", "other\n")
    commit()
    assert unannounced(tmp_path)
    write("changes/+two.changed.md", "Two.\n")
    assert not unannounced(tmp_path)
    commit()
    assert not unannounced(tmp_path)
    git(tmp_path, "rm", "-q", "changes/+one.added.md", "changes/+two.changed.md")
    commit()
    git(tmp_path, "tag", "v1")
    assert not unannounced(tmp_path)
    write(SURFACE, "three\n")
    commit()
    assert unannounced(tmp_path)


# --- the changelog and the version ----------------------------------------------------------------------------


def test_fragments_become_a_section() -> None:
    """Every file in changes/ is read, under its kind, as the next release will have it."""
    files = [path for path in (ROOT / "changes").iterdir() if path.name != "README.md"]
    command = ["towncrier", "build", "--draft", "--version", "1", "--date", "2030-01-01"]
    drafted = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)

    assert 0 == drafted.returncode, drafted.stderr
    kinds = {one["directory"] for one in PYPROJECT["tool"]["towncrier"]["type"]}
    assert all(re.fullmatch(rf"\+[\w-]+\.({'|'.join(kinds)})\.md", path.name) for path in files)
    assert len(files) == len(re.findall(r"^- ", drafted.stdout, re.M))


def test_the_version_is_in_one_place() -> None:
    """pyproject.toml has it, and no file that is released with it repeats it."""
    version = re.compile(rf"\b{re.escape(PROJECT['version'])}\b")
    package = [path for path in (ROOT / "pytest_keraskata").rglob("*") if path.suffix in (".py", ".toml", ".j2")]
    others = [ROOT / "README.md", ROOT / "CITATION.cff", *(ROOT / ".github").rglob("*.yml")]

    assert 1 == len(version.findall((ROOT / "pyproject.toml").read_text("utf-8")))
    assert [] == [path.name for path in package + others if version.search(path.read_text("utf-8"))]


def test_the_address_is_in_one_place() -> None:
    """Every address of the project begins with the one in pyproject.toml."""
    home = PROJECT["urls"]["Repository"]
    host = home.split("/")[2]
    files = [
        ROOT / name for name in ("CITATION.cff", "SECURITY.md", "CONTRIBUTING.md", "README.md", "CODE_OF_CONDUCT.md")
    ]
    files += (ROOT / ".github").rglob("*.yml")
    texts = [path.read_text("utf-8") for path in files]
    found = [
        address for text in [*texts, *PROJECT["urls"].values()] for address in re.findall(rf"https://{host}\S*", text)
    ]

    assert len(found) > len(PROJECT["urls"])
    assert [] == [address for address in found if not address.startswith(home)]


# --- what comes with it -------------------------------------------------------------------------------------


def imported() -> set[str]:
    """The packages that the code imports, at the top or inside a function."""
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "pytest_keraskata").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return {name.partition(".")[0] for name in names}


def test_every_dependency_is_used() -> None:
    """What `pip install` brings is imported by us, or by what is."""
    called = {"scikit-learn": "sklearn", "pillow": "PIL", "pyyaml": "yaml"}
    wanted = {Requirement(one).name for one in PROJECT["dependencies"]}

    assert set() == {name for name in wanted if called.get(name, name) not in imported()}


@pytest.mark.parametrize("requirement", PROJECT["dependencies"])
def test_every_dependency_has_a_lower_bound(requirement: str) -> None:
    """The session `oldest` installs exactly these."""
    assert {">="} <= {one.operator for one in Requirement(requirement).specifier}


def test_the_plugin_weighs_little_elsewhere() -> None:
    """A pytest run without katas loads few modules because of us, and none of another package's but tomli."""
    code = "import sys, pytest; before = set(sys.modules); import pytest_keraskata.plugin; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    others = {name.partition(".")[0] for name in loaded} - set(sys.stdlib_module_names) - {"pytest_keraskata", "tomli"}

    assert "pytest_keraskata.plugin" in loaded
    assert set() == others
    assert len(loaded) <= BUDGET, sorted(loaded)


@pytest.mark.parametrize(
    "announced", [pytest.PytestDeprecationWarning, HypothesisDeprecationWarning, DeprecationWarning]
)
def test_an_announced_end_is_an_error(announced: type[Warning]) -> None:
    """What a later pytest, Hypothesis or Python takes away fails here first: in tests, and where solutions are checked."""
    assert ["error"] == PYPROJECT["tool"]["pytest"]["ini_options"]["filterwarnings"]
    with pytest.raises(announced):
        warnings.warn("soon", announced, stacklevel=1)


def test_the_page_of_versions_says_what_is_installed() -> None:
    """docs/backends.md has the bounds of pyproject.toml."""
    page = (ROOT / "docs/backends.md").read_text("utf-8")
    bounds = {
        one.name: {part.operator: part.version for part in one.specifier}
        for one in map(Requirement, PROJECT["dependencies"])
    }

    for name, package in (("Keras", "keras"), ("TensorFlow", "tensorflow")):
        assert f"| {name} | {bounds[package]['>=']} | any {int(bounds[package]['<']) - 1}.x |" in page
    assert f"| Python | {PYTHONS[0]} | {PYTHONS[-1]} |" in page


# --- what strangers look for --------------------------------------------------------------------------------


def test_reports_ask_for_file_and_verdict() -> None:
    """An answer that was wrongly accepted or refused is reported with its file and the verdict's JSON."""
    templates: Mapping[str, dict[str, object]] = {
        path.stem: yaml.safe_load(path.read_text("utf-8"))
        for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")
        if path.stem != "config"
    }

    assert {"right-refused", "wrong-accepted"} <= set(templates)
    for name in ("right-refused", "wrong-accepted"):
        body = templates[name]["body"]
        assert isinstance(body, list)
        required = {part["id"] for part in body if part.get("validations", {}).get("required")}
        assert {"kata", "file", "verdict"} <= required


def test_citation_can_be_read() -> None:
    """The fields that the format requires, and the licence that the package has."""
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))

    assert {"cff-version", "message", "title", "authors"} <= set(cited)
    assert (PROJECT["license"], PROJECT["urls"]["Repository"]) == (cited["license"], cited["repository-code"])
