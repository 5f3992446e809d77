"""tf.keras, add() as a function, shortcut first."""

import tensorflow as tf
from tensorflow.keras.layers import Conv2D, Identity, ReLU, add


def residual_block(x, filters):
    channels = x.shape[-1]
    if channels == filters:
        shortcut = Identity()(x)
    else:
        shortcut = Conv2D(filters=filters, kernel_size=1, strides=1)(x)
    block = tf.keras.Sequential([Conv2D(filters, 3, 1, "same"), ReLU(), Conv2D(filters, 3, 1, "same")])
    return ReLU()(add([block(x), shortcut]))
