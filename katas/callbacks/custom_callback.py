"""Callbacks of your own · callbacks · Q25, K8

Q25: What is a Keras callback, and how can it influence training?
K8: How do you follow a model while it trains, and keep its intermediate states?

`EpochLog(path)` logs a training run to a file at `path`:

- After every epoch it appends one line to the file: a JSON object with `"epoch"`, the epoch's number as `fit` passes it
  (from 0), and every logged value under its own name, such as `{"epoch": 0, "loss": 0.7, "val_loss": 0.8}`.
- Every value is written as a number. It may be logged as a Python number, a NumPy scalar or a scalar tensor.
- The file is complete and readable after every epoch, not only at the end of training.
- Existing lines stay: new lines are appended, even in a second training run. If the file doesn't exist, it is created.

`OverfitStop(max_gap)` stops a training run that overfits:

- Training stops after the first epoch in which `val_loss - loss` is greater than `max_gap`.
- In an epoch that logs no `val_loss` it does nothing, whatever earlier epochs logged.

Neither changes what callbacks share: the logs they receive, the learning rate, and a stop that another callback has
requested. Two callbacks of the same class are independent.
"""

import keras


class EpochLog(keras.callbacks.Callback):
    """Append a line of JSON to a file after every epoch.

    Args:
        path: where the file is or will be, as a string or `pathlib.Path`.
    """

    def __init__(self, path):
        raise NotImplementedError


class OverfitStop(keras.callbacks.Callback):
    """Stop training once the validation loss is too far above the training loss.

    Args:
        max_gap: the largest gap that is still fine.
    """

    def __init__(self, max_gap):
        raise NotImplementedError
