"""Runs a kata's checks on a subject, and says how it went."""

import ast
import contextlib
import difflib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pytest_keraskata.asking.model import ModelEvidence
from pytest_keraskata.asking.module import FunctionFound, ModuleEvidence, ModuleRequest
from pytest_keraskata.asking.subject import Subject, Unanswered
from pytest_keraskata.backend import quiet_warnings
from pytest_keraskata.explain import explain, removed
from pytest_keraskata.judge.failures import Facts, Failed
from pytest_keraskata.judge.pictures import Model, Picture, model
from pytest_keraskata.judge.verdict import Finding, Outcome, Status, Verdict
from pytest_keraskata.kata import Check, Function, Kata
from pytest_keraskata.render.tables import table_lines

TIMEOUT = 60.0
OURS = "the checker itself failed here, which is its fault and not the answer's; please report it"


class Trouble(Exception):
    """An answer that can't be checked: an untouched stub, or one that can't be run.

    Args:
        status: "todo" or "error".
        message: one sentence.
        line: of the answer's file.
    """

    def __init__(self, status: Status, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.line = line


class Run:
    """One answer to one kata, check by check; what is found out once is kept.

    Args:
        kata: the kata.
        subject: the answer.
        timeout: seconds that a check may take, or None.
        seed: of what is drawn; None leaves it to `--hypothesis-seed`.
    """

    def __init__(self, kata: Kata, subject: Subject, *, timeout: float | None = TIMEOUT, seed: int | None = 0) -> None:
        self.kata = kata
        self.subject = subject
        self.timeout = timeout
        self.seed = seed
        self.outcomes: dict[str, Outcome] = {}
        self.module: ModuleEvidence | None = None
        self._ended: set[str] = set()
        self._drawn: list[Model] = []
        self._foreseen = False
        self._trouble: Trouble | None = None

    def foresee(self) -> None:
        """Let the answer's process begin with what will surely be asked; what goes wrong shows when it is asked."""
        if self._foreseen or is_stub(self.subject.path, self.kata):
            return
        self._foreseen = True
        with contextlib.suppress(Exception, Unanswered):
            self.subject.expect(self._names)
            for request in self.kata.ahead():
                self.subject.expect(request)

    @property
    def _names(self) -> ModuleRequest:
        return ModuleRequest(tuple(function.name for function in self.kata.functions))

    def start(self) -> None:
        """Load the answer and see that it has what the kata asks for.

        Raises:
            Trouble: where it hasn't.
        """
        if self._trouble is not None:
            raise self._trouble
        if self.module is not None:
            return
        try:
            self.module = self._loaded()
        except Trouble as trouble:
            self._trouble = trouble
            raise

    def _loaded(self) -> ModuleEvidence:
        if is_stub(self.subject.path, self.kata):
            raise Trouble("todo", "nothing written yet")
        self.foresee()
        try:
            with self.subject.limited(self.timeout):
                evidence: ModuleEvidence = self.subject.ask(self._names)
        except Unanswered as silence:
            raise Trouble("error", silence.message, silence.line) from None
        except Exception as fault:
            raise Trouble("error", f"{OURS} ({type(fault).__name__}: {fault})") from fault
        if evidence.raised is not None:
            raised = evidence.raised
            verb = "the file can't be read" if raised.kind == "SyntaxError" else "the file can't be imported"
            code = f" ({raised.code})" if raised.code and raised.line else ""
            known = removed.advice(raised)
            told = f"; {known.why}: {known.advice}" if known else ""
            raise Trouble("error", f"{verb}: {raised}{code}{told}", raised.line)
        found = {function.name: function for function in evidence.functions}
        for function in self.kata.functions:
            if function.name not in found:
                raise Trouble("error", _missing(function, evidence))
            problem = _signature_problem(function, found[function.name])
            if problem:
                raise Trouble("error", problem, found[function.name].line)
        return evidence

    def check(self, name: str) -> Outcome:
        """Run one check, unless another one has shown that it can't say anything new.

        Raises:
            Trouble: where the answer can't be checked at all.
        """
        if name not in self.outcomes:
            self.start()
            one = next(one for one in self.kata.checks if one.name == name)
            self.outcomes[name] = self._not_reached(one) or self._run(one)
        return self.outcomes[name]

    def _not_reached(self, one: Check) -> Outcome | None:
        for outcome in self.outcomes.values():
            ended = outcome.status == "error" or (outcome.check in self._ended)
            if ended or (outcome.check in one.after and outcome.status != "passed"):
                return Outcome(one.name, "not reached")
        return None

    def _run(self, one: Check) -> Outcome:
        started = time.perf_counter()
        run: Any = one.run
        # An explicit seed would win over the user's own.
        run._hypothesis_internal_use_seed = self.seed
        try:
            with self.subject.limited(self.timeout), _silent():
                run(subject=self.subject)
        except Failed as failed:
            if failed.ends:
                self._ended.add(one.name)
            self._drawn += _side_by_side(failed)
            finding = self._finding(one, failed)
            return Outcome(one.name, "failed", finding, time.perf_counter() - started)
        except Unanswered as silence:
            finding = Finding(one.name, self.kata.functions[0].name, "an answer", silence.message, line=silence.line)
            return Outcome(one.name, "error", finding, time.perf_counter() - started)
        except Exception as fault:
            # Ours: said plainly, and never a pass.
            words = f"{type(fault).__name__}: {fault}"
            finding = Finding(one.name, self.kata.functions[0].name, "a check that works", words, why=OURS)
            return Outcome(one.name, "error", finding, time.perf_counter() - started)
        return Outcome(one.name, "passed", None, time.perf_counter() - started)

    def _finding(self, one: Check, failed: Failed) -> Finding:
        why, advice = explain(one.name, failed)
        line = failed.line or self._line_of(failed.call)
        return Finding(one.name, failed.call, failed.expected, failed.found, why, advice, line, failed.details)

    def _line_of(self, call: str) -> int | None:
        name = call.partition("(")[0]
        functions = self.module.functions if self.module else ()
        return next((function.line for function in functions if function.name == name), None)

    def verdict(self) -> Verdict:
        """Everything about this answer; runs what has not been run."""
        try:
            for one in self.kata.checks:
                self.check(one.name)
        except Trouble as trouble:
            status: Status = trouble.status
            return Verdict(self.kata.id, self.kata.topic, self.subject.path, status, (), trouble.message, trouble.line)
        return self.so_far()

    def so_far(self) -> Verdict:
        """The verdict on the checks that were run."""
        outcomes = tuple(self.outcomes[one.name] for one in self.kata.checks if one.name in self.outcomes)
        stopped = next((outcome for outcome in outcomes if outcome.status == "error"), None)
        status: Status = (
            "error"
            if stopped
            else "solved"
            if len(outcomes) == len(self.kata.checks) and all(outcome.status == "passed" for outcome in outcomes)
            else "failed"
        )
        message = stopped.finding.found if stopped and stopped.finding else ""
        line = stopped.finding.line if stopped and stopped.finding else None
        return Verdict(self.kata.id, self.kata.topic, self.subject.path, status, outcomes, message, line)

    def pictures(self) -> tuple[Picture, ...]:
        """What can be drawn of this answer; best asked for when its checks have run, since it may hang here as well.

        The model of a failed check stands in the place of those that its kata shows otherwise.
        """
        if self.module is None:
            return ()
        failed = self._drawn[0] if self._drawn else None
        drawn: list[Picture] = [failed] if failed else []
        # An answer shows what it can before something about it can't be drawn.
        with contextlib.suppress(Exception, Unanswered), self.subject.limited(self.timeout), _silent():
            for picture in self.kata.pictures(self.subject):
                if not (failed and isinstance(picture, Model) and _function(picture) == _function(failed)):
                    drawn.append(picture)
        return tuple(drawn)


def _side_by_side(failed: Failed) -> list[Model]:
    """The model that a check failed on, where it shows both networks side by side."""
    facts = failed.case
    if not isinstance(facts, Facts) or not isinstance(facts.evidence, ModelEvidence):
        return []
    drawn = model(str(facts.call), facts.expected.get("layers", ()), facts.evidence)
    # Of some networks the reference is but one of many that are right.
    is_shown = drawn is not None and set(table_lines(drawn.table)) <= set(failed.details)
    return [drawn] if drawn is not None and is_shown else []


def _function(drawn: Model) -> str:
    return drawn.table.call.partition("(")[0]


def is_stub(path: str, kata: Kata) -> bool:
    """Whether nothing of a kata has been written yet: each of its functions only raises NotImplementedError."""
    try:
        return bool(path) and is_stub_text(Path(path).read_bytes(), kata)
    except OSError:
        return False


def is_stub_text(text: str | bytes, kata: Kata) -> bool:
    """Whether a text is a stub of which nothing has been written yet."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    wanted = {function.name for function in kata.functions}
    found = {
        node.name: node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name in wanted
    }
    return set(found) == wanted and all(_is_unwritten(node) for node in found.values())


def _is_unwritten(node: ast.FunctionDef | ast.ClassDef) -> bool:
    body = [statement for statement in node.body if not _is_docstring(statement)]
    if isinstance(node, ast.ClassDef):
        methods = [statement for statement in body if isinstance(statement, ast.FunctionDef)]
        return len(methods) == len(body) > 0 and all(_is_unwritten(method) for method in methods)
    if len(body) != 1 or not isinstance(body[0], ast.Raise):
        return False
    raised = body[0].exc.func if isinstance(body[0].exc, ast.Call) else body[0].exc
    return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"


def _is_docstring(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def _missing(function: Function, evidence: ModuleEvidence) -> str:
    near = difflib.get_close_matches(function.name, evidence.names, 1, 0.6)
    what = "class" if function.is_class else "function"
    if near:
        return f"there is no {what} {function.name}; did you mean {near[0]} to be it?"
    listed = ", ".join(evidence.names[:5])
    return f"there is no {what} {function.name}" + (
        f"; what is defined: {listed}" if listed else "; nothing is defined"
    )


def _signature_problem(function: Function, found: FunctionFound) -> str:
    if function.is_class and found.kind != "class":
        return f"{function.name} should be a class, and is a {found.kind}"
    if found.kind not in ("function", "class"):
        return f"{function.name} should be a function, and is a {found.kind}"
    if found.parameters is None:
        return ""
    wanted = f"{function.name}({', '.join(parameter.name for parameter in function.parameters)})"
    kinds = {name: kind for name, kind, _ in found.parameters}
    takes_names = "VAR_KEYWORD" in kinds.values()
    takes_places = "VAR_POSITIONAL" in kinds.values()
    plain = [entry for entry in found.parameters if not entry[1].startswith("VAR_")]
    for place, parameter in enumerate(function.parameters):
        if parameter.name not in kinds:
            if takes_names and takes_places:
                continue
            return f"{wanted} has no argument {parameter.name}: it is {_as_written(found)}"
        kind, default = next((kind, default) for name, kind, default in plain if name == parameter.name)
        if kind != "POSITIONAL_OR_KEYWORD":
            return f"{parameter.name} of {function.name} should be usable by position and by name"
        if plain[place][0] != parameter.name:
            return f"the arguments should come in this order: {wanted}; it is {_as_written(found)}"
        if parameter.default is not None and default is None:
            return f"{parameter.name} of {function.name} should have the default {parameter.default}"
    for name, kind, default in found.parameters:
        known = name in {parameter.name for parameter in function.parameters}
        if not known and default is None and not kind.startswith("VAR_"):
            return f"{function.name} asks for an argument {name} that nobody gives it"
    return ""


def _as_written(found: FunctionFound) -> str:
    parts = [name if default is None else f"{name}={default}" for name, _, default in found.parameters or ()]
    return f"{found.name}({', '.join(parts)})"


@contextlib.contextmanager
def _silent() -> Iterator[None]:
    """Hypothesis has nothing to tell a learner that a finding doesn't say better, and our warnings are ours."""
    from hypothesis.reporting import with_reporter

    with with_reporter(lambda _: None), quiet_warnings():
        yield
