"""Early stopping · callbacks · Q36, Q21, K9

Q36: Add early stopping to a training run: which settings matter, and which default is a trap?
Q21: Which rule does early stopping use to end a training run?
K9: Why does early stopping work against overfitting, and what does it cost?

Train a compiled model, and stop once it no longer improves on data that it doesn't learn from.

- One `fit` on `x` and `y` for at most `epochs` epochs. The last `validation_split` of the rows is held out for
  validation, as `fit` does.
- Training stops once the validation loss has not improved for `patience` epochs. Any loss below the best one so far is
  an improvement, however small; losses may be of any size, including zero and negative ones. The training loss doesn't
  count.
- At the end the model has the weights of its best epoch, the one with the lowest validation loss, even if training runs
  for all `epochs`.
- Leave the model as it was compiled: optimizer, learning rate, loss and metrics stay, frozen layers stay frozen, and
  every row has the same weight.
- Return the `History` that `fit` returns.
"""


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    """Train `model` and return its History.

    Args:
        model: a compiled Keras model.
        x: inputs, an array of n rows.
        y: targets, an array of n rows.
        patience: number of epochs without improvement after which training stops, at least 1.
        epochs: the maximum number of epochs.
        validation_split: the fraction of rows to hold out, between 0 and 1.
    """
    raise NotImplementedError
