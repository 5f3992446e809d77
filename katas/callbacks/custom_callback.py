"""Callbacks of your own · callbacks · Q25, K8

`EpochLog(path)` keeps a diary of a training, in a file at `path`:

- When an epoch is over, one line is added to the file: a JSON object with `"epoch"`, the epoch's number
  as `fit` gives it (from 0), and every value that the epoch logged, under its own name, such as
  `{"epoch": 0, "loss": 0.7, "val_loss": 0.8}`.
- Every value is a number in the file. It may be logged as a Python number, a NumPy scalar or a scalar
  tensor.
- After every epoch the file can be read, not only when training is over.
- What is in the file already stays: new lines come after it, also in a second training. Where there is no
  file, it is made.

`OverfitStop(max_gap)` stops a training that overfits:

- Training stops after the first epoch in which `val_loss - loss` is greater than `max_gap`.
- In an epoch that logs no `val_loss` it does nothing, whatever earlier ones logged.

Both leave alone what is shared with other callbacks: the logs that they get, the learning rate, and a stop that
another one has asked for. Two callbacks of a class know nothing of each other.
"""

import keras


class EpochLog(keras.callbacks.Callback):
    """Add a line of JSON to a file after every epoch.

    Args:
        path: where the file is or will be, as text or as `pathlib.Path`.
    """

    def __init__(self, path):
        raise NotImplementedError


class OverfitStop(keras.callbacks.Callback):
    """Stop a training once the validation loss is too far above the training loss.

    Args:
        max_gap: how far above is still fine.
    """

    def __init__(self, max_gap):
        raise NotImplementedError
