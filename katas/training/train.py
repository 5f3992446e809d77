"""Training a model · training · Q27, Q4

Q27: What exactly does `fit` do with `epochs`, `batch_size` and `validation_split`?
Q4: You have 1,000 samples and a batch size of 32: how many weight updates does one epoch make?

You are given a compiled Keras model and all of the data. Train it, and report how it went.

- Train once, for `epochs` epochs in batches of `batch_size` samples; the last batch of an epoch may be smaller.
- The last `validation_split` of the rows is held out, as `fit` does: the model never trains on these rows, and its loss
  on them, `val_loss`, is recorded after every epoch.
- Leave the model as it was compiled: optimizer, learning rate, loss and metrics stay, frozen layers stay frozen, and
  every row has the same weight.
- Return the `History` that `fit` returns.
"""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    """Train `model` and return its History.

    Args:
        model: a compiled Keras model.
        x: inputs, an array of n rows.
        y: targets, an array of n rows of one or more numbers.
        epochs: number of epochs, at least 1.
        batch_size: samples of a batch, at least 1.
        validation_split: the fraction of rows to hold out, between 0 and 1.
    """
    raise NotImplementedError
