"""One step of training.

The tape watches what a batch goes through on its way to the loss: the layers as they act in training, and the loss
that the model was compiled with, to which `compute_loss` adds the penalties. The model's own optimizer makes the step,
since it remembers the steps before; and only trainable variables are handed to it, so what is frozen stays.
"""

import tensorflow as tf


def train_step(model, x, y):
    with tf.GradientTape() as tape:
        loss = model.compute_loss(y=y, y_pred=model(x, training=True))
    trained = model.trainable_variables
    model.optimizer.apply(tape.gradient(loss, trained), trained)
    return float(loss)
