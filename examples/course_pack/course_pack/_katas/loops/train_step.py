"""One step of training · loops

For each batch, `fit` does what all training does: predict, measure, differentiate, update. Write that step out with a
`tf.GradientTape`. (The checks only examine the model afterwards. If you leave the step to one of Keras's methods, you
may pass, but learn less.)
"""


def train_step(model, x, y):
    """Train the model on one batch, by one update, and return the loss before that update as a Python float.

    The model is built and compiled, and may already have been trained. Afterwards each weight equals its value after
    Keras's own step on these rows, whatever the model's layers and compile settings are. The loss is the number that
    this step reduces: over all rows of this batch, in training mode, penalties included.

    Everything that such a step doesn't train stays unchanged: frozen layers, how the model is compiled, and its
    optimizer, which stays the same object with the same settings.

    Args:
        model: a Keras model with one input and one output.
        x: inputs, (rows, ...).
        y: their targets.
    """
    raise NotImplementedError
