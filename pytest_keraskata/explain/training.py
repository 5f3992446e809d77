"""Faults of training, recognised by the numbers that come out."""

from pytest_keraskata.asking.training import TrainingEvidence
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts


@rule("updates", "defaults")
def batches_of_another_size(facts: Facts) -> Explanation | None:
    evidence = facts.evidence
    asked = facts.expected.get("batch_size")
    if facts.call.function != "train" or not isinstance(evidence, TrainingEvidence) or not evidence.batches:
        return None
    largest = max(evidence.batches)
    rows = len(evidence.trained_rows)
    if asked is None or largest == min(asked, rows):
        return None
    known = " (32 is what fit takes where nothing is said)" if largest == min(32, rows) else ""
    return Explanation(
        f"batches hold up to {largest} samples where this call asks for {asked}{known}",
        "which argument of fit says how many samples a batch has?",
    )


RULES = (batches_of_another_size,)
