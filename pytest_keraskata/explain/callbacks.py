"""Faults of callbacks, as the settings of those that ran and the course of the training show them."""

from pytest_keraskata.asking.callback import CallbackEvidence
from pytest_keraskata.asking.training import TrainingEvidence
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts


def _evidence(facts: Facts) -> TrainingEvidence | None:
    """A training that is asked to stop by a rule; where none is asked for, no rule is the wrong one."""
    is_one = isinstance(facts.evidence, TrainingEvidence) and "patience" in facts.expected
    return facts.evidence if is_one else None


@rule("stops", "best_weights", "defaults")
def watches_something_else(facts: Facts) -> Explanation | None:
    evidence = _evidence(facts)
    monitor = evidence.stopping.get("monitor") if evidence else None
    if monitor is None or monitor == "val_loss":
        return None
    told = {
        "loss": "the loss on training data keeps falling long after the model has begun to overfit",
        "accuracy": "accuracy on training data says nothing about other data",
    }
    why = told.get(str(monitor), "the validation loss is what decides")
    return Explanation(f"EarlyStopping watches {monitor}: {why}", "on which rows should the loss be monitored?")


@rule("stops", "best_weights", "defaults")
def looks_for_the_highest(facts: Facts) -> Explanation | None:
    evidence = _evidence(facts)
    if evidence is None or evidence.stopping.get("mode") != "max":
        return None
    return Explanation("mode='max' treats the highest loss as the best", "is a loss better when it is high or low?")


@rule("best_weights")
def keeps_the_last_weights(facts: Facts) -> Explanation | None:
    evidence = _evidence(facts)
    if evidence is None or evidence.stopping.get("restore_best_weights") is not False:
        return None
    if evidence.position and abs(evidence.position - evidence.epochs) > 0.01:
        return None
    return Explanation(
        "EarlyStopping stops training, but the model keeps the weights of its last epoch (restore_best_weights is "
        "False)",
        "how many epochs past its best is the model when patience runs out?",
    )


@rule("stops", "defaults")
def patience_of_another_length(facts: Facts) -> Explanation | None:
    evidence = _evidence(facts)
    asked = facts.expected.get("patience")
    found = evidence.stopping.get("patience") if evidence else None
    if found is None or found == asked:
        return None
    return Explanation(
        f"EarlyStopping has patience={found}, but this call needs {asked}",
        "does your callback use the argument patience?",
    )


@rule("stops", "best_weights")
def asks_for_more(facts: Facts) -> Explanation | None:
    evidence = _evidence(facts)
    if evidence is None:
        return None
    for name in ("min_delta", "start_from_epoch"):
        found = evidence.stopping.get(name, 0)
        if found:
            return Explanation(
                f"EarlyStopping has {name}={found:g}, which the task doesn't allow",
                "how small may an improvement be, and from which epoch does it count?",
            )
    return None


@rule("reduces", "watches", "min_delta", "again", "without_validation", "defaults", "fit")
def plateau_of_other_settings(facts: Facts) -> Explanation | None:
    """ReduceLROnPlateau watches another value, or has a bound at which the rate was seen."""
    if not isinstance(facts.evidence, CallbackEvidence) or not {"monitor", "min_lr"} <= facts.evidence.settings.keys():
        return None
    settings, found = facts.evidence.settings, [epoch.learning_rate for epoch in facts.evidence.epochs]
    if settings["monitor"] != "val_loss":
        return Explanation(
            f"ReduceLROnPlateau watches {settings['monitor']}",
            "which of the logged values should have reached a plateau?",
        )
    bound = float(settings["min_lr"] or 0)
    if bound > 0 and any(abs(rate - bound) <= 1e-4 * bound for rate in found):
        return Explanation(
            f"ReduceLROnPlateau has min_lr={bound:g}, below which the learning rate never falls",
            "which settings does the task need, and which keep their defaults?",
        )
    return None


RULES = (
    plateau_of_other_settings,
    watches_something_else,
    looks_for_the_highest,
    keeps_the_last_weights,
    patience_of_another_length,
    asks_for_more,
)
