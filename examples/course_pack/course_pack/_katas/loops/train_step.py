"""One step of training · loops

`fit` does for each batch what every training does: predict, measure, differentiate, move. Write that step out, with a
`tf.GradientTape`. (The checks look at what has become of the model. Whoever leaves the step to a method of Keras's may
well pass, and has learned less.)
"""


def train_step(model, x, y):
    """Train the model on one batch, by one update, and return the loss before that update as a Python float.

    The model comes built and compiled, and may have been trained before. Afterwards each of its weights is what Keras's
    own step on these rows would have made of it, however the model is compiled and whatever it is made of. The loss is
    the very number that this step reduces: that of all rows of this batch, in training, penalties included.

    What isn't trained by such a step stays as it was: layers that came frozen, how the model is compiled, and its
    optimizer, which stays the same object with the same settings.

    Args:
        model: a Keras model with one input and one output.
        x: inputs, (rows, ...).
        y: their targets.
    """
    raise NotImplementedError
