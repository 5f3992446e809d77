"""How an author says a kata: the parts from which specs are made.

A model kata is said with `model_kata`; a function kata is a list of properties made with `strategies.check` that
use `value`, `raises` and the like to ask the subject. Keras is imported when a check runs, not before: specs are
imported when pytest collects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.evidence import (
    Array,
    Call,
    FunctionEvidence,
    FunctionRequest,
    Given,
    Judged,
    ModelRequest,
    Plain,
    Raised,
    Returned,
    as_array,
    pack,
    show,
)
from pytest_keraskata.kata import Check, Facts, Failed, Function, Kata, Prediction
from pytest_keraskata.pictures import Picture
from pytest_keraskata.strategies import calls, check
from pytest_keraskata.subject import Subject
from pytest_keraskata.tasks import Task, inputs, seed_of

if TYPE_CHECKING:
    from pytest_keraskata.checks.case import Case
    from pytest_keraskata.reference import Reference

# Enough to tell drawn sizes from built-in ones; each costs a tenth of a second or two.
_EXAMPLES = 2
_LEARNING_STEPS = 4
_TRAINING_ROWS = 32


# --- model katas ------------------------------------------------------------------------------------------


class Observed:
    """Asks a subject for models, and puts what they show beside the right network for the same call.

    Args:
        function: the answer's function.
        network: makes the right network from all arguments by name, not compiled.
        task: what it is compiled for, or None where it needn't be.
        stochastic: whether it acts at random in training.
        graphed: the calls for which an answer's own code runs in a compiled graph.
        compiled: the calls for which compiled loss and metrics are asked for.
        trained: the calls for which a step of training is asked for as well: more than one, so that an optimizer
            which they share shows itself.
        learning: the one of them for which a short course of learning is, from the answer's own initial weights.
        brief: the calls of whose outputs only those at inference are asked for.
        steps: how many steps of training from drawn weights the learning call takes before that.
        optimizer: the one that it is to be compiled with.
    """

    def __init__(
        self,
        function: Function,
        network: Callable[..., Any],
        task: Task | None = None,
        *,
        stochastic: bool = False,
        graphed: Sequence[Call] = (),
        compiled: Sequence[Call] = (),
        trained: Sequence[Call] = (),
        learning: Call | None = None,
        brief: Sequence[Call] = (),
        steps: int = 0,
        optimizer: str = "Adam",
    ) -> None:
        self.function = function
        self.task = task
        self.stochastic = stochastic
        self.graphed = graphed
        self.compiled = compiled
        self.trained = trained
        self.learning = learning
        self.brief = brief
        self.steps = steps
        self.optimizer = optimizer
        self._network = network
        self._kept: dict[bytes, Reference] = {}
        self._cases: dict[bytes, Case] = {}

    def reference(self, call: Call) -> Reference:
        """The right network for a call, built once."""
        from pytest_keraskata.reference import Reference

        key = pack(call)
        if key not in self._kept:
            arguments = self.function.arguments(call)
            self._kept[key] = Reference(lambda: self._network(**arguments), self.task.loss if self.task else "")
        return self._kept[key]

    def adopt(self, call: Call, reference: Reference) -> None:
        """Take this as the right network for a call whose arguments don't say it."""
        self._kept[pack(call)] = reference

    def case(self, subject: Subject, call: Call) -> Case:
        """What a call shows: structure, outputs, compiled settings, and training where it is asked for."""
        from pytest_keraskata.checks.case import Case

        reference = self.reference(call)
        request = self.request(call)
        evidence = subject.ask(request)
        key = pack(call)
        # The subject keeps evidence; what was found out about it is kept with it.
        if key not in self._cases or self._cases[key].evidence is not evidence:
            self._cases[key] = Case(
                call,
                evidence,
                reference,
                request.inputs,
                self.task,
                request.train_inputs,
                request.train_targets,
                self.stochastic,
                request.seed,
                request.judged,
                self.optimizer,
            )
        return self._cases[key]

    def pictures(self, subject: Subject, *calls: Call) -> Iterator[Picture]:
        """The models that these calls show, and the course of learning, where one is asked for."""
        from pytest_keraskata.checks import drawing

        for call in calls:
            yield from drawing.of_model(self.case(subject, call))
        if self.task is not None and self.learning is not None:
            yield from drawing.of_learning(self.case(subject, self.learning), self.optimizer)

    def judged(self, call: Call) -> tuple[Judged, ...]:
        """Targets and predictions for which the compiled loss and metrics are compared by value."""
        if self.task is None or call not in self.compiled:
            return ()
        shape = self.reference(call).output_shape
        return self.task.judged(seed_of(call), shape[-1] if shape else 1)

    def request(self, call: Call) -> ModelRequest:
        """What is asked about a call; the same on every run."""
        reference = self.reference(call)
        seed = seed_of(call)
        units = reference.output_shape[-1] if reference.output_shape else 1
        training = self.task is not None and call in self.trained
        # The call without arguments has the largest sizes, and they show in its weights.
        by_default = not call.args and not call.kwargs
        batch = (inputs(seed + place, shape) for place, shape in enumerate(reference.input_shapes))
        train_inputs: tuple[Array, ...] = ()
        targets = None
        if self.task is not None and training:
            train_inputs = tuple(
                inputs(seed + 7 + place, shape, _TRAINING_ROWS, wide=False)
                for place, shape in enumerate(reference.input_shapes)
            )
            targets = self.task.targets(np.random.default_rng(seed), _TRAINING_ROWS, units)
        return ModelRequest(
            call,
            inputs=() if by_default else tuple(batch),
            judged=self.judged(call),
            train_inputs=train_inputs,
            train_targets=targets,
            steps=(self.steps if call == self.learning else 1) if training else 0,
            learn=_LEARNING_STEPS if training and call == self.learning else 0,
            in_graph=call in self.graphed,
            brief=call in self.brief,
            seed=seed % 2**31,
            input_names=reference.input_names if len(reference.input_shapes) > 1 else (),
        )


class Handed:
    """Hands a model to an answer that compiles it, and puts what comes back beside the right one.

    Args:
        function: the answer's function; its first argument is the model.
        network: makes the model from drawn sizes, not compiled.
        task: what it is to be compiled for.
        trained: the sizes at which it is also trained.
        optimizer: the one that it is to be compiled with.
    """

    def __init__(
        self,
        function: Function,
        network: Callable[..., Any],
        task: Task,
        trained: Mapping[str, Plain],
        optimizer: str = "Adam",
    ) -> None:
        self._function = function
        self._network = network
        self._task = task
        self._trained = trained
        self._optimizer = optimizer
        self._observed: dict[str, tuple[Call, Observed]] = {}

    def compiled(self, subject: Subject, sizes: Mapping[str, Plain]) -> tuple[Case, tuple[Judged, ...]]:
        """What the answer makes of a model of these sizes.

        Raises:
            Failed: where it gives something other than that very model back.
        """
        call, observed = self._of(sizes)
        case = observed.case(subject, call)
        the_very_model(case)
        return case, observed.judged(call)

    def request(self, sizes: Mapping[str, Plain]) -> ModelRequest:
        """What is asked about a model of these sizes."""
        call, observed = self._of(sizes)
        return observed.request(call)

    def pictures(self, subject: Subject) -> Iterator[Picture]:
        """The model of the sizes at which it is trained, and how it learns."""
        call, observed = self._of(self._trained)
        return observed.pictures(subject, call)

    def _of(self, sizes: Mapping[str, Plain]) -> tuple[Call, Observed]:
        key = show(sorted(sizes.items()))
        if key not in self._observed:
            from pytest_keraskata.reference import Reference

            reference = Reference(lambda: self._network(**sizes), self._task.loss)
            call = Call(self._function.name, (reference.given(),))
            observed = Observed(
                self._function,
                self._network,
                self._task,
                graphed=(call,),
                compiled=(call,),
                trained=(call,),
                learning=call if sizes == self._trained else None,
                brief=(call,),
                optimizer=self._optimizer,
            )
            observed.adopt(call, reference)
            self._observed[key] = call, observed
        return self._observed[key]

    def judge_training(self, subject: Subject, sizes: Mapping[str, Plain]) -> None:
        """A model of these sizes takes the right steps, and at the sizes for training learns.

        Raises:
            Failed: where it doesn't.
        """
        from pytest_keraskata.checks import training

        case, _ = self.compiled(subject, sizes)
        training.judge(case, self._optimizer)
        if sizes == self._trained:
            training.judge_learning(case, self._optimizer)


def the_very_model(case: Case) -> None:
    """What came back is the model that was handed over, with its layers as they were.

    Raises:
        Failed: where it isn't.
    """
    from pytest_keraskata.checks.case import the_model

    evidence = the_model(case)
    if not evidence.given[0].is_returned:
        case.fail("the model that was handed over", "another model", ends=True)
    if case.matching_order is None:
        case.fail("a model whose layers are as they were", "a model with other layers", ends=True)
    untouched(case)


def untouched(case: Case) -> None:
    """A model that was handed over has the weights that it came with.

    Raises:
        Failed: where it has others.
    """
    from pytest_keraskata.checks.case import close

    given = next(value for value in case.call.args if isinstance(value, Given))
    weights = case.evidence.weights
    for place, value in zip(case.evidence.given[0].places, given.weights, strict=True):
        found = weights[place].initial if place is not None else None
        if place is not None and found is not None and not close(found, value):
            case.fail(f"{weights[place].words} as it was handed over", "other values", ends=True)


def model_kata(
    module: str,
    *,
    title: str,
    questions: Sequence[str],
    function: str,
    arguments: Mapping[str, st.SearchStrategy[Any]],
    always: Sequence[Mapping[str, Any]],
    comfortable: Mapping[str, Any],
    network: Callable[..., Any],
    params: Callable[..., int],
    promise: Task,
    task: Task | None = None,
    hints: Sequence[str],
    terms: Callable[..., Sequence[str]] | None = None,
    instead: Mapping[str, Check] | None = None,
    defaults: bool = True,
    style: str = "",
    stochastic: bool = False,
    prediction: Prediction | None = None,
) -> Kata:
    """A kata whose function builds one model, checked in five aspects.

    Args:
        module: pass `__name__`.
        function: the signature.
        arguments: a strategy for each argument.
        always: arguments that are tried on every run; all different, so that none can stand for another.
        comfortable: arguments of a size at which a right model surely learns.
        network: makes the right network, not compiled.
        params: the closed form of its parameter count.
        promise: what its outputs are.
        task: what it must be compiled for; None where it needn't be compiled.
        terms: the closed form term by term, in words.
        instead: checks that take the place of those of the same name.
        defaults: whether the call without arguments is cheap enough to be tried.
        style: "sequential" or "functional", where the kata is about that.
        stochastic: whether the network acts at random in training.
        prediction: what can be worked out about it before it is built.
    """
    named = Function(function)
    first = Call(named.name, kwargs=dict(always[0]))
    explicit = [first, *(Call(named.name, tuple(values.values())) for values in always[1:])]
    if defaults:
        explicit.append(Call(named.name))
    cases = tuple({"call": call} for call in explicit)
    drawn = calls(named.name, **arguments)
    learning = Call(named.name, kwargs=dict(comfortable))
    observed = Observed(
        named,
        network,
        task,
        stochastic=stochastic,
        graphed=(first, learning),
        compiled=(first, learning),
        trained=(first, learning),
        learning=learning,
        brief=(learning,),
    )

    @check(call=drawn, examples=_EXAMPLES, always=cases)
    def architecture(subject: Subject, call: Call) -> None:
        from pytest_keraskata.checks import architecture

        case = observed.case(subject, call)
        if style:
            architecture.judge_style(case, style)
        architecture.judge(case)

    @check(name="params", call=drawn, examples=_EXAMPLES, always=cases)
    def params_(subject: Subject, call: Call) -> None:
        from pytest_keraskata.checks import params as judging

        values = named.arguments(call)
        judging.judge(observed.case(subject, call), params(**values), terms=terms(**values) if terms else ())

    @check(call=drawn, examples=_EXAMPLES, always=cases)
    def output(subject: Subject, call: Call) -> None:
        from pytest_keraskata.checks import output

        output.judge(observed.case(subject, call), promise)

    @check(always=({"call": first}, {"call": learning}))
    def loss(subject: Subject, call: Call) -> None:
        from pytest_keraskata.checks import loss

        assert task is not None, "only compiled models are checked for their loss"
        loss.judge(observed.case(subject, call), task, observed.judged(call))

    @check(after=("architecture", "loss"), always=({"call": first}, {"call": learning}))
    def training(subject: Subject, call: Call) -> None:
        from pytest_keraskata.checks import training

        case = observed.case(subject, call)
        training.judge(case)
        if call == learning:
            training.judge_learning(case)

    checks = [architecture, params_, output] + ([loss, training] if task else [])
    checks = [(instead or {}).get(one.name, one) for one in checks]
    checks += [one for name, one in (instead or {}).items() if name not in {known.name for known in checks}]
    return Kata(
        module,
        title,
        tuple(questions),
        (named,),
        tuple(checks),
        tuple(hints),
        ahead=lambda: map(observed.request, (*explicit, learning) if task else explicit),
        prediction=prediction,
        pictures=lambda subject: observed.pictures(subject, first),
    )


# --- function katas ---------------------------------------------------------------------------------------


def value(subject: Subject, call: Call, expected: str, **request: Any) -> Returned:
    """What a call returns; it may not raise, and must leave its arguments alone.

    Raises:
        Failed: where it does otherwise.
    """
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call, **request))
    if evidence.raised is not None:
        raised(call, evidence, evidence.raised, expected)
    if evidence.changed:
        raise Failed(
            call=call,
            expected="arguments that are left as they were",
            found=f"{evidence.changed[0]} is changed",
            why="the array belongs to whoever called; work on a copy of it",
            case=Facts(call, evidence),
        )
    assert evidence.returned is not None, "a call returns or raises"
    return evidence.returned


def numbers(subject: Subject, call: Call) -> Array | None:
    """The numbers that a call returns, for a picture; None where it returns anything else."""
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call))
    found = as_array(evidence.returned) if evidence.returned is not None else None
    return found if found is not None and found.dtype.kind in "biuf" else None


def raised(call: Call, evidence: Any, problem: Raised, expected: str) -> None:
    """Tell of an exception that came out of a learner's function."""
    details = (f"line {problem.line}: {problem.code}",) if problem.line and problem.code else ()
    raise Failed(
        call=call,
        expected=expected,
        found=str(problem),
        line=problem.line,
        why=f"{call.function} is not written yet" if problem.code.startswith("raise NotImplementedError") else "",
        case=Facts(call, evidence),
        details=details,
    )


def whole_number(subject: Subject, call: Call, expected: int, *, facts: Mapping[str, Any] | None = None) -> None:
    """A call returns this whole number, as an int or NumPy integer.

    Args:
        facts: what the rules of `diagnosis` may look at besides.

    Raises:
        Failed: where it returns anything else.
    """
    returned = value(subject, call, f"{expected:,}")
    known = {"number": expected, **(facts or {})}
    found = returned.value
    is_zero_d = returned.kind == "array" and found.shape == () and found.dtype.kind in "iu"
    if returned.kind != "int" and not is_zero_d:
        raise Failed(
            call=call,
            expected=f"{expected:,}, an int",
            found=f"{words(returned)}, {_kind_words(returned)}",
            case=Facts(call, returned, known),
        )
    if int(found) != expected:
        raise Failed(
            call=call,
            expected=f"{expected:,}",
            found=f"{int(found):,}",
            case=Facts(call, returned, known),
        )


def array(
    subject: Subject,
    call: Call,
    expected: Array | float,
    *,
    tolerance: float = 1e-4,
    words_for: str = "",
    facts: Mapping[str, Any] | None = None,
    **request: Any,
) -> None:
    """A call returns these numbers, as anything that `numpy.asarray` reads.

    Raises:
        Failed: where shape or values differ, or where it warns of an overflow.
    """
    right = np.asarray(expected)
    returned = value(subject, call, words_for or show(right), **request)
    found = as_array(returned)
    known = Facts(call, returned, {"array": right, **(facts or {})})
    if found is None:
        raise Failed(call=call, expected=words_for or show(right), found=words(returned), case=known)
    if found.shape != right.shape:
        raise Failed(
            call=call,
            expected=f"{'shape ' + str(right.shape) if right.shape else 'one number'}: {show(right)}",
            found=f"{'shape ' + str(found.shape) if found.shape else 'one number'}: {show(found)}",
            case=known,
        )
    scale = max(1.0, float(np.max(np.abs(right)))) if right.size else 1.0
    if not np.allclose(found, right, rtol=tolerance, atol=tolerance * scale * 0.1, equal_nan=True):
        shown = words_for or show(right), show(found)
        if right.size > 12 and found.dtype.kind in "biuf" and not words_for:
            # An array too large to be shown is told by its worst number.
            gap = np.abs(np.nan_to_num(found.astype("float64") - right, nan=np.inf))
            place = np.unravel_index(int(np.argmax(gap)), right.shape)
            at = "[" + ", ".join(str(int(index)) for index in place) + "]"
            shown = f"shape {right.shape}, with {show(right[place])} at {at}", f"{show(found[place])} at {at}"
        raise Failed(call=call, expected=shown[0], found=shown[1], case=known)


def without_overflow(subject: Subject, call: Call) -> None:
    """A call gives no warning of an overflow, an invalid value or a division by zero.

    Raises:
        Failed: where it gives one.
    """
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call))
    warned = [text for text in evidence.warned if text.startswith("RuntimeWarning: ")]
    if warned:
        raise Failed(
            call=call,
            expected="no warning, however large the numbers are",
            found=warned[0].removeprefix("RuntimeWarning: "),
            why="an intermediate result is too large for a float, even where the final one is not",
            advice="can the same value be reached without the exponential of a large number?",
            case=Facts(call, evidence),
        )


def floating(subject: Subject, call: Call, why: str) -> None:
    """A call returns floats, whatever it was given.

    Raises:
        Failed: where it returns integers.
    """
    returned = value(subject, call, "floats")
    found = as_array(returned)
    if found is not None and found.dtype.kind in "biu":
        raise Failed(
            call=call, expected="floats", found=f"{show(found)} ({found.dtype})", why=why, case=Facts(call, returned)
        )


def words(returned: Returned) -> str:
    """A returned value in a learner's notation."""
    numbers = as_array(returned)
    if numbers is not None:
        return show(numbers)
    if returned.kind == "text":
        return show(returned.value)
    if returned.kind == "none":
        return "None"
    if returned.kind == "symbolic":
        return f"a KerasTensor of shape {returned.value}"
    return f"an object of class {returned.type_name}"


def _kind_words(returned: Returned) -> str:
    names = {"bool": "a bool", "float": "a float", "array": "an array", "text": "text", "sequence": "a sequence"}
    return names.get(returned.kind, returned.type_name)


def refuses(subject: Subject, call: Call, why: str) -> None:
    """A call raises ValueError.

    Args:
        why: what is wrong with the arguments.

    Raises:
        Failed: where it returns or raises something else.
    """
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call))
    problem = evidence.raised
    if problem is not None and "ValueError" in problem.bases:
        return
    found = str(problem) if problem is not None else f"{words(evidence.returned or Returned('none', 'None'))}"
    raise Failed(
        call=call,
        expected="a ValueError",
        found=found,
        why=why,
        line=problem.line if problem else None,
        case=Facts(call, evidence),
    )


@cache
def described(function: str) -> Function:
    """A signature, parsed once."""
    return Function(function)


Arguments = Mapping[str, Plain]
