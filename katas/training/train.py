"""Training a model · training · Q27, Q4

Somebody hands you a compiled Keras model and all the data there is. Train it, and tell how it went.

- Train once, for `epochs` epochs in batches of `batch_size` samples; the last batch of an epoch may be smaller.
- The last `validation_split` of the rows is held out, as `fit` does it: the model never trains on them, and its loss
  on them, `val_loss`, is recorded after every epoch.
- Leave the model as it was compiled: optimizer, learning rate, loss and metrics stay, a layer that is frozen stays
  frozen, and every row counts alike.
- Give back the `History` that `fit` returns.
"""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    """Train `model` and return its History.

    Args:
        model: a compiled Keras model.
        x: inputs, an array of n rows.
        y: targets, an array of n rows: one number each, or several.
        epochs: how many epochs to train, at least 1.
        batch_size: samples of a batch, at least 1.
        validation_split: the fraction of rows that is held out, between 0 and 1.
    """
    raise NotImplementedError
