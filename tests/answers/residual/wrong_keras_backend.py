# fails: tensor
# why: symbolic
"""TensorFlow's functions don't take symbolic tensors."""

import tensorflow as tf
from keras import layers


def residual_block(x, filters):
    shortcut = x if x.shape[-1] == filters else layers.Conv2D(filters, 1)(x)
    y = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    y = layers.Conv2D(filters, 3, padding="same")(y)
    return tf.nn.relu(shortcut + y)
