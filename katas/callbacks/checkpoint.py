"""A checkpoint after every epoch · callbacks · K8, Q25

Make a callback for `fit` that writes the whole model to a file whenever an epoch is over.

- The file of an epoch is called `{epoch:02d}-{val_loss:.4f}.keras`: the epoch's number, counted from 1
  and with at least two digits, and its validation loss with four decimals, for example `07-0.1234.keras`.
  It lies in `directory`.
- Every epoch leaves its file, whether the loss got better or not, and keeps those of other epochs. The
  file is there as soon as its epoch is over. Only where a file of that very name is there already is it
  replaced; all other files in the folder stay, whoever wrote them.
- Epochs are numbered as `fit` numbers them (`initial_epoch` too), one higher since files count from 1.
- The whole model: `keras.models.load_model` makes of each file a compiled model with the weights of that
  epoch, and its optimizer's state.
- The callback leaves the logs alone, and each call makes a new one that knows nothing of others.
"""


def checkpoint_callback(directory):
    """Return the callback.

    Args:
        directory: an existing folder, as text or as `pathlib.Path`.
    """
    raise NotImplementedError
