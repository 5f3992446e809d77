"""Writes the table of docs/backends.md: for each kata, backend and version of Keras, what the known answers came to.

Without arguments it writes the table from docs/backends.json, and with --check only says whether it is up to date.
With names of backends it first runs a sample of the known answers on each, with the Keras that is installed here:
the worked solution, and of the right and of the wrong answers as many as --answers says. KERAS_BACKEND can be chosen
but once in a process, so each backend has one of its own.
"""

import importlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

ROOT = Path(__file__).parents[1]
PAGE, KEPT = ROOT / "docs/backends.md", ROOT / "docs/backends.json"
BEGIN, END = "<!-- table: written by docs/write_backends.py -->\n", "<!-- end of table -->"
# This copy is run, even if another one is installed.
sys.path.insert(0, str(ROOT))

from pytest_keraskata import api, catalogue  # noqa: E402

# What asks another backend for something itself may be right on that one alone; what can't be right says so in its head.
_OWN_BACKEND = re.compile(r"^\s*(?:import|from) (tensorflow|jax|torch)\b", re.MULTILINE)

Kept = dict[str, dict[str, Any]]


def sample(kata: str, count: int) -> list[Path]:
    """The worked solution, and so many right and wrong answers, spread over all of them."""
    folder = ROOT / "tests/answers" / kata
    kinds = [sorted(folder.glob(f"{kind}_*.py")) for kind in ("right", "wrong")]
    spread = [paths[place * len(paths) // count] for paths in kinds for place in range(min(count, len(paths)))]
    return [catalogue.shipped(kata, "solutions"), *spread]


def is_as_known(kata: str, path: Path) -> bool:
    """Whether an answer gets the verdict that is written in its head: solved, or refused by the check that it names."""
    verdict = api.check(kata, path)
    if not path.name.startswith("wrong_"):
        return verdict.solved
    fails = re.search(r"^# fails: (.+)$", path.read_text("utf-8", errors="replace"), re.MULTILINE)
    named = fails.group(1).strip() if fails else ""
    if named == "error":
        return verdict.status in ("failed", "error")
    return verdict.status == "failed" and named in [finding.check for finding in verdict.findings]


def is_of_another(path: Path, backend: str) -> bool:
    """Whether an answer says that it isn't right on this backend, or imports another one."""
    text = path.read_text("utf-8", errors="replace")
    return f"# not on {backend}: " in text or any(name != backend for name in _OWN_BACKEND.findall(text))


def run(katas: list[str], count: int, backend: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the sample of each kata came to on the backend of this process."""
    for kata in katas:
        started = time.monotonic()
        why = catalogue.load(kata).tensorflow_alone if backend != "tensorflow" else ""
        found: dict[str, Any] = {"alike": 0, "of": 0, "own": 0, "other": [], "why": why}
        for path in () if why else sample(kata, count):
            alike = is_as_known(kata, path)
            if not alike and is_of_another(path, backend):
                found["own"] += 1
                continue
            found["of"] += 1
            found["alike"] += alike
            found["other"] += [] if alike else [path.name]
        click.echo(f"{kata}: {found} {time.monotonic() - started:.0f} s", err=True)
        yield kata, found


def table(kept: Kept) -> Iterator[str]:
    """A row a kata, a column a run."""
    runs = sorted(kept, key=lambda name: ("TensorFlow" not in name, name))
    yield "| kata | " + " | ".join(runs) + " |"
    yield "| --- |" + " --- |" * len(runs)
    for kata in catalogue.index():
        yield f"| {kata} | " + " | ".join(_cell(kept[name].get(kata)) for name in runs) + " |"


def _cell(found: dict[str, Any] | None) -> str:
    if found is None:
        return "not run"
    if found["why"]:
        return f"not checked: {found['why']}"
    differing = f"; other verdict: {', '.join(found['other'])}" if found["other"] else ""
    own = f"; {found['own']} left out" if found["own"] else ""
    return f"{found['alike']} of {found['of']}{own}{differing}"


def page(kept: Kept) -> str:
    """The page with the table as it is kept."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    return before + BEGIN + "\n".join(table(kept)) + "\n" + END + rest.partition(END)[2]


def _merged(kept: Kept, name: str, kata: str, found: dict[str, Any]) -> Kept:
    return {**kept, name: {**kept.get(name, {}), kata: found}}


def _title(backend: str) -> str:
    from pytest_keraskata.backend import import_keras, keras

    import_keras()
    module = importlib.import_module(backend)
    shown = {"tensorflow": "TensorFlow", "jax": "JAX"}[backend]
    return f"{shown} {module.__version__}, Keras {keras.__version__}"


@click.command()
@click.argument("backends", nargs=-1, type=click.Choice(["tensorflow", "jax"]))
@click.option("--kata", "katas", multiple=True, help="only these; by default all")
@click.option("--answers", default=2, help="how many right and how many wrong ones of each kata")
@click.option("--check", is_flag=True, help="only say whether the page is up to date")
@click.option("--here", is_flag=True, hidden=True)
def main(backends: tuple[str, ...], katas: tuple[str, ...], answers: int, check: bool, here: bool) -> None:
    """Run known answers on these backends, keep what they came to, and write the table."""
    chosen = list(katas) or list(catalogue.index())
    if here:
        for kata, found in run(chosen, answers, backends[0]):
            kept = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
            KEPT.write_text(json.dumps(_merged(kept, _title(backends[0]), kata, found), indent=1) + "\n", "utf-8")
        return
    for backend in backends:
        named = [option for kata in katas for option in ("--kata", kata)]
        subprocess.run(  # noqa: S603
            [sys.executable, __file__, backend, "--here", "--answers", str(answers), *named],
            env={**os.environ, "KERAS_BACKEND": backend},
            check=True,
        )
    written = page(json.loads(KEPT.read_text("utf-8")))
    if check and written != PAGE.read_text("utf-8"):
        raise click.ClickException("docs/backends.md is not what docs/backends.json says: run docs/write_backends.py")
    if not check:
        PAGE.write_text(written, "utf-8")


if __name__ == "__main__":
    main()
