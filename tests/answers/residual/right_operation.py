"""Written with functions of Keras."""

import keras
from keras import layers, ops


def conv(n, k=3):
    return layers.Conv2D(n, (k, k), (1, 1), "same")


def residual_block(x, filters):
    short = {True: lambda t: t, False: lambda t: conv(filters, 1)(t)}[int(x.shape[-1]) == filters](x)
    main = conv(filters)(keras.activations.relu(conv(filters)(x)))
    return keras.activations.relu(ops.add(short, main))
