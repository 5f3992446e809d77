"""keras.ops for what has no weights; padding by hand."""

from keras import layers, ops


def residual_block(x, filters):
    def convolution(t):
        return layers.Conv2D(filters, 3)(layers.ZeroPadding2D(1)(t))

    path = convolution(ops.relu(convolution(x)))
    fits = x.shape[3] == filters
    return ops.maximum(ops.add(path, x if fits else layers.Dense(filters)(x)), 0)
