"""Reducing the learning rate on a plateau · callbacks · Q47

Q47: The validation loss has reached a plateau: how do you let Keras lower the learning rate?

Write a function that returns a callback for `fit`. The callback lowers the learning rate when the validation loss no
longer improves.

- It watches `val_loss`. Neither the training loss nor any other logged value counts.
- An epoch is an improvement if its `val_loss` is more than 0.0001 below the best one so far; the first epoch of a
  training run always is.
- After `patience` epochs in a row without an improvement the learning rate is multiplied by `factor`, and the count
  restarts; the best value stays. The callback multiplies the learning rate that the optimizer has at that moment.
- There is no pause after a reduction, and no lower bound on the learning rate.
- Every training run (`fit`) starts afresh: without a best value, and with a count of zero.
- In an epoch that logs no `val_loss` nothing happens.
- Losses may be of any size, including zero and negative ones. They may be logged as Python numbers or as NumPy scalars.
- Another callback may change the learning rate in between, or request a stop: don't cancel the stop, and don't modify
  the values in the logs (you may add the learning rate to them, as Keras's own callback does). Two callbacks are
  independent.
"""


def reduce_lr_callback(factor=0.2, patience=3):
    """Return the callback, a new one for each call.

    Args:
        factor: what the learning rate is multiplied by, between 0 and 1.
        patience: number of epochs in a row without improvement, at least 1.
    """
    raise NotImplementedError
