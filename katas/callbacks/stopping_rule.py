"""The rule of early stopping · callbacks · Q21, K9

Given the validation losses that an endless run would show, where does training stop, and which epoch was best? Follow
Keras's `EarlyStopping` with mode="min". Epochs are counted from 0.

- The first epoch is the best so far. A later epoch becomes the best one if its loss lies more than `min_delta` below
  that of the best epoch so far: loss + min_delta < best loss. A tie is no improvement.
- Training ends with the epoch that is the `patience`-th in a row without an improvement.
- If that never happens, training ends with the last epoch of the list.
- Losses past the end of training count for nothing.
- Losses are of any sign and size: large, zero, negative; the smallest gain counts. The list stays as it is.
"""


def stopping_epoch(losses, patience, min_delta=0.0):
    """Return (last_epoch, best_epoch).

    Args:
        losses: validation losses by epoch, a list of at least one finite number.
        patience: how many epochs without improvement are endured, at least 1.
        min_delta: by how much the best loss has to be beaten, 0 or more.
    """
    raise NotImplementedError
