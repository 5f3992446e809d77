"""A checkpoint after every epoch · callbacks · K8, Q25

K8: How do you follow a model while it trains, and keep its intermediate states?
Q25: What is a Keras callback, and how can it influence training?

Write a function that returns a callback for `fit`. The callback saves the whole model to a file after every epoch.

- The file of an epoch is called `{epoch:02d}-{val_loss:.4f}.keras`: the epoch's number, counted from 1 and with at
  least two digits, and its validation loss with four decimals, for example `07-0.1234.keras`. It is in `directory`.
- Every epoch writes its file, whether or not the loss improved, and keeps the files of other epochs. The file exists as
  soon as its epoch is over. It replaces a file of the same name; all other files in the folder stay.
- Epochs are numbered as in `fit` (`initial_epoch` included), plus one, since file names count from 1.
- From each file, `keras.models.load_model` loads a compiled model with the weights and the optimizer state of that
  epoch.
- The callback doesn't modify the logs, and each call returns a new one, independent of the others.
"""


def checkpoint_callback(directory):
    """Return the callback.

    Args:
        directory: an existing folder, as a string or `pathlib.Path`.
    """
    raise NotImplementedError
