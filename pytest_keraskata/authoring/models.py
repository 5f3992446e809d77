"""Katas whose function builds a model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.cases import ModelCases
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import calls
from pytest_keraskata.failures import Failed
from pytest_keraskata.judge.architecture import judge_architecture, judge_style
from pytest_keraskata.judge.case import Case
from pytest_keraskata.judge.loss import judge_loss
from pytest_keraskata.judge.output import judge_output
from pytest_keraskata.judge.params import judge_params
from pytest_keraskata.judge.tasks import Task
from pytest_keraskata.judge.training import judge_learning, judge_training
from pytest_keraskata.kata import Check, Function, Kata, Mistake, Prediction

# Enough to tell drawn sizes from built-in ones; each costs a tenth of a second or two.
_EXAMPLES = 2


def one_by_one(first: Call, others: Mapping[str, Any]) -> list[Call]:
    """A call twice, and the same with each argument changed by itself.

    Args:
        first: with all arguments by name.
        others: for each argument another value.
    """
    changed = [
        Call(first.function, kwargs={**first.kwargs, name: value})
        for name, value in others.items()
        if first.kwargs.get(name) != value
    ]
    return [first, first, *changed]


def as_answer(function: Function, network: Callable[..., Any], task: Task | None, mistake: Mistake) -> dict[str, Any]:
    """A function that builds a mistake's network, compiled as it is due, and else the right one; or a whole wrong answer."""
    if mistake.function:
        return {mistake.function: mistake.wrong}

    def played(*args: Any, **kwargs: Any) -> Any:
        arguments = function.arguments(Call(function.name, args, kwargs))
        wrong = mistake.of(arguments)
        model = network(**arguments) if wrong is None else wrong
        if task is not None:
            model.compile(optimizer="adam", loss=task.loss, metrics=[task.metric or "mse"])
        return model

    played.__signature__ = function.as_written  # type: ignore[attr-defined]
    return {function.name: played}


def model_kata(
    module: str,
    *,
    title: str,
    questions: Sequence[str],
    function: str,
    arguments: Mapping[str, st.SearchStrategy[Any]],
    pinned: Sequence[Mapping[str, Any]],
    learns_at: Mapping[str, Any],
    network: Callable[..., Any],
    params: Callable[..., int],
    outputs: Task,
    task: Task | None = None,
    hints: Sequence[str],
    terms: Callable[..., Sequence[str]] | None = None,
    checks: Mapping[str, Check] | None = None,
    large: Sequence[Mapping[str, Any]] = (),
    style: str = "",
    stochastic: bool = False,
    recognised: Callable[[Case], tuple[str, str]] | None = None,
    prediction: Prediction | None = None,
    mistakes: Sequence[Mistake] = (),
    untrained: Callable[..., int] = lambda **sizes: 0,
) -> Kata:
    """A kata whose function builds one model, checked in five aspects.

    Args:
        module: pass `__name__`.
        function: the signature.
        arguments: a strategy for each argument.
        pinned: arguments that are tried on every run; all different, so that none can replace another.
        learns_at: arguments of a size at which a right model surely learns.
        network: makes the right network, not compiled.
        params: the closed form of its parameter count.
        outputs: what its outputs are.
        task: what it must be compiled for; None where it needn't be compiled.
        terms: the closed form term by term, in words.
        checks: its own ones, in the place of those of the same name or after them.
        large: arguments beyond all that is drawn: what holds for small networks only shows there.
        style: "sequential" or "functional", where the kata is about that.
        stochastic: whether the network acts at random in training.
        recognised: returns why another network is needed and a question, or empty words.
        prediction: what can be worked out about it before it is built.
        mistakes: wrong networks, made from the same arguments like the right one; None where it is right.
        untrained: how many of the parameters no training changes.
    """
    named = Function(function)
    first = Call(named.name, kwargs=dict(pinned[0]))
    explicit = [first, *(Call(named.name, tuple(values.values())) for values in pinned[1:])]
    larger = [Call(named.name, kwargs=dict(values)) for values in large]
    explicit += larger
    # Last of all: a failure that shows by itself is told without the calls before it.
    default = Call(named.name)
    explicit.append(default)
    cases = tuple({"call": call} for call in explicit)
    # What is made once, where the file is loaded, is often made for the defaults.
    in_turn = [*one_by_one(first, {**dict(learns_at), **dict(pinned[-1])}), default, default]
    # A default that follows another argument is right where all are left out, and where none is.
    in_turn.append(Call(named.name, tuple(first.kwargs.values())[:1]))
    drawn = calls(named.name, **arguments)
    learning = Call(named.name, kwargs=dict(learns_at))
    observed = ModelCases(
        named,
        network,
        task,
        stochastic=stochastic,
        graphed=(first,),
        compiled=(first, learning) if stochastic else (first,),
        trained=(first, learning),
        learning=learning,
        brief=(learning, *larger, default),
        # A gradient may be cut off in long sequences alone.
        pulled=(first, *larger),
        extreme=(first,),
        mistakes=mistakes,
    )

    @check(call=drawn, draws=_EXAMPLES, pinned=cases, mistakes=tuple(mistakes))
    def architecture(subject: Subject, call: Call) -> None:
        """For all weights, the network computes what the right one computes; so do its gradients."""
        case = observed.case(subject, call)
        if style:
            judge_style(case, style)
        try:
            judge_architecture(case)
        except Failed as failed:
            told = observed.in_turn(subject, case, failed, first) if call in explicit else failed
            raise told.because(*recognised(case)) if recognised and told is failed else told from None
        if call == default:
            observed.judge_again(subject, in_turn)

    @check(name="params", call=drawn, draws=_EXAMPLES, pinned=cases)
    def params_(subject: Subject, call: Call) -> None:
        """The numbers of parameters, trainable and others, are those of the formula."""
        values, case = named.arguments(call), observed.case(subject, call)
        judge_params(case, params(**values), untrained(**values), terms(**values) if terms else ())

    @check(call=drawn, draws=_EXAMPLES, pinned=cases)
    def output(subject: Subject, call: Call) -> None:
        """Outputs have the shape and the range of the task, by whichever way the model is called."""
        judge_output(observed.case(subject, call), outputs)

    trained = ({"call": first}, {"call": learning}, *cases[1:])

    @check(call=drawn, draws=_EXAMPLES, pinned=trained)
    def loss(subject: Subject, call: Call) -> None:
        """Loss and metrics have the right values, and the optimizer is the right one."""
        assert task is not None, "only compiled models are checked for their loss"
        case = observed.whole(subject, call, first)
        if case is not None:
            judge_loss(case, task, observed.loss_cases(call))

    @check(after=("architecture", "loss"), call=drawn, draws=_EXAMPLES, pinned=trained)
    def training(subject: Subject, call: Call) -> None:
        """From the same weights, training takes the right network's steps, and the loss falls."""
        case = observed.case(subject, call) if call == learning else observed.whole(subject, call, first)
        # Beyond some size no model is run.
        if case is None or not case.inputs:
            return
        judge_training(case)
        if call == learning:
            judge_learning(case)

    architecture = replace(architecture, as_answer=partial(as_answer, named, network, task))
    usual = [architecture, params_, output] + ([loss, training] if task else [])
    own = dict(checks or {})
    run = [own.pop(one.name, one) for one in usual] + list(own.values())
    return Kata(
        module,
        title,
        tuple(questions),
        (named,),
        tuple(run),
        tuple(hints),
        ahead=lambda: (*map(observed.request, (*explicit, learning) if task else explicit), observed.again(in_turn)),
        prediction=prediction,
        pictures=lambda subject: observed.pictures(subject, first),
    )
