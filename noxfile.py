"""The sessions of CI, which run on any machine as well: `nox --list` names them, `nox -s tests-3.12` runs one."""

import sys
from pathlib import Path

import nox

# Environments are made with uv where it is installed, which also brings Pythons that a machine lacks.
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["lint", "tests", "oldest", "package"]
nox.needs_version = ">=2024.10"

PYTHONS = nox.project.python_versions(nox.project.load_toml("pyproject.toml"))


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The worked solutions, and the project's own tests."""
    session.install("-e", ".[test]")
    session.run("pytest", "--solutions")
    session.run("pytest", "tests", "-n", "2", *session.posargs)


@nox.session(python=PYTHONS)
def smoke(session: nox.Session) -> None:
    """What a learner meets first: installing, the worked solutions, untouched stubs, and watch where it runs."""
    session.install("-e", ".", "pexpect")
    session.run("keraskata", "doctor")
    session.run("pytest", "--solutions")
    session.run("pytest", success_codes=[1])
    session.run("pytest", "tests/test_plugin.py::test_stubs_are_todo")
    if sys.platform != "win32":
        session.run("pytest", "tests/test_watch.py")


@nox.session(python="3.12")
def jax(session: nox.Session) -> None:
    """Judge and answers on JAX: the worked solutions, and what differs between the backends."""
    session.install("-e", ".[test,jax]")
    session.run("pytest", "tests/test_backends.py", *session.posargs)
    tied = "solutions/gradients/vanishing_gradient.py"  # docs/backends.md says why
    session.run("pytest", "--solutions", f"--deselect={tied}", env={"KERAS_BACKEND": "jax"})


@nox.session(python=PYTHONS[0], venv_backend="uv")
def oldest(session: nox.Session) -> None:
    """The oldest versions that pyproject.toml allows, of Python and of everything that it names."""
    session.install("--resolution", "lowest-direct", "-e", ".")
    session.run("pytest", "--solutions")
    session.run("pytest", "tests/test_answers.py", "tests/test_plugin.py::test_stubs_are_todo")


@nox.session(python=PYTHONS[-1], venv_backend="uv")
def newest(session: nox.Session) -> None:
    """Versions that aren't released yet; what breaks here will break for learners."""
    session.install("--prerelease", "allow", "--upgrade", "-e", ".[test]")
    session.run("pytest", "--solutions")
    session.run("pytest", "tests", "-n", "2")


@nox.session(python="3.12")
def answers(session: nox.Session) -> None:
    """Every known answer, every program and every cheat, on three seeds."""
    session.install("-e", ".[test]")
    session.run("pytest", "tests", "-n", "2", "--all-answers", *session.posargs)


@nox.session(python="3.12")
def audit(session: nox.Session) -> None:
    """Every mutant, mistake and known answer, what is right with 20 seeds; a topic or kata behind `--` limits it."""
    session.install("-e", ".")
    session.run("keraskata", "audit", "--seeds=20", *session.posargs)


@nox.session(python="3.12")
def lint(session: nox.Session) -> None:
    """Walls, style and types, and whether what is written from the code is up to date."""
    session.install("-e", ".[test]")
    session.run("lint-imports")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")


@nox.session(python="3.12")
def docs(session: nox.Session) -> None:
    """The documentation site, in build/site, where a warning is an error; and whether pictures show what is shown now."""
    session.install("-e", ".[docs]", "pexpect")
    session.run("python", "docs/write_pictures.py", "--check")
    session.run("python", "-m", "sphinx", "-W", "--keep-going", "-b", "html", "docs", "build/site")


@nox.session(python=[PYTHONS[0], PYTHONS[-1]])
def package(session: nox.Session) -> None:
    """Build what is released into dist/, look at it, and install the wheel."""
    session.install("hatchling", "twine")
    for old in Path("dist").glob("pytest_keraskata-*"):
        old.unlink()
    session.run("hatchling", "build", "-d", "dist")
    session.run("twine", "check", "--strict", *map(str, sorted(Path("dist").glob("pytest_keraskata-*"))))
    session.install(*map(str, Path("dist").glob("*.whl")))
    folder = session.create_tmp()
    session.chdir(folder)
    session.run("keraskata", "init")
    session.run("pytest", "--kata=lstm", success_codes=[1])


@nox.session(venv_backend="none")
def ready(session: nox.Session) -> None:
    """Whether a tag, behind `--`, may be released: it is the version, and nothing is left to be written."""
    project = nox.project.load_toml("pyproject.toml")["project"]
    if session.posargs != [f"v{project['version']}"]:
        session.error(f"the version in pyproject.toml is {project['version']}: its tag is v{project['version']}")
    left = [path.name for path in Path("changes").iterdir() if path.name.startswith("+")]
    if left:
        session.error(f"towncrier build --version {project['version']} has not been run: {len(left)} files in changes/")
    if ".example/" in project["urls"]["Repository"]:
        session.error("[project.urls] still names no real place")
