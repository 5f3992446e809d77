"""Does it have as many parameters as the formula says?"""

from collections.abc import Sequence

from pytest_keraskata.failures.networks import WrongCount, WrongTrainable
from pytest_keraskata.judge.case import Case, the_model


def judge_params(case: Case, total: int, non_trainable: int = 0, terms: Sequence[str] = ()) -> None:
    """The answer's model has `total` parameters, all but `non_trainable` of them trainable.

    Args:
        case: the case.
        total: the closed form's value, all parameters.
        non_trainable: how many of them are not trained.
        terms: the formula term by term, in words.

    Raises:
        Failed: if a count differs.
    """
    evidence = the_model(case)
    counted = sum(weight.size for weight in evidence.weights)
    if counted != total or evidence.count != total:
        found = evidence.count if evidence.count != total else counted
        raise case.failed(WrongCount(total, found, tuple(terms)))
    judge_trained(case, total, non_trainable)


def judge_trained(case: Case, total: int, non_trainable: int = 0) -> None:
    """All parameters but `non_trainable` are trainable.

    Raises:
        Failed: if more or fewer are.
    """
    fixed = sum(weight.size for weight in the_model(case).weights if not weight.trainable)
    if fixed != non_trainable:
        raise case.failed(WrongTrainable((total - non_trainable, non_trainable), (total - fixed, fixed)))
