"""How many updates an epoch has, and how large its last batch is."""

from itertools import cycle

from hypothesis import strategies as st

from pytest_keraskata.authoring import counts, function, function_kata, mistake

updates = function("updates_per_epoch(samples, batch_size)")
last = function("last_batch_size(samples, batch_size)")
total = function("total_updates(samples, batch_size, epochs)")


def up(samples: int, batch_size: int) -> int:
    return -(-samples // batch_size)


# A rest, no rest, one sample more or less than full batches, one batch, one sample, batches of one.
_SIZES = ((100, 32), (96, 32), (97, 32), (95, 32), (10, 32), (32, 32), (1, 1), (1, 8), (7, 1), (60_000, 128))
# Beyond 32 bits, and where a float32 has lost the last digits.
_LARGE = (
    (20_000_001, 1),
    (3 * 2**32 + 7, 2),
    (2**40 + 1, 2**33),
    (10**12, 999_999),
    (2**24 + 1, 2**24),
    (2**40 - 1, 2**33),
)
_FEW = st.integers(1, 400)
_DRAWN = {"samples": _FEW | counts(10**12), "batch_size": st.integers(1, 130) | counts(10**10)}

_REST, _FULL, _ANEW = (
    "what happens to the rest?", "how large is the last batch if all of them are full?",
    "where does every epoch start again?",
)  # fmt: skip
_UPDATES = (
    mistake("rest-dropped", lambda samples, batch_size: samples // batch_size,
            "samples that don't fill a batch are dropped", _REST),
    mistake("always-one-more", lambda samples, batch_size: samples // batch_size + 1,
            "a batch is added although no sample is left", "how many samples would it hold?"),
    mistake("rounded", lambda samples, batch_size: round(samples / batch_size),
            "the number of batches is rounded to the nearest", _REST),
    mistake("batches-of-32", lambda samples: up(samples, 32),
            "the batches hold 32 samples, whatever batch_size is", "does your function use batch_size?"),
    mistake("one-update-a-sample", lambda samples: samples,
            "there is one update per sample", "how many samples does an update look at?"),
    mistake("one-update", lambda: 1, "there is one update per epoch, as if a batch held all samples",
            "how many samples does an update look at?"),
    mistake("small-set-one", lambda samples, batch_size: max(1, samples // batch_size),
            "samples that don't fill a batch are dropped, unless there is no full one", _REST),
    mistake("small-set-none", lambda samples, batch_size: up(samples, batch_size) if samples >= batch_size else 0,
            "fewer samples than a batch make no update", "does a batch have to be full?"),
)  # fmt: skip
_LAST = (
    mistake("rest", lambda samples, batch_size: samples % batch_size, "a batch of 0 samples never occurs", _FULL),
    mistake("always-full", lambda samples, batch_size: min(samples, batch_size),
            "the last batch is treated as a full one", "how many samples are left for it?"),
    mistake("batch-size", lambda batch_size: batch_size,
            "the last batch is treated as a full one, even if there are fewer samples",
            "how many samples are left for it?"),
    mistake("larger-than-the-data", lambda samples, batch_size:
            batch_size if samples < batch_size else (samples - 1) % batch_size + 1,
            "a batch is larger than the whole data set", "how many samples are left for it?"),
    mistake("missing", lambda samples, batch_size: -samples % batch_size,
            "this is how many samples the last batch lacks", "does the last batch hold these samples, or lack them?"),
    mistake("missing-or-full", lambda samples, batch_size: batch_size - samples % batch_size,
            "this is how many samples the last batch lacks", "does the last batch hold these samples, or lack them?"),
    mistake("average", lambda samples, batch_size: samples // up(samples, batch_size),
            "this is the average size of a batch", "are all batches of the same size?"),
    mistake("rest-less-one", lambda samples, batch_size: (samples - 1) % batch_size,
            "the last batch is one sample too small", "how many samples are there from first to last?"),
)  # fmt: skip
_TOTAL = (
    mistake("across-epochs", lambda samples, batch_size, epochs: up(samples * epochs, batch_size),
            "a batch here holds samples of two epochs", _ANEW),
    mistake("rests-dropped", lambda samples, batch_size, epochs: samples // batch_size * epochs,
            "in every epoch samples that don't fill a batch are dropped", _REST),
    mistake("full-across-epochs", lambda samples, batch_size, epochs: samples * epochs // batch_size,
            "the epochs are treated as one long run whose rest is dropped", _ANEW),
    mistake("one-epoch", lambda samples, batch_size: up(samples, batch_size),
            "these are the updates of one epoch", "how often is every sample seen?"),
    mistake("epoch-short", lambda samples, batch_size, epochs: up(samples, batch_size) * (epochs - 1),
            "one epoch is missing", "does the first epoch update anything?"),
    mistake("all-samples", lambda samples, epochs: samples * epochs,
            "there is one update per sample", "how many samples does an update look at?"),
)  # fmt: skip

kata = function_kata(
    __name__,
    title="Batches and updates",
    questions=("Q4", "Q5", "K6"),
    functions=(updates, last, total),
    checks=(
        updates.returns("updates_per_epoch", up, draws=_DRAWN, pinned=(*_SIZES, *_LARGE), mistakes=_UPDATES),
        last.returns(
            "last_batch_size",
            lambda samples, batch_size: samples % batch_size or batch_size,
            draws=_DRAWN,
            pinned=(*_SIZES, *_LARGE),
            mistakes=_LAST,
        ),
        total.returns(
            "total_updates",
            lambda samples, batch_size, epochs: epochs * up(samples, batch_size),
            draws={**_DRAWN, "epochs": counts(500)},
            # Nothing but the product is beyond 32 bits in the last one.
            pinned=[
                *((*size, epochs) for size, epochs in zip((*_SIZES, *_LARGE), cycle((20, 3, 5, 2, 4, 1, 500)))),
                (100_001, 2, 100_000),
            ],
            mistakes=_TOTAL,
        ),
        updates.refuses(
            "bad_batch_size",
            "a batch can't have {batch_size} samples",
            also=(last, total),
            draws={"samples": _FEW, "batch_size": st.integers(-40, 0), "epochs": st.integers(1, 9)},
            pinned=[
                {"samples": samples, "batch_size": size, "epochs": 3}
                for samples, size in ((10, 0), (10, -1), (64, -32), (1, -(2**40)))
            ],
            examples=15,
        ),
    ),
    hints=(
        "What happens to the samples that don't fill a whole batch?",
        "How large is the last batch if the batch size divides the number of samples?",
        "Does a batch ever hold samples of two epochs?",
    ),
)
