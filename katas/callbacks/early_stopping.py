"""Early stopping · callbacks · Q36, Q21, K9

Train a model that somebody compiled, and stop when it no longer gets better on data that it doesn't learn from.

- One `fit` on `x` and `y` for at most `epochs` epochs. The last `validation_split` of the rows is held out for
  validation, as `fit` does it.
- Training stops once the validation loss has not improved for `patience` epochs. Any loss below the best one so far
  is an improvement, however little it is below it; losses may be of any size, zero and negative ones too. The training
  loss has no say.
- At the end the model has the weights of its best epoch, the one with the lowest validation loss: also when `epochs`
  run out before patience does.
- Leave the model as it was compiled: optimizer, learning rate, loss and metrics stay, a layer that is frozen stays
  frozen, and every row counts alike.
- Give back the `History` that `fit` returns.
"""


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    """Train `model` and return its History.

    Args:
        model: a compiled Keras model.
        x: inputs, an array of n rows.
        y: targets, an array of n rows.
        patience: epochs without improvement after which training stops, at least 1.
        epochs: the most epochs to train.
        validation_split: the fraction of rows that is held out, between 0 and 1.
    """
    raise NotImplementedError
