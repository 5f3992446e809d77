"""Faults of callbacks, as the settings of those that ran and the course of the training show them."""

from pytest_keraskata.asking.callback import CallbackEvidence
from pytest_keraskata.asking.training import TrainingEvidence, held_out
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
        "EarlyStopping doesn't restore the best weights (restore_best_weights is False), and after this training the "
        "model has those of its last epoch",
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


@rule()
def several_fits(facts: Facts) -> Explanation | None:
    """The History that is returned covers fewer epochs than were trained."""
    if not isinstance(facts.evidence, TrainingEvidence) or not facts.evidence.is_history:
        return None
    told, trained = len(facts.evidence.history.get("loss", ())), facts.evidence.epochs
    # Epochs are counted by the rows that should be trained on.
    rest = held_out(len(facts.call.args[1]), facts.expected.get("validation_split", 0.0))
    if not 0 < told < trained or len(facts.evidence.held_out_rows) != rest:
        return None
    return Explanation(
        f"the model was trained for {trained} epochs, but the History covers only {told}: every fit has its own",
        "how often is fit called, and which History is returned?",
    )


@rule()
def nothing_held_out(facts: Facts) -> Explanation | None:
    evidence = facts.evidence
    if not isinstance(evidence, TrainingEvidence) or evidence.held_out_rows or "val_loss" in evidence.history:
        return None
    # Rows that training leaves out as well were held out, and not evaluated.
    if not evidence.is_history or len(evidence.trained_rows) < len(facts.call.args[1]):
        return None
    return Explanation(
        "no rows were held out, so there is no validation loss", "which rows should the model not learn from?"
    )


@rule("history", "held_out", "defaults")
def rows_of_both_kinds(facts: Facts) -> Explanation | None:
    """Which rows are trained on and which are held out contradicts what is asked for, in a way that tells how."""
    evidence = facts.evidence
    if not isinstance(evidence, TrainingEvidence) or "validation_split" not in facts.expected:
        return None
    rows, trained, held = len(facts.call.args[1]), evidence.trained_rows, evidence.held_out_rows
    if not trained or not held:
        return None
    # Rows are known by their numbers, and so are their targets.
    strange = evidence.mispaired and {*trained} & {*held}
    if strange or trained[0] < 0 or held[0] < 0 or max(trained[-1], held[-1]) >= rows:
        return Explanation("the model gets other numbers than those in x", "which inputs does the model expect?")
    if {*trained} & {*held}:
        return Explanation(
            "some rows are used for training and for validation alike, so their loss means little",
            "which rows has the model never seen?",
        )
    if evidence.mispaired:
        return Explanation("x and y are no longer in the same order", "which target belongs to a row of x?")
    contiguous = len(trained) == trained[-1] - trained[0] + 1 and len(held) == held[-1] - held[0] + 1
    if not contiguous and len(trained) + len(held) == rows:
        return Explanation(
            "the held-out rows come from everywhere in the data, not from its end",
            "which rows does fit hold out, and does it shuffle first?",
        )
    if contiguous and trained[0] == 0 and held[0] == len(trained):
        if len(trained) + len(held) < rows:
            unused = rows - len(trained) - len(held)
            return Explanation(
                f"at the end {'1 row is' if unused == 1 else f'{unused} rows are'} used for neither training nor validation",
                "which step leaves these rows out?",
            )
        split = facts.expected["validation_split"]
        exact, first = rows * (1 - split), rows - held_out(rows, split)
        if abs(first - len(trained)) == 1 and abs(exact - round(exact)) > 1e-6:
            return Explanation(
                "the number of held-out rows is rounded in another way than by fit, which rounds down the training rows",
                "how many rows are held out, and which ones?",
            )
    return None


@rule("updates", "defaults")
def batches_of_another_size(facts: Facts) -> Explanation | None:
    evidence, size = facts.evidence, facts.expected.get("batch_size")
    if not isinstance(evidence, TrainingEvidence) or size is None or len(evidence.batches) < 2:
        return None
    rows = len(evidence.trained_rows)
    each, epochs = -(-rows // size), facts.expected["epochs"]
    if rows % size and len(evidence.batches) == each * epochs and {*evidence.batches} == {size}:
        return Explanation(
            "every batch is full, so the last batch of an epoch takes rows of the next one",
            "what happens to the rest of an epoch?",
        )
    most = max(evidence.batches)
    if most < min(size, rows) and evidence.batches.count(most) >= len(evidence.batches) // 2:
        return Explanation(
            f"no batch has more than {most} rows, though batch_size is {size}", "is batch_size passed to fit as it is?"
        )
    return None


@rule("stops", "best_weights", "defaults")
def has_a_baseline(facts: Facts) -> Explanation | None:
    evidence = _evidence(facts)
    baseline = evidence.stopping.get("baseline") if evidence else None
    if not isinstance(baseline, int | float):
        return None
    return Explanation(
        f"EarlyStopping has baseline={baseline:g}, and losses above it never count as an improvement",
        "which loss must the first epoch beat?",
    )


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


# A baseline may stop a training as other mistakes do.
FIRST = (has_a_baseline,)
RULES = (
    several_fits,
    nothing_held_out,
    rows_of_both_kinds,
    batches_of_another_size,
    plateau_of_other_settings,
    watches_something_else,
    looks_for_the_highest,
    keeps_the_last_weights,
    patience_of_another_length,
    asks_for_more,
)
