"""The command that grades a class."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pytest_keraskata import catalogue
from pytest_keraskata.cli.screen import console, say

if TYPE_CHECKING:
    from pytest_keraskata.answer.box import Tier
    from pytest_keraskata.grading.answers import Answer, Unusable
    from pytest_keraskata.grading.classes import Class
    from pytest_keraskata.grading.gradebook import Gradebook
    from pytest_keraskata.grading.store import Store
    from pytest_keraskata.grading.supervising import Grading

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_STORE = "gradebook.sqlite"
# An answer may need as much, and its judge twice that.
_MEMORY = 2 * 2**30


@click.command()
@click.argument("submissions", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--katas", multiple=True, required=True, help="What is graded: ids, topics or questions, separated by commas."
)
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path),
              help="Folder of the gradebook. Files that were graded before aren't graded again.")  # fmt: skip
@click.option("--points", "points_file", type=_FILE, help="What each check is worth; by default one point each.")
@click.option("--roster", type=_FILE, help="CSV of the class: learners who sent nothing are listed as missing.")
@click.option("--due", help="The deadline, such as 2026-11-20 23:59.")
@click.option("--times", type=_FILE, help="CSV of who sent when (columns who, time), if no export contains it.")
@click.option(
    "--late", "late_rule", help='What late work costs, such as "10% per day, at most 50%"; by default nothing.'
)
@click.option(
    "--override", type=_FILE, help="CSV of points given by a person (columns who, points, why, perhaps kata)."
)
@click.option("--again", multiple=True, metavar="LEARNER", help="Grade this learner's files again.")
@click.option(
    "--seed", type=click.IntRange(min=0), help="Seed of the drawn cases; by default a secret one, new for each folder."
)
@click.option("--jobs", type=click.IntRange(min=1), help="How many learners are graded at once.")
@click.option("--cluster", metavar="ADDRESS", help="Grade on this Dask cluster, such as tcp://host:8786.")
@click.option("--canvas", type=_FILE, help="Canvas's gradebook export; canvas.csv is written from it.")
@click.option("--canvas-column", help="The assignment's column in that export.")
@click.option("--moodle", type=_FILE, help="Moodle's grading worksheet; moodle.csv is written from it.")
@click.option("--also", multiple=True, type=click.Choice(("junit", "gradescope", "prairielearn", "exercism", "classroom50")),
              help="Write the results in this form as well; repeatable.")  # fmt: skip
@click.option("--pages", default="findings", show_default=True, type=click.Choice(("score", "checks", "findings")),
              help="What learners' pages show.")  # fmt: skip
@click.option("--learner", metavar="NAME", help="SUBMISSIONS is what this one learner sent.")
@click.option(
    "--unsafe-no-sandbox",
    is_flag=True,
    help="Where there is no sandbox, let answers do to this machine whatever they like.",
)
def grade(
    submissions: Path,
    katas: Sequence[str],
    out: Path,
    points_file: Path | None,
    roster: Path | None,
    due: str | None,
    times: Path | None,
    late_rule: str | None,
    override: Path | None,
    again: Sequence[str],
    seed: int | None,
    jobs: int | None,
    cluster: str | None,
    canvas: Path | None,
    canvas_column: str | None,
    moodle: Path | None,
    also: tuple[str, ...],
    pages: str,
    learner: str | None,
    unsafe_no_sandbox: bool,
) -> None:
    """Grade what a class has sent: SUBMISSIONS is a folder or a zip with a folder or a zip for each learner in it, or
    an export of Canvas, Moodle or Gradescope.

    Exit status 0 if everybody has solved everything; 1 if the gradebook is written and something in it isn't
    solved, is missing or was refused; 2 for a mistake in the command; 3 if something couldn't be graded by no fault
    of its learner's (the same command tries it again).
    """
    from pytest_keraskata.grading import lists
    from pytest_keraskata.grading.alike import alike
    from pytest_keraskata.grading.classes import NoClass
    from pytest_keraskata.grading.gradebook import gradebook
    from pytest_keraskata.grading.late import NoRule, Rule
    from pytest_keraskata.grading.outputs import Wanted, write
    from pytest_keraskata.grading.points import NoPoints, Points
    from pytest_keraskata.grading.reports import CLASSROOM
    from pytest_keraskata.grading.store import NoStore, Store

    if "classroom50" in also and (absent := [name for name in CLASSROOM.values() if not os.environ.get(name)]):
        raise click.UsageError(f"--also classroom50 is for Classroom 50's runner, which sets {', '.join(absent)}")
    if submissions.is_dir() and out.resolve().is_relative_to(submissions.resolve()):
        raise click.UsageError(f"--out {out} lies in {submissions}, where it would count as a learner's folder")
    if (canvas is None) != (canvas_column is None):
        raise click.UsageError("--canvas and --canvas-column belong together")
    tier = _tier(unsafe_no_sandbox)
    try:
        chosen = catalogue.select(katas)
        points = Points.read(points_file, chosen) if points_file else Points.even(chosen)
        rule = Rule.read(late_rule) if late_rule else None
        deadline = lists.moment(due, "--due") if due else None
        wanted = Wanted(
            also,
            pages,
            (lists.Table.read(canvas), canvas_column) if canvas and canvas_column else None,
            lists.Table.read(moodle) if moodle else None,
            os.environ,
        )
        people = _class(submissions, learner, roster, times)
        store = Store(out / _STORE)
    except (catalogue.UnknownKata, NoPoints, NoRule, NoClass, NoStore, lists.NoTable, OSError) as mistake:
        raise click.UsageError(str(mistake)) from None
    if not chosen:
        raise click.UsageError("--katas: no name given; see keraskata list")
    try:
        learners = [one.learner for one in people.submissions]
        if override is not None:
            store.override(
                *lists.overrides(lists.Table.read(override), learners, {k: points.possible(k) for k in chosen})
            )
        found = _answers(people, chosen)
        known = lists.People(learners)
        for name in again:
            one = known.one(name, "--again")
            store.forget(answer.digest for answer in found[one.id].values() if hasattr(answer, "digest"))
        drawn = _seed(store, seed)
        # It takes one core some seconds, whatever the class costs.
        with ThreadPoolExecutor(1) as beside:
            compared = beside.submit(alike, found, {kata: _stub(kata) for kata in chosen})
            grading = _graded(found, store, drawn, tier, jobs, cluster)
        book = gradebook(
            people, grading, points, store.overrides(), due=deadline, rule=rule, tier=tier.value, seed=drawn
        )
        pairs, left_out = compared.result()
        book = replace(book, remarks=(*book.remarks, *left_out))
        changed = list(grading.changes())
        names = {one.id: one.name for one in learners}
        for who, kata, before, now in changed:
            say(f"changed: {names[who]}: {kata}: {before} → {now}", "yellow")
        for line in write(book, pairs, out, wanted):
            say(line, "yellow")
    except lists.NoTable as mistake:
        raise click.UsageError(str(mistake)) from None
    except OSError as problem:
        raise click.ClickException(
            f"{problem.filename or out} can't be written: {problem.strerror or problem}"
        ) from None
    finally:
        store.close()
    _close(book, out)
    sys.exit(3 if book.count("fault") else 0 if book.is_solved else 1)


@click.command("gradescope-zip")
@click.option(
    "--katas", multiple=True, required=True, help="What is graded: ids, topics or questions, separated by commas."
)
@click.option("--points", "points_file", type=_FILE, help="What each check is worth; by default one point each.")
@click.option("--package", help="What pip installs there: a wheel's file or a requirement; this version by default.")
@click.option("--out", default="autograder.zip", show_default=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--unsafe-no-sandbox",
    is_flag=True,
    help="Where there is no sandbox, let answers do to the container whatever they like.",
)
def gradescope_zip(
    katas: Sequence[str], points_file: Path | None, package: str | None, out: Path, unsafe_no_sandbox: bool
) -> None:
    """Make the zip that Gradescope makes an autograder of."""
    from importlib.metadata import version

    from pytest_keraskata.grading.autograder import autograder
    from pytest_keraskata.grading.points import NoPoints, Points

    try:
        chosen = catalogue.select(katas)
        points = Points.read(points_file, chosen) if points_file else Points.even(chosen)
        asked = package or f"pytest-keraskata=={version('pytest-keraskata')}"
        out.write_bytes(autograder(points, asked, unsafe=unsafe_no_sandbox))
    except (catalogue.UnknownKata, NoPoints, OSError) as mistake:
        raise click.UsageError(str(mistake)) from None
    say(f"{out}: upload it as the autograder of a programming assignment")


def _tier(unsafe: bool) -> Tier:
    """The strongest sandbox of this machine; where it has none, none is a choice that has to be made."""
    from pytest_keraskata.answer import box

    tier = box.best()
    if tier is box.Tier.NONE and not unsafe:
        why = "; ".join(f"{one}: {box.problem(one)}" for one in (box.Tier.NAMESPACES, box.Tier.LANDLOCK))
        raise click.UsageError(f"this machine has no sandbox ({why}); --unsafe-no-sandbox grades without one")
    return tier


def _class(submissions: Path, learner: str | None, roster: Path | None, times: Path | None) -> Class:
    from pytest_keraskata.grading import lists
    from pytest_keraskata.grading.classes import Class as People
    from pytest_keraskata.grading.classes import Learner, Submission, class_in
    from pytest_keraskata.grading.intake import printable, received

    if learner is not None:
        name = printable(learner)
        people = People([Submission(Learner(name, name), received(submissions))], "one learner")
    else:
        people = class_in(submissions)
    if roster is not None:
        people = lists.with_roster(people, lists.Table.read(roster))
    return lists.with_times(people, lists.Table.read(times)) if times is not None else people


def _answers(people: Class, katas: Sequence[str]) -> Mapping[str, Mapping[str, Answer | Unusable]]:
    """Everybody's answers; what was found in another way than by its name is told."""
    from pytest_keraskata.grading.answers import answers
    from pytest_keraskata.grading.reader import Reader

    with Reader() as reader:
        return {one.learner.id: answers(one, katas, reader) for one in people.submissions}


def _stub(kata: str) -> str:
    """What every learner began with; of a kata without a stub, nothing."""
    from pytest_keraskata.learner.folder import NotShipped, shipped_stub

    try:
        return shipped_stub(kata)
    except NotShipped:
        return ""


def _seed(store: Store, asked: int | None) -> int:
    """The seed of `--seed`, or the folder's own: a secret one, drawn once, so that a run can continue."""
    kept = store.setting("seed")
    seed = asked if asked is not None else int(kept) if kept is not None else secrets.randbits(32)
    store.set("seed", str(seed))
    return seed


def _graded(
    found: Mapping[str, Mapping[str, Answer | Unusable]],
    store: Store,
    seed: int,
    tier: Tier,
    jobs: int | None,
    cluster: str | None,
) -> Grading:
    from pytest_keraskata.cli.bar import Bar
    from pytest_keraskata.grading.judging import end_judges
    from pytest_keraskata.grading.supervising import Grading

    grading = Grading(found, store, seed=seed, tier=tier)
    total = sum(len(task.files) for task in grading.tasks())
    executor, count = _workers(cluster) if cluster is not None else (None, _cores())
    count = jobs or count
    executor = executor or ThreadPoolExecutor(count)
    try:
        with Bar(console(), total) as bar:
            grading.run(executor, count, tell=bar.tell)
    except KeyboardInterrupt:
        executor.shutdown(wait=False)
        end_judges()
        store.close()
        click.echo("interrupted; all results so far are kept, and the same command continues from here", err=True)
        # The threads wait for judges that are gone.
        os._exit(130)
    executor.shutdown()
    end_judges()
    return grading


def _workers(address: str) -> tuple[Executor, int]:
    from pytest_keraskata.grading.supervising import on_cluster

    try:
        return on_cluster(address)
    except ImportError:
        raise click.UsageError("--cluster needs Dask: pip install pytest-keraskata[cluster]") from None
    except (OSError, TimeoutError, ValueError) as problem:
        raise click.UsageError(f"there is no Dask scheduler at {address}: {problem}") from None


def _cores() -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError, AttributeError):
        return cores
    return max(1, min(cores, memory // _MEMORY))


def _close(book: Gradebook, out: Path) -> None:
    """Say what the gradebook holds, and what needs a look."""
    from pytest_keraskata.grading.gradebook import OUTCOMES

    for remark in book.remarks:
        say(remark, "yellow")
    for row in book.rows:
        for cell in row.cells:
            if cell.note:
                say(f"{row.learner.name}: {cell.kata}: {cell.path}, {cell.note}")
            if cell.kind == "refused" or cell.outcome == "fault":
                say(
                    f"{row.learner.name}: {cell.kata}: {cell.path or 'everything'} was not graded: {cell.detail}",
                    "yellow",
                )
    counts = [(outcome, book.count(outcome)) for outcome in OUTCOMES]
    told = ", ".join(f"{count} {outcome}" for outcome, count in counts if count)
    learners = f"{len(book.rows)} learner{'s' * (len(book.rows) != 1)}"
    say(f"{learners}, {len(book.katas)} kata{'s' * (len(book.katas) != 1)}: {told}", "green" if book.is_solved else "")
    say(f"sandbox: {book.tier}; gradebook: {out / 'gradebook.csv'}; the class: {out / 'class.html'}")
    if book.count("fault"):
        say("a fault costs the learner nothing; the same command tries it again", "red")
