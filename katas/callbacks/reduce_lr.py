"""Reducing the learning rate on a plateau · callbacks · Q47

Make a callback for `fit` that lowers the learning rate where the validation loss no longer gets better.

- It watches `val_loss`. Neither the training loss nor any other logged value has a say.
- An epoch is an improvement when its `val_loss` lies more than 0.0001 below the best one so far; the
  first epoch of a training always is.
- After `patience` epochs in a row without an improvement the learning rate is multiplied by `factor`, and
  the count starts again; the best value stays. The learning rate that is multiplied is the one that the
  optimizer has by then.
- There is no pause after a reduction, and no lower bound on the learning rate.
- Every training (`fit`) starts afresh: no best value yet, nothing counted.
- In an epoch that logs no `val_loss` nothing happens.
- Losses may be of any size, zero and negative ones too. They may be logged as Python numbers or as NumPy scalars.
- Another callback may change the learning rate in between, or ask for a stop: a stop stays, and the values in the logs
  stay as well (as Keras's own callback does, you may add the learning rate to them). Two callbacks know nothing of
  each other.
"""


def reduce_lr_callback(factor=0.2, patience=3):
    """Return the callback, a new one for each call.

    Args:
        factor: by which the learning rate is multiplied, between 0 and 1.
        patience: epochs in a row without improvement, at least 1.
    """
    raise NotImplementedError
