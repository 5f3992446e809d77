"""One step of training.

The tape records everything between a batch and its loss: the layers in training mode, and the loss that the model was
compiled with, to which `compute_loss` adds the penalties. The model's own optimizer makes the step, since it remembers
earlier steps; and it receives only trainable variables, so frozen layers stay unchanged.
"""

import tensorflow as tf


def train_step(model, x, y):
    with tf.GradientTape() as tape:
        loss = model.compute_loss(y=y, y_pred=model(x, training=True))
    trained = model.trainable_variables
    model.optimizer.apply(tape.gradient(loss, trained), trained)
    return float(loss)
