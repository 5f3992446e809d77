"""Callbacks that look at numbers which are never computed."""

from collections.abc import Iterator

from pytest_keraskata.portrait.fault import Fault, error
from pytest_keraskata.portrait.rules.rule import rule
from pytest_keraskata.portrait.seen import Portrait


@rule("fit", "a number that is never computed")
def never_computed(portrait: Portrait) -> Iterator[Fault]:
    fitting, computed = portrait.fitting, portrait.computed
    if fitting is None:
        return
    for watcher in fitting.watchers:
        without = watcher.monitor.startswith("val_") and not fitting.validates
        raised = portrait.raised is not None and watcher.monitor in portrait.raised.message
        missing = computed is not None and watcher.monitor not in computed
        if (without and missing) or (missing and computed) or raised:
            known = ", ".join(computed or ())
            yield error(
                "a number that is never computed",
                f"monitor={watcher.monitor!r} of {watcher.kind}",
                f"{watcher.kind} looks at {watcher.monitor}, and "
                + ("fit gets no validation data" if without else "there is no such number")
                + (f"; there are {known}" if known else f": {portrait.raised.kind}" if portrait.raised else ""),
                "the callback does nothing, or fit raises"
                if not without
                else "numbers that begin with val_ are computed from validation data alone: the callback does nothing",
                "give fit validation_data or validation_split"
                if without
                else 'name a number that fit reports: "val_" and the metric as it was compiled, such as "val_accuracy"',
            )
            return
