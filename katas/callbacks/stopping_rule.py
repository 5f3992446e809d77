"""The rule of early stopping · callbacks · Q21, K9

Q21: Which rule does early stopping use to end a training run?
K9: Why does early stopping work against overfitting, and what does it cost?

Given the validation losses of a run without early stopping, at which epoch would training stop, and which epoch was
best? Follow Keras's `EarlyStopping` with mode="min". Epochs are counted from 0.

- The first epoch starts as the best. A later epoch becomes the best if its loss is more than `min_delta` below that of
  the best epoch so far: loss + min_delta < best loss. A tie is not an improvement.
- Training ends with the `patience`-th epoch in a row without an improvement.
- If that never happens, training ends with the last epoch of the list.
- Losses after the end of training are ignored.
- Losses have any sign and size: large, zero, negative; even the smallest gain counts. Don't modify the list.
"""


def stopping_epoch(losses, patience, min_delta=0.0):
    """Return (last_epoch, best_epoch).

    Args:
        losses: validation losses by epoch, a list of at least one finite number.
        patience: how many epochs in a row without improvement end training, at least 1.
        min_delta: by how much a loss must be below the best one, 0 or more.
    """
    raise NotImplementedError
