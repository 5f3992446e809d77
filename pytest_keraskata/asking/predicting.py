"""Asking what a function makes of a model's predictions."""

from dataclasses import dataclass

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.message import Evidence, Request
from pytest_keraskata.asking.returned import Raised, Returned


@dataclass(frozen=True)
class PredictRequest(Request, probe="pytest_keraskata.answer.probes.predicting"):
    """Hand one model to a function several times, and report what it returns and what it leaves of the model.

    Args:
        calls: the calls, in this order; the one `Given` among the arguments of each is the same model.
    """

    calls: tuple[Call, ...]


@dataclass(frozen=True)
class PredictEvidence(Evidence):
    """What a function makes of a model's predictions.

    Args:
        raised: what the first call raised that raised, or None.
        returned: what each call returned, up to there.
        changed: arguments beside the model that are others than before.
        lost: what of the model is another than before: keys of `answer.kept`.
    """

    raised: Raised | None = None
    returned: tuple[Returned, ...] = ()
    changed: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
