"""Runs a kata's checks on a subject, and says how it went."""

import contextlib
import linecache
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from hypothesis.reporting import with_reporter

from pytest_keraskata import catalogue
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.function import FunctionRequest
from pytest_keraskata.asking.message import Request, Touched
from pytest_keraskata.asking.module import ModuleEvidence, ModuleRequest
from pytest_keraskata.asking.returned import Raised
from pytest_keraskata.asking.subject import Subject, Unanswered
from pytest_keraskata.backend import import_for_good, patience, quiet_warnings, used
from pytest_keraskata.explain import explained, removed, surroundings
from pytest_keraskata.failures import Facts, Failed, Failure, observed
from pytest_keraskata.failures.functions import Modified, Unsettled
from pytest_keraskata.failures.unchecked import NotLoaded, OtherBackend, OurFault, Silent, Unwritten
from pytest_keraskata.judge import signatures
from pytest_keraskata.judge.behaving import behaving_alike
from pytest_keraskata.judge.case import explaining
from pytest_keraskata.judge.examples import try_cases
from pytest_keraskata.judge.written import is_stub, unwritten
from pytest_keraskata.kata import Check, Kata, Mistake
from pytest_keraskata.pictures import Model, Picture
from pytest_keraskata.verdict import CheckStatus, Finding, Outcome, Verdict

TIMEOUT = 60.0


class Run:
    """One answer to one kata, check by check; what is found out once is kept.

    Args:
        kata: the kata.
        subject: the answer.
        timeout: seconds that a check may take where Keras runs on TensorFlow, or None.
        seed: of what is drawn; None leaves it to `--hypothesis-seed`.
        honest: whether the answer is known to report what it does, so that a check that comes to no end is at fault.
    """

    def __init__(
        self,
        kata: Kata,
        subject: Subject,
        *,
        timeout: float | None = TIMEOUT,
        seed: int | None = 0,
        honest: bool = False,
    ) -> None:
        self.kata = kata
        self.subject = subject
        self.timeout = None if timeout is None else timeout * patience()
        self.seed = seed
        self.honest = honest
        self._module: ModuleEvidence | None = None
        self._touched: tuple[Touched, ...] = ()
        self._trouble: Finding | None = None
        self._outcomes: dict[str, Outcome] = {}
        # The calls that show what failed, by check.
        self.cases: dict[str, Call] = {}
        self._ended = False
        self._failed_on: Model | None = None
        self._foreseen = False

    def foresee(self) -> None:
        """Let the answer's process begin with what will surely be asked; what goes wrong shows when it is asked."""
        if self._foreseen or is_stub(self.subject.path, self.kata) or self._is_elsewhere:
            return
        self._foreseen = True
        with contextlib.suppress(Exception, Unanswered):
            self.subject.begin()
            ahead = list(self.kata.ahead())
            if not all(isinstance(request, FunctionRequest) for request in ahead):
                # For the reference, and at the same time as the answer's process.
                import_for_good()
            self.subject.expect(self._names)
            for request in ahead:
                self.subject.expect(request)

    @property
    def _is_elsewhere(self) -> bool:
        """Whether Keras runs on a backend on which the kata can't be checked."""
        return bool(self.kata.tensorflow_alone) and used() != "tensorflow"

    @property
    def _names(self) -> ModuleRequest:
        return ModuleRequest(tuple(function.name for function in self.kata.functions))

    @property
    def trouble(self) -> Finding | None:
        """What keeps the answer from being checked at all, if anything does; it is loaded to find out."""
        if self._module is None and self._trouble is None:
            self._trouble = self._load()
        return self._trouble

    def _load(self) -> Finding | None:
        if is_stub(self.subject.path, self.kata):
            return Finding("", "", Unwritten())
        if self._is_elsewhere:
            return Finding("", "", OtherBackend(used(), self.kata.tensorflow_alone))
        self.foresee()
        try:
            return self._loaded()
        except Unanswered as silence:
            return Finding("", "", Silent(silence.message, silence.kind), line=silence.line)
        except Exception as fault:
            return Finding("", "", self._blamed(fault, lambda right: right.trouble is None))

    def _loaded(self) -> Finding | None:
        with self.subject.limited(self.timeout):
            evidence: ModuleEvidence = self.subject.ask(self._names)
        if evidence.raised is not None:
            known = removed.advice(evidence.raised) or surroundings.advice(evidence.raised)
            why, advice = (known.why, known.advice) if known else ("", "")
            return Finding("", "", NotLoaded(evidence.raised), why, advice, evidence.raised.line)
        problem = signatures.problem(self.kata, evidence)
        if problem is not None:
            return Finding("", "", problem[0], line=problem[1])
        self._module, self._touched = evidence, evidence.touched
        return None

    def check(self, name: str) -> Outcome:
        """Run one check, unless something else has shown that it can't say anything new."""
        if name not in self._outcomes:
            one = next(one for one in self.kata.checks if one.name == name)
            if self.trouble is not None:
                return Outcome(name, CheckStatus.NOT_REACHED)
            self._outcomes[name] = self._run(one) if self._is_reached(one) else Outcome(name, CheckStatus.NOT_REACHED)
        return self._outcomes[name]

    def _is_reached(self, one: Check) -> bool:
        awaited = (self._outcomes[name] for name in one.after if name in self._outcomes)
        return not self._ended and all(outcome.status == CheckStatus.PASSED for outcome in awaited)

    def _run(self, one: Check) -> Outcome:
        started = time.perf_counter()
        try:
            status, finding = self._tried(one)
            finding = self._located(finding)
        except Exception as fault:
            # Said plainly, and never a pass.
            failure = self._blamed(fault, lambda right: right.check(one.name).status == CheckStatus.PASSED)
            status, finding = CheckStatus.ERROR, Finding(one.name, self.kata.functions[0].name, failure)
        self._ended = self._ended or status == CheckStatus.ERROR
        return Outcome(one.name, status, finding, time.perf_counter() - started)

    def _tried(self, one: Check) -> tuple[CheckStatus, Finding | None]:
        try:
            with self.subject.limited(self.timeout), _silent():
                subject = _Noting(self.subject)
                try_cases(one.run, subject, self.seed)
                # What a check finds itself says more.
                _leaves_alone([*self._touched, *subject.touched])
        except Failed as failed:
            if failed.facts is not None:
                played = partial(self._behaving_alike, one)
                failed.facts = replace(failed.facts, witnesses=partial(self._witnesses, one), played=played)
            if self._waits(failed):
                return CheckStatus.TODO, None
            finding = explained(one.name, failed)
            self._ended = failed.ends
            if failed.case is not None:
                self.cases[one.name] = failed.case
            self._note_model(failed)
            return CheckStatus.FAILED, finding
        except Unanswered as silence:
            silent = Silent(silence.message, silence.kind)
            return CheckStatus.ERROR, Finding(one.name, self.kata.functions[0].name, silent, line=silence.line)
        return CheckStatus.PASSED, None

    def _blamed(self, fault: Exception, passes: Callable[["Run"], bool]) -> Failure:
        """What to say where the checks can't go on: what an answer's process says may be anything at all.

        Args:
            fault: what was raised.
            passes: whether a run gets past this point.
        """
        ours = OurFault.of(fault)
        path = catalogue.shipped(self.kata.id, "solutions") if self.kata.id in catalogue.index() else None
        if self.honest or path is None or not path.is_file():
            return ours
        # Where the worked answer passes, the checks work here.
        with contextlib.suppress(Exception), _silent():
            names: dict[str, Any] = {"__name__": "keraskata_answer", "__file__": str(path)}
            exec(compile(path.read_text("utf-8"), path, "exec"), names)  # noqa: S102
            if passes(Run(self.kata, self.subject.beside(names), timeout=None, seed=self.seed, honest=True)):
                said = f"the checks can't make sense of what its process reported ({ours.error})"
                return Silent(f"{said}, and work with the worked answer", "output")
        return ours

    def _waits(self, failed: Failed) -> bool:
        """Whether a check failed since a function that it needs is as its stub has it."""
        linecache.checkcache(self.subject.path)
        # A notebook's cells are there as well.
        waiting = unwritten("".join(linecache.getlines(self.subject.path)), self.kata)
        raised = [value for value in vars(failed.failure).values() if isinstance(value, Raised)]
        return failed.call.partition("(")[0] in waiting or any(
            one.kind == "NotImplementedError" and one.line in lines for one in raised for lines in waiting.values()
        )

    def _witnesses(self, one: Check) -> list[Facts]:
        """What the cases that a check always tries show, whatever becomes of them."""
        seen: list[Callable[[], Facts]] = []
        with observed(seen.append), _silent(), self.subject.limited(self.timeout), explaining():
            for case in one.pinned:
                with contextlib.suppress(Exception, Unanswered):
                    case(self.subject)
        return [facts() for facts in seen]

    def _behaving_alike(self, one: Check) -> list[Mistake]:
        with _silent(), self.subject.limited(self.timeout):
            return behaving_alike(one, self.subject)

    def _located(self, finding: Finding | None) -> Finding | None:
        """A finding with the line of its function, where it knows no better one."""
        if finding is None or finding.line is not None:
            return finding
        name = finding.call.partition("(")[0]
        lines = {function.name: function.line for function in self._module.functions} if self._module else {}
        return replace(finding, line=lines.get(name))

    def verdict(self, *, up_to_failure: bool = False) -> Verdict:
        """Everything about this answer; runs what has not been run.

        Args:
            up_to_failure: stop behind the first check that doesn't pass.
        """
        for one in self.kata.checks:
            if self.check(one.name).status != CheckStatus.PASSED and up_to_failure:
                break
        return self.so_far()

    def so_far(self) -> Verdict:
        """The verdict on the checks that were run."""
        outcomes = [self._outcomes[one.name] for one in self.kata.checks if one.name in self._outcomes]
        return Verdict.of(self.kata, self.subject.path, outcomes, self.trouble)

    def _note_model(self, failed: Failed) -> None:
        facts = failed.facts
        table = getattr(failed.failure, "table", None)
        if self._failed_on is None and table is not None and facts is not None:
            self._failed_on = Model.of(table, facts.evidence)

    def pictures(self) -> tuple[Picture, ...]:
        """What can be drawn of this answer; best asked for when its checks have run, since it may hang here as well.

        The model of a failed check stands in the place of those that its kata shows otherwise.
        """
        if self._module is None:
            return ()
        failed = self._failed_on
        drawn: list[Picture] = [failed] if failed else []
        # An answer shows what it can before something about it can't be drawn.
        with contextlib.suppress(Exception, Unanswered), self.subject.limited(self.timeout), _silent():
            for picture in self.kata.pictures(self.subject):
                if not (failed and isinstance(picture, Model) and _function(picture) == _function(failed)):
                    drawn.append(picture)
        return tuple(drawn)


class _Noting:
    """An answer, and what it changed of others while it was asked."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self.touched: list[Touched] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._subject, name)

    def ask(self, request: Request) -> Any:
        evidence = self._subject.ask(request)
        self.touched += evidence.touched
        return evidence


def _leaves_alone(touched: Sequence[Touched]) -> None:
    """Neither settings of the whole process nor arguments have been changed, whatever a check looks at.

    Raises:
        Failed: where one has.
    """
    for one in touched:
        failure = Unsettled(one.what) if one.kind == "setting" else Modified(one.what)
        raise Failed(failure, call=one.function or "import", ends=True)


def _function(drawn: Model) -> str:
    return drawn.table.call.partition("(")[0]


@contextlib.contextmanager
def _silent() -> Iterator[None]:
    """Hypothesis has nothing to tell a learner that a finding doesn't say better, and our warnings are ours."""
    with with_reporter(lambda _: None), quiet_warnings():
        yield
